"""Telling: "What changed" as the book prints it, short enough to be read.

*Takes* the changes and the publication. *Gives* groups of lines. Corrections and
figures are told in full, old beside new; what is new, reworded, moved or dropped is
named by its first words and its page, section by section; sources are named while they
are few, then counted. `changes.json` has everything.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from octavo.editorial.changes.languages import Languages
from octavo.model.changes import Change, ChangeEntry, ChangeGroup
from octavo.model.inlines import Inline, Line, Reference, Run, words

OPENING = 8  # words that name a paragraph
NAMED = 6  # paragraphs of one section that are named; the rest are counted
LISTED = 40  # sources that are named; more are counted
FIGURES = ("fact", "data")
APPARATUS = ("event", "term")


def tell(
    changes: Sequence[Change], languages: Languages, since: str
) -> tuple[ChangeGroup, ...]:
    """First a line that counts, in a group without title; then the groups that are
    not empty, corrections first, sources last. `since`: what the earlier edition is
    called."""
    teller = _Teller(languages)
    counted = ChangeEntry(now=(Run(summary(changes, since)),))
    sources = [c for c in changes if c.of == "source"]
    corrected = [c for c in changes if c.kind == "corrected"]
    figures = [c for c in changes if c.of in FIGURES and c not in corrected]
    rest = [c for c in changes if c not in (*sources, *corrected, *figures)]
    groups = (
        ("corrected", "Corrected", teller.in_full(corrected, bar="corrected")),
        ("figures", "Figures", teller.in_full(figures)),
        ("added", "New", teller.by_section(rest, "added", bar="new")),
        ("reworded", "Reworded", teller.by_section(rest, "reworded", bar="new")),
        ("moved", "Moved", teller.moved(rest)),
        ("removed", "Dropped", teller.by_section(rest, "removed")),
        ("sources", "Sources", teller.sources(sources)),
    )
    told = tuple(
        ChangeGroup(id=f"changes-{name}", title=title, entries=entries)
        for name, title, lines in groups
        if (entries := tuple(lines))
    )
    return (ChangeGroup(id="changes-counted", title="", entries=(counted,)), *told)


def summary(changes: Sequence[Change], since: str) -> str:
    """“Since the 2022 edition: 30 corrections, 63 additions, …”"""
    counts = (
        ("correction", sum(c.kind == "corrected" for c in changes)),
        ("new figure", sum(c.kind == "value" for c in changes)),
        ("addition", sum(c.kind == "added" for c in changes)),
        ("rewording", sum(c.kind == "reworded" for c in changes)),
        ("move", sum(c.kind == "moved" for c in changes)),
        ("omission", sum(c.kind == "removed" for c in changes)),
        ("source added", sum(c.kind == "source-added" for c in changes)),
        ("source withdrawn", sum(c.kind == "source-withdrawn" for c in changes)),
    )
    told = [_counted(count, noun) for noun, count in counts if count]
    return f"Since {_named(since)}: {', '.join(told) or 'nothing changed'}."


def _named(since: str) -> str:
    """“the 2022 edition”, “the first edition, December 2022”."""
    small = f"{since[:1].lower()}{since[1:]}" if since[1:2].islower() else since
    return small if small.startswith(("the ", "edition ")) else f"the {small}"


def _counted(count: int, noun: str) -> str:
    first, _, rest = noun.partition(" ")
    head = f"{first}s" if first == "source" and count != 1 else first
    if rest and first == "source":
        return f"{count} {head} {rest}"
    return f"{count} {noun}{'' if count == 1 else 's'}"


def opening(said: str) -> str:
    """The first words of what is said, in quotation marks."""
    spoken = said.split()
    if len(spoken) <= OPENING + 2:
        return f"“{said}”"
    return f"“{' '.join(spoken[:OPENING]).rstrip(',;:–')} …”"


@dataclass(frozen=True, slots=True)
class _Teller:
    languages: Languages

    def in_full(
        self, changes: Sequence[Change], *, bar: str = ""
    ) -> Iterator[ChangeEntry]:
        """What it says now; below it where, what it said, and why."""
        for change in changes:
            now, was = words(change.now), words(change.was)
            below = [*self.place(change)]
            if now and was:
                below.append(Run(". Before: "))
                below += self.languages.tag(_without_label(was, now))
            elif not now:
                below.append(Run(". Dropped"))
            elif change.kind == "added":
                below.append(Run(". New"))
            if change.reason:
                below.append(Run(f"{'' if _ends(below) else '.'} "))
                below += self.languages.tag(change.reason)
            said = self.languages.tag(now or was)
            yield ChangeEntry(now=said, was=tuple(below), bar=bar)

    def place(self, change: Change) -> Iterator[Inline]:
        """Where a change stands, with its page if it still does."""
        where = self.languages.tag(words(change.where))
        if change.target:
            yield Reference(change.target, where, paged=True)
        else:
            yield from where

    def by_section(
        self, changes: Sequence[Change], kind: str, *, bar: str = ""
    ) -> Iterator[ChangeEntry]:
        """A line for each section, naming paragraphs by their first words."""
        places: dict[str, list[Change]] = {}
        for change in changes:
            if change.kind == kind:
                places.setdefault(words(change.where), []).append(change)
        for where, held in places.items():
            whole = [c for c in held if c.of in ("division", "section")]
            parts = [c for c in held if c not in whole]
            for change in whole:
                yield ChangeEntry(now=self.whole(change), bar=bar)
            if parts:
                yield ChangeEntry(now=self.parts(where, parts), bar=bar)

    def whole(self, change: Change) -> Line:
        """A division or section that is new, gone or has another title."""
        said = self.languages.tag(words(change.now or change.was))
        kind = {"division": "part of the book"}.get(change.of, change.of)
        around = f" in {words(change.where)}" if change.of == "section" else ""
        quoted: Line = (Run("“"), *said, Run("”"))
        line: list[Inline] = [Run(f"The {kind} ")]
        if change.target:
            line.append(Reference(change.target, quoted, paged=True))
        else:
            line += quoted
        line += [Run(around)] if around else []
        if change.kind == "reworded":
            line.append(Run(", before: "))
            line += self.languages.tag(opening(words(change.was)))
        return tuple(line)

    def parts(self, where: str, changes: Sequence[Change]) -> Line:
        stop = " " if where.endswith(("?", "!")) else ": "
        line: list[Inline] = [*self.languages.tag(where), Run(stop)]
        for count, change in enumerate(changes[:NAMED]):
            line += [Run(", ")] if count else []
            said = self.languages.tag(opening(_name(change)))
            if change.target and change.of not in APPARATUS:
                line.append(Reference(change.target, said, paged=True))
            else:
                line += said
        if len(changes) > NAMED:
            line.append(Run(f" and {len(changes) - NAMED} more"))
        return tuple(line)

    def moved(self, changes: Sequence[Change]) -> Iterator[ChangeEntry]:
        for change in changes:
            if change.kind == "moved":
                said = self.languages.tag(opening(words(change.now)))
                line: list[Inline] = [Reference(change.target, said, paged=True)]
                if words(change.was) != words(change.where):
                    line += [
                        Run(", before in "),
                        *self.languages.tag(words(change.was)),
                    ]
                yield ChangeEntry(now=tuple(line))

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


def _name(change: Change) -> str:
    """What names a change: the title of its block, if that has one, or its words."""
    words_of_its_own = change.of == "point"
    if change.name and not words_of_its_own:
        return change.name
    return words(change.now or change.was)


def _without_label(was: str, now: str) -> str:
    """“3.1 million (2022)” after “Visitors: 3.6 million (2025)”: said once only."""
    label, colon, value = was.partition(": ")
    return value if colon and now.startswith(f"{label}: ") else was


def _ends(line: Sequence[Inline]) -> bool:
    return words(tuple(line)).rstrip("”’)").endswith((".", "!", "?", "…"))
