"""Data: rows of named values, from a CSV file (RFC 4180) or written in place.

*Takes* the value of a key `data`. *Gives* a `Dataset`; reports E-111, E-153 to
E-156.
"""

from __future__ import annotations

import csv
import io
import math
import re
from collections.abc import Iterable

from octavo.diagnostics import Diagnostic, Place
from octavo.manuscript.desk import Desk, nearest, one_of, short
from octavo.manuscript.fields import entries_of
from octavo.manuscript.files import find_file
from octavo.manuscript.nodes import Mapping, Node, Scalar, Sequence, SourceText
from octavo.manuscript.source import unwanted
from octavo.manuscript.values import read_when
from octavo.model.blocks import Dataset, Row, Value

_INTEGER = re.compile(r"-?[0-9]{1,18}\Z")
_NUMBER = re.compile(r"-?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][-+]?[0-9]+)?\Z")


def read_data(desk: Desk, node: Node) -> Dataset | None:
    """The rows that a path or a list of mappings gives; None when there are none."""
    if isinstance(node, Scalar):
        if desk.text(node, "a path of a CSV file, or a list of rows") is None:
            return None
        path = find_file(desk, node, (".csv",))
        if path is None:
            return None
        source = desk.open(node.value.strip())
        return _csv(desk, node, source) if source else None
    if isinstance(node, Mapping):
        message = "found a mapping, expected a path of a CSV file, or a list of rows"
        fix = "write data: data/name.csv, or rows such as - {year: 2018, value: 7.5}"
        desk.report("E-122", node, message, fix)
        return None
    return _inline(desk, node)


def _value(cell: str) -> Value:
    cell = cell.strip()
    if not cell:
        return None
    if _INTEGER.match(cell):
        return int(cell)
    number = float(cell) if _NUMBER.match(cell) else math.inf
    return number if math.isfinite(number) else cell


def _csv(desk: Desk, node: Scalar, source: SourceText) -> Dataset | None:
    file = source.file
    for found in unwanted(source):
        _once(desk, found.code, found.place, found.message, found.fix)
    reader = csv.reader(io.StringIO(source.text, newline=""), strict=True)
    table: list[tuple[int, list[str]]] = []
    last = 0
    try:
        for cells in reader:
            line, last = last + 1, reader.line_num
            if any(cell.strip() for cell in cells):
                table.append((line, cells))
    except csv.Error as fault:
        fix = "close the quotation mark; write a quotation mark in a cell twice"
        place = Place(file, reader.line_num)
        _once(desk, "E-155", place, f"not CSV: {fault}", fix)
        return None
    if len(table) < 2:
        message = "the file has no rows, expected names of columns and rows below"
        fix = "write the names of the columns in the first line"
        _once(desk, "E-154", Place(file), message, fix)
        return None
    names = [name.strip() for name in table[0][1]]
    if not _names(desk, file, names, table[0][0]):
        return None
    rows = tuple(_csv_rows(desk, file, names, table[1:]))
    return Dataset(columns=tuple(names), rows=rows, file=file, place=node.place)


def _once(desk: Desk, code: str, place: Place, message: str, fix: str) -> None:
    """Reports a fault of a file once, however many blocks show it."""
    found = Diagnostic(code, place, message, fix)
    if found not in desk.found:
        desk.found.append(found)


def _names(desk: Desk, file: str, names: list[str], line: int) -> bool:
    good = True
    column = 1
    for number, name in enumerate(names):
        if not name or name in names[:number]:
            found = f"the column “{name}” twice" if name else "a column without a name"
            message = f"found {found} in the first line"
            fix = "give each column a name of its own"
            _once(desk, "E-155", Place(file, line, column), message, fix)
            good = False
        column += len(name) + 1
    return good


def _csv_rows(
    desk: Desk, file: str, names: list[str], table: Iterable[tuple[int, list[str]]]
) -> Iterable[Row]:
    for line, cells in table:
        if len(cells) != len(names):
            message = f"the row has {len(cells)} cells, expected {len(names)}"
            fix = (
                "write a comma between cells, also empty ones; quote cells with commas"
            )
            _once(desk, "E-155", Place(file, line), message, fix)
        values = [_value(cell) for cell in cells] + [None] * len(names)
        yield dict(zip(names, values, strict=False))


def _inline(desk: Desk, node: Sequence) -> Dataset | None:
    columns: list[str] = []
    rows: list[Row] = []
    for item in node.items:
        row: dict[str, Value] = {}
        for entry in entries_of(desk, item, "a row of data"):
            name = entry.key.value
            if not entry.has_colon:
                message = (
                    f"found “{short(name)}” between commas, expected column: value"
                )
                fix = "write digits without separators; words with a comma in quotes"
                desk.report("E-156", entry.key, message, fix)
                continue
            if name not in columns:
                columns.append(name)
            if isinstance(entry.value, Scalar):
                row[name] = entry.value.meaning
            else:
                message = f"found a list or mapping for “{name}”, expected one value"
                desk.report("E-122", entry.value, message, "write a number or words")
        rows.append(row)
    if not rows or not columns:
        fix = "write rows such as - {year: 2018, value: 7.5}"
        desk.report("E-154", node, "the data has no rows", fix)
        return None
    full = tuple({name: row.get(name) for name in columns} for row in rows)
    return Dataset(columns=tuple(columns), rows=full, place=node.place)


def check_field(
    desk: Desk,
    data: Dataset | None,
    scalar: Scalar | None,
    *,
    numeric: bool = False,
    dated: bool = False,
) -> str:
    """The name of a column of the data; reports E-153, and E-156 for words in a
    `numeric` one; one that is `dated` may hold days, months and years as well."""
    if scalar is None:
        return ""
    name = scalar.value
    if data is None:
        return name
    if name not in data.columns:
        message = f"the data has no column “{name}”, expected {one_of(data.columns)}"
        near = nearest(name, data.columns)
        fix = f"write {near}" if near else "write the name of a column of the data"
        desk.report("E-153", scalar, message, fix)
        return name
    if numeric or dated:
        for number, row in enumerate(data.rows, 1):
            value = row[name]
            if value is None or _is_number(value) or (dated and read_when(str(value))):
                continue
            what = "a number or a date" if dated else "a number"
            message = f"the column “{name}” has “{value}” in row {number}, expected "
            fix = "write digits without separators or units; leave a gap empty"
            if dated:
                fix = "write years, or dates such as 2026-05 or 2026-05-19"
            desk.report("E-156", scalar, message + what, fix)
            break
    return name


def _is_number(value: Value) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)
