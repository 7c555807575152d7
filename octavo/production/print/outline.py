"""The outline: the divisions and their sections, nested as the headings are.

*Takes* the galleys and the bookmarks of their sheets. *Gives* a tree of titles and
destinations; every division is in it, also one without a heading.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from octavo.model.galley import Galley
from octavo.production.print.gathering import Bookmark, Sheet


@dataclass(slots=True)
class OutlineEntry:
    """A line of the outline; `target` is a named destination."""

    title: str
    target: str
    entries: list[OutlineEntry] = field(default_factory=list)


def outline(galleys: Sequence[Galley], sheets: Sequence[Sheet]) -> list[OutlineEntry]:
    """The outline of the book."""
    found: list[OutlineEntry] = []
    for galley, sheet in zip(galleys, sheets, strict=True):
        found += _of_division(galley, sheet.bookmarks)
    return found


def _of_division(galley: Galley, bookmarks: Sequence[Bookmark]) -> list[OutlineEntry]:
    """A division is one line, with its sections below, whatever level its headings
    begin at; a level that is skipped is closed up."""
    top = min((mark.level for mark in bookmarks), default=1)
    if sum(mark.level == top for mark in bookmarks) != 1:
        head = Bookmark(0, galley.title or galley.division, galley.division)
        bookmarks = [head, *bookmarks]
    elif bookmarks[0].level != top:
        first = next(mark for mark in bookmarks if mark.level == top)
        bookmarks = [first, *(mark for mark in bookmarks if mark is not first)]
    found: list[OutlineEntry] = []
    above: list[tuple[int, OutlineEntry]] = []
    for mark in bookmarks:
        entry = OutlineEntry(mark.title, mark.target)
        while above and above[-1][0] >= mark.level:
            above.pop()
        (above[-1][1].entries if above else found).append(entry)
        above.append((mark.level, entry))
    return found
