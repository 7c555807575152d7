"""Contents and listings.

*Takes* the numbered and resolved publication. *Gives* the tree of divisions and
sections, and the lists of figures, maps and tables.
"""

from __future__ import annotations

from octavo.editorial.lines import every_block
from octavo.editorial.numbering import caption_label
from octavo.model.blocks import Chart, Figure, Map, Table, Timeline
from octavo.model.faircopy import ContentsEntry, ListingEntry
from octavo.model.inlines import bare
from octavo.model.publication import Division, Publication, Section
from octavo.model.semantics import DIVISION_KINDS


def make_contents(publication: Publication) -> tuple[ContentsEntry, ...]:
    """The divisions that stand in the contents, their sections nested."""
    return tuple(
        _of_division(division)
        for division in publication.divisions
        if DIVISION_KINDS[division.kind].in_contents
    )


def _of_division(division: Division) -> ContentsEntry:
    return ContentsEntry(
        id=division.id,
        title=bare(division.title),
        number=division.number,
        abstract=bare(division.abstract),
        matter=division.matter,
        kind=division.kind,
        entries=tuple(_of_section(s, division.matter) for s in division.sections),
    )


def _of_section(section: Section, matter: str) -> ContentsEntry:
    return ContentsEntry(
        id=section.id,
        title=bare(section.title),
        number=section.number,
        matter=matter,
        kind="section",
        entries=tuple(_of_section(inner, matter) for inner in section.sections),
    )


def make_listings(publication: Publication) -> tuple[ListingEntry, ...]:
    """Every block that has a caption, in reading order."""
    return tuple(
        ListingEntry(
            id=block.id,
            kind=type(block).__name__.lower(),
            label=f"{caption_label(block)} {block.number}",
            title=bare(block.title),
        )
        for division in publication.divisions
        for block in every_block(division)
        if isinstance(block, Figure | Chart | Timeline | Map | Table)
    )
