"""Numbers: chapters, sections, captioned blocks, positions.

*Takes* a publication as the author wrote it. *Gives* the same with every number
filled in, and with the title that an unnamed division goes by.

Chapters count from 1. Their sections are "3.4" and "3.4.1"; a third level has no
number. Captioned blocks count by chapter and by what their caption calls them:
"Figure 3.1", "Map 3.1". Outside chapters they go by letters, "Figure A", so that
they are never mistaken for a chapter's; in a book without chapters they count from 1.
Positions count from 1 through the book.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace

from octavo.model.blocks import (
    Block,
    Chart,
    Figure,
    Map,
    Positions,
    Table,
    Timeline,
)
from octavo.model.inlines import Run
from octavo.model.publication import Division, Publication, Section
from octavo.model.semantics import CAPTION_LABELS, DIVISION_KINDS

NUMBERED_LEVELS = 2  # of sections


def number(publication: Publication) -> Publication:
    """The publication numbered; see the module."""
    has_chapters = any(DIVISION_KINDS[d.kind].numbered for d in publication.divisions)
    clerk = _Clerk(lettered=has_chapters)
    divisions = tuple(clerk.division(division) for division in publication.divisions)
    return replace(publication, divisions=divisions)


def letters(count: int) -> str:
    """1 → "A", 26 → "Z", 27 → "AA"."""
    text = ""
    while count:
        count, rest = divmod(count - 1, 26)
        text = chr(ord("A") + rest) + text
    return text


def caption_label(block: Block) -> str:
    """What the caption calls a block: "Figure", "Map", "Table"; "" without caption."""
    match block:
        case Figure() | Chart() | Timeline() | Map() | Table():
            return CAPTION_LABELS[type(block).__name__.lower()]
        case _:
            return ""


@dataclass
class _Clerk:
    """Counts while the divisions pass."""

    lettered: bool
    chapters: int = 0
    positions: int = 0
    captions: Counter[tuple[str, str]] = field(default_factory=Counter)

    def division(self, division: Division) -> Division:
        kind = DIVISION_KINDS[division.kind]
        number = ""
        if kind.numbered:
            self.chapters += 1
            number = str(self.chapters)
        return replace(
            division,
            number=number,
            title=division.title or (Run(kind.title, division.place),),
            blocks=tuple(self.block(block, number) for block in division.blocks),
            sections=self.sections(division.sections, number, number),
        )

    def sections(
        self, sections: tuple[Section, ...], above: str, chapter: str, level: int = 1
    ) -> tuple[Section, ...]:
        numbered = []
        for count, section in enumerate(sections, start=1):
            counted = above and level <= NUMBERED_LEVELS
            number = f"{above}.{count}" if counted else ""
            numbered.append(
                replace(
                    section,
                    number=number,
                    blocks=tuple(self.block(b, chapter) for b in section.blocks),
                    sections=self.sections(
                        section.sections, number, chapter, level + 1
                    ),
                )
            )
        return tuple(numbered)

    def block(self, block: Block, chapter: str) -> Block:
        match block:
            case Figure() | Chart() | Timeline() | Map() | Table():
                label = caption_label(block)
                self.captions[chapter, label] += 1
                count = self.captions[chapter, label]
                return replace(block, number=self.caption(chapter, count))
            case Positions():
                self.positions += 1
                return replace(block, number=str(self.positions))
            case _:
                return block

    def caption(self, chapter: str, count: int) -> str:
        if chapter:
            return f"{chapter}.{count}"
        return letters(count) if self.lettered else str(count)
