"""The concordance: what an id of the book stands for, and in which words.

*Takes* a fair copy. *Gives* look-ups that never fail for a fair copy that editorial
has passed; an unknown id raises KeyError, which is a fault of ours.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from octavo.model.faircopy import FairCopy
from octavo.model.inlines import Line, words
from octavo.model.publication import Division, Party, Section, Term


@dataclass(frozen=True)
class Place:
    """A division or a section that something leads to, and what it is called."""

    id: str
    kind: str  # "chapter" or "section" if it goes by a number, else nothing
    name: str  # "3", "3.4", or the title
    title: Line


@dataclass(frozen=True, slots=True)
class Pointer:
    """A place in a row of places: the words before it, and those that link to it."""

    lead: str
    id: str
    name: str


@dataclass(frozen=True)
class Concordance:
    """Look-ups by id in one fair copy."""

    fair_copy: FairCopy

    @cached_property
    def parties(self) -> dict[str, Party]:
        return {party.id: party for party in self.fair_copy.publication.parties}

    @cached_property
    def terms(self) -> dict[str, Term]:
        return {term.id: term for term in self.fair_copy.publication.terms}

    @cached_property
    def divisions(self) -> dict[str, Division]:
        return {d.id: d for d in self.fair_copy.publication.divisions}

    @cached_property
    def places(self) -> dict[str, Place]:
        found: dict[str, Place] = {}
        for division in self.fair_copy.publication.divisions:
            kind = "chapter" if division.number else ""
            name = division.number or division.short or words(division.title)
            found[division.id] = Place(division.id, kind, name, division.title)
            for section in _sections(division.sections):
                kind = "section" if section.number else ""
                name = section.number or section.short or words(section.title)
                found[section.id] = Place(section.id, kind, name, section.title)
        return found

    def pointers(self, identifiers: Sequence[str]) -> tuple[Pointer, ...]:
        """A row of places in words: "chapters 3 and 5, Positions".

        What is not in the book is left out.
        """
        known = [self.places[name] for name in identifiers if name in self.places]
        row: list[Pointer] = []
        for kind, group in groupby(known, key=lambda place: place.kind):
            places = list(group)
            for count, place in enumerate(places):
                comma = ", " if row else ""
                if not count:
                    plural = "s" if len(places) > 1 else ""
                    lead = f"{comma}{kind}{plural}\u00a0" if kind else comma
                else:
                    lead = " and " if kind and count == len(places) - 1 else comma
                row.append(Pointer(lead, place.id, place.name))
        return tuple(row)


def _sections(sections: tuple[Section, ...]) -> Iterator[Section]:
    for section in sections:
        yield section
        yield from _sections(section.sections)
