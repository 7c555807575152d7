"""Limits: what of a plot its own frame would not show.

*Takes* a plot as it was read. *Gives* in words each value, remark and name that would
lie beyond its axis or its rows, where it cannot be seen or stands for what it is not.
"""

from __future__ import annotations

from collections.abc import Iterator

from octavo.composition.charting.plot import Plot, Series
from octavo.composition.numerals import numeral
from octavo.model.blocks import Value

_NEAR = 1e-9  # of the axis: what is no farther from an end lies on it
_WORDS = 0.12  # of the axis: room above and below it for a name


def beyond(plot: Plot) -> Iterator[str]:
    """What lies beyond the plot; of each series the first value at either end."""
    for series in plot.series:
        yield from _values(plot, series)
    for series in plot.series:
        if series.label_at is not None and not plot.across:
            x, y = series.label_at
            yield from _words(plot, series.label, x, y, "its label_at", _WORDS)
    for remark in plot.remarks:
        if plot.across:
            yield f"the mark “{remark.text}” is not drawn by a plot of its type"
        else:
            yield from _words(plot, remark.text, remark.x, remark.y, "it", _NEAR)
    known = {plot.place(row) for row in plot.rows}
    for at in plot.breaks:
        if plot.across or plot.place(at) not in known:
            yield f"the break {at} stops nothing, expected a row in which a line ends"


def _values(plot: Plot, series: Series) -> Iterator[str]:
    slack = _NEAR * (plot.high - plot.low)
    for told, sign, limit in (
        (f"above high: {_shown(plot.high)}", 1, plot.high),
        (f"below low: {_shown(plot.low)}", -1, plot.low),
    ):
        for row, value in zip(plot.rows, series.values, strict=True):
            if value is not None and sign * (value - limit) > slack:
                yield f"{_shown(value)} ({row}) of “{series.label}” lies {told}"
                break


def _words(
    plot: Plot, said: str, x: Value, y: float, what: str, room: float
) -> Iterator[str]:
    first, last = plot.extent
    more = room * (plot.high - plot.low)
    nowhere = f"“{said}” would stand outside the plot: {what} has"
    if not plot.low - more <= y <= plot.high + more:
        ends = f"{_shown(plot.low)} to {_shown(plot.high)}"
        yield f"{nowhere} y {_shown(y)}, and the axis runs from {ends}"
    elif not first <= plot.place(x) <= last:
        yield f"{nowhere} x {x}, beyond the rows"


def _shown(value: float) -> str:
    return numeral(value, "g")
