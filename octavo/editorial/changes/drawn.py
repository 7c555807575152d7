"""What is drawn: of a dataset, the columns and rows that a reader sees.

*Takes* a sparkline or a chart. *Gives* its data without columns that it neither draws
nor tables: one file of data serves many drawings, and news of one is none of another.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from octavo.model.blocks import Chart, Dataset, Row, Sparkline


def drawn_points(sparkline: Sparkline | None) -> Dataset:
    """The points of a sparkline. A row without value is a gap between two that have
    one, and nothing before the first or after the last."""
    if sparkline is None:
        return Dataset(columns=(), rows=())
    x, y = sparkline.x, sparkline.y
    rows = [row for row in sparkline.data.rows if _is_within(row, sparkline)]
    known = [at for at, row in enumerate(rows) if row.get(y) not in (None, "")]
    kept = rows[known[0] : known[-1] + 1] if known else []
    points = tuple({x: row.get(x), y: row.get(y)} for row in kept)
    return Dataset(columns=(x, y), rows=points)


def _is_within(row: Row, sparkline: Sparkline) -> bool:
    """Whether a row stands between `first` and `last`; a date does so by its year."""
    x = row.get(sparkline.x)
    try:
        at = float(x[:4] if isinstance(x, str) else x or 0)
    except ValueError:
        return True
    first, last = sparkline.first, sparkline.last
    return (first is None or at + 1 > first) and (last is None or at <= last)


def drawn_data(chart: Chart) -> Dataset:
    """The columns that a chart draws, or writes out in its data table."""
    shown = set(_drawn(chart))
    tabled = [column.field for column in chart.table] or chart.data.columns
    columns = tuple(c for c in chart.data.columns if c in shown.union(tabled))
    rows = tuple({c: row.get(c) for c in columns} for row in chart.data.rows)
    return Dataset(columns=columns, rows=rows)


def _drawn(chart: Chart) -> Iterator[str]:
    """What the plot names; of a specification every column whose name it holds, for
    it may stand in an expression."""
    plot = chart.plot or {}
    yield str(plot.get("x", ""))
    series = plot.get("series")
    for one in series if isinstance(series, Sequence) else ():
        if isinstance(one, Mapping):
            yield str(one.get("field", ""))
    if chart.spec is not None:
        said = tuple(_words(chart.spec))
        for column in chart.data.columns:
            if not column.isidentifier() or any(column in word for word in said):
                yield column


def _words(value: object) -> Iterator[str]:
    match value:
        case str():
            yield value
        case Mapping():
            for name, held in value.items():
                yield str(name)
                yield from _words(held)
        case Sequence():
            for held in value:
                yield from _words(held)
