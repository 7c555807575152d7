"""Make the house's shapes: `east-asia.geojson`, land by country around Japan and Korea.

*Takes* `countries-10m.json` of the npm package world-atlas 2.0.2 (TopoJSON of Natural
Earth 1:10 million, public domain). *Gives* GeoJSON (RFC 7946) cut to a frame and
simplified. Run it again only to change frame or tolerance; the result is kept:

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python assets/maps/make.py package/countries-10m.json

Natural Earth files the outline of the Liancourt Rocks (131.87° E, 37.24° N) under South
Korea. That ring is left out: the islets belong to no shape, and a map marks them with
a neutral sign. Borders are simplified once and shared, so that neighbours still meet.
"""

from __future__ import annotations

import hashlib
import json
import math
import sys
from collections.abc import Iterator
from pathlib import Path

SOURCE_DIGEST = "3bc6f1d367a9bcec479841bae0e76092f512838411d0cef124e92eec4db45f79"
COUNTRIES = {
    "392": ("jp", "Japan"),
    "410": ("kr", "South Korea"),
    "408": ("kp", "North Korea"),
    "156": ("cn", "China"),
    "643": ("ru", "Russia"),
    "158": ("tw", "Taiwan"),
    "496": ("mn", "Mongolia"),
}
WEST, SOUTH, EAST, NORTH = 115.0, 21.5, 151.0, 51.0  # the frame, with its margin
TOLERANCE = 0.008  # degrees: 0.9 km, 0.12 mm on a map of 1,300 km across 175 mm
SMALLEST = 3.0  # km²: lesser islands are left out
ISLETS = (131.8667, 37.2417)  # longitude, latitude
NEAR = 0.2  # degrees round them in which no ring may lie

Point = tuple[float, float]
Ring = list[Point]


def simplified(line: Ring, tolerance: float) -> Ring:
    """Douglas–Peucker: the line within `tolerance` degrees, its ends kept."""
    if len(line) < 3:
        return line
    kept = {0, len(line) - 1}
    spans = [(0, len(line) - 1)]
    while spans:
        start, end = spans.pop()
        far, distance = start, 0.0
        for i in range(start + 1, end):
            away = _away(line[i], line[start], line[end])
            if away > distance:
                far, distance = i, away
        if distance > tolerance:
            kept.add(far)
            spans += [(start, far), (far, end)]
    return [line[i] for i in sorted(kept)]


def _away(p: Point, a: Point, b: Point) -> float:
    """How far p is from the stretch between a and b, in degrees of latitude."""
    squeeze = math.cos(math.radians(p[1]))
    px, py = (p[0] - a[0]) * squeeze, p[1] - a[1]
    bx, by = (b[0] - a[0]) * squeeze, b[1] - a[1]
    length = bx * bx + by * by
    t = max(0.0, min(1.0, (px * bx + py * by) / length)) if length else 0.0
    return math.hypot(px - t * bx, py - t * by)


def cut(ring: Ring) -> Ring:
    """The part of a polygon in the frame (Sutherland–Hodgman)."""
    edges = ((0, WEST, 1), (0, EAST, -1), (1, SOUTH, 1), (1, NORTH, -1))
    for axis, edge, sign in edges:
        kept: Ring = []
        for i, q in enumerate(ring):
            p = ring[i - 1]
            p_in, q_in = sign * (p[axis] - edge) >= 0, sign * (q[axis] - edge) >= 0
            if p_in != q_in:
                t = (edge - p[axis]) / (q[axis] - p[axis])
                kept.append((p[0] + t * (q[0] - p[0]), p[1] + t * (q[1] - p[1])))
            if q_in:
                kept.append(q)
        ring = kept
        if not ring:
            break
    return ring


def area(ring: Ring) -> float:
    """Signed area in degrees squared; positive counter-clockwise."""
    pairs = ((ring[i - 1], q) for i, q in enumerate(ring))
    return sum(p[0] * q[1] - q[0] * p[1] for p, q in pairs) / 2


def square_kilometres(ring: Ring) -> float:
    latitude = math.radians(sum(p[1] for p in ring) / len(ring))
    return abs(area(ring)) * 111.2**2 * math.cos(latitude)


def at_the_islets(ring: Ring) -> bool:
    lon, lat = ISLETS
    return any(abs(x - lon) < NEAR and abs(y - lat) < NEAR for x, y in ring)


def rings(topology: dict, geometry: dict, arcs: list[Ring]) -> Iterator[list[Ring]]:  # type: ignore[type-arg]
    """The polygons of a geometry: outer ring first, then holes."""
    polygons = geometry["arcs"]
    for polygon in [polygons] if geometry["type"] == "Polygon" else polygons:
        found = []
        for indices in polygon:
            ring: Ring = []
            for index in indices:
                arc = arcs[index] if index >= 0 else arcs[~index][::-1]
                ring += arc[1:] if ring else arc
            found.append(ring[:-1])
        yield found


def shaped(polygon: list[Ring]) -> list[list[list[float]]]:
    """One polygon as GeoJSON: cut, rounded, outer ring counter-clockwise."""
    written = []
    for nth, ring in enumerate(polygon):
        points = [(round(x, 3), round(y, 3)) for x, y in cut(ring)]
        points = [p for i, p in enumerate(points) if p != points[i - 1]]
        if len(points) < 3 or square_kilometres(points) < SMALLEST:
            if nth == 0:
                return []
            continue
        if (area(points) > 0) != (nth == 0):
            points.reverse()
        written.append([list(p) for p in [*points, points[0]]])
    return written


def features(topology: dict) -> Iterator[dict]:  # type: ignore[type-arg]
    (sx, sy), (tx, ty) = (
        topology["transform"]["scale"],
        topology["transform"]["translate"],
    )
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        line = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            line.append((x * sx + tx, y * sy + ty))
        arcs.append(line)
    coarse = [simplified(arc, TOLERANCE) for arc in arcs]
    found = {}
    for geometry in topology["objects"]["countries"]["geometries"]:
        if geometry.get("id") not in COUNTRIES:
            continue
        code, name = COUNTRIES[geometry["id"]]
        whole = rings(topology, geometry, arcs)
        polygons = [
            written
            for fine, thin in zip(whole, rings(topology, geometry, coarse), strict=True)
            if not at_the_islets(fine[0]) and (written := shaped(thin))
        ]
        found[code] = {
            "type": "Feature",
            "id": code,
            "properties": {"name": name},
            "geometry": {"type": "MultiPolygon", "coordinates": polygons},
        }
    for code in sorted(found):
        yield found[code]


def main(source: str) -> None:
    raw = Path(source).read_bytes()
    digest = hashlib.sha256(raw).hexdigest()
    if digest != SOURCE_DIGEST:
        sys.exit(f"found sha256 {digest}, expected {SOURCE_DIGEST}")
    lines = [
        json.dumps(feature, ensure_ascii=False, separators=(",", ":"))
        for feature in features(json.loads(raw))
    ]
    target = Path(__file__).with_name("east-asia.geojson")
    head = '{"type":"FeatureCollection","features":[\n'
    target.write_text(head + ",\n".join(lines) + "\n]}\n", "utf-8")
    print(f"{target.name}: {target.stat().st_size:,} bytes")


if __name__ == "__main__":
    main(sys.argv[1])
