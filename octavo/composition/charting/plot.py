"""A plot: the house's short form, read into values with nothing left unsaid.

*Takes* a chart whose `plot` is plain YAML. *Gives* a `Plot`: its series as runs of
known points, the scale of its values, and where each row stands along it.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from octavo.composition.drawings.sparkline import axis
from octavo.composition.numerals import numeral
from octavo.composition.vega import DrawingError
from octavo.model.blocks import Chart, Value

_MOST = 50  # grid lines
_LEAST = 1e-12  # of a scale: what is nearer to nought is drawn as nought
TYPES = ("line", "step", "column", "columns", "bar", "dots")


@dataclass(frozen=True, slots=True)
class Series:
    """One series: `values` in shown units, a None for each gap."""

    label: str
    party: str
    values: tuple[float | None, ...]
    label_at: tuple[Value, float] | None
    anchor: str


@dataclass(frozen=True, slots=True)
class Remark:
    """Words or a value written in the plot, at shown units."""

    x: Value
    y: float
    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Plot:
    """`rows`: the values of the column that runs along. `places`: where they stand.

    `stepped`: rows stand on even steps, row i at i + ½ of `extent` (0, rows); else they
    stand at their own dates. `across`: rows are categories, one below the other.
    """

    type: str
    rows: tuple[Value, ...]
    places: tuple[float, ...]
    extent: tuple[float, float]
    stepped: bool
    across: bool
    series: tuple[Series, ...]
    low: float
    high: float
    ticks: tuple[float, ...]
    unit: str
    format: str
    breaks: tuple[Value, ...]
    remarks: tuple[Remark, ...]

    def place(self, x: Value) -> float:
        """Where a value of the running column stands, also between rows."""
        if x in self.rows:
            return self.places[self.rows.index(x)]
        texts = [str(row) for row in self.rows]
        if str(x) in texts:
            return self.places[texts.index(str(x))]
        try:
            at = axis([*self.rows, x])
        except ValueError as fault:
            raise DrawingError(
                f"found x {x!r}, expected a value of the rows"
            ) from fault
        if not self.stepped or len(at) < 3:
            return at[-1]
        return 0.5 + (at[-1] - at[0]) / (at[1] - at[0])

    def runs(self, series: Series) -> list[list[tuple[float, float]]]:
        """The points a line may join: it stops at gaps and after each break."""
        stops = {self.place(x) for x in self.breaks}
        found: list[list[tuple[float, float]]] = [[]]
        for place, value in zip(self.places, series.values, strict=True):
            if value is None:
                found.append([])
                continue
            found[-1].append((place, value))
            if place in stops:
                found.append([])
        return [run for run in found if run]

    def shown(self, value: float) -> str:
        return numeral(value, self.format)


def read(chart: Chart) -> Plot:
    """The chart's short form. Raises `DrawingError` for what cannot be drawn."""
    given = chart.plot or {}
    kind = str(given.get("type", "line"))
    if kind not in TYPES:
        raise DrawingError(f"found type {kind!r}, expected one of {', '.join(TYPES)}")
    column = str(given.get("x", ""))
    rows = tuple(row.get(column) for row in chart.data.rows)
    if not rows:
        raise DrawingError("found no rows, expected data")
    y = given.get("y")
    measure: Mapping[str, object] = y if isinstance(y, Mapping) else {}
    scale = _number(measure.get("scale", 1))
    series = tuple(
        _series(entry, chart, scale)
        for entry in _list(given.get("series"))
        if isinstance(entry, Mapping)
    )
    if not series:
        raise DrawingError("found no series, expected at least one")
    dated = _dated(rows)
    across = kind == "bar" or (kind == "dots" and dated is None)
    # columns stand apart and join nothing: each is named, and none is interpolated
    apart = across or kind in ("column", "columns")
    if dated is not None and not apart:
        _check_order(rows, dated)
    stepped = apart or dated is None or _even(dated)
    places = [i + 0.5 for i in range(len(rows))] if stepped or not dated else dated
    low, high, ticks = _scale(measure, series)
    return Plot(
        type=kind,
        rows=rows,
        places=tuple(places),
        extent=(0.0, float(len(rows))) if stepped else _margins(places),
        stepped=stepped,
        across=across,
        series=series,
        low=low,
        high=high,
        ticks=ticks,
        unit=str(measure.get("unit", "")),
        format=str(measure.get("format", "g")),
        breaks=tuple(_value(x) for x in _list(given.get("breaks"))),
        remarks=tuple(
            Remark(
                x=_value(entry.get("x")),
                y=_number(entry.get("y", 0)),
                text=str(entry.get("text", "")),
                anchor=str(entry.get("anchor", "middle")),
            )
            for entry in _list(given.get("marks"))
            if isinstance(entry, Mapping)
        ),
    )


