"""Marking: the change bars.

*Takes* a publication and the bar of each block. *Gives* the publication with its blocks
marked. One line is new or reworded since the earlier edition, a double line corrected:
what has no bar said the same before.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from octavo.model.blocks import Block, Facts, Judgements, People
from octavo.model.publication import Publication, Section


def mark(
    publication: Publication, bars: Mapping[str, str], altered: frozenset[str]
) -> Publication:
    """The publication with `change` set on each block that `bars` names; `altered`
    names those that stood before, and their entries that differ."""
    return replace(
        publication,
        divisions=tuple(
            replace(
                division,
                blocks=_blocks(division.blocks, bars, altered),
                sections=tuple(_section(s, bars, altered) for s in division.sections),
            )
            for division in publication.divisions
        ),
    )


def _section(
    section: Section, bars: Mapping[str, str], altered: frozenset[str]
) -> Section:
    return replace(
        section,
        blocks=_blocks(section.blocks, bars, altered),
        sections=tuple(_section(inner, bars, altered) for inner in section.sections),
    )


def _blocks(
    blocks: tuple[Block, ...], bars: Mapping[str, str], altered: frozenset[str]
) -> tuple[Block, ...]:
    return tuple(
        _marked(block, bars[block.id], altered) if block.id in bars else block
        for block in blocks
    )


def _marked(block: Block, bar: str, altered: frozenset[str]) -> Block:
    news: tuple[str, ...] = ()
    if isinstance(block, Facts | Judgements | People):
        news = tuple(entry.id for entry in block.entries if entry.id in altered)
    return replace(block, change=bar, altered=block.id in altered, news=news)
