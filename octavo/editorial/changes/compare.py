"""The comparison: every part of this edition held against the earlier one.

*Takes* two publications as the authors wrote them. *Gives* the changes in reading
order, and for each block that is new, reworded or corrected its bar. A part that is
new or gone is told once; what stands in it is not told again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from octavo.editorial.changes.apparatus import apparatus_news
from octavo.editorial.changes.drawn import drawn_data
from octavo.editorial.changes.entries import entry_news
from octavo.editorial.changes.facts import (
    Stated,
    data_news,
    facts_of,
    figure,
    history_news,
    is_new_source,
    is_new_value,
    is_reworded,
    sources,
)
from octavo.editorial.changes.matching import Match, match
from octavo.editorial.changes.order import moved
from octavo.editorial.changes.parts import Book, Part
from octavo.editorial.changes.said import Sentences, bare_words, said_by
from octavo.editorial.numbering import number
from octavo.model.blocks import (
    Block,
    Chart,
    Facts,
    Figure,
    Map,
    Positions,
    Table,
    Timeline,
)
from octavo.model.changes import Change
from octavo.model.inlines import Line, Run
from octavo.model.publication import Division, Publication, Section

NEW, CORRECTED = "new", "corrected"


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """`altered`: blocks that stood in the earlier edition, and entries that differ."""

    changes: tuple[Change, ...]
    bars: Mapping[str, str]  # block id → "new" or "corrected"
    altered: frozenset[str] = frozenset()


def compare(new: Publication, old: Publication) -> Compared:
    """What is different in `new` from `old`."""
    found = match(Book(number(old)), Book(number(new)))
    comparison = _Comparison(found, facts_of(new), facts_of(old))
    changes = (*comparison.changes(), *apparatus_news(new, old))
    altered = frozenset(comparison.altered)
    return Compared(changes=changes, bars=comparison.bars, altered=altered)


@dataclass(slots=True)
class _Comparison:
    found: Match
    facts: Mapping[str, Stated]
    old_facts: Mapping[str, Stated]
    bars: dict[str, str] = field(default_factory=dict)
    altered: set[str] = field(default_factory=set)

    def changes(self) -> Iterator[Change]:
        """Part by part as this edition is read; then what is gone."""
        elsewhere = {part.id for part in moved(self.found)}
        for part in self.found.new.parts.values():
            told = list(self.of_part(part, elsewhere))
            if part.of == "block":
                told = self.as_corrected(part, told)
            yield from told
        yield from self.removed()

    # --- this edition -----------------------------------------------------------

    def of_part(self, part: Part, elsewhere: set[str]) -> Iterator[Change]:
        old = self.found.was.get(part.id)
        if old is None:
            self.bar(part)
            if part.above not in self.found.new.parts or part.above in self.found.was:
                yield self.told("added", part, now=_whole(part))
            return
        if part.id in elsewhere:
            was = self.where(old, self.found.old)
            yield self.told("moved", part, now=_called(part), was=was)
        if part.title != old.title:
            yield self.told("reworded", part, now=part.title, was=old.title)
        if part.said != old.said:
            self.bar(part)
            now, was = differing(part.said, old.said)
            of = "abstract" if part.of == "division" else part.of
            yield self.told("reworded", part, now=now, was=was, of=of)
        yield from self.of_facts(part, old)
        if isinstance(part.value, Block) and isinstance(old.value, Block):
            yield from self.within(part, part.value, old.value)

    def within(self, part: Part, new: Block, old: Block) -> Iterator[Change]:
        """The data and the entries of a block that stood in both editions."""
        if news := _data_news(new, old):
            self.bar(part)
            now = f"{_called(part)} ({news})"
            yield self.told("value", part, now=now, of="data")
        parties = self.found.new.publication.parties
        for entry in entry_news(new, old, parties):
            self.bar(part)
            self.altered.add(entry.id)
            yield replace(
                self.told(entry.kind, part, now=entry.now, was=entry.was, of=entry.of),
                target=entry.id if entry.now else part.id,
            )

    def of_facts(self, part: Part, old: Part) -> Iterator[Change]:
        """The facts that stand in a division's glance or in a block."""
        for name, now in self.facts.items():
            if not _stands_in(now, part):
                continue
            was = self.old_facts.get(name)
            told = self.of_fact(part, now, was)
            if told:
                self.bar(part)
                self.altered.add(now.fact.id)
                yield told
        for name, was in self.old_facts.items():
            if _stands_in(was, old) and name not in self.facts:
                yield self.told("removed", part, was=figure(was), of="fact")

    def of_fact(self, part: Part, now: Stated, was: Stated | None) -> Change | None:
        note = ""
        if was is None:
            kind, words, then = "added", figure(now), ""
        elif is_new_value(now, was):
            kind, words, then = "value", figure(now), figure(was)
            if is_new_source(now, was):
                note = f"source: {sources(now)}; before: {sources(was)}"
        elif is_new_source(now, was):
            kind = "value"
            words, then = (f"{figure(f)}, source: {sources(f)}" for f in (now, was))
        elif history := history_news(now, was):
            kind, words, then = "value", f"{figure(now)}, its history: {history}", ""
        elif is_reworded(now, was):
            kind = "reworded"
            words, then = _fact_words(now), _fact_words(was)
        else:
            return None
        told = self.told(kind, part, now=words, was=then, of="fact")
        return replace(told, target=now.fact.id, note=note)

    def as_corrected(self, part: Part, told: list[Change]) -> list[Change]:
        """The block's changes as corrections, if this edition says that it corrects.

        A `correction` that the earlier edition gave as well is not this edition's.
        """
        block = part.value
        old = self.found.was.get(part.id)
        if isinstance(block, Division | Section) or not block.correction:
            return told
        before = old.value if old else None
        if isinstance(before, Block) and before.correction == block.correction:
            return told
        self.bars[part.id] = CORRECTED
        reason = block.correction
        corrected = [
            change
            if change.kind == "moved"
            else replace(change, kind=CORRECTED, reason=reason)
            for change in told
        ]
        if not any(change.kind == CORRECTED for change in corrected):
            corrected.append(
                replace(self.told(CORRECTED, part, now=_whole(part)), reason=reason)
            )
        return corrected

    def bar(self, part: Part) -> None:
        if part.of == "block":
            self.bars.setdefault(part.id, NEW)
            if part.id in self.found.was:
                self.altered.add(part.id)

    # --- the earlier edition ----------------------------------------------------

    def removed(self) -> Iterator[Change]:
        for old in self.found.old.parts.values():
            if old.id in self.found.now:
                continue
            if old.above in self.found.old.parts and old.above not in self.found.now:
                continue
            within = self.found.now.get(old.above)
            yield Change(
                kind="removed",
                of=old.of,
                target="",
                where=_line(self.where(old, self.found.old)),
                now=(),
                was=_line(_whole(old)),
                division=old.division,
                within=within.id if within else "",
            )

    # --- words ------------------------------------------------------------------

    def told(
        self, kind: str, part: Part, *, now: str = "", was: str = "", of: str = ""
    ) -> Change:
        return Change(
            kind=kind,
            of=of or part.of,
            target=part.id,
            where=_line(self.where(part, self.found.new)),
            now=_line(now),
            was=_line(was),
            name=_named(part),
            division=part.division,
            within=part.above or part.id,
        )

    def where(self, part: Part, book: Book) -> str:
        """“3.4, The comfort women”; the division itself for a division."""
        above = book.parts.get(part.above) or part
        holder = above.value
        if isinstance(holder, Division | Section) and holder.number:
            return f"{holder.number}, {above.title}"
        return above.title


