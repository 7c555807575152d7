"""Headings: where in this edition a change is told.

*Takes* a numbered publication. *Gives* its divisions and sections in reading order, and
for each change the division and the section under which it is told.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from octavo.editorial.changes.said import bare_words
from octavo.model.changes import Change
from octavo.model.inlines import words
from octavo.model.publication import Division, Publication, Section

LISTS = {"event": "timeline", "term": "glossary"}
"""What stands in a list of the book's own → the kind of division that draws it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A division or section: “3.4, The comfort women”."""

    id: str
    title: str
    division: str


class Headings:
    """The divisions and sections of an edition by id, in reading order."""

    def __init__(self, publication: Publication) -> None:
        self.found = {
            heading.id: heading
            for division in publication.divisions
            for heading in _of_division(division)
        }
        self.divisions = tuple(division.id for division in publication.divisions)
        self._drawn = {d.kind: d.id for d in reversed(publication.divisions)}

    def division_of(self, change: Change) -> str:
        """The id of the division, "" if this edition has none for it."""
        if change.of in LISTS:
            return self._drawn.get(LISTS[change.of], "")
        if change.division in self.divisions:
            return change.division
        held = self.found.get(change.within)
        return held.division if held else ""

    def section_of(self, change: Change) -> str:
        """The id of the section, or of the division for what stands in none; where it
        stood, in words, if that is gone."""
        itself = change.of == "section" and change.target in self.found
        name = change.target if itself else change.within
        if name in self.found:
            return name
        return self.division_of(change) if change.of in LISTS else words(change.where)

    def in_order(self, names: Iterator[str]) -> list[str]:
        """The sections each once, as they are read; those that are gone come last."""
        rank = {name: count for count, name in enumerate(self.found)}
        return sorted(dict.fromkeys(names), key=lambda n: rank.get(n, len(rank)))


def _of_division(division: Division) -> Iterator[Heading]:
    yield _heading(division, division.id)
    for section in division.sections:
        yield from _of_section(section, division.id)


def _of_section(section: Section, division: str) -> Iterator[Heading]:
    yield _heading(section, division)
    for inner in section.sections:
        yield from _of_section(inner, division)


def _heading(part: Division | Section, division: str) -> Heading:
    title = bare_words(part.title)
    told = f"{part.number}, {title}" if part.number else title
    return Heading(id=part.id, title=told, division=division)
