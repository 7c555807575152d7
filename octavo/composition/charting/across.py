"""Plots whose rows are categories, one below the other: bar, and dots of categories.

*Takes* a plot and its measures in pixels. *Gives* the layers of a Vega-Lite
specification: the rows' names at the left, each value written at its mark, no axis.
"""

from __future__ import annotations

from octavo.composition.charting import legend
from octavo.composition.charting.along import Frame, tone_of
from octavo.composition.charting.labels import (
    Layer,
    breadth,
    mark_at,
    words,
)
from octavo.composition.charting.plot import Plot
from octavo.composition.charting.theme import LEADING
from octavo.composition.drawings.palette import TOKENS
from octavo.composition.lines import in_lines
from octavo.composition.vega import PIXELS, DrawingError

ROW = 30.0  # px: 8 mm, at most, for a row of one bar
_BAR = 15.0  # px, at most, for a bar
_APART = 9.0
_BEFORE = 40.0  # px left of the lowest dot, for its value
_TALLEST = 200  # mm: what stands on a page with its title and notes


def height_of(plot: Plot, left: float, asked: float) -> float:
    """The height in px: never more than the rows need, nor less than their names do,
    with `left` px for them. Raises `DrawingError` for more than a page."""
    many = len(plot.series) if plot.type == "bar" else 1
    need = ROW + (many - 1) * (_BAR + 3)
    least = max(len(_folded(str(row), left)) for row in plot.rows) * LEADING - 4
    height = max(min(asked, len(plot.rows) * need), len(plot.rows) * least)
    if height > _TALLEST * PIXELS:
        told = f"found {len(plot.rows)} rows, which need {height / PIXELS:.0f} mm"
        raise DrawingError(f"{told}, expected at most {_TALLEST} mm")
    return height


def room_above(frame: Frame) -> float:
    """The px above the plot that the names of its series need there."""
    if not _named_above(frame):
        return 0.0
    labels = [series.label for series in frame.plot.series]
    return (legend.rows_of(labels, frame.left + frame.width) + 0.5) * LEADING


def layers(frame: Frame) -> list[Layer]:
    plot = frame.plot
    pitch = frame.height / len(plot.rows)
    found: list[Layer] = _legend(frame) if _named_above(frame) else []
    for n, row in enumerate(plot.rows):
        y = (n + 0.5) * pitch
        found.append(_row_name(frame, str(row), y))
        if n:
            found.append(_rule(-frame.left, frame.width, n * pitch))
        found += _bars(frame, n, y) if plot.type == "bar" else _dots(frame, n, y)
    if plot.type == "bar":
        ground = {"type": "rule", "color": TOKENS["ink-2"], "strokeWidth": 0.6}
        zero = _x(frame, max(plot.low, 0.0))
        ends = {"x": {"value": zero}, "y": {"value": 0}, "y2": {"value": frame.height}}
        found.append({"data": {"values": [{}]}, "mark": ground, "encoding": ends})
    return found


def _named_above(frame: Frame) -> bool:
    """Whether names have no room beside the values of the first row: on a phone, and
    where a dot stands between others."""
    plot = frame.plot
    if plot.type == "dots" and len(plot.series) > 2:
        return True
    longest = max(breadth(series.label) for series in plot.series)
    room = frame.width / 3 if plot.type == "bar" else _BEFORE - _APART
    return frame.narrow and len(plot.series) > 1 and longest > room


def _legend(frame: Frame) -> list[Layer]:
    """The names of the series above all rows, from the left edge."""
    plot, found = frame.plot, []
    labels = [series.label for series in plot.series]
    at = legend.places(labels, frame.left + frame.width)
    for nth, (series, (x, y)) in enumerate(zip(plot.series, at, strict=True)):
        tone = tone_of(frame, series, nth) if plot.type == "bar" else ""
        ink = frame.ink(series)
        named = legend.Named(nth, series.label, series.party, ink, tone)
        found += legend.entry(named, x - frame.left, y, frame.colours)
    return found


def _x(frame: Frame, value: float) -> float:
    """A value as px along, with room at the right for the longest words."""
    plot = frame.plot
    left = 0.0 if plot.type == "bar" else _BEFORE
    return left + (value - plot.low) / (plot.high - plot.low) * _reach(frame, left)


