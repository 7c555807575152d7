"""Enlarging: the house's measures grown for large print.

*Takes* a style sheet or a drawing, and by how much. *Gives* the same with every length
in mm or pt grown; what is told in em, per cent or lines follows by itself.
"""

from __future__ import annotations

import re

ENLARGED = 1.8  # 10 pt of text become 18, 8 pt of notes 14.4
COLUMN = 170.0  # mm: the one column of large print, on every paper
_LENGTH = re.compile(r"(?<![\w.#-])(-?)(\d*\.?\d+)(mm|pt)\b")
_SIZE = re.compile(r'width="([\d.]+)mm" height="([\d.]+)mm"')


def enlarge_sheet(css: str, by: float = ENLARGED) -> str:
    """The style sheet with its lengths grown."""
    return _LENGTH.sub(lambda m: f"{m[1]}{_grown(m[2], by)}{m[3]}", css)


def enlarge_drawing(svg: str, by: float) -> str:
    """The drawing shown larger: its own measures stay, in `viewBox`."""

    def grow(size: re.Match[str]) -> str:
        width, height = (_grown(length, by) for length in size.groups())
        return f'width="{width}mm" height="{height}mm"'

    return _SIZE.sub(grow, svg, count=1)


def _grown(length: str, by: float) -> str:
    return f"{float(length) * by:.3f}".rstrip("0").rstrip(".")
