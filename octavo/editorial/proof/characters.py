"""Characters: every one is in a font of the house."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator

from octavo.diagnostics import Diagnostic, Place
from octavo.editorial.lines import every_block
from octavo.editorial.proof.sheet import Sheet, every_inline
from octavo.model.blocks import Block, Chart, Fact, Facts, Map, Native, People
from octavo.model.inlines import Code, Run, Span

UNSEEN = ("Cc", "Cf", "Zl", "Zp")  # controls and formats are not drawn


def uncovered_characters(sheet: Sheet) -> Iterator[Diagnostic]:
    """E-205: once for each character, where it stands first."""
    if sheet.covered is None:
        return
    told: set[str] = set()
    for text, place_of in _texts(sheet):
        for offset, letter in enumerate(text):
            if (
                ord(letter) in sheet.covered
                or letter in told
                or unicodedata.category(letter) in UNSEEN
            ):
                continue
            told.add(letter)
            name = unicodedata.name(letter, "an unnamed character").lower()
            yield Diagnostic(
                code="E-205",
                place=place_of(offset),
                message=f"no font has “{letter}” (U+{ord(letter):04X}, {name})",
                fix="write it another way",
            )


def _texts(sheet: Sheet) -> Iterator[tuple[str, Callable[[int], Place]]]:
    """Text, and where each of its characters stands."""
    for _, line in sheet.lines:
        for inline in every_inline(line):
            match inline:
                case Run():
                    yield inline.text, inline.place_of
                case Code():
                    yield inline.text, _at(inline.place)
                case Span(ruby=reading) if reading:
                    yield reading, _at(inline.place)
                case _:
                    pass
    for text, place in _plain_texts(sheet):
        yield text, _at(place)


def _at(place: Place) -> Callable[[int], Place]:
    return lambda offset: place


def _plain_texts(sheet: Sheet) -> Iterator[tuple[str, Place]]:
    """What is printed and holds no markup."""
    book = sheet.publication
    told = (book.title, book.subtitle, book.publisher, book.edition.label)
    for text in (
        *told,
        *(c.name for c in book.contributors),
        *_scripts(book.cover.native),
    ):
        yield text, book.place
    for party in book.parties:
        for text in (party.name, *_scripts(party.native)):
            yield text, book.place
    for term in book.terms:
        for text in (term.term, *_scripts(term.native)):
            yield text, term.place
    for source in book.sources:
        names = (part for n in source.author for part in (n.literal, n.family, n.given))
        for text in (source.title, source.container_title, source.publisher, *names):
            yield text, source.place
    for division in book.divisions:
        for fact in division.glance:
            yield from _of_fact(fact)
        for block in every_block(division):
            yield from _of_block(block)


def _scripts(native: tuple[Native, ...]) -> tuple[str, ...]:
    return tuple(text for n in native for text in (n.text, n.roman))


def _of_fact(fact: Fact) -> Iterator[tuple[str, Place]]:
    yield fact.value, fact.place
    yield fact.unit, fact.place


def _of_block(block: Block) -> Iterator[tuple[str, Place]]:
    match block:
        case Facts():
            for fact in block.entries:
                yield from _of_fact(fact)
        case People():
            for person in block.entries:
                for text in (person.name, *_scripts(person.native)):
                    yield text, person.place
        case Map():
            for place in block.places:
                yield place.name, block.place
        case Chart():
            for column in block.table:
                yield column.label, block.place
            for row in block.data.rows:
                for value in row.values():
                    if isinstance(value, str):
                        yield value, block.data.place
        case _:
            pass
