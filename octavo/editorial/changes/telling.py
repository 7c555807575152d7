"""Telling: "What changed" as the book prints it, short enough to be read.

*Takes* the changes and both editions. *Gives* groups of lines: what was corrected, in
full, old beside new; then part by part of the book in reading order, its figures old
beside new, its events, and section by section what is new, reworded, moved or dropped,
by title or first words; sources by name while they are few, then counted.
`changes.json` has everything.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from octavo.editorial.changes.headings import Headings
from octavo.editorial.changes.languages import Languages
from octavo.editorial.changes.naming import name_of, opening
from octavo.model.changes import (
    Change,
    ChangeEntry,
    ChangeGroup,
    counted,
    without_label,
)
from octavo.model.inlines import Emphasis, Inline, Line, Reference, Run, Strong, words
from octavo.model.publication import Publication

NAMED = 12  # changes of one kind in one section that are named; the rest are counted
LISTED = 40  # events and sources that are named; more are counted
NOWHERE_NOW = {"event": "Events", "term": "Terms"}
"""What is told of parts that this edition has no division for; anything else was
dropped with its division."""
_OWN = ("counted", "corrected", "dropped", "events", "sources", "terms")


def tell(
    changes: Sequence[Change], new: Publication, old: Publication, since: str
) -> tuple[ChangeGroup, ...]:
    """First a line that counts, in a group without title; then the groups that are
    not empty, corrections first, sources last. `new` is numbered. `since`: what the
    earlier edition is called."""
    teller = _Teller(Languages(new, old), Headings(new))
    total = ChangeEntry(now=(Run(summary(changes, since)),))
    sources = [c for c in changes if c.of == "source"]
    corrected = [c for c in changes if c.kind == "corrected"]
    rest = [c for c in changes if c not in (*sources, *corrected)]
    groups = (
        ChangeGroup(id="changes-counted", entries=(total,)),
        ChangeGroup(
            id="changes-corrected",
            title=(Run("Corrected"),),
            entries=tuple(teller.in_full(corrected)),
        ),
        *teller.by_division(rest),
        ChangeGroup(
            id="changes-sources",
            title=(Run("Sources"),),
            entries=tuple(teller.sources(sources)),
        ),
    )
    return tuple(group for group in groups if group.entries)


def summary(changes: Sequence[Change], since: str) -> str:
    """“Since the 2022 edition: 30 corrections, 63 additions, …”"""
    told = counted(change.kind for change in changes)
    return f"Since {_named(since)}: {told or 'nothing changed'}."


def _named(since: str) -> str:
    """“the 2022 edition”, “the first edition, December 2022”."""
    small = f"{since[:1].lower()}{since[1:]}" if since[1:2].islower() else since
    return small if small.startswith(("the ", "edition ")) else f"the {small}"


@dataclass(frozen=True, slots=True)
class _Teller:
    languages: Languages
    headings: Headings

    # --- corrections ------------------------------------------------------------

    def in_full(self, changes: Sequence[Change]) -> Iterator[ChangeEntry]:
        """What it says now; below it where, what it said, and why."""
        for change in changes:
            now, was = words(change.now), words(change.was)
            below = [*self.place(change)]
            if now and was:
                below.append(Run(". Before: "))
                below += self.languages.tag(without_label(was, now))
            elif not now:
                below.append(Run(". Dropped"))
            below.append(Run(f"{'' if _ends(below) else '.'} "))
            below += self.languages.tag(change.reason)
            said = self.languages.tag(now or was)
            yield ChangeEntry(now=said, was=tuple(below), bar=change.kind)

    def place(self, change: Change) -> Iterator[Inline]:
        """Where a change stands, with its page if it still does."""
        where = self.languages.tag(words(change.where))
        if change.target:
            yield Reference(change.target, where, paged=True)
        else:
            yield from where

    # --- part by part -----------------------------------------------------------

    def by_division(self, changes: Sequence[Change]) -> Iterator[ChangeGroup]:
        held: dict[str, list[Change]] = {}
        for change in changes:
            name = self.headings.division_of(change)
            other = "" if name else NOWHERE_NOW.get(change.of, "Dropped")
            held.setdefault(name or other, []).append(change)
        for name in self.headings.divisions:
            if name in held:
                title = self.languages.tag(self.headings.found[name].title)
                entries = tuple(self.in_division(name, held[name]))
                own = "_" if name in _OWN else ""  # a sign no author can write
                group = f"changes-{name}{own}"
                yield ChangeGroup(id=group, title=title, entries=entries)
        for other in (*NOWHERE_NOW.values(), "Dropped"):
            if other in held:
                entries = tuple(self.in_division("", held[other]))
                name = f"changes-{other.lower()}"
                yield ChangeGroup(id=name, title=(Run(other),), entries=entries)

    def in_division(
        self, name: str, changes: Sequence[Change]
    ) -> Iterator[ChangeEntry]:
        """The division itself, its figures, its events, its sections."""
        whole = [c for c in changes if c.of == "division"]
        facts = [c for c in changes if c.of == "fact"]
        events = [c for c in changes if c.of == "event"]
        for change in whole:
            yield ChangeEntry(now=self.whole(change))
        for change in facts:
            yield self.fact(change)
        yield from self.events(events)
        rest = [c for c in changes if c not in (*whole, *facts, *events)]
        places = self.headings.in_order(self.headings.section_of(c) for c in rest)
        for place in places:
            held = [c for c in rest if self.headings.section_of(c) == place]
            label = () if place == name else self.label(place)
            yield ChangeEntry(now=(*label, *_sentences(self.phrases(held))))

    def whole(self, change: Change) -> Line:
        """A division that is new, gone, moved or has another title."""
        was = opening(words(change.was))
        match change.kind:
            case "added":
                return self.linked(change, "This part of the book is new", paged=True)
            case "moved":
                return self.linked(change, "This part stands elsewhere", paged=True)
            case "removed":
                return (Run("The part of the book "), *self.languages.tag(was))
            case _:
                return (Run("The title was "), *self.languages.tag(was))

    def fact(self, change: Change) -> ChangeEntry:
        """“Visitors: 3.65 million (2025)” over “Before: 3.52 million (2012)”."""
        now, was = words(change.now), words(change.was)
        kind = {"added": "New", "removed": "Dropped"}.get(change.kind, "")
        said = self.languages.tag(was) if not now else self.linked(change, now)
        before: Line = ()
        if now and was:
            before = (Run("Before: "), *self.languages.tag(without_label(was, now)))
        return ChangeEntry(now=(*_kind(kind), *said), was=before)

    def events(self, changes: Sequence[Change]) -> Iterator[ChangeEntry]:
        """One line each while they are few; what is not new says so."""
        told = {"removed": "Dropped", "reworded": "Reworded"}
        for change in changes[:LISTED]:
            said = words(change.now or change.was)
            now = (*_kind(told.get(change.kind, "")), *self.linked(change, said))
            yield ChangeEntry(now=now, brief=True)
        if len(changes) > LISTED:
            yield ChangeEntry(now=(Run(f"and {len(changes) - LISTED} more"),))

    def label(self, place: str) -> Line:
        """“7.2, What people say (page 48) ”, with a link while it is in the book."""
        heading = self.headings.found.get(place)
        title = self.languages.tag(heading.title if heading else place)
        said: Line = (Strong(title),)
        if heading:
            said = (Reference(heading.id, said, paged=True),)
        return (*said, Run(" "))

    def phrases(self, changes: Sequence[Change]) -> Iterator[Line]:
        """“New: …”, “Reworded: …” and so on, of one section. A chart with more data,
        and a block that is reworded where it stood, are not named again."""
        data = [c for c in changes if c.of == "data"]
        sections = [c for c in changes if c.of == "section"]
        rest = [c for c in changes if c not in (*data, *sections)]
        told_already = {c.target for c in data}
        yield from map(self.section, sections)
        if data:
            yield self.named("New figures", data)
        for kind, told in (
            ("added", "New"),
            ("reworded", "Reworded"),
            ("moved", "Moved"),
            ("removed", "Dropped"),
        ):
            held = [
                change
                for change in rest
                if _effect(change) == kind
                and not (change.target in told_already and _is_beside(change))
            ]
            told_already |= {c.target for c in held if kind == "reworded"}
            if held:
                yield self.named(told, held)

    def section(self, change: Change) -> Line:
        """A section that is new, moved, gone or has another title."""
        was = words(change.was)
        match change.kind:
            case "added":
                return (Run("New section"),)
            case "moved":
                before = f", before in {was}" if was != words(change.where) else ""
                return (Run("Moved"), *self.languages.tag(before))
            case "removed":
                said = self.languages.tag(f"the section “{was}”")
                return (*_kind("Dropped"), *said)
            case _:
                return self.languages.tag(f"The title was “{was}”")

    def named(self, told: str, changes: Sequence[Change]) -> Line:
        """“New: “…”, “…” and 3 more”, each name once."""
        names: dict[tuple[str, str], Line] = {}
        for change in changes:
            name = name_of(change)
            line = self.linked(change, name)
            names.setdefault((change.target, name), (*line, *self.beside(change)))
        said: list[Inline] = [*_kind(told)]
        for count, called in enumerate([*names.values()][:NAMED]):
            said += [Run(", "), *called] if count else called
        if len(names) > NAMED:
            said.append(Run(f" and {len(names) - NAMED} more"))
        return tuple(said)

    def beside(self, change: Change) -> Line:
        """“ (2023–2025 added)” of a chart, “, before in 3.2, The ban” of what moved."""
        if change.of == "data":
            return (Run(words(change.now).removeprefix(change.name)),)
        if change.kind == "moved" and words(change.was) != words(change.where):
            return (Run(", before in "), *self.languages.tag(words(change.was)))
        return ()

    def linked(self, change: Change, said: str, *, paged: bool = False) -> Line:
        """The words, leading to what they are said of if that is in the book."""
        line = self.languages.tag(said)
        gone = not change.target or _effect(change) == "removed"
        return line if gone else (Reference(change.target, line, paged=paged),)

    # --- sources ----------------------------------------------------------------

    def sources(self, changes: Sequence[Change]) -> Iterator[ChangeEntry]:
        for kind, verb in (
            ("source-added", "Added"),
            ("source-withdrawn", "Withdrawn"),
        ):
            held = [change for change in changes if change.kind == kind]
            if not held:
                continue
            if len(held) > LISTED and kind == "source-added":
                told = f"{verb}: {len(held)} sources; the bibliography has them all."
                yield ChangeEntry(now=(Run(told),))
                continue
            line: list[Inline] = [Run(f"{verb}: ")]
            for count, change in enumerate(held):
                line += [Run("; ")] if count else []
                said = self.languages.tag(words(change.now or change.was))
                if change.target:
                    line.append(Reference(change.target, said, kind="citation"))
                else:
                    line += said
            yield ChangeEntry(now=tuple(line))


def _effect(change: Change) -> str:
    """What a change comes to: words that only came are new, that only went dropped."""
    if change.kind != "reworded" or change.of not in ("block", "abstract"):
        return change.kind
    if not change.was:
        return "added"
    return "reworded" if change.now else "removed"


def _is_beside(change: Change) -> bool:
    """Whether it says little more of a block that is told already: that its caption
    is another, or its order among its neighbours."""
    moved = change.kind == "moved" and words(change.was) == words(change.where)
    return moved or (change.kind == "reworded" and change.of == "block")


def _kind(told: str) -> Line:
    """“*New:* ”, so that the eye finds it in a run of lines; nothing for nothing."""
    return (Emphasis((Run(f"{told}:"),)), Run(" ")) if told else ()


def _sentences(phrases: Iterable[Line]) -> Iterator[Inline]:
    """The phrases one behind the other, each with a stop."""
    for count, phrase in enumerate(phrases):
        if count:
            yield Run(" ")
        yield from phrase
        if not _ends(phrase):
            yield Run(".")


def _ends(line: Sequence[Inline]) -> bool:
    return words(tuple(line)).rstrip("”’)").endswith((".", "!", "?", "…"))
