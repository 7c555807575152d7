"""The data table of a chart: every value that is drawn, written out.

*Takes* a chart. *Gives* its columns and rows as words, ready for both media.
"""

from __future__ import annotations

from dataclasses import dataclass

from octavo.composition.numerals import numeral
from octavo.model.blocks import Chart, DataColumn, Value

GAP = "–"


@dataclass(frozen=True, slots=True)
class DataTable:
    """`head` names the rows; each of `columns` has one value a row in `values`."""

    head: DataColumn
    heads: tuple[str, ...]
    columns: tuple[DataColumn, ...]
    values: tuple[tuple[str, ...], ...]  # one tuple a column

    @property
    def rows(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """The rows: the head of each and its values, in the columns' order."""
        across = zip(*self.values, strict=True) if self.values else ()
        return tuple(zip(self.heads, across, strict=False))

    @property
    def series(self) -> tuple[tuple[DataColumn, tuple[str, ...]], ...]:
        """The table turned: a column of the data and its values, one a row."""
        return tuple(zip(self.columns, self.values, strict=True))


def data_table(chart: Chart) -> DataTable:
    """The table of *chart*, by its `columns`; without them, all fields as they are."""
    columns = chart.table or tuple(
        DataColumn(field=name, label=name) for name in chart.data.columns
    )
    head, *others = columns
    return DataTable(
        head=head,
        heads=tuple(written(row.get(head.field), head) for row in chart.data.rows),
        columns=tuple(others),
        values=tuple(
            tuple(written(row.get(c.field), c) for row in chart.data.rows)
            for c in others
        ),
    )


def written(value: Value, column: DataColumn) -> str:
    """One cell in words: scaled and formatted numbers, a dash for what is missing."""
    match value:
        case None | "":
            return GAP
        case bool():
            return "yes" if value else "no"
        case int() | float():
            scaled = value * column.scale if column.scale != 1 else value
            return numeral(scaled, column.format)
        case _:
            return str(value)
