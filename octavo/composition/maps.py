"""Maps: land drawn by Vega-Lite, and lettered by the house.

*Takes* a map, the parties, a width in mm, GeoJSON shapes and a medium. *Gives* an
SVG drawing: Lambert's conformal conic, land in two neutral tints, no party's colour,
no maritime boundary.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from pathlib import Path

from octavo.composition import vega
from octavo.composition.cartography.cone import Cone
from octavo.composition.cartography.lettering import SMALLEST, lettered
from octavo.composition.cartography.placing import Placed, numbers, placed
from octavo.composition.cartography.shapes import Shape, features, read_shapes
from octavo.composition.drawings.box import Box
from octavo.composition.drawings.palette import PRINT, TOKENS, Palette, palette
from octavo.composition.drawings.svg import drawing, group, path, rect, text
from octavo.composition.drawings.svg import number as n
from octavo.model.blocks import Map
from octavo.model.inlines import words
from octavo.model.publication import Party

WIDE, MARGIN = 175.0, 55.0  # mm: the widths that heights and shifts are written for
SMALL = 2.2  # mm: degrees and the scale bar
_GRID = 5  # degrees
_JUMP = 0.1  # degrees: where a reading leaps, as beside a pole, nothing is met


def draw_map(
    map: Map,  # noqa: A002 - the block's own name
    parties: Iterable[Party],
    *,
    width: float,
    shapes: Path,
    medium: str,
) -> str:
    """The map, `width` mm wide; as high as it was written for that width.

    Raises ValueError if `shapes` is not a GeoJSON FeatureCollection.
    """
    colours = palette(parties, medium)
    small = map.size == "margin"
    shrink = width / (MARGIN if small else WIDE)
    cone = cone_of(map, width)
    height = cone.height
    land = read_shapes(shapes, cone, 0.22 if small else 0.1)
    inside = vega.draw(
        _specification(map, cone, land, small), colours, f"{map.id}-drawing"
    )
    body = group(inside, {"fill": "none", "transform": vega.SCALE})
    if not small and colours.medium == PRINT:
        body += _degrees(cone, land, colours)
    narrow = is_narrow(map, colours.medium)
    places, by = (map.places, shrink)
    if narrow:
        places, by = on_screen(map, cone).places, 1.0
    body += "".join(
        lettered(place, cone, colours, small=small, shrink=by, narrow=narrow)
        for place in places
    )
    body += _scale_bar(cone, colours, small, SMALLEST if narrow else SMALL)
    edge = 0.1 if small else 0.14
    frame = {"fill": "none", **colours.stroke("ink", edge)}
    body += rect(edge / 2, edge / 2, width - edge, height - edge, frame)
    return drawing(
        body,
        width=width,
        height=height,
        kind="map margin" if small else "map",
        medium=medium,
        title=map.alt or words(map.title),
    )


def is_narrow(of: Map, medium: str) -> bool:
    """Whether a map is lettered anew: a wide one, drawn for a phone."""
    return medium != PRINT and of.size != "margin"


@lru_cache(maxsize=16)
def on_screen(of: Map, cone: Cone) -> Placed:
    """Where the names of a map stand in the e-book; asked for the map and its table."""
    return placed(of, cone, cone.width / WIDE, (_bar_area(cone),))


def numbers_on(of: Map, *, width: float, medium: str) -> Mapping[str, str]:
    """Name → the number that stands for it on the map; none if the names have room."""
    if not is_narrow(of, medium) or not on_screen(of, cone_of(of, width)).numbered:
        return {}
    return numbers(of)


def cone_of(of: Map, width: float) -> Cone:
    """The projection of a map that is `width` mm wide."""
    height = of.height * width / (MARGIN if of.size == "margin" else WIDE)
    return Cone(of.centre, of.parallels, of.span, width, height)


def _specification(
    of: Map, cone: Cone, land: tuple[Shape, ...], small: bool
) -> dict[str, object]:
    """Graticule and land as a Vega-Lite specification, in pixels."""
    px = vega.PIXELS
    width, height = cone.width * px, cone.height * px
    near = [shape for shape in land if shape.id in of.near]
    far = [shape for shape in land if shape.id not in of.near]
    grid = {
        "data": {"graticule": {"step": [_GRID, _GRID]}},
        "mark": {
            "type": "geoshape",
            "filled": False,
            "stroke": TOKENS["hair"],
            "strokeWidth": 0.07 * px,
            "clip": False,
        },
    }
    tints = [
        {
            "data": {"values": features(shapes)},
            "mark": {
                "type": "geoshape",
                "fill": TOKENS[tint],
                "stroke": TOKENS["ink-2"],
                "strokeWidth": (0.06 if small else 0.08) * px,
                "strokeJoin": "round",
                "clip": False,
            },
        }
        for tint, shapes in (("far-land", far), ("land", near))
        if shapes
    ]
    return {
        "$schema": vega.SCHEMA,
        "width": width,
        "height": height,
        "autosize": {"type": "none"},
        "padding": 0,
        "projection": {
            "type": "conicConformal",
            "parallels": list(of.parallels),
            "rotate": [-of.centre[0], 0],
            "center": [0, of.centre[1]],
            "scale": cone.scale * px,
            "translate": [width / 2, height / 2],
            "clipExtent": [[0, 0], [width, height]],
            "precision": 0.1,
        },
        "layer": tints if small else [grid, *tints],
        "config": {"aria": False, "background": None, "view": {"stroke": None}},
    }


def _degrees(cone: Cone, land: tuple[Shape, ...], colours: Palette) -> str:
    """Degrees where grid lines meet the left and the lower edge, but not on land."""
    west, south, east, north = cone.bounds()
    found = []

    def label(x: float, y: float, degrees: int, sides: str) -> None:
        lon, lat = cone.inverse(x + 4.0, y - 0.8)
        if not any(shape.holds(lon, lat) for shape in land):
            turned = (degrees + 180) % 360 - 180  # on beyond the date line
            side = sides[0] if turned > 0 else sides[1]
            words = f"{abs(turned)}°" + (f"\u00a0{side}" if turned % 180 else "")
            found.append(text(x, y, words, SMALL, colours.words()))

    for lat in range(_up(south), int(north) + 1, _GRID):
        y = _crossing(lambda t: cone.inverse(0, t)[1], cone.height, lat)
        if y is not None and 8 < y < cone.height - 6:
            label(1.2, y - 0.9, lat, "NS")
    for lon in range(_up(west), int(east) + 1, _GRID):
        x = _crossing(lambda t: cone.inverse(t, cone.height)[0], cone.width, lon)
        if x is not None and 2 < x < cone.width - 10:
            label(x + 0.8, cone.height - 1.2, lon, "EW")
    return "".join(found)


def _up(degrees: float) -> int:
    return -int(-degrees // _GRID) * _GRID


def _crossing(
    reading: Callable[[float], float], length: float, degrees: float
) -> float | None:
    """Where along an edge a reading of degrees is met, by bisection."""
    low, high = 0.0, length
    rising = reading(high) > reading(low)
    ends = sorted((reading(low), reading(high)))
    if not ends[0] <= degrees <= ends[1]:
        return None
    for _ in range(40):
        middle = (low + high) / 2
        if (reading(middle) < degrees) == rising:
            low = middle
        else:
            high = middle
    return low if abs(reading(low) - degrees) < _JUMP else None


def _bar(cone: Cone, small: bool) -> tuple[float, float]:
    """A round length, about a fifth of the map, in km and in mm."""
    power = 10.0 ** math.floor(math.log10(cone.span * 0.2))
    km = max(f * power for f in (0.5, 1, 2, 5) if f * power <= cone.span * 0.2)
    return km, km / cone.span * cone.width


def _bar_area(cone: Cone) -> Box:
    """What the scale bar of a wide map and its words cover."""
    _, bar = _bar(cone, small=False)
    right, foot = cone.width - 6.0, cone.height - 6.4
    return Box(right - bar - 1.0, foot - 4.6, right + 1.0, foot + 0.5)


def _scale_bar(cone: Cone, colours: Palette, small: bool, size: float) -> str:
    """A round length, true at the centre of the map, at the lower right."""
    km, bar = _bar(cone, small)
    inset = 2.5 if small else 6.0
    x, y = cone.width - inset - bar, cone.height - (2.0 if small else 6.4)
    tick = 1.0 if small else 1.6
    d = f"M{n(x)} {n(y - tick)}v{n(tick)}h{n(bar)}v{n(-tick)}"
    words = f"{km:g}\u00a0km"
    return path(d, colours.outline("ink", 0.2)) + text(
        x + bar / 2,
        y - tick + 0.1 - (size - SMALL),
        words,
        size,
        colours.words(),
        anchor="middle",
    )
