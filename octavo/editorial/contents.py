"""Contents and listings.

*Takes* the numbered and resolved publication. *Gives* the tree of divisions and
sections, and the lists of figures, maps and tables.
"""

from __future__ import annotations

from collections.abc import Mapping

from octavo.editorial.lines import every_block
from octavo.editorial.numbering import caption_label
from octavo.model.blocks import Chart, Figure, Map, Table, Timeline
from octavo.model.faircopy import ContentsEntry, ListingEntry
from octavo.model.inlines import bare
from octavo.model.publication import Division, Publication, Section
from octavo.model.semantics import CAPTION_LABELS, DIVISION_KINDS


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


def make_listings(publication: Publication) -> Mapping[str, tuple[ListingEntry, ...]]:
    """For each kind with a caption, its blocks in reading order; kinds that the book
    does not have are left out."""
    found: dict[str, list[ListingEntry]] = {}
    for division in publication.divisions:
        for block in every_block(division):
            match block:
                case Figure() | Chart() | Timeline() | Map() | Table():
                    kind = type(block).__name__.lower()
                    found.setdefault(kind, []).append(
                        ListingEntry(
                            id=block.id,
                            kind=kind,
                            label=f"{caption_label(block)} {block.number}",
                            title=bare(block.title),
                        )
                    )
                case _:
                    pass
    return {kind: tuple(found[kind]) for kind in CAPTION_LABELS if kind in found}