def _series(entry: Mapping[str, object], chart: Chart, scale: float) -> Series:
    field = str(entry.get("field", ""))
    if field not in chart.data.columns:
        known = ", ".join(chart.data.columns)
        raise DrawingError(f"found field {field!r}, expected one of {known}")
    at = _list(entry.get("label_at"))
    return Series(
        label=str(entry.get("label", field)),
        party=str(entry.get("party", "")),
        values=tuple(_known(row.get(field), scale) for row in chart.data.rows),
        label_at=(_value(at[0]), _number(at[1])) if len(at) == 2 else None,
        anchor=str(entry.get("anchor", "start")),
    )


def _known(value: Value, scale: float) -> float | None:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return round(value * scale, 10)
    return None


def _dated(rows: Sequence[Value]) -> list[float] | None:
    """The rows as places in time, or None when they are words."""
    try:
        return axis(rows)
    except ValueError:
        return None


def _check_order(rows: Sequence[Value], places: Sequence[float]) -> None:
    """Whether time runs on from row to row: what is drawn runs on with it."""
    if None in rows:
        raise DrawingError("found a row without a date, expected one in each")
    for (first, before), (second, after) in pairwise(zip(rows, places, strict=True)):
        if after <= before:
            told = f"found {second} in the row after {first}"
            raise DrawingError(f"{told}, expected rows in the order of time")


def _even(places: Sequence[float]) -> bool:
    """Whether rows are equally far apart, so that even steps tell no lie."""
    gaps = [b - a for a, b in pairwise(places)]
    return not gaps or max(gaps) - min(gaps) < 0.02


def _margins(places: Sequence[float]) -> tuple[float, float]:
    """From the first to the last place, with a little room at either end."""
    room = (places[-1] - places[0]) * 0.03 or 0.5
    return places[0] - room, places[-1] + room


def _scale(
    measure: Mapping[str, object], series: Sequence[Series]
) -> tuple[float, float, tuple[float, ...]]:
    """Lowest and highest value of the axis, and where its grid lines stand."""
    known = [v for one in series for v in one.values if v is not None]
    if not known:
        raise DrawingError("found no values, expected at least one")
    low = _number(measure.get("low", min(0.0, *known)))
    top = max(known[0], *known, low)
    if low < 0:  # nought is shown, so that one sees on which side of it a value is
        top = max(top, 0.0)
    reach = top - low if top - low > _LEAST else 1.0
    step = _number(measure.get("step", 0)) or _round_step(reach)
    if "low" not in measure:
        low = math.floor(low / step) * step
    begin = low if low >= 0 else 0.0  # where grid lines are counted from
    above = reach if low >= 0 else top
    high = _number(measure.get("high", begin + math.ceil(above / step) * step))
    if high <= low:
        raise DrawingError(
            f"found high {high:g} and low {low:g}, expected high above low"
        )
    first = math.ceil((low - begin) / step - 1e-6)
    last = math.floor((high - begin) / step + 1e-6)
    if last - first > _MOST:
        told = f"found step {step:g} from {low:g} to {high:g}, which makes "
        raise DrawingError(
            f"{told}{last - first + 1} grid lines, expected at most {_MOST}"
        )
    ticks = [round(begin + i * step, 10) for i in range(first, last + 1)]
    return low, high, tuple(ticks or [low])


def _round_step(reach: float) -> float:
    """A step of 1, 2 or 5 times a power of ten that divides `reach` in about five."""
    power = 10.0 ** math.floor(math.log10(reach / 5))
    return next(f * power for f in (1, 2, 5, 10) if f * power * 5 >= reach * 0.99)


def _list(value: object) -> Sequence[object]:
    return value if isinstance(value, list | tuple) else ()


def _value(value: object) -> Value:
    return value if isinstance(value, str | int | float | bool) else None


def _number(value: object) -> float:
    try:
        return float(str(value))
    except ValueError as fault:
        raise DrawingError(f"found {value!r}, expected a number") from fault
