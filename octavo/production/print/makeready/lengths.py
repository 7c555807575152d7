"""Lengths: used at once where they are given in full.

quirk(weasyprint 70): each of the twenty lengths of a box is looked up, asked for its
unit and set one by one, each time that the box is laid out. Most are zero, auto, or so
many px: these are gathered once for a style and set in one go; the rest is left to it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from math import inf
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout import percent

from octavo.production.print.makeready.styles import source
from octavo.production.print.makeready.swap import swapped

ACROSS = ("margin_left", "margin_right", "padding_left", "padding_right")
WIDTHS = (*ACROSS, "width", "min_width", "max_width")
DOWN = ("margin_top", "margin_bottom", "padding_top", "padding_bottom")
HEIGHTS = ("height", "min_height", "max_height")
BORDERS = tuple(f"border_{s}_width" for s in ("top", "right", "bottom", "left"))


class Lengths:
    """The lengths of a style: those given in full, and the names of the others."""

    __slots__ = ("borders", "down", "full", "heights", "widths", "within")

    def __init__(self, style: Any) -> None:
        self.full: dict[str, Any] = {}
        self.widths = self._others(WIDTHS, style)
        self.down = self._others(DOWN, style)
        self.heights = self._others(HEIGHTS, style)
        self.borders = {name: style[name] for name in BORDERS}
        if style["border_collapse"] != "collapse":
            self.full |= self.borders
            self.borders = {}
        self.within = style["box_sizing"] != "content-box"

    def _others(self, names: Sequence[str], style: Any) -> tuple[str, ...]:
        others = []
        for name in names:
            value = style[name]
            if value is None or value == "auto":
                least = name in ("min_width", "min_height")
                self.full[name] = 0 if value and least else value
            elif getattr(value, "unit", None) not in (None, "%"):
                self.full[name] = value.value
            else:
                others.append(name)
        return tuple(others)


def resolve_percentages(box: Any, containing_block: Any) -> None:
    """Set used values as attributes of the box."""
    style = source(box.style)
    lengths = getattr(style, "lengths", None)
    if lengths is None:
        lengths = style.lengths = Lengths(style)
    if isinstance(containing_block, boxes.Box):
        width, height = containing_block.width, containing_block.height
    else:
        width, height = containing_block
    box.__dict__.update(lengths.full)
    resolve = percent.resolve_one_percentage
    for name in lengths.widths:
        resolve(box, name, width)
    for name in lengths.down:
        resolve(box, name, height if isinstance(box, boxes.PageBox) else width)
    for name in lengths.heights:
        if height != "auto":
            resolve(box, name, height)
        elif name == "height":
            box.height = "auto"
        else:
            resolve(box, name, 0 if name == "min_height" else inf)
    for name, value in lengths.borders.items():
        if not hasattr(box, name):  # where borders collapse, some were chosen before
            setattr(box, name, value)
    if lengths.within:
        percent.adjust_box_sizing(box, "width")
        percent.adjust_box_sizing(box, "height")


@contextmanager
def lengths_at_once() -> Iterator[None]:
    """While a division is laid out, set the lengths of a box in one go."""
    with swapped(percent.resolve_percentages, resolve_percentages):
        yield
