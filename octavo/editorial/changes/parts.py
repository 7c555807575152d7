"""The parts of a book that are known again in another edition.

*Takes* a numbered publication. *Gives* its divisions, sections and blocks, flat and in
reading order, each with what it says and where it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from octavo.editorial.changes.said import (
    Sentences,
    bare_words,
    known_by,
    said_by,
)
from octavo.model.blocks import Block, Generated
from octavo.model.publication import Division, Publication, Section

APPARATUS = frozenset(
    ("changes", "colophon", "contents", "cover", "halftitle", "imprint", "index")
)
"""Kinds of division that are made anew for each edition: no news when they differ."""
_DERIVED = re.compile(r"\.(section\.)?[0-9]+x*\Z")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A division, section or block. `given`: its id was written by the author, not
    derived from its place, which shifts when something is put before it."""

    of: str  # division | section | block
    id: str
    given: bool
    kind: str  # of the division or block, "section"
    above: str  # id of the section or division around it, "" for a division
    division: str
    title: str  # of a division or section
    said: Sentences  # of its own, without title and without what stands in it
    known: str  # what it is known again by: all of its words
    value: Division | Section | Block

    @property
    def words(self) -> frozenset[str]:
        return frozenset(_WORD.findall(self.known.casefold()))


class Book:
    """An edition laid out for comparing."""

    def __init__(self, publication: Publication) -> None:
        self.publication = publication

    @cached_property
    def parts(self) -> Mapping[str, Part]:
        """Every part by id, in reading order; the first bearer of an id keeps it."""
        found: dict[str, Part] = {}
        for division in self.publication.divisions:
            if division.kind in APPARATUS:
                continue
            for part in _of_division(division):
                found.setdefault(part.id, part)
        return found

    def of(self, *names: str) -> tuple[Part, ...]:
        """The parts that are divisions, sections or blocks, in reading order."""
        return tuple(part for part in self.parts.values() if part.of in names)


def _of_division(division: Division) -> Iterator[Part]:
    inner = [
        *_blocks(division.blocks, division.id, division.id),
        *_sections(division.sections, division.id, division.id),
    ]
    title = bare_words(division.title)
    yield Part(
        of="division",
        id=division.id,
        given=True,
        kind=division.kind,
        above="",
        division=division.id,
        title=title,
        said=(bare_words(division.abstract),) if division.abstract else (),
        known=" ".join((title, *_all(inner, division.id))),
        value=division,
    )
    yield from inner


def _sections(
    sections: tuple[Section, ...], above: str, division: str
) -> Iterator[Part]:
    for section in sections:
        inner = [
            *_blocks(section.blocks, section.id, division),
            *_sections(section.sections, section.id, division),
        ]
        title = bare_words(section.title)
        yield Part(
            of="section",
            id=section.id,
            given=not _is_derived(section.id, above),
            kind="section",
            above=above,
            division=division,
            title=title,
            said=(),
            known=" ".join((title, *_all(inner, section.id))),
            value=section,
        )
        yield from inner


def _all(inner: list[Part], above: str) -> Iterator[str]:
    """What the parts directly below say; a section's words hold those of its own."""
    return (part.known for part in inner if part.above == above)


def _blocks(blocks: tuple[Block, ...], above: str, division: str) -> Iterator[Part]:
    for block in blocks:
        if isinstance(block, Generated):
            continue
        yield Part(
            of="block",
            id=block.id,
            given=not _is_derived(block.id, above),
            kind=type(block).__name__.lower(),
            above=above,
            division=division,
            title="",
            said=said_by(block),
            known=" ".join(known_by(block)),
            value=block,
        )


def _is_derived(name: str, above: str) -> bool:
    rest = name.removeprefix(above)
    return name.startswith(above) and bool(_DERIVED.fullmatch(rest))
