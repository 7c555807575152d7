"""The proof sheet: what every check reads.

*Takes* a numbered publication, the day, and the letters that the fonts have. *Gives*
the lines once for all checks, and the inlines in them.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from octavo.diagnostics import NOWHERE, Place
from octavo.editorial.walk import Slot
from octavo.model.inlines import Inline, Line
from octavo.model.publication import Publication


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    publication: Publication
    lines: tuple[tuple[Slot, Line], ...]
    today: date
    covered: frozenset[int] | None
    within: int  # days ahead in which reviews are told
    unread: tuple[str, ...]  # files that could not be read in full

    def has_read(self, beginning: str) -> bool:
        """Whether all files whose name begins so were read: what stands in another
        would seem unknown, and its author has a greater fault to mend."""
        return not any(file.startswith(beginning) for file in self.unread)


def every_inline(line: Line) -> Iterator[Inline]:
    """The inlines of a line, each before its children."""
    for inline in line:
        yield inline
        yield from every_inline(getattr(inline, "children", ()))


def place_of(line: Line) -> Place:
    """Where a line begins."""
    return next((i.place for i in every_inline(line) if i.place != NOWHERE), NOWHERE)


def nearest(wrong: str, known: Iterable[str]) -> str:
    """The known key most like a wrong one, "" if none is alike."""
    names = sorted(set(known))
    close = difflib.get_close_matches(wrong, names, n=1, cutoff=0.6)
    if close:
        return close[0]
    tails = [name for name in names if name.rpartition(".")[2] == wrong]
    return tails[0] if len(tails) == 1 else ""


def instead(wrong: str, known: Iterable[str], *, otherwise: str) -> str:
    """A way out: the nearest key, or what else to do."""
    close = nearest(wrong, known)
    return f"write “{close}”, the nearest" if close else otherwise
