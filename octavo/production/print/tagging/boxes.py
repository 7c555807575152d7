"""Boxes: what layout leaves on a page, as the tagging sees them.

*Gives* a protocol for WeasyPrint's boxes and `is_a`, which asks for a box's kind by the
name that the CSS specification and WeasyPrint share. So nothing here imports it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, Protocol
from xml.etree import ElementTree

Html = ElementTree.Element


class Box(Protocol):
    """A laid-out box; lengths in CSS px from the top left of the page."""

    element: Html | None
    element_tag: str
    style: Mapping[str, Any]
    children: Sequence[Box]
    link_annotation: Any
    footnote: Any
    is_leader: bool
    text: str
    at_keyword: str
    width: float
    height: float
    colspan: int
    rowspan: int

    def content_box_x(self) -> float: ...
    def content_box_y(self) -> float: ...
    def descendants(self, placeholders: bool = False) -> Iterator[Box]: ...


@lru_cache(maxsize=256)
def _kinds(cls: type) -> frozenset[str]:
    return frozenset(base.__name__ for base in cls.__mro__)


def is_a(box: Box, kind: str) -> bool:
    """Whether a box is of a kind: TextBox, LineBox, MarginBox, ReplacedBox, …"""
    return kind in _kinds(type(box))


def placed(box: Box) -> Box:
    """The box itself where an absolutely placed one is stood in for."""
    return getattr(box, "_box", box) if is_a(box, "AbsolutePlaceholder") else box


def pseudo(box: Box) -> str:
    """`marker`, `before`, `footnote-call`, … or "" for the element itself."""
    return box.element_tag.partition("::")[2] if box.element is not None else ""
