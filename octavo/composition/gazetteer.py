"""The gazetteer: the places of a map as a table, for those who cannot see it.

*Takes* a map, and the numbers that stand on it for names. *Gives* a row for each town,
island and islet, and for any other place of which something is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from octavo.model.blocks import Map, MapPlace
from octavo.model.inlines import Inline, Line, Run, Strong

LISTED = ("town", "island", "islet")


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """`number`: what stands on the map for the name, if anything."""

    number: str
    name: Line
    position: str
    note: Line


def gazetteer(of: Map, numbers: Mapping[str, str]) -> tuple[PlaceRow, ...]:
    """The rows of a map, in its own order."""
    return tuple(
        PlaceRow(
            number=numbers.get(place.name, ""),
            name=tuple(_name(place)),
            position=f"{degrees(place.lat, 'NS')}, {degrees(place.lon, 'EW')}",
            note=place.note,
        )
        for place in of.places
        if place.style in LISTED or place.note
    )


def degrees(angle: float, sides: str) -> str:
    """An angle to a tenth of a degree, with its side: "37.2° N"."""
    return f"{abs(angle):.1f}°\u00a0{sides[0] if angle >= 0 else sides[1]}"


def _name(place: MapPlace) -> Iterator[Inline]:
    """The name; of an islet all its names, in the order in which the map has them."""
    if place.style != "islet" or not place.lines:
        yield Run(place.name)
        return
    for n, line in enumerate(place.lines):
        if n:
            yield Run(", ")
        for inline in line:  # no name is stronger than another
            yield from inline.children if isinstance(inline, Strong) else (inline,)
