"""Time: facts that age, and events that no drawing shows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from octavo.diagnostics import Diagnostic
from octavo.editorial.dates import NO_BREAK, in_words
from octavo.editorial.lines import every_block
from octavo.editorial.proof.sheet import Sheet
from octavo.model.blocks import Fact, Facts
from octavo.model.inlines import words

LAST_YEAR = 9999  # that a date can tell


def stale_facts(sheet: Sheet) -> Iterator[Diagnostic]:
    """W-305 past review; W-306 to be reviewed within the days asked for."""
    for fact in _facts(sheet):
        if fact.review is None:
            continue
        left = (fact.review - sheet.today).days
        named = f"“{words(fact.label)}”"
        day = _plain(fact.review)
        if left < 0:
            yield Diagnostic(
                code="W-305",
                place=fact.place,
                message=f"{named} was to be reviewed by {day}, {_days(-left)} ago",
                fix="check it against its source, then set `as_of` and `review`",
            )
        elif left <= sheet.within:
            yield Diagnostic(
                code="W-306",
                place=fact.place,
                message=f"{named} is to be reviewed by {day}, in {_days(left)}",
                fix="check it against its source, then set `as_of` and `review`",
            )


def _facts(sheet: Sheet) -> Iterator[Fact]:
    for division in sheet.publication.divisions:
        yield from division.glance
        for block in every_block(division):
            if isinstance(block, Facts):
                yield from block.entries


def _days(count: int) -> str:
    return f"{count} day" if count == 1 else f"{count} days"


def _plain(day: date) -> str:
    return in_words(day.isoformat()).replace(NO_BREAK, " ")


def undrawn_events(sheet: Sheet) -> Iterator[Diagnostic]:
    """W-307: an event before or after the years that the cover draws."""
    cover = sheet.publication.cover
    first, last = cover.first, cover.last or LAST_YEAR + 1
    for event in sheet.publication.events:
        if not first <= int(event.date[:4]) < last:
            runs = f"begins in {first}" if event.date[:4] < f"{first:04d}" else ""
            yield Diagnostic(
                code="W-307",
                place=event.place,
                message=f"event of {event.date} is outside the drawing, "
                f"which {runs or f'ends before {last}'}",
                fix="set `first` and `last` of `cover`, or take the event out",
            )
