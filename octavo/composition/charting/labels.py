"""Labels: the names of series and the words written in a plot.

*Takes* places in a plot, in pixels. *Gives* Vega-Lite layers of text, and of marks:
colour never says alone which series is meant.
"""

from __future__ import annotations

from collections.abc import Sequence

from octavo.composition.charting.theme import FACE, LABEL, LEADING, NAME
from octavo.composition.drawings.palette import TOKENS, Palette
from octavo.composition.lines import is_wide

Layer = dict[str, object]
SHAPES = {  # the party mark as Vega symbols; a symbol of size s is scaled by √s ÷ 2
    "box": "M-1,-1H1V1H-1Z",
    "left": "M-1,-1H0V1H-1Z",
    "right": "M0,-1H1V1H0Z",
}
NEUTRAL = (("circle", True), ("circle", False), ("diamond", True), ("diamond", False))
"""Marks of series that belong to no party: shape, and whether it is filled."""
MARK = 42.0  # px²: 1.7 mm square

_ALIGN = {"start": "left", "middle": "center", "end": "right"}
_LONG = 18  # letters: a longer name stands on two lines


def words(
    x: float,
    y: float,
    lines: Sequence[str],
    *,
    colour: str = TOKENS["ink-2"],
    anchor: str = "middle",
    size: float = LABEL,
    weight: int = 400,
) -> Layer:
    """Lines of text whose middle stands at (x, y) px of the plot."""
    return {
        "data": {"values": [{}]},
        "mark": {
            "type": "text",
            "text": list(lines),
            "align": _ALIGN.get(anchor, "center"),
            "baseline": "middle",
            "dy": -(len(lines) - 1) * LEADING / 2,
            "font": FACE,
            "fontSize": size,
            "fontWeight": weight,
            "lineHeight": LEADING,
            "color": colour,
        },
        "encoding": {"x": {"value": x}, "y": {"value": y}},
    }


def name(
    x: float, y: float, label: str, *, colour: str, anchor: str, weight: int = 600
) -> Layer:
    """The name of a series in its own ink, on two lines if it is long."""
    return words(
        x, y, folded(label), colour=colour, anchor=anchor, size=NAME, weight=weight
    )


def marks(
    by: str,
    nth: int,
    colours: Palette,
    points: Sequence[Layer],
    x: Layer,
    y: Layer,
    *,
    size: float = MARK,
) -> list[Layer]:
    """A mark on each of `points`, which the channels `x` and `y` place: the party's
    half-filled square, or for the nth neutral series a shape of its own."""
    colour, page = colours.colour(by or "ink"), TOKENS["page"]

    def symbol(shape: str, **paint: object) -> Layer:
        return {
            "data": {"values": list(points)},
            "mark": {"type": "point", "shape": shape, "size": size, **paint},
            "encoding": {"x": x, "y": y},
        }

    side = colours.side(by)
    if side in ("left", "right"):
        box = symbol(SHAPES["box"], fill=page, stroke=colour, strokeWidth=0.9)
        return [box, symbol(SHAPES[side], fill=colour, stroke=None)]
    shape, filled = NEUTRAL[nth % len(NEUTRAL)]
    fill = colour if filled else page
    return [symbol(shape, fill=fill, stroke=colour, strokeWidth=1.1)]


def mark_at(
    x: float, y: float, by: str, nth: int, colours: Palette, *, size: float = MARK
) -> list[Layer]:
    """One mark at (x, y) px of the plot."""
    return marks(by, nth, colours, [{}], {"value": x}, {"value": y}, size=size)


def folded(label: str, longest: int = _LONG) -> list[str]:
    """A name in lines as the author broke it, or on two if it is long."""
    lines = [line.strip() for line in label.splitlines() if line.strip()]
    if len(lines) != 1 or len(lines[0]) <= longest or " " not in lines[0]:
        return lines or [label]
    spaces = [i for i, letter in enumerate(lines[0]) if letter == " "]
    cut = min(spaces, key=lambda i: abs(i - len(lines[0]) / 2))
    return [lines[0][:cut], lines[0][cut + 1 :]]


def breadth(label: str, size: float = LABEL) -> float:
    """About how wide a line of the sans is, in px: enough to keep words apart."""
    return sum(1.0 if is_wide(letter) else 0.51 for letter in label) * size
