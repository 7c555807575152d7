"""Entries: people, judgements, and what the parties say.

*Takes* two blocks of one kind. *Gives* for each entry that differs what it says now and
what it said.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

from octavo.editorial.changes.said import bare_words
from octavo.model.blocks import Block, Judgements, People, Positions
from octavo.model.inlines import Line
from octavo.model.publication import Party

ALIKE = 0.5  # of the words of two points


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Something within a block that is told by itself; without `now` it is gone,
    without `was` it is new."""

    of: str  # person | judgement | point
    id: str
    now: str = ""
    was: str = ""

    @property
    def kind(self) -> str:
        if not self.was:
            return "added"
        return "reworded" if self.now else "removed"


def entry_news(new: Block, old: Block, parties: tuple[Party, ...]) -> Iterator[Entry]:
    """The entries of a block that differ, in order; those that are gone come last."""
    match new, old:
        case People(), People():
            yield from _by_id("person", _people(new), _people(old))
        case Judgements(), Judgements():
            yield from _by_id("judgement", _judged(new), _judged(old))
        case Positions(), Positions():
            yield from _points(new, old, parties)
        case _:
            pass


def _by_id(of: str, new: Mapping[str, str], old: Mapping[str, str]) -> Iterator[Entry]:
    for name, said in new.items():
        if said != old.get(name, ""):
            yield Entry(of=of, id=name, now=said, was=old.get(name, ""))
    for name, said in old.items():
        if name not in new:
            yield Entry(of=of, id=name, was=said)


def _people(block: People) -> Mapping[str, str]:
    return {
        person.id: f"{person.name}: {bare_words(person.role)}"
        for person in block.entries
    }


def _judged(block: Judgements) -> Mapping[str, str]:
    return {
        entry.id: f"{bare_words(entry.statement)} [{entry.confidence}] "
        f"{bare_words(entry.prose)}".strip()
        for entry in block.entries
    }


def _points(
    new: Positions, old: Positions, parties: tuple[Party, ...]
) -> Iterator[Entry]:
    """Our own lines, then each party's points, then the rest."""
    yield from _line(new.id, "", new.issue, old.issue)
    yield from _line(new.id, "", new.fact, old.fact)
    for count, party in enumerate(parties):
        said = f"{party.name}: "
        yield from _line(
            new.id,
            f"{party.name}’s word: ",
            _nth(new.terms, count),
            _nth(old.terms, count),
        )
        now = [bare_words(_nth(point.says, count)) for point in new.points]
        was = [bare_words(_nth(point.says, count)) for point in old.points]
        yield from _said(new.id, said, now, was)
        yield from _line(
            new.id,
            f"{party.name}’s source: ",
            _nth(new.primary, count),
            _nth(old.primary, count),
        )
    yield from _line(new.id, "Where it stands: ", new.stands, old.stands)


def _nth(lines: tuple[Line, ...], count: int) -> Line:
    return lines[count] if count < len(lines) else ()


def _line(name: str, before: str, new: Line, old: Line) -> Iterator[Entry]:
    now, was = bare_words(new), bare_words(old)
    if now != was:
        yield _entry(name, before, now, was)


def _entry(name: str, before: str, now: str, was: str) -> Entry:
    return Entry(
        of="point",
        id=name,
        now=f"{before}{now}" if now else "",
        was=f"{before}{was}" if was else "",
    )


def _said(name: str, before: str, new: list[str], old: list[str]) -> Iterator[Entry]:
    """What one party says; a point that only changed its place is no news."""
    now = [said for said in new if said and said not in old]
    was = [said for said in old if said and said not in new]
    for said in now:
        closest = max(was, key=lambda then: _likeness(said, then), default="")
        if closest and _likeness(said, closest) >= ALIKE:
            was.remove(closest)
            yield _entry(name, before, said, closest)
        else:
            yield _entry(name, before, said, "")
    for said in was:
        yield _entry(name, before, "", said)


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one.split(), other.split(), autojunk=False).ratio()