def differing(now: Sentences, was: Sentences) -> tuple[str, str]:
    """The sentences that only one of two texts has; where none differ but their
    order does, all of them."""
    new = [sentence for sentence in now if sentence not in was]
    old = [sentence for sentence in was if sentence not in now]
    if not new and not old:
        new, old = list(now), list(was)
    return " ".join(new), " ".join(old)


def _data_news(new: Block, old: Block) -> str:
    if isinstance(new, Chart) and isinstance(old, Chart):
        return data_news(drawn_data(new), drawn_data(old))
    return ""


def _line(words: str) -> Line:
    return (Run(words),) if words else ()


def _whole(part: Part) -> str:
    """All that a new block says; the title of anything larger."""
    block = part.value
    if isinstance(block, Division | Section):
        return part.title
    return " ".join(said_by(block)) or part.known or _called(part)


def _called(part: Part) -> str:
    """What a part goes by: its title, or its first sentence."""
    block = part.value
    if isinstance(block, Positions):
        return bare_words(block.issue)
    title = getattr(block, "title", ())
    return bare_words(title) or (part.said or (part.known,))[0]


def _named(part: Part) -> str:
    """The title of a captioned block, the issue of positions; "" for any other."""
    match part.value:
        case Positions():
            return bare_words(part.value.issue)
        case Figure() | Chart() | Map() | Timeline() | Table():
            return bare_words(part.value.title)
        case _:
            return ""


def _stands_in(stated: Stated, part: Part) -> bool:
    if isinstance(part.value, Facts):
        return stated.block == part.id
    return part.of == "division" and not stated.block and stated.division == part.id


def _fact_words(stated: Stated) -> str:
    note = bare_words(stated.fact.note)
    return f"{figure(stated)}. {note}".strip(". ") if note else figure(stated)
