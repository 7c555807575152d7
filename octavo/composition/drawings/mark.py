"""The party mark: a small square, filled on the side of the party that acts.

*Takes* who acts. *Gives* SVG centred on a point: left half filled, right half filled,
wholly filled (both), or open (neither). Colour never says alone who is meant.
"""

from __future__ import annotations

from collections.abc import Iterable

from octavo.composition.drawings.palette import Palette, palette
from octavo.composition.drawings.svg import rect
from octavo.model.publication import Party


def mark(
    by: str,
    parties: Iterable[Party],
    size_mm: float,
    medium: str,
    *,
    x: float = 0.0,
    y: float = 0.0,
) -> str:
    """The mark of `by` (a party's id, "both", "neither"), centred on (x, y) in mm."""
    return square(by, palette(parties, medium), size_mm, x, y)


def square(by: str, colours: Palette, size: float, x: float, y: float) -> str:
    """The mark, for a drawing that has its palette already."""
    half = size / 2
    box = rect(
        x - half,
        y - half,
        size,
        size,
        colours.filled("page", by, round(size * 0.14, 2)),
    )
    match colours.side(by):
        case "left":
            return box + rect(x - half, y - half, half, size, colours.fill(by))
        case "right":
            return box + rect(x, y - half, half, size, colours.fill(by))
        case "both":
            return box + rect(x - half, y - half, size, size, colours.fill(by))
        case _:
            return box
