"""Charts: data drawn by Vega-Lite in the house's hand.

*Takes* a chart, the parties, a width in mm and a medium. *Gives* an SVG drawing. The
padding is fixed, so that a data table can stand under the plot on the same steps.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from octavo.composition import vega
from octavo.composition.charting import across, along
from octavo.composition.charting.along import Frame
from octavo.composition.charting.labels import breadth
from octavo.composition.charting.plot import Plot, read
from octavo.composition.charting.theme import theme
from octavo.composition.drawings.palette import PRINT, Palette, palette
from octavo.composition.drawings.svg import drawing, group
from octavo.model.blocks import Chart
from octavo.model.inlines import words
from octavo.model.publication import Party

LEFT = 25.0  # mm: the label column, one of the page's six
ASIDE = 60.0  # mm: the labels of categories, two columns and a gutter
NARROWEST = 7.5  # mm: the narrowest step a column of the data table can stand on
_TOP, _FOOT, _NAMED = 7.0, 1.0, 7.0  # mm above the plot, below it, with rows named


def draw_chart(
    chart: Chart, parties: Iterable[Party], *, width: float, medium: str
) -> str:
    """The chart, `width` mm wide; the plot is `chart.height` mm high.

    Raises `vega.DrawingError` if the plot or specification cannot be drawn.
    """
    colours = palette(parties, medium)
    asked, height = specified(chart, colours, width=width, medium=medium)
    return _finished(chart, colours, asked, width, height)


def specified(
    chart: Chart, colours: Palette, *, width: float, medium: str
) -> tuple[Mapping[str, object], float]:
    """The chart as a Vega-Lite specification, and its height in mm.

    Raises `vega.DrawingError` if a plot cannot be drawn.
    """
    if chart.spec is not None:
        height = chart.height + _TOP + _FOOT
        return _own(chart, colours, width, height), height
    plot = read(chart)
    labelled = medium != PRINT or not stands_under(chart, width)
    left = _left(plot, width, medium)
    high = chart.height * vega.PIXELS
    top, foot = _TOP, (_NAMED if labelled else _FOOT)
    if plot.across:
        high = across.height_of(plot, left * vega.PIXELS, high)
        top = foot = _FOOT
    elif plot.type == "columns" and plot.unit:
        top += 4.0
    frame = Frame(
        plot=plot,
        colours=colours,
        width=(width - left) * vega.PIXELS,
        height=high,
        left=left * vega.PIXELS,
        labelled=labelled,
    )
    kind = across if plot.across else along
    top += kind.room_above(frame) / vega.PIXELS
    specification = {
        "$schema": vega.SCHEMA,
        "width": frame.width,
        "height": frame.height,
        "autosize": {"type": "none"},
        "padding": {
            "left": frame.left,
            "top": top * vega.PIXELS,
            "right": 0,
            "bottom": foot * vega.PIXELS,
        },
        "layer": kind.layers(frame),
        "config": theme(colours),
    }
    return specification, frame.height / vega.PIXELS + top + foot


def steps(chart: Chart, width: float) -> tuple[float, float, int]:
    """The label column in mm, the width of a step in mm, and the number of steps.

    The plot's rows stand in the middles of the steps. The number is 0 when the rows do
    not stand on even steps (dates unevenly apart, bars, a specification of the
    author's): no table can stand under such a plot.
    """
    if chart.spec is not None or chart.plot is None:
        return LEFT, 0.0, 0
    plot = read(chart)
    if plot.across or not plot.stepped:
        return LEFT, 0.0, 0
    return LEFT, (width - LEFT) / len(plot.rows), len(plot.rows)


def stands_under(chart: Chart, width: float) -> bool:
    """Whether the data table stands under the plot, and so names its rows."""
    _, step, _ = steps(chart, width)
    return chart.under and step >= NARROWEST


def _left(plot: Plot, width: float, medium: str) -> float:
    """The label column in mm: the page's own in print, what is needed elsewhere."""
    if plot.across:
        return (
            ASIDE if medium == PRINT and width > 2 * ASIDE else round(width * 0.34, 2)
        )
    if medium == PRINT and width > 2 * ASIDE:
        return LEFT
    widest = max(breadth(plot.shown(tick)) for tick in plot.ticks) / vega.PIXELS
    return round(widest + 4.0, 2)


def _own(
    chart: Chart, colours: Palette, width: float, height: float
) -> Mapping[str, object]:
    """The author's specification with the chart's rows and the house theme."""
    given = dict(chart.spec or {})
    config = given.pop("config", {})
    return {
        "$schema": vega.SCHEMA,
        "autosize": {"type": "fit", "contains": "padding"},
        "width": width * vega.PIXELS,
        "height": height * vega.PIXELS,
        "padding": 0,
        **given,
        "data": {"values": [dict(row) for row in chart.data.rows]},
        "config": _merged(
            theme(colours), config if isinstance(config, Mapping) else {}
        ),
    }


def _merged(
    under: Mapping[str, object], over: Mapping[str, object]
) -> dict[str, object]:
    """One config over another, mapping by mapping."""
    merged = dict(under)
    for key, value in over.items():
        below = merged.get(key)
        both = isinstance(below, Mapping) and isinstance(value, Mapping)
        merged[key] = _merged(below, value) if both else value  # type: ignore[arg-type]
    return merged


def _finished(
    chart: Chart,
    colours: Palette,
    specification: Mapping[str, object],
    width: float,
    height: float,
) -> str:
    inside = vega.draw(specification, colours, f"{chart.id}-drawing")
    return drawing(
        group(inside, {"fill": "none", "transform": vega.SCALE}),
        width=width,
        height=height,
        kind="chart",
        medium=colours.medium,
        title=chart.alt or words(chart.title),
    )
