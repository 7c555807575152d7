"""Targets: what a cross reference to an id says.

*Takes* a numbered publication. *Gives* for each id of the book its words, such as
"Figure 3.1" or "section 3.4", and the division where it stands.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from octavo.editorial.dates import NO_BREAK
from octavo.editorial.numbering import caption_label
from octavo.model.blocks import (
    Block,
    Chart,
    Fact,
    Facts,
    Figure,
    Judgements,
    Map,
    People,
    Positions,
    Table,
    Timeline,
)
from octavo.model.inlines import Line, Run, bare
from octavo.model.publication import Division, Publication, Section, Term


@dataclass(frozen=True, slots=True)
class Target:
    id: str
    words: Line  # what a reference without words of its own says
    division: str


def targets(publication: Publication) -> Mapping[str, Target]:
    """Every id that can be referred to; the first bearer of an id keeps it."""
    found: dict[str, Target] = {}
    for division in publication.divisions:
        for name, words in _of_division(division):
            found.setdefault(name, Target(name, words, division.id))
    return found


def _says(words: str) -> Line:
    return (Run(words),)


def _of_division(division: Division) -> Iterator[tuple[str, Line]]:
    title = bare(division.title)
    if division.number:
        title = (Run(f"chapter{NO_BREAK}{division.number}, "), *title)
    yield division.id, title
    for fact in division.glance:
        yield _of_fact(fact)
    for block in division.blocks:
        yield from _of_block(block, title)
    for section in division.sections:
        yield from _of_section(section)


def _of_section(section: Section) -> Iterator[tuple[str, Line]]:
    words = bare(section.title)
    if section.number:
        words = _says(f"section{NO_BREAK}{section.number}")
    yield section.id, words
    for block in section.blocks:
        yield from _of_block(block, words)
    for inner in section.sections:
        yield from _of_section(inner)


def _of_block(block: Block, around: Line) -> Iterator[tuple[str, Line]]:
    """A block with a caption goes by it, any other by the section around it."""
    match block:
        case Positions():
            yield block.id, _says(f"positions{NO_BREAK}{block.number}")
        case Facts():
            yield block.id, around
            for fact in block.entries:
                yield _of_fact(fact)
        case People():
            yield block.id, bare(block.title) or around
            for person in block.entries:
                yield person.id, _says(person.name)
        case Judgements():
            yield block.id, around
            for count, entry in enumerate(block.entries, start=1):
                yield entry.id, _says(f"judgement{NO_BREAK}{count}")
        case Figure() | Chart() | Timeline() | Map() | Table():
            label = caption_label(block)
            yield block.id, _says(f"{label}{NO_BREAK}{block.number}")
        case _:
            yield block.id, around


def _of_fact(fact: Fact) -> tuple[str, Line]:
    return fact.id, bare(fact.label)


@dataclass(frozen=True, slots=True)
class Glossary:
    """Terms by id, or by the term itself in any case."""

    by_id: Mapping[str, Term]
    by_name: Mapping[str, Term]

    def find(self, named: str) -> Term | None:
        return self.by_id.get(named) or self.by_name.get(named.casefold())


def glossary_of(publication: Publication) -> Glossary:
    """The terms of a publication; the first bearer of a name keeps it."""
    ordered = tuple(reversed(publication.terms))
    return Glossary(
        by_id={term.id: term for term in ordered},
        by_name={term.term.casefold(): term for term in ordered},
    )
