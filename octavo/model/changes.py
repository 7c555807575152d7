"""Changes: what is different from an earlier edition, and how the book tells it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from octavo.model.inlines import Line

KINDS = (
    ("corrected", "correction", "corrections"),
    ("value", "new figure", "new figures"),
    ("added", "addition", "additions"),
    ("reworded", "rewording", "rewordings"),
    ("moved", "move", "moves"),
    ("removed", "omission", "omissions"),
    ("source-added", "source added", "sources added"),
    ("source-withdrawn", "source withdrawn", "sources withdrawn"),
)
"""The kinds of changes in the order in which they are counted: one, and many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One difference. `kind`: added, removed, moved, reworded, corrected, value,
    source-added, source-withdrawn.

    `now` and `was` are the sentences that differ, the whole words of what is new or
    gone; for a fact its label, value and day.
    """

    kind: str
    of: str  # division | section | abstract | block | point | fact | data | person |
    # judgement | event | term | source
    target: str  # id in this edition, "" if it is gone
    where: Line  # in words: "3.4, The comfort women"
    now: Line
    was: Line = ()
    reason: str = ""
    name: str = ""  # the title of a block that has one
    note: str = ""  # what else is different, such as a fact's sources
    division: str = ""  # where it stands, or stood
    within: str = ""  # id of the section or division in this edition, "" if it is gone


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeEntry:
    """A line of "What changed", with references into the book."""

    now: Line
    was: Line = ()
    bar: str = ""  # "", "new", "corrected": as in the text
    brief: bool = False  # one of a list of lines, set close


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeGroup:
    """Changes of one sort or of one part of the book; what counts has no title."""

    id: str
    title: Line = ()
    entries: tuple[ChangeEntry, ...]


def counted(kinds: Iterable[str]) -> str:
    """“3 corrections, 12 additions”; "" if there is none."""
    held = list(kinds)
    return ", ".join(
        f"{count} {single if count == 1 else many}"
        for kind, single, many in KINDS
        if (count := held.count(kind))
    )


def without_label(was: str, now: str) -> str:
    """“3.1 million (2022)” after “Visitors, 2025: 3.6 million (2025)”: a label that
    differs in its figures alone is said once only."""
    label, colon, value = was.partition(": ")
    is_same = _figureless(label) == _figureless(now.partition(": ")[0])
    return value if colon and is_same else was


def _figureless(label: str) -> str:
    return re.sub(r"[0-9]", "", label)
