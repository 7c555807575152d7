"""Tables: columns with heads, and rows as long as the columns are many.

*Takes* the fields of a table. *Gives* the table; reports E-151, E-152, E-122,
E-125, E-127, W-359.
"""

from __future__ import annotations

from octavo.manuscript.captioned import read_caption
from octavo.manuscript.desk import Desk, nearest, one_of
from octavo.manuscript.fields import Fields
from octavo.manuscript.keys import Kind
from octavo.manuscript.nodes import Mapping, Node, Scalar, Sequence
from octavo.model.blocks import Table, TableColumn
from octavo.model.inlines import Line

Cell = Line | bool | None
WIDEST = 12  # columns that have room on a page
MEASURE = 175.0  # mm that they share
NARROWEST = 5.0  # mm for a column without a width of its own


def read_table(fields: Fields, block_id: str) -> Table:
    """A table; without columns it has no rows either."""
    columns = tuple(_column(column) for column in fields.mappings("columns"))
    if not columns:
        message = f"table “{block_id}” has no columns, expected a head for each column"
        fix = "add columns: [{id, title}, …]"
        fields.desk.report("E-151", fields.node, message, fix)
    if len(columns) > WIDEST and (node := fields.raw("columns")) is not None:
        message = f"table “{block_id}” has {len(columns)} columns, expected at most "
        fix = "divide the table, or let rows and columns change places"
        fields.desk.report("W-359", node, f"{message}{WIDEST} for a page", fix)
    _look_at_columns(fields, block_id, columns)
    rows = [
        row
        for item in fields.items("rows")
        if (row := _row(fields.desk, columns, item)) is not None
    ]
    return Table(
        **read_caption(fields, block_id),
        columns=columns,
        rows=tuple(rows),
        header=_header(fields, columns),
    )


def _look_at_columns(
    fields: Fields, block_id: str, columns: tuple[TableColumn, ...]
) -> None:
    """E-127 for widths that no page has, E-125 for two columns of one id."""
    node = fields.raw("columns")
    if node is None:
        return
    told = sum(column.width or NARROWEST for column in columns)
    if told > MEASURE and len(columns) <= WIDEST:
        message = (
            f"the columns of table “{block_id}” need {told:g} mm, expected at most "
        )
        fix = f"make them narrower; one without a width needs {NARROWEST:g} mm"
        fields.desk.report("E-127", node, f"{message}{MEASURE:g}", fix)
    ids = [column.id for column in columns if column.id]
    twice = next((name for name in ids if ids.count(name) > 1), "")
    if twice:
        message = f"two columns of table “{block_id}” have the id “{twice}”"
        fields.desk.report("E-125", node, message, "give each column an id of its own")


def _column(fields: Fields) -> TableColumn:
    scalar = fields.scalar("id", Kind.REFERENCE)
    return TableColumn(
        id=scalar.value if scalar else "",
        title=fields.line("title"),
        kind=fields.word("kind", "text"),
        group=fields.plain("group"),
        party=fields.party("party"),
        width=fields.number("width") or 0.0,
    )


def _header(fields: Fields, columns: tuple[TableColumn, ...]) -> str:
    scalar = fields.scalar("header", Kind.REFERENCE)
    if scalar is None:
        return ""
    ids = [column.id for column in columns]
    if scalar.value not in ids:
        message = f"no column is called “{scalar.value}”, expected {one_of(ids)}"
        near = nearest(scalar.value, ids)
        fix = f"write header: {near or (ids[0] if ids else 'the id of a column')}"
        fields.desk.report("E-153", scalar, message, fix)
    return scalar.value


def _row(
    desk: Desk, columns: tuple[TableColumn, ...], node: Node
) -> tuple[Cell, ...] | None:
    if not isinstance(node, Sequence):
        what = "a mapping" if isinstance(node, Mapping) else "one value"
        message = f"found {what}, expected a row: a list of cells"
        desk.report("E-122", node, message, "write - [first cell, second cell]")
        return None
    if columns and len(node.items) != len(columns):
        message = f"the row has {len(node.items)} cells, expected {len(columns)}"
        fix = (
            "give a cell for each column, null for an empty one; put a cell that holds "
        )
        fix += "a comma in quotes"
        desk.report("E-152", node, message, fix)
    cells = [
        _cell(desk, column, item)
        for column, item in zip(columns, node.items, strict=False)
    ]
    return (*cells, *[None] * (len(columns) - len(cells)))


def _cell(desk: Desk, column: TableColumn, node: Node) -> Cell:
    meaning = node.meaning if isinstance(node, Scalar) else ""
    if meaning is None or (isinstance(node, Scalar) and not node.value.strip()):
        return None
    if column.kind != "mark":
        return desk.line(node)
    if isinstance(meaning, bool):
        return meaning
    shown = f"“{node.value}”" if isinstance(node, Scalar) else "a list"
    message = f"found {shown} in a column of marks, expected true, false or null"
    fix = "write true, false or null, or make the column `kind: text`"
    desk.report("E-122", node, message, fix)
    return None
