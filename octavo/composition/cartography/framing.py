"""Framing: what of a map's places its frame would cut off.

*Takes* a map as it is printed. *Gives* each place that the reader would look for in
vain, and in words what is lost of it; and parallels for which its scale bar is true.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from octavo.composition.cartography.cone import DEGREE, Cone
from octavo.composition.cartography.lettering import natural
from octavo.composition.cartography.placing import area_of
from octavo.composition.drawings.box import Box
from octavo.model.blocks import Map, MapPlace

_POINTS = ("town", "islet", "island")  # the others are names without a sign
_FALSE = 0.05  # of a length, by which the scale bar may be wrong in the middle
_APART = 12.0  # degrees from the middle, at most, for parallels that serve it
_CUT = 0.15  # of a name: less is within what its width is guessed by


def cut_off(of: Map, cone: Cone) -> Iterator[tuple[MapPlace, str]]:
    """The places beyond the frame, and those whose names run out of it."""
    frame = Box(0, 0, cone.width, cone.height)
    small = of.size == "margin"
    for place in of.places:
        x, y = cone(place.lon, place.lat)
        if place.style in _POINTS and not (
            0 <= x <= cone.width and 0 <= y <= cone.height
        ):
            yield place, f"“{place.name}” lies outside the frame of the map"
            continue
        dx, dy = natural(place, 1.0, small=small)
        moved = replace(place, dx=dx, dy=dy)
        name = area_of(moved, cone, small=small, narrow=False)
        whole = (name.right - name.left) * (name.foot - name.top)
        if name.shared(frame) < (1 - _CUT) * whole:
            yield place, f"the name of “{place.name}” runs out of the frame of the map"


def parallels_for(cone: Cone) -> tuple[int, int] | None:
    """Parallels that would make the scale bar true; None if those that are given do."""
    if abs(cone.enlarged() - 1) <= _FALSE:
        return None
    high = cone.height / cone.width * cone.span / DEGREE
    apart = max(1.0, min(high / 4, _APART))
    south, north = (
        round(max(-89.0, min(89.0, cone.centre[1] + sign * apart))) for sign in (-1, 1)
    )
    return (south, north) if south + north else (south, north + 1)
