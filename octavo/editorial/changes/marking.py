"""Marking: the change bars.

*Takes* a publication and the bar of each block. *Gives* the publication with its blocks
marked. One line is new or reworded since the earlier edition, a double line corrected:
what has no bar said the same before.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from octavo.model.blocks import Block
from octavo.model.publication import Publication, Section


def mark(publication: Publication, bars: Mapping[str, str]) -> Publication:
    """The publication with `change` set on each block that `bars` names."""
    return replace(
        publication,
        divisions=tuple(
            replace(
                division,
                blocks=_blocks(division.blocks, bars),
                sections=tuple(_section(s, bars) for s in division.sections),
            )
            for division in publication.divisions
        ),
    )


def _section(section: Section, bars: Mapping[str, str]) -> Section:
    return replace(
        section,
        blocks=_blocks(section.blocks, bars),
        sections=tuple(_section(inner, bars) for inner in section.sections),
    )


def _blocks(blocks: tuple[Block, ...], bars: Mapping[str, str]) -> tuple[Block, ...]:
    return tuple(
        replace(block, change=bars[block.id]) if block.id in bars else block
        for block in blocks
    )
