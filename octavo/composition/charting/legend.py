"""Legends: the names of series, each after its mark, in rows above a plot.

*Takes* the names and how wide the plot is, in pixels. *Gives* where they stand, and the
Vega-Lite layers that draw them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from octavo.composition.charting.labels import MARK, Layer, breadth, mark_at, words
from octavo.composition.charting.theme import LEADING, NAME
from octavo.composition.drawings.palette import TOKENS, Palette

_ABOVE = 14.0  # px from the plot to the lowest row
_BEHIND = 12.0  # px from a mark's left edge to its name
_BETWEEN = 20.0  # px from a name to the next mark


@dataclass(frozen=True, slots=True)
class Named:
    """A series by its name. `tone` is that of its square, "" for a mark of its own."""

    nth: int
    label: str
    party: str
    ink: str
    tone: str = ""


def places(labels: Sequence[str], width: float) -> list[tuple[float, float]]:
    """Where each name begins: rows are no wider than the plot, the first is highest."""
    rows: list[list[float]] = []
    free = width + 1
    for label in labels:
        room = _BEHIND + breadth(label, NAME)
        if free + room > width:
            rows.append([])
            free = 0.0
        rows[-1].append(free)
        free += room + _BETWEEN
    return [
        (x, -_ABOVE - (len(rows) - 1 - n) * LEADING)
        for n, row in enumerate(rows)
        for x in row
    ]


def rows_of(labels: Sequence[str], width: float) -> int:
    """How many rows the names take."""
    return len({y for _, y in places(labels, width)})


def entry(named: Named, x: float, y: float, colours: Palette) -> list[Layer]:
    """A mark and, behind it, the name of its series."""
    found: list[Layer] = []
    if named.party or not named.tone:
        found += mark_at(x + 3.3, y, named.party, named.nth, colours)
    else:
        square = {"type": "point", "shape": "square", "size": MARK, "fill": named.tone}
        here = {"x": {"value": x + 3.3}, "y": {"value": y}}
        found.append({"data": {"values": [{}]}, "mark": square, "encoding": here})
    ink = named.ink if named.party else TOKENS["ink"]
    at = x + _BEHIND
    found.append(
        words(at, y, [named.label], colour=ink, anchor="start", size=NAME, weight=600)
    )
    return found
