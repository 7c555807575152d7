"""Plots whose rows run along: line, step, dots, column, columns.

*Takes* a plot and its measures in pixels. *Gives* the layers of a Vega-Lite
specification: pale grid lines, gaps left open, labels on the lines, no legend.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

from octavo.composition.charting import legend
from octavo.composition.charting.clearing import clearing, is_clear, settled
from octavo.composition.charting.labels import (
    Layer,
    breadth,
    folded,
    marks,
    name,
    words,
)
from octavo.composition.charting.plot import Plot, Remark, Series
from octavo.composition.charting.theme import LABEL, LEADING, NAME
from octavo.composition.drawings.box import Box
from octavo.composition.drawings.moment import printed
from octavo.composition.drawings.palette import PRINT, TOKENS, Palette
from octavo.model.blocks import Value

_APART = 9.0  # px between a point and words beside it
_LIFT = 3.0  # px that words beside a point stand above it
_ABOVE = 11.0  # px between a point and words above it
_CROWDED = 14.0  # px: on narrower steps only the ends of a line carry marks
_GROUP = 0.62  # of a step that its columns fill
_YEAR = 30.0  # px that a label along needs


@dataclass(frozen=True, slots=True)
class Frame:
    """A plot and its measures: `width`, `height` px of the plot, `left` px beside it.

    `labelled`: the rows are named below the plot (no table stands there to do it).
    """

    plot: Plot
    colours: Palette
    width: float
    height: float
    left: float
    labelled: bool

    def x(self, place: float) -> float:
        first, last = self.plot.extent
        return (place - first) / (last - first) * self.width

    def y(self, value: float) -> float:
        low, high = self.plot.low, self.plot.high
        return (1 - (value - low) / (high - low)) * self.height

    @property
    def step(self) -> float:
        """The narrowest distance between two rows."""
        at = [self.x(place) for place in self.plot.places]
        return min((b - a for a, b in pairwise(at)), default=self.width)

    def across(self, field: str = "x") -> Layer:
        first, last = self.plot.extent
        scale = {"domain": [first, last], "nice": False, "zero": False}
        return {"field": field, "type": "quantitative", "axis": None, "scale": scale}

    def upright(self, field: str = "y") -> Layer:
        plot = self.plot
        top = plot.shown(plot.ticks[-1])
        return {
            "field": field,
            "type": "quantitative",
            "scale": {"domain": [plot.low, plot.high], "nice": False, "zero": False},
            "axis": {
                "title": None,
                "values": list(plot.ticks),
                "labelExpr": _switch(
                    [(tick, plot.shown(tick)) for tick in plot.ticks[:-1]],
                    self.top_label if self.unit_beside else top,
                ),
            },
        }

    @property
    def narrow(self) -> bool:
        """Whether the plot is drawn for a phone, narrower than the author's page."""
        return self.colours.medium != PRINT

    @property
    def top_label(self) -> str:
        """The highest label with the unit: "10 million"."""
        plot = self.plot
        return f"{plot.shown(plot.ticks[-1])} {plot.unit}".strip()

    @property
    def unit_beside(self) -> bool:
        """Whether the unit has room left of the plot; else it stands on the grid."""
        return breadth(self.top_label) < self.left - 10

    def ink(self, series: Series) -> str:
        return self.colours.colour(series.party or "ink")


def layers(frame: Frame) -> list[Layer]:
    """The whole plot, from the grid up to the words."""
    plot = frame.plot
    if plot.type in ("column", "columns"):
        body = _columns(frame)
    else:
        body = [
            part for n, one in enumerate(plot.series) for part in _line(frame, one, n)
        ]
    return [*body, *_names(frame), *_remarks(frame), *_along(frame)]


def _line(frame: Frame, series: Series, nth: int) -> list[Layer]:
    """One series: the lines of its runs, then its marks. Dots have no lines."""
    plot, runs = frame.plot, frame.plot.runs(series)
    kind = "step-after" if plot.type == "step" else "linear"
    points: list[Layer] = [
        {"x": x, "y": y, "run": n} for n, run in enumerate(runs) for x, y in run
    ]
    found: list[Layer] = []
    if plot.type != "dots":
        lone = {n for n, run in enumerate(runs) if len(run) == 1}  # its mark shows it
        held = [dict(p) for p in points if plot.type == "step" or p["run"] not in lone]
        if plot.type == "step" and held:  # the last value holds to the edge
            held.append({**held[-1], "x": min(plot.extent[1], plot.places[-1] + 0.5)})
        found.append(
            {
                "data": {"values": held},
                "mark": {
                    "type": "line",
                    "color": frame.ink(series),
                    "interpolate": kind,
                },
                "encoding": {
                    "x": frame.across(),
                    "y": frame.upright(),
                    "detail": {"field": "run", "type": "nominal"},
                },
            }
        )
    if frame.step < _CROWDED and plot.type != "dots":
        ends = [run[i] for run in runs for i in (0, -1)]
        points = [{"x": x, "y": y} for x, y in dict.fromkeys(ends)]
    found += marks(
        series.party, nth, frame.colours, points, frame.across(), frame.upright()
    )
    return found


