"""Notes: each measured once, though its page is filled line by line.

quirk(weasyprint 70): whenever a note comes to a page or leaves it, all notes of the
page are laid out anew to learn how high they stand. Here each is laid out alone, once
for each width, and their heights are added up. What is drawn is laid out by the
library when the page is full, as before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from math import inf
from typing import Any

from weasyprint import layout
from weasyprint.formatting_structure import boxes

from octavo.production.print.makeready.styles import source

STACKED = ("margin_top", "margin_bottom")
"""What must be nought, lest the margins of two notes fall together."""


class Heights:
    """The notes of a division that were laid out: (note, its page's style and width) →
    height. Notes are kept with their heights, so that ids hold."""

    def __init__(self) -> None:
        self._known: dict[Any, tuple[Any, Any]] = {}

    def update(self, anew: Callable[[Any], bool], context: Any) -> bool:
        """Make room for the notes of the page (in place of
        `LayoutContext._update_footnote_area`); whether they overflow their area."""
        area, notes = context.current_footnote_area, context.current_page_footnotes
        if not (notes and _grows(area) and all(map(_is_stacked, notes))):
            return anew(context)
        height = sum(self._height(anew, context, note) for note in notes)
        if area.height != "auto" and not context.in_column:
            context.page_bottom += area.margin_height()
        area.children, area.height = notes, height
        if not context.in_column:
            context.page_bottom -= area.margin_height()
        return False

    def _height(self, anew: Callable[[Any], bool], context: Any, note: Any) -> Any:
        area = context.current_footnote_area
        key = (id(note), id(source(area.style)), area.page.width)
        if key not in self._known:
            standing = (area.children, area.height, context.page_bottom)
            notes = context.current_page_footnotes
            context.current_page_footnotes = [note]
            anew(context)
            self._known[key] = (note, area.height)
            context.current_page_footnotes = notes
            area.children, area.height, context.page_bottom = standing
        return self._known[key][1]


def _grows(area: Any) -> bool:
    """Whether the area is as high as its notes, and so never too low for them."""
    free = area.style["height"] == "auto" and area.max_height == inf
    return free and not area.min_height


def _is_stacked(note: Any) -> bool:
    """Whether a note is as high among others as it is alone."""
    style = source(note.style)
    apart = (style[name] for name in STACKED)
    return isinstance(note, boxes.BlockBox) and not any(
        length == "auto" or length.value for length in apart
    )


@contextmanager
def notes_measured_once() -> Iterator[None]:
    """While a division is laid out, keep the heights of its notes."""
    context = layout.LayoutContext
    before = context._update_footnote_area
    heights = Heights()
    context._update_footnote_area = lambda self: heights.update(before, self)
    try:
        yield
    finally:
        context._update_footnote_area = before
