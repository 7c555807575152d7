"""Changes: what is different from an earlier edition, and how the book tells it."""

from __future__ import annotations

from dataclasses import dataclass

from octavo.model.inlines import Line


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