def _spans(frame: Frame) -> Iterator[tuple[int, float, float, float]]:
    """Every column: the number of its series, its left and right place, its value."""
    plot = frame.plot
    first, last = plot.extent
    step = frame.step / frame.width * (last - first)
    wide = min(_GROUP * step, 40 / frame.width * (last - first) * len(plot.series))
    each = wide / len(plot.series)
    for nth, series in enumerate(plot.series):
        for place, value in zip(plot.places, series.values, strict=True):
            left = place - wide / 2 + nth * each
            if value is not None:
                yield nth, left, place - wide / 2 + (nth + 1) * each, value


def _columns(frame: Frame) -> list[Layer]:
    """Columns side by side in their step; neutral ones in tones of ink."""
    plot = frame.plot
    base = max(plot.low, min(0.0, plot.high))
    found: list[Layer] = []
    for nth, series in enumerate(plot.series):
        values = [
            {"x": left, "x2": right, "y": value, "y2": base}
            for number, left, right, value in _spans(frame)
            if number == nth
        ]
        found.append(
            {
                "data": {"values": values},
                "mark": {"type": "rect", "color": tone_of(frame, series, nth)},
                "encoding": {
                    "x": frame.across(),
                    "x2": {"field": "x2"},
                    "y": frame.upright(),
                    "y2": {"field": "y2"},
                },
            }
        )
    ground = frame.y(max(plot.low, min(0.0, plot.high)))
    rule = {"type": "rule", "color": TOKENS["ink-2"], "strokeWidth": 0.6}
    ends = {"x": {"value": 0}, "x2": {"value": frame.width}, "y": {"value": ground}}
    found.append({"data": {"values": [{}]}, "mark": rule, "encoding": ends})
    return found


def tone_of(frame: Frame, series: Series, nth: int) -> str:
    """The tone of a column or bar: a party's ink, or a tone of the book's own."""
    if series.party:
        return frame.ink(series)
    neutral = sum(not one.party for one in frame.plot.series[:nth])
    return (TOKENS["ink-2"], TOKENS["hair"], TOKENS["ink"])[neutral % 3]


def _names(frame: Frame) -> list[Layer]:
    """The series' names: where the author put them, or else where they have room."""
    plot = frame.plot
    if plot.type in ("column", "columns"):
        return _column_names(frame)
    runs = [
        [[(frame.x(x), frame.y(y)) for x, y in run] for run in plot.runs(series)]
        for series in plot.series
    ]
    written = [_box(*remark) for remark in _placed_all(frame)]
    found = []
    for nth, series in enumerate(plot.series):
        if len(plot.series) == 1 and series.label_at is None:
            continue  # the figure's title names it
        lines = folded(series.label)
        size = max(breadth(one, NAME) for one in lines), len(lines) * LEADING
        others = [run for n, some in enumerate(runs) if n != nth for run in some]
        at = _asked(frame, series)
        if at is not None and frame.narrow:
            box = Box.around(at[0], at[1], *size, at[2])
            if not is_clear(box, [*runs[nth], *others], written, frame.width):
                at = None
        if at is None:
            plot_size = frame.width, frame.height
            at = clearing(runs[nth], others, written, size, plot_size)
        written.append(Box.around(at[0], at[1], *size, at[2]))
        ink = frame.ink(series)
        found.append(name(at[0], at[1], series.label, colour=ink, anchor=at[2]))
    return found


def _asked(frame: Frame, series: Series) -> tuple[float, float, str] | None:
    """Where the author put the name of a series, if anywhere."""
    if series.label_at is None:
        return None
    x, y = series.label_at
    return frame.x(frame.plot.place(x)), frame.y(y), series.anchor


