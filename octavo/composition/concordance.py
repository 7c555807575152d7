"""The concordance: what an id of the book stands for, and in which words.

*Takes* a fair copy. *Gives* look-ups that never fail for a fair copy that editorial
has passed; an unknown id raises KeyError, which is a fault of ours.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from octavo.model.faircopy import FairCopy
from octavo.model.inlines import Line, words
from octavo.model.publication import Division, Party, Section, Term


@dataclass(frozen=True)
class Place:
    """A division or a section that something leads to, and what it is called."""

    id: str
    name: str  # "chapter 3", "section 3.4", or the title
    title: Line


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
            found[division.id] = Place(
                division.id, division_name(division), division.title
            )
            for section in _sections(division.sections):
                name = f"section\u00a0{section.number}" if section.number else ""
                found[section.id] = Place(
                    section.id, name or words(section.title), section.title
                )
        return found


def division_name(division: Division) -> str:
    """What a note calls a division: "chapter 3", or its short title."""
    if division.kind == "chapter" and division.number:
        return f"chapter\u00a0{division.number}"
    return division.short or words(division.title)


def _sections(sections: tuple[Section, ...]) -> Iterator[Section]:
    for section in sections:
        yield section
        yield from _sections(section.sections)
