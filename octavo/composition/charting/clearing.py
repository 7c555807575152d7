"""Clearings: where the name of a line has room in a plot.

*Takes* the lines of a plot and what is written in it, in pixels. *Gives* the place
nearest to a line's own points, and its end first, where a name crosses nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from octavo.composition.drawings.box import Box, Point

_GAP = 11.0  # px between a point and the name beside it
_CLEAR = 4.0  # px round a name that stay empty


def clearing(
    own: Sequence[Sequence[Point]],
    others: Sequence[Sequence[Point]],
    written: Sequence[Box],
    size: tuple[float, float],
    plot: tuple[float, float],
) -> tuple[float, float, str]:
    """Where a name of `size` px stands: x, y of its middle line, and its anchor.

    `own` and `others` are runs of points, `written` what stands in the plot already.
    """
    width, height = size
    page = Box(0.0, -12.0, *plot)
    lines = [*own, *others]
    best = (float("inf"), plot[0], 0.0, "end")
    points = [point for run in own for point in run]
    for late, (px, py) in enumerate(reversed(points)):
        up, down = py - _GAP - height / 2, py + _GAP + height / 2
        for order, (x, y, anchor) in enumerate(
            (
                (px, up, "middle"),
                (px, down, "middle"),
                (px, up, "end"),
                (px, down, "end"),
                (px - _GAP, py, "end"),
                (px, up, "start"),
                (px, down, "start"),
                (px + _GAP, py, "start"),
            )
        ):
            box = Box.around(x, y, width, height, anchor)
            cost = late + order * 0.3
            if not (page.left <= box.left and box.right <= page.right + 4):
                cost += 1000
            if not (page.top <= box.top and box.foot <= page.foot):
                cost += 1000
            around = box.grown(_CLEAR)
            cost += 400 * sum(_hits(around, run) for run in lines)
            cost += 400 * sum(around.meets(other) for other in written)
            cost += 3 * sum(_hits(box.grown(_GAP), run) for run in others)
            best = min(best, (cost, x, y, anchor))
    return best[1:]


def is_clear(
    box: Box,
    lines: Iterable[Sequence[Point]],
    written: Iterable[Box],
    width: float,
) -> bool:
    """Whether words in *box* cross no line, no other words, and neither edge."""
    return (
        box.left >= 0
        and box.right <= width + 4
        and not any(_hits(box, run) for run in lines)
        and not any(box.meets(other) for other in written)
    )


def settled(box: Box, columns: Sequence[Box], width: float) -> float:
    """How far to the side words must move so as to stand in no column and in the plot:
    nothing if they do so already, or if there is no such place near by."""
    inside = min(0.0, width - box.right)
    half = (box.right - box.left) / 2
    for aside in (inside, half, -half):
        moved = Box(box.left + aside, box.top, box.right + aside, box.foot)
        tried = moved.grown(-1.0)
        if moved.right <= width and not any(tried.meets(one) for one in columns):
            return aside
    return inside


def _hits(box: Box, run: Sequence[Point]) -> int:
    """How many stretches of a run enter the box; a single point counts as one."""
    if len(run) == 1:
        return int(box.crossed(run[0], run[0]))
    return sum(box.crossed(a, b) for a, b in pairwise(run))
