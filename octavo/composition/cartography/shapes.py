"""Shapes: the land of a GeoJSON file, as much of it as a frame shows.

*Takes* GeoJSON (RFC 7946) and a cone. *Gives* features for Vega-Lite: outside polygons
and specks left out, points thinned to what can be seen, rings wound as d3 expects.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from octavo.composition.cartography.cone import Cone

Ring = tuple[tuple[float, float], ...]
_SPECK = 0.05  # mm²


@dataclass(frozen=True, slots=True)
class Shape:
    """A feature: its id, and its polygons (outer ring first, then holes) in degrees."""

    id: str
    polygons: tuple[tuple[Ring, ...], ...]

    def holds(self, lon: float, lat: float) -> bool:
        """Whether a place lies inside."""
        return any(
            _inside(polygon[0], lon, lat)
            and not any(_inside(hole, lon, lat) for hole in polygon[1:])
            for polygon in self.polygons
        )


def read_shapes(file: Path, cone: Cone, gap: float) -> tuple[Shape, ...]:
    """The shapes of `file` that the frame shows, points at least `gap` mm apart.

    Raises ValueError if the file is not a GeoJSON FeatureCollection.
    """
    given = json.loads(file.read_text("utf-8"))
    if not isinstance(given, dict) or given.get("type") != "FeatureCollection":
        raise ValueError(f"{file.name}: expected a GeoJSON FeatureCollection")
    found = []
    for nth, feature in enumerate(given.get("features") or []):
        geometry = feature.get("geometry") or {}
        polygons = geometry.get("coordinates") or []
        if geometry.get("type") == "Polygon":
            polygons = [polygons]
        elif geometry.get("type") != "MultiPolygon":
            continue
        kept = tuple(
            tuple(_thinned(ring, cone, gap) for ring in polygon)
            for polygon in polygons
            if polygon and _seen(polygon[0], cone)
        )
        if kept:
            found.append(Shape(str(feature.get("id", nth)), kept))
    return tuple(found)


def features(shapes: Iterable[Shape]) -> list[dict[str, object]]:
    """Shapes as features for Vega.

    # quirk(d3-geo): outer rings run clockwise, against RFC 7946; a ring wound the
    # other way is taken for all of the world but the land.
    """
    return [
        {
            "type": "Feature",
            "properties": {},
            "geometry": {
                "type": "MultiPolygon",
                "coordinates": [
                    [_wound(ring, clockwise=nth == 0) for nth, ring in enumerate(rings)]
                    for rings in shape.polygons
                ],
            },
        }
        for shape in shapes
    ]


def _wound(ring: Ring, *, clockwise: bool) -> list[tuple[float, float]]:
    points = list(ring) if (_area(ring) < 0) == clockwise else list(reversed(ring))
    return [*points, points[0]]


def _area(ring: Iterable[tuple[float, float]]) -> float:
    """Signed area, positive counter-clockwise where y grows upwards."""
    points = list(ring)
    pairs = ((points[i - 1], q) for i, q in enumerate(points))
    return sum(p[0] * q[1] - q[0] * p[1] for p, q in pairs) / 2


def _seen(ring: list[list[float]], cone: Cone) -> bool:
    """Whether an outer ring may show in the frame and is more than a speck."""
    west, south, east, north = cone.bounds()
    lons, lats = [cone.turned(p[0]) for p in ring], [p[1] for p in ring]
    if max(lons) < west or min(lons) > east or max(lats) < south or min(lats) > north:
        return False
    return abs(_area(cone(p[0], p[1]) for p in ring)) > _SPECK


def _thinned(ring: list[list[float]], cone: Cone, gap: float) -> Ring:
    """The ring without its closing point and without points closer than `gap` mm."""
    kept: list[tuple[float, float]] = []
    last = (math.inf, math.inf)
    for lon, lat, *_ in ring[:-1]:
        at = cone(lon, lat)
        if math.dist(at, last) >= gap:
            kept.append((lon, lat))
            last = at
    if len(kept) < 3:
        return tuple((p[0], p[1]) for p in ring[:-1])
    return tuple(kept)


def _inside(ring: Ring, lon: float, lat: float) -> bool:
    """Even-odd rule."""
    odd = False
    for i, (x2, y2) in enumerate(ring):
        x1, y1 = ring[i - 1]
        if (y1 > lat) != (y2 > lat):
            odd ^= lon < x1 + (lat - y1) / (y2 - y1) * (x2 - x1)
    return odd