def _reach(frame: Frame, left: float) -> float:
    """How far along the highest value stands. On a phone no more room is left than the
    words behind each value need."""
    plot = frame.plot
    room = max(breadth(_said(frame, n, True)) for n in range(len(plot.series))) + 24
    reach = frame.width - room - left
    if not frame.narrow:
        return reach
    ends = [
        (frame.width - left - breadth(_said(frame, nth, n == 0, value)) - 24)
        * (plot.high - plot.low)
        / (value - plot.low)
        for nth, series in enumerate(plot.series)
        for n, value in enumerate(series.values)
        if value is not None and value > plot.low
    ]
    return max(reach, min(ends, default=reach))


def _said(frame: Frame, nth: int, named: bool, value: float | None = None) -> str:
    """A value with its series' name in the first row: "31.4 in 2019"."""
    plot, series = frame.plot, frame.plot.series[nth]
    known = [v for v in series.values if v is not None]
    number = plot.shown(value if value is not None else max(known, default=0.0))
    unit = f" {plot.unit}" if named and plot.unit and nth == 0 else ""
    is_named = named and len(plot.series) > 1 and not _named_above(frame)
    name = f" {series.label}" if is_named else ""
    return f"{number}{unit}{name}"


def _bars(frame: Frame, n: int, y: float) -> list[Layer]:
    plot, many = frame.plot, len(frame.plot.series)
    pitch = frame.height / len(plot.rows)
    thick = min(_BAR, pitch * 0.72 / many)
    found: list[Layer] = []
    for nth, series in enumerate(plot.series):
        value = series.values[n]
        middle = y + (nth - (many - 1) / 2) * (thick + 2)
        if value is None:
            found.append(words(_APART, middle, ["–"], anchor="start"))
            continue
        tone = tone_of(frame, series, nth)
        start, end = _x(frame, max(plot.low, min(0.0, plot.high))), _x(frame, value)
        found.append(
            {
                "data": {"values": [{}]},
                "mark": {"type": "rect", "color": tone},
                "encoding": {
                    "x": {"value": min(start, end)},
                    "x2": {"value": max(start, end)},
                    "y": {"value": middle - thick / 2},
                    "y2": {"value": middle + thick / 2},
                },
            }
        )
        at = max(start, end) + _APART
        if series.party and many > 1 and n == 0 and not _named_above(frame):
            found += mark_at(at + 2, middle, series.party, nth, frame.colours)
            at += 12
        ink = frame.ink(series) if series.party else TOKENS["ink"]
        said = _said(frame, nth, n == 0, value)
        found.append(words(at, middle, [said], colour=ink, anchor="start"))
    return found


def _dots(frame: Frame, n: int, y: float) -> list[Layer]:
    """The marks of a row joined by a hairline; values written outside of them, but
    above a mark that stands between two."""
    plot = frame.plot
    known = [(s.values[n], i, s) for i, s in enumerate(plot.series)]
    at = [(v, i, s) for v, i, s in known if v is not None]
    if not at:
        return [words(_BEFORE, y, ["–"], anchor="start")]
    low, high = min(v for v, _, _ in at), max(v for v, _, _ in at)
    found = [_rule(_x(frame, low), _x(frame, high), y, TOKENS["ink-2"])]
    for value, nth, series in at:
        x = _x(frame, value)
        found += mark_at(x, y, series.party, nth, frame.colours)
        left = value == low and low != high
        is_named = n == 0 and len(plot.series) > 1 and not _named_above(frame)
        name = series.label if is_named else ""
        number = plot.shown(value)
        said = f"{name} {number}" if left else f"{number} {name}"
        ink = frame.ink(series) if series.party else TOKENS["ink"]
        if low < value < high:
            at_value = (x, y - _APART, "middle")
        else:
            at_value = (x - _APART, y, "end") if left else (x + _APART, y, "start")
        found.append(
            words(*at_value[:2], [said.strip()], colour=ink, anchor=at_value[2])
        )
    return found


def _row_name(frame: Frame, name: str, y: float) -> Layer:
    """A row's name at the left edge, broken so that it keeps clear of the plot."""
    lines = _folded(name, frame.left)
    return words(-frame.left, y, lines, colour=TOKENS["ink"], anchor="start")


def _folded(name: str, left: float) -> tuple[str, ...]:
    """A name as lines that `left` px hold."""
    return in_lines(name, left - 10, breadth)


def _rule(x: float, x2: float, y: float, colour: str = TOKENS["pale"]) -> Layer:
    return {
        "data": {"values": [{}]},
        "mark": {"type": "rule", "color": colour, "strokeWidth": 0.5},
        "encoding": {"x": {"value": x}, "x2": {"value": x2}, "y": {"value": y}},
    }
