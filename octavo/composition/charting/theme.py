"""The house theme: what a chart looks like unless told, as a Vega-Lite config.

*Takes* a palette. *Gives* the config: pale grid lines, no frame, no ticks, the house's
sans, the parties' colours first in the range of categories.
"""

from __future__ import annotations

from octavo.composition.drawings.palette import TOKENS, Palette

FACE = "Briefing Sans"
LABEL = 10.0  # px: 7.5 pt, axis labels and values
NAME = 11.0  # px: 8.25 pt, names of series
LEADING = 14.0  # px


def theme(colours: Palette) -> dict[str, object]:
    """The config of every chart. Nothing is rounded to whole pixels."""
    ink, ink2, pale = TOKENS["ink"], TOKENS["ink-2"], TOKENS["pale"]
    words = {"font": FACE, "fontSize": LABEL, "color": ink2}
    return {
        "aria": False,
        "background": None,
        "font": FACE,
        "view": {"stroke": None},
        "axis": {
            "domain": False,
            "gridColor": pale,
            "gridWidth": 0.5,
            "labelColor": ink2,
            "labelFont": FACE,
            "labelFontSize": LABEL,
            "labelFontWeight": 400,
            "labelPadding": 8,
            "tickRound": False,
            "ticks": False,
            "titleColor": ink2,
            "titleFont": FACE,
            "titleFontSize": LABEL,
            "titleFontWeight": 400,
            "translate": 0,
        },
        "axisX": {"grid": False, "labelAngle": 0},
        "legend": {
            "labelColor": ink,
            "labelFont": FACE,
            "labelFontSize": LABEL,
            "titleColor": ink2,
            "titleFont": FACE,
            "titleFontSize": LABEL,
            "titleFontWeight": 400,
        },
        "header": {"labelFont": FACE, "labelColor": ink, "titleFont": FACE},
        "title": {"font": FACE, "color": ink, "fontSize": NAME, "fontWeight": 600},
        "range": {
            "category": [*(p.colour for p in colours.parties), ink, ink2, pale],
            "ramp": [pale, ink],
        },
        "mark": {"color": ink, "opacity": 1},
        "line": {"strokeWidth": 1.7, "strokeCap": "round", "strokeJoin": "round"},
        "point": {"filled": True, "size": 42, "opacity": 1},
        "bar": {"opacity": 1},
        "area": {"opacity": 1},
        "rule": {"color": ink2, "strokeWidth": 0.5},
        "text": words,
    }
