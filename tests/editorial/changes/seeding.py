"""Seeds: a book of the house with one thing changed in it.

*Gives* the flagship as it is read, places in it to change, and functions that change
one thing. Every change goes through `shelved`, which gives derived ids anew as the
manuscript does: what stands behind an added block gets another id.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from typing import Any

from octavo.editorial.lines import every_block
from octavo.manuscript import read_publication
from octavo.model.blocks import Block, Fact, Facts, Text
from octavo.model.inlines import Run
from octavo.model.prose import Paragraph
from octavo.model.publication import Division, Publication, Section
from tests.house.source import ROOT

Holder = Division | Section
SEEDS = int(os.environ.get("OCTAVO_SEEDS", "5"))  # of each kind; 20 take two minutes
_DERIVED = re.compile(r".*\.[0-9]+x*\Z")


@cache
def flagship() -> Publication:
    """The house's largest book, without corrections of its own.

    Its paragraphs lose the ids that the author gave them: to know them again is harder.
    """
    read = read_publication(
        ROOT / "content" / "japan-south-korea", assets=ROOT / "assets"
    ).publication
    assert read is not None
    return shelved(each_block(read, lambda block: (_bare(block),)))


def _bare(block: Block) -> Block:
    name = "derived.1" if isinstance(block, Text) else block.id
    return replace(block, id=name, correction="")


def some(places: list[str], count: int = SEEDS) -> list[str]:
    """`count` of the places, from the first to the last, evenly."""
    assert len(places) >= count, f"only {len(places)} places"
    step = len(places) / count
    return [places[int(step * i)] for i in range(count)]


# --- places -------------------------------------------------------------------------


def blocks(book: Publication, *kinds: type) -> list[Block]:
    found = [block for d in book.divisions for block in every_block(d)]
    return [block for block in found if not kinds or isinstance(block, kinds)]


def texts(book: Publication) -> list[str]:
    """Paragraphs long enough to be known again, ids derived from their place."""
    return [
        block.id
        for block in blocks(book, Text)
        if isinstance(block, Text)
        and len(said(block).split()) > 12
        and _DERIVED.match(block.id)
    ]


def said(block: Text) -> str:
    return " ".join(
        run.text
        for part in block.prose
        if isinstance(part, Paragraph)
        for run in part.line
        if isinstance(run, Run)
    )


def facts(book: Publication) -> list[str]:
    glances = [fact.id for d in book.divisions for fact in d.glance]
    stated = [b for b in blocks(book, Facts) if isinstance(b, Facts)]
    return glances + [fact.id for block in stated for fact in block.entries]


def sections(book: Publication, chapters_only: bool = True) -> list[str]:
    return [
        section.id
        for division in book.divisions
        if division.kind == "chapter" or not chapters_only
        for section in division.sections
    ]


# --- changes ------------------------------------------------------------------------


def each_block(
    book: Publication, change: Callable[[Block], tuple[Block, ...]]
) -> Publication:
    def changed(held: tuple[Block, ...]) -> tuple[Block, ...]:
        return tuple(new for block in held for new in change(block))

    def of_section(section: Section) -> Section:
        return replace(
            section,
            blocks=changed(section.blocks),
            sections=tuple(map(of_section, section.sections)),
        )

    return replace(
        book,
        divisions=tuple(
            replace(
                division,
                blocks=changed(division.blocks),
                sections=tuple(map(of_section, division.sections)),
            )
            for division in book.divisions
        ),
    )


def on_block(
    book: Publication, name: str, change: Callable[[Any], tuple[Block, ...]]
) -> Publication:
    """The book with one block replaced by what `change` gives."""
    return shelved(each_block(book, lambda b: change(b) if b.id == name else (b,)))


def on_fact(
    book: Publication, name: str, change: Callable[[Fact], Fact]
) -> Publication:
    def changed(fact: Fact) -> Fact:
        return change(fact) if fact.id == name else fact

    def of_block(block: Block) -> tuple[Block, ...]:
        if isinstance(block, Facts):
            return (replace(block, entries=tuple(map(changed, block.entries))),)
        return (block,)

    book = each_block(book, of_block)
    return replace(
        book,
        divisions=tuple(
            replace(d, glance=tuple(map(changed, d.glance))) for d in book.divisions
        ),
    )


def on_sections(
    book: Publication,
    name: str,
    change: Callable[[tuple[Section, ...]], tuple[Section, ...]],
) -> Publication:
    """The book with the sections of the division that has section `name` changed."""
    return shelved(
        replace(
            book,
            divisions=tuple(
                replace(division, sections=change(division.sections))
                if name in {section.id for section in division.sections}
                else division
                for division in book.divisions
            ),
        )
    )


# --- ids ----------------------------------------------------------------------------


def shelved(book: Publication) -> Publication:
    """The book with derived ids given anew, and none of its numbers or bars."""
    return replace(book, divisions=tuple(map(_division, book.divisions)))


def _division(division: Division) -> Division:
    return replace(
        division,
        blocks=tuple(_blocks(division.blocks, division.id)),
        sections=tuple(_sections(division.sections, division.id)),
    )


def _sections(held: tuple[Section, ...], above: str) -> Iterator[Section]:
    for count, section in enumerate(held, start=1):
        derived = ".section." in section.id
        name = f"{above}.section.{count}" if derived else section.id
        yield replace(
            section,
            id=name,
            blocks=tuple(_blocks(section.blocks, name)),
            sections=tuple(_sections(section.sections, name)),
        )


def _blocks(held: tuple[Block, ...], above: str) -> Iterator[Block]:
    for count, block in enumerate(held, start=1):
        name = f"{above}.{count}" if _DERIVED.match(block.id) else block.id
        yield replace(block, id=name, change="")
