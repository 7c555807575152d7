"""What is drawn on a page, instruction by instruction."""

from __future__ import annotations

from typing import Any

import pikepdf


def drawn(thing: Any) -> list[tuple[str, list[Any]]]:
    """Operator and operands of each instruction of a page or form."""
    found: list[Any] = list(pikepdf.parse_content_stream(thing))
    return [(str(each.operator), list(each.operands)) for each in found]


def numbers(operands: list[Any]) -> list[float]:
    return [round(float(part), 4) for part in operands]
