"""The lines of each block kind, in the order in which they are read.

*Takes* a walker and a block. *Gives* the block with each of its lines revised. A new
block kind is a type error here until its lines are named.
"""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from octavo.editorial.walk import Voice, Walk
from octavo.model.blocks import (
    Aside,
    Block,
    Chart,
    Fact,
    Facts,
    Figure,
    Generated,
    Judgements,
    Key,
    Map,
    People,
    Point,
    Positions,
    Quotation,
    Table,
    Text,
    Timeline,
)
from octavo.model.inlines import Line


def revise_block(walk: Walk, block: Block) -> Block:
    """The block with its lines revised."""
    walk = walk.block(block)
    match block:
        case Text():
            return replace(block, prose=walk.prose(block.prose, "text"))
        case Figure() | Chart() | Timeline() | Map() | Table():
            return _captioned(walk, block)
        case Positions():
            return _positions(walk, block)
        case Facts():
            return replace(
                block, entries=tuple(revise_fact(walk, e) for e in block.entries)
            )
        case Quotation():
            return replace(
                block,
                prose=walk.prose(block.prose, "text"),
                by=walk(block.by, "by"),
                source=walk(block.source, "source", Voice.SOURCE),
            )
        case Aside():
            return replace(
                block,
                title=walk(block.title, "title"),
                prose=walk.prose(block.prose, "text"),
            )
        case People():
            return replace(
                block,
                title=walk(block.title, "title"),
                entries=tuple(
                    replace(person, role=walk(person.role, "role"))
                    for person in block.entries
                ),
            )
        case Judgements():
            return replace(
                block,
                entries=tuple(
                    replace(
                        entry,
                        statement=walk(entry.statement, "statement"),
                        prose=walk(entry.prose, "text"),
                    )
                    for entry in block.entries
                ),
            )
        case Key():
            return replace(
                block,
                entries=tuple(
                    replace(
                        entry,
                        sample=walk(entry.sample, "sample"),
                        meaning=walk.prose(entry.meaning, "meaning"),
                    )
                    for entry in block.entries
                ),
            )
        case Generated():
            return replace(block, title=walk(block.title, "title"))
        case _:
            assert_never(block)


_Captioned = Figure | Chart | Timeline | Map | Table


def _captioned(walk: Walk, block: _Captioned) -> _Captioned:
    """Title and unit stand above what is shown, note and source below it."""
    block = replace(
        block, title=walk(block.title, "title"), unit=walk(block.unit, "unit")
    )
    match block:
        case Table():
            block = _table(walk, block)
        case Map():
            block = _map(walk, block)
        case Figure() | Chart() | Timeline():
            pass
        case _:
            assert_never(block)
    return replace(
        block,
        note=walk(block.note, "note"),
        source=walk(block.source, "source", Voice.SOURCE),
        description=walk.prose(block.description, "description", Voice.LOOSE),
    )


def _table(walk: Walk, table: Table) -> Table:
    return replace(
        table,
        columns=tuple(
            replace(column, title=walk(column.title, "title"))
            for column in table.columns
        ),
        rows=tuple(tuple(_cell(walk, cell) for cell in row) for row in table.rows),
    )


def _cell(walk: Walk, cell: Line | bool | None) -> Line | bool | None:
    return walk(cell, "rows") if isinstance(cell, tuple) else cell


def _map(walk: Walk, drawn: Map) -> Map:
    """A place's words are drawn in the picture, its note stands in the e-book only."""
    return replace(
        drawn,
        places=tuple(
            replace(
                place,
                lines=tuple(walk(line, "lines", Voice.LOOSE) for line in place.lines),
                note=walk(place.note, "note", Voice.LOOSE),
            )
            for place in drawn.places
        ),
    )


def _positions(walk: Walk, block: Positions) -> Positions:
    return replace(
        block,
        issue=walk(block.issue, "issue"),
        fact=walk(block.fact, "fact"),
        terms=tuple(walk(line, "terms") for line in block.terms),
        points=tuple(
            Point(says=tuple(walk(line, "points") for line in point.says))
            for point in block.points
        ),
        primary=tuple(walk(line, "primary", Voice.SOURCE) for line in block.primary),
        stands=walk(block.stands, "stands"),
    )


def revise_fact(walk: Walk, fact: Fact) -> Fact:
    """The fact with its lines revised."""
    return replace(
        fact,
        label=walk(fact.label, "label"),
        note=walk(fact.note, "note"),
        source=walk(fact.source, "source", Voice.SOURCE),
    )
