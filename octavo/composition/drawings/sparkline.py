"""The sparkline: a history the size of a sentence, beside a key figure.

*Takes* a series. *Gives* SVG: gaps stay open, the line stops where the method changed,
the first and the last value are written out, nothing is interpolated.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from html import escape

from octavo.composition.drawings.mark import square
from octavo.composition.drawings.moment import moment
from octavo.composition.drawings.palette import palette
from octavo.composition.drawings.svg import circle, drawing, line, number, path, text
from octavo.composition.numerals import numeral
from octavo.model.blocks import Sparkline, Value
from octavo.model.publication import Party

Point = tuple[float, float]
_LEFT, _RIGHT, _TOP, _FOOT = 9.0, 11.5, 2.0, 4.4  # mm round the plot
_VALUE, _YEAR = 2.5, 2.2  # mm: text sizes


def sparkline(
    sparkline: Sparkline,
    party: Party | None,
    *,
    width: float = 55.0,
    height: float = 17.0,
    medium: str,
    title: str = "",
) -> str:
    """The series in `width` × `height` mm, in the party's ink or the book's.

    Its `low` and `high` are shown values, as in a chart: what the data holds × `scale`.
    Without a `title` its alternative text says the first and the last value.
    """
    colours = palette((party,) if party else (), medium)
    ink = party.id if party else "ink"
    points = _points(sparkline)
    known = [(x, y) for x, y in points if y is not None]
    if not known:
        empty = line(
            _LEFT,
            height - _FOOT,
            width - _RIGHT,
            height - _FOOT,
            colours.stroke("hair", 0.09),
        )
        return drawing(
            empty,
            width=width,
            height=height,
            kind="sparkline",
            medium=medium,
            title=title or "No values",
        )
    x0 = known[0][0] if sparkline.first is None else sparkline.first
    x1 = known[-1][0] if sparkline.last is None else sparkline.last
    y0, values = sparkline.low, [y for _, y in known]
    y1 = max(values) if sparkline.high is None else sparkline.high

    def px(x: float) -> float:
        return _LEFT + (x - x0) / ((x1 - x0) or 1) * (width - _LEFT - _RIGHT)

    def py(y: float) -> float:
        return _TOP + (1 - (y - y0) / ((y1 - y0) or 1)) * (height - _TOP - _FOOT)

    body = line(
        _LEFT,
        height - _FOOT,
        width - _RIGHT,
        height - _FOOT,
        colours.stroke("hair", 0.09),
    )
    for run in runs(points, sparkline.breaks):
        if len(run) == 1 and run[0] != known[-1] and not sparkline.step:
            body += circle(px(run[0][0]), py(run[0][1]), 0.32, colours.fill(ink))
            continue
        d = f"M{number(px(run[0][0]))} {number(py(run[0][1]))}"
        for x, y in run[1:]:
            d += (
                f"H{number(px(x))}V{number(py(y))}"
                if sparkline.step
                else f"L{number(px(x))} {number(py(y))}"
            )
        if sparkline.step and run[-1] == known[-1]:
            d += f"H{number(px(x1))}"
        body += path(d, {**colours.outline(ink, 0.3), "stroke-linejoin": "round"})
    (fx, fy), (lx, ly) = known[0], known[-1]
    end = px(x1) if sparkline.step else px(lx)
    body += (
        square(ink, colours, 1.5, end, py(ly))
        if party
        else circle(end, py(ly), 0.65, colours.fill("ink"))
    )

    def shown(value: float) -> str:
        return numeral(value, sparkline.format)

    body += text(
        end + 1.7,
        py(ly) + 0.85,
        escape(shown(ly)),
        _VALUE,
        colours.words("ink"),
        weight=600,
    )
    until = x1 if sparkline.step else lx
    if len(known) > 1:
        body += text(
            px(fx) - 1.2,
            py(fy) + 0.85,
            escape(shown(fy)),
            _VALUE,
            colours.words(),
            anchor="end",
        )
        body += text(
            px(fx), height - 1.4, str(int(fx)), _YEAR, colours.words(), anchor="middle"
        )
    body += text(
        end, height - 1.4, str(int(until)), _YEAR, colours.words(), anchor="middle"
    )
    spoken = f"Line: {shown(fy)} in {int(fx)}, {shown(ly)} in {int(until)}"
    return drawing(
        body,
        width=width,
        height=height,
        kind="sparkline",
        medium=medium,
        title=title or spoken,
    )


def outside(sparkline: Sparkline) -> str:
    """What the frame of a sparkline would not show of its rows; "" for nothing."""
    known = [y for _, y in _points(sparkline) if y is not None]
    first, last, low, high = (
        *(sparkline.first, sparkline.last),
        *(sparkline.low, sparkline.high),
    )
    if first is not None and last is not None and last <= first:
        return f"it ends in {last:g}, expected a year after {first:g}"
    if not known:
        return "it has no value to draw"
    if high is not None and (high <= low or max(known) > high):
        return f"{numeral(max(known), 'g')} lies above high: {numeral(high, 'g')}"
    if min(known) < low:
        return f"{numeral(min(known), 'g')} lies below low: {numeral(low, 'g')}"
    return ""


def runs(
    points: Iterable[tuple[float, float | None]], breaks: Iterable[float]
) -> list[list[Point]]:
    """The points that a line may join: broken at gaps and after each of `breaks`."""
    found: list[list[Point]] = [[]]
    stops = frozenset(breaks)
    for x, y in points:
        if y is None:
            found.append([])
            continue
        found[-1].append((x, y))
        if x in stops:
            found.append([])
    return [run for run in found if run]


def axis(values: Iterable[Value]) -> list[float]:
    """Where rows stand along an axis of years.

    Numbers stand for themselves. Dates finer than a year become decimal years, and
    then a bare year among them sits in its middle.
    """
    given = list(values)
    fine = any(isinstance(value, str) and "-" in value.strip() for value in given)
    places = []
    for value in given:
        if isinstance(value, str):
            when = moment(value)
            places.append(when if fine else float(int(when)))
        else:
            places.append(float(value or 0) + (0.5 if fine else 0.0))
    return places


def _points(sparkline: Sparkline) -> list[tuple[float, float | None]]:
    """The rows between `first` and `last`: where they stand, and their shown values."""
    rows, scale = sparkline.data.rows, sparkline.scale
    places = axis(row.get(sparkline.x) for row in rows)
    values = (row.get(sparkline.y) for row in rows)
    low = -math.inf if sparkline.first is None else sparkline.first
    high = math.inf if sparkline.last is None else sparkline.last
    return [
        (x, round(y * scale, 10) if isinstance(y, int | float) else None)
        for x, y in zip(places, values, strict=True)
        if low <= x <= high
    ]
