"""Tables: their heads in one or two rows, and cells that know their column.

*Takes* a table. *Gives* the cells of its head and its rows for a template to loop over.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from octavo.model.blocks import Table, TableColumn
from octavo.model.inlines import Line, Run, words


@dataclass(frozen=True, slots=True)
class Head:
    """A cell of the head. `scope` is "col" or "colgroup"; `kind` as of the column."""

    title: Line
    scope: str
    kind: str
    party: str
    across: int = 1
    down: int = 1


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of the body: a line, or in a column of marks true, false or unknown."""

    column: TableColumn
    value: Line | bool | None
    heads_row: bool

    @property
    def line(self) -> Line:
        """The words of the cell, none in a column of marks."""
        return self.value if isinstance(self.value, tuple) else ()

    @property
    def mark(self) -> str:
        """ "yes", "no" or "unknown" in a column of marks, else nothing."""
        if self.column.kind != "mark":
            return ""
        if not isinstance(self.value, bool):
            return "unknown"
        return "yes" if self.value else "no"


def head_rows(table: Table) -> tuple[tuple[Head, ...], ...]:
    """The head's rows: one, or two if columns are grouped."""
    if not any(column.group for column in table.columns):
        return (tuple(_head(column) for column in table.columns),)
    upper: list[Head] = []
    lower: list[Head] = []
    for group, columns in _grouped(table):
        if not group:
            upper += [_head(column, down=2) for column in columns]
            continue
        party = columns[0].party
        title: Line = (Run(group),)
        upper.append(Head(title, "colgroup", "text", party, across=len(columns)))
        lower += [_head(column, grouped=True) for column in columns]
    return (tuple(upper), tuple(lower))


@dataclass(frozen=True, slots=True)
class NamedCell:
    """A cell that stands alone, and so names its column; with its group before it."""

    name: str
    cell: Cell


@dataclass(frozen=True, slots=True)
class ApartRow:
    """A row by itself: what heads it, and its other cells; empty ones are left out."""

    head: Line
    cells: tuple[NamedCell, ...]


def apart(table: Table) -> tuple[ApartRow, ...]:
    """The rows of *table*, each to be read without its neighbours."""
    return tuple(
        ApartRow(
            next((cell.line for cell in row if cell.heads_row), ()),
            tuple(
                NamedCell(_column_name(cell.column), cell)
                for cell in row
                if not cell.heads_row and (cell.line or cell.mark)
            ),
        )
        for row in body_rows(table)
    )


def _column_name(column: TableColumn) -> str:
    return ", ".join(part for part in (column.group, words(column.title)) if part)


def body_rows(table: Table) -> tuple[tuple[Cell, ...], ...]:
    """The rows of the body, each cell with its column."""
    heading = table.header or table.columns[0].id
    return tuple(
        tuple(
            Cell(column, value, column.id == heading)
            for column, value in zip(table.columns, row, strict=False)
        )
        for row in table.rows
    )


def _grouped(table: Table) -> Iterator[tuple[str, tuple[TableColumn, ...]]]:
    for group, columns in groupby(table.columns, key=lambda column: column.group):
        yield group, tuple(columns)


def _head(column: TableColumn, *, down: int = 1, grouped: bool = False) -> Head:
    party = "" if grouped else column.party
    return Head(column.title, "col", column.kind, party, down=down)
