"""Marks: the marked content of a page's drawing, found again and renamed.

*Takes* the list of operators that drew a page. *Gives* what each piece of text became:
real content with a structure type, or an artifact (ISO 32000-2, 14.6 and 14.8.2.2).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from octavo.production.print.syntax import Name, Value, write


class UntaggedError(Exception):
    """Content was drawn where no mark can reach it."""


@dataclass(slots=True)
class PageMarks:
    """The operators of one page. `open` are boxes drawn and not yet given a role."""

    operators: list[Any]
    open: dict[Any, dict[str, Any]]
    cut_fonts: dict[int, str] = field(default_factory=dict)  # of page numbers cut out
    _told: dict[int, tuple[str, dict[str, Value]]] = field(default_factory=dict)
    _at: dict[int, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        # quirk(weasyprint 70): an operator that begins marked content is three items
        # of the stream: the tag, the property list, "BDC".
        for index, item in enumerate(self.operators):
            if isinstance(item, dict) and "MCID" in item:
                self._at[item["MCID"]] = index

    def take(self, box: Any) -> int | None:
        """The mark of a drawn box, once; None if the box drew nothing."""
        drawn = self.open.pop(box, None)
        return None if drawn is None else int(drawn["mcid"])

    def content(self, mcid: int, tag: str, **properties: Value) -> None:
        """Call marked content by its structure type."""
        at = self._position(mcid)
        self.operators[at - 1] = f"/{tag}"
        self.operators[at] = write({"MCID": mcid, **properties})
        self._told[mcid] = tag, properties

    def artifact(self, mcid: int, **properties: Value) -> None:
        """Make marked content an artifact: no part of what is read."""
        at = self._position(mcid)
        self.operators[at - 1] = "/Artifact"
        self.operators[at] = write(properties)

    def add_space(self, mcid: int, space_of: Callable[[str], int | None]) -> None:
        """Draw a space after the text of marked content, in its font; say it, too, if
        the content is read otherwise than it is drawn."""
        tag, told = self._told.get(mcid, ("", {}))
        actual = told.get("ActualText", " ")
        if isinstance(actual, str) and not actual.endswith(" "):
            self.content(mcid, tag, **{**told, "ActualText": actual + " "})
        font, last = self.cut_fonts.get(mcid, ""), -1
        for at in self.drawing(mcid):
            item = self.operators[at]
            if not isinstance(item, bytes):
                continue
            if item.endswith(b"Tf"):
                font = item.split()[0][1:].decode()
            elif item.endswith(b"] TJ") or item.startswith(b"%SLOT"):
                last = at
        glyph = space_of(font) if last >= 0 else None
        if glyph is None:
            return
        drawn, space = self.operators[last], b"%04x>] TJ" % glyph
        if drawn[: drawn.rfind(b">")].endswith(b"%04x" % glyph):
            return  # quirk(weasyprint 70): some lines are drawn with their last space
        if drawn.endswith(b">] TJ"):
            self.operators[last] = drawn.removesuffix(b">] TJ") + space
        else:
            self.operators[last] = drawn + b"\n[<" + space

    def drawing(self, mcid: int) -> range:
        """The positions of the operators inside marked content."""
        at = self._position(mcid) + 2
        end = at
        while self.operators[end] != b"EMC":
            end += 1
        return range(at, end)

    def _position(self, mcid: int) -> int:
        # quirk(weasyprint 70): what has an opacity below 1 is drawn in a form of its
        # own, while its mark is counted on the page.
        if mcid not in self._at:
            raise UntaggedError
        return self._at[mcid]


PAGE_HEAD: dict[str, Value] = {"Type": Name("Pagination"), "Subtype": Name("Header")}
PAGE_FOOT: dict[str, Value] = {"Type": Name("Pagination"), "Subtype": Name("Footer")}
REPEATED: dict[str, Value] = {"Type": Name("Pagination")}
LAYOUT: dict[str, Value] = {"Type": Name("Layout")}