def _column_names(frame: Frame) -> list[Layer]:
    """The names of columns: where the author put them, but not on a phone, where they
    would meet; else in rows above the plot."""
    plot, found = frame.plot, []
    if len(plot.series) == 1 and plot.series[0].label_at is None:
        return []
    above = _above(frame)
    free = iter(legend.places([one.label for one in above], frame.width))
    for nth, series in enumerate(plot.series):
        asked = None if series in above else _asked(frame, series)
        x, y = asked[:2] if asked else next(free)
        tone = tone_of(frame, series, nth)
        ink = frame.ink(series)
        named = legend.Named(nth, series.label, series.party, ink, tone)
        found += legend.entry(named, x, y, frame.colours)
    return found


def _above(frame: Frame) -> list[Series]:
    """The series whose names stand above their columns, in rows."""
    plot = frame.plot
    if plot.type not in ("column", "columns") or len(plot.series) == 1:
        return []
    return [one for one in plot.series if frame.narrow or one.label_at is None]


def room_above(frame: Frame) -> float:
    """The px above the plot that rows of names need, beyond the first."""
    labels = [series.label for series in _above(frame)]
    return max(legend.rows_of(labels, frame.width) - 1, 0) * LEADING


def _placed(frame: Frame, remark: Remark) -> tuple[float, float, list[str], str]:
    """A value or remark as px, its lines and anchor. It keeps clear of a mark there."""
    plot = frame.plot
    x, y = frame.x(plot.place(remark.x)), frame.y(remark.y)
    lines = folded(remark.text)
    if remark.anchor == "middle":
        near = plot.type not in ("column", "columns")
        y -= (_ABOVE if near else 8.0) + (len(lines) - 1) * LEADING / 2
    else:
        x += _APART if remark.anchor == "start" else -_APART
        y -= _LIFT
    return x, y, lines, remark.anchor


def _box(x: float, y: float, lines: list[str], anchor: str) -> Box:
    width = max(breadth(one, LABEL) for one in lines)
    return Box.around(x, y, width, len(lines) * LEADING, anchor)


def _remarks(frame: Frame) -> list[Layer]:
    return [
        words(x, y, lines, anchor=anchor) for x, y, lines, anchor in _placed_all(frame)
    ]


def _placed_all(frame: Frame) -> list[tuple[float, float, list[str], str]]:
    """All remarks; on a phone moved aside where a column or the edge is in the way."""
    placed = list(map(partial(_placed, frame), frame.plot.remarks))
    if not frame.narrow:
        return placed
    ground = frame.y(max(frame.plot.low, min(0.0, frame.plot.high)))
    columns = []
    if frame.plot.type in ("column", "columns"):
        for _, left, right, value in _spans(frame):
            top, foot = sorted((frame.y(value), ground))
            columns.append(Box(frame.x(left), top, frame.x(right), foot))
    moved = []
    for x, y, lines, anchor in placed:
        box = _box(x, y, lines, anchor)
        moved.append((x + settled(box, columns, frame.width), y, lines, anchor))
    return moved


def _along(frame: Frame) -> list[Layer]:
    """The unit, if it had no room beside the plot, and the rows' names below it."""
    plot, found = frame.plot, []
    if plot.unit and not frame.unit_beside:
        named = plot.type == "columns"
        y = frame.y(plot.ticks[-1]) - (30 + room_above(frame) if named else 9)
        x = 0.0
        if frame.narrow:  # clear of values in the plot, above the axis' own labels
            x, y = -frame.left, y - (0 if named else 6)
        found.append(words(x, y, [plot.unit], anchor="start"))
    if not frame.labelled:
        return found
    free = -1e9
    for row, place in zip(plot.rows, plot.places, strict=True):
        x, label = frame.x(place), _row_name(row)
        half = max(_YEAR, breadth(label, LABEL) + 8) / 2
        if x - half < free:
            continue
        free = x + half
        over = x + half - 4 > frame.width
        at, anchor = (frame.width, "end") if over else (x, "middle")
        found.append(words(at, frame.height + 13, [label], anchor=anchor))
    return found


def _row_name(row: Value) -> str:
    """The name of a row below the plot: dates as the timeline prints them."""
    try:
        return printed(row) if isinstance(row, str) else str(row)
    except (ValueError, IndexError):
        return str(row)


def _switch(cases: list[tuple[float, str]], otherwise: str) -> str:
    """A Vega expression that gives each tick its label."""
    written = "".join(f"abs(datum.value-({t}))<1e-9?{_quoted(s)}:" for t, s in cases)
    return written + _quoted(otherwise)


def _quoted(words: str) -> str:
    return "'" + words.replace("\\", "\\\\").replace("'", "\\'") + "'"
