"""Placing: where the names of a narrow map have room.

*Takes* a map and its cone. *Gives* its places, each with the shift and anchor of its
name: as the author put it if it is clear of every other name and sign, else the nearest
place that is. Where they cannot all stand, towns and islands bear numbers instead, and
the table of places says which is which.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from octavo.composition.cartography.cone import Cone
from octavo.composition.cartography.lettering import (
    Letter,
    column_of,
    letter,
    lines_of,
    natural,
)
from octavo.composition.drawings.box import Box
from octavo.composition.lines import is_wide
from octavo.model.blocks import Map, MapPlace
from octavo.model.inlines import Line, Run
from octavo.model.inlines import words as bare

POINTS = ("town", "island")
"""The styles whose names a number can stand for."""

_ROUNDS = 12
_AWAY = (0.0, 2.5, 5.0, 8.0, 11.0, 15.0)  # mm that a name may stand off
_GAP = 0.5  # mm round a name that stay empty
_FIRM = {"islet": 0, "sea": 1, "country": 2, "neighbour": 3}


@dataclass(frozen=True, slots=True)
class Placed:
    """`places` in the map's order, ready to be lettered without shrinking; `numbered`:
    whether numbers stand for the names of towns and islands."""

    places: tuple[MapPlace, ...]
    numbered: bool


def placed(of: Map, cone: Cone, shrink: float, taken: Sequence[Box] = ()) -> Placed:
    """The names of *of* in the frame of *cone*, clear of each other and of *taken*.

    `shrink`: the map's width as a part of that for which its shifts were written.
    """
    found, crowded = _settled(of.places, cone, shrink, taken)
    if not crowded or not any(place.style in POINTS for place in of.places):
        return Placed(found, False)
    names = numbers(of)
    short = tuple(
        replace(
            place, lines=((Run(names[place.name]),),), dx=0.0, dy=0.0, anchor="start"
        )
        if place.name in names
        else place
        for place in of.places
    )
    return Placed(_settled(short, cone, shrink, taken)[0], True)


def numbers(of: Map) -> dict[str, str]:
    """The number of each town and island, in the map's order."""
    points = (place.name for place in of.places if place.style in POINTS)
    return {name: str(n) for n, name in enumerate(dict.fromkeys(points), 1)}


def _settled(
    places: tuple[MapPlace, ...], cone: Cone, shrink: float, taken: Sequence[Box]
) -> tuple[tuple[MapPlace, ...], bool]:
    """The places with their names moved, and whether any still covers another.

    Each name in turn, islets and seas first, takes the first place that is clear of
    those that stand already; then again among all, until none moves.
    """
    order = sorted(range(len(places)), key=lambda i: _FIRM.get(places[i].style, 9))
    choices = [tuple(_choices(place, cone, shrink)) for place in places]
    boxes = [[area_of(choice, cone) for choice in some] for some in choices]
    signs = [_sign(place, cone) for place in places]
    frame = Box(_GAP, _GAP, cone.width - _GAP, cone.height - _GAP)
    chosen: dict[int, int] = {}

    def cost(n: int, c: int) -> float:
        box = boxes[n][c]
        grown = box.grown(_GAP, _GAP / 2)
        whole = (box.right - box.left) * (box.foot - box.top)
        covered = whole - box.shared(frame)
        for m, sign in enumerate(signs):
            covered += (box if m == n else grown).shared(sign) if sign else 0.0
        covered += sum(grown.shared(area) for area in taken)
        covered += sum(
            grown.shared(boxes[m][other]) for m, other in chosen.items() if m != n
        )
        return covered

    for _ in range(_ROUNDS):
        before = dict(chosen)
        for n in order:
            chosen[n] = min(
                range(len(choices[n])), key=lambda c: (round(cost(n, c), 2), c)
            )
        if chosen == before:
            break
    crowded = any(cost(n, chosen[n]) > 0.05 for n in order)
    return tuple(choices[n][chosen[n]] for n in range(len(places))), crowded


def _choices(place: MapPlace, cone: Cone, shrink: float) -> Iterator[MapPlace]:
    """Where its name may stand: as the author says, then ever farther off."""
    dx, dy = natural(place, shrink, small=False, narrow=True)
    yield replace(place, dx=_some(dx), dy=_some(dy))
    style = letter(place.style, small=False, narrow=True)
    lines = lines_of(place, style)
    block = (len(lines) - 1) * style.leading
    if place.style in (*POINTS, "islet"):
        clear = 3.0 if place.style == "islet" else 1.2
        rise = 0.35 * style.size
        up, down = -clear - block / 2, clear + 0.75 * style.size + block / 2
        for off in _AWAY if place.style == "islet" else (0.0,):
            sides = [
                (clear + off, rise, "start"),
                (-clear - off, rise, "end"),
            ]
            for x, y, anchor in (
                *sorted(sides, key=lambda side: side[2] != place.anchor),
                (0.0, up - off, "middle"),
                (0.0, down + off, "middle"),
                (clear + off, up - off, "start"),
                (clear + off, down + off, "start"),
                (-clear - off, up - off, "end"),
                (-clear - off, down + off, "end"),
            ):
                yield replace(place, dx=_some(x), dy=_some(y), anchor=anchor)
        return
    for off in _AWAY[1:]:
        for turn in range(8):
            angle = turn * math.pi / 4
            x, y = dx + off * math.cos(angle), dy + off * math.sin(angle)
            yield replace(place, dx=_some(x), dy=_some(y))


def _some(shift: float) -> float:
    """A shift that is never nought, for nought means the style's own."""
    return round(shift, 2) or 0.01


def area_of(
    place: MapPlace, cone: Cone, *, small: bool = False, narrow: bool = True
) -> Box:
    """What the name covers, moved as the place says."""
    style = letter(place.style, small, narrow)
    lines = lines_of(place, style)
    x, y = cone(place.lon, place.lat)
    block = (len(lines) - 1) * style.leading
    first = y + place.dy - block / 2
    width = max(_breadth(line, style) for line in lines)
    if column := column_of(lines, style):
        width = max(width, column + 3.2 * style.size)
    left = x + place.dx - {"start": 0.0, "end": width}.get(place.anchor, width / 2)
    top, foot = first - style.size * 0.75, first + block + style.size * 0.25
    return Box(left, top, left + width, foot)


def _breadth(line: Line, style: Letter) -> float:
    """About how wide a line is, in mm."""
    said = bare(line).strip()
    each = 0.66 if style.capitals else 0.55 if style.weight > 500 else 0.51
    wide = sum(0.95 if is_wide(sign) else each for sign in said)
    return wide * style.size + len(said) * style.spacing


def _sign(place: MapPlace, cone: Cone) -> Box | None:
    """What the place's own sign covers."""
    reach = {"town": 0.6, "islet": 1.7, "island": 0.6}.get(place.style)
    if reach is None:
        return None
    x, y = cone(place.lon, place.lat)
    return Box(x - reach, y - reach, x + reach, y + reach)
