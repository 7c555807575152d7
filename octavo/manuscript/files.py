"""Files that blocks name: pictures and shapes, looked at but not kept.

*Takes* a path as the author wrote it. *Gives* the path once it is known to be safe
and readable; reports E-160 to E-164.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from octavo.manuscript.desk import Desk, nearest
from octavo.manuscript.nodes import Scalar
from octavo.manuscript.svg import faults_of, read_svg, size_of
from octavo.raster import UnreadablePictureError, measure

IMAGES = (".jpeg", ".jpg", ".png", ".svg")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]+:|//)")
_HOUSE = "house:"
_FORMATS = MappingProxyType({".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG"})


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture's path and size in px; the size is 0 when it is unknown."""

    path: str
    width: int = 0
    height: int = 0


def find_file(desk: Desk, scalar: Scalar, suffixes: tuple[str, ...]) -> Path | None:
    """The file that a path names, below the folder, also through links."""
    written = scalar.value.strip()
    if _SCHEME.match(written):
        message = f"found the address “{written}”, expected a file of the publication"
        fix = "download it into the publication's folder, and write its path"
        desk.report("E-163", scalar, message, fix)
        return None
    path = desk.folder / written
    outside = written.startswith(("/", "~")) or "\\" in written
    if outside or ".." in written.split("/") or not _below(path, desk.folder):
        message = f"the path “{written}” leaves the publication's folder"
        fix = "copy the file into the folder; write / between names, no .. and no \\"
        desk.report("E-162", scalar, message, fix)
        return None
    if path.suffix.lower() not in suffixes:
        message = f"found “{path.name}”, expected a file ending in "
        message += " or ".join(suffixes)
        desk.report("E-164", scalar, message, "save the file in one of these formats")
        return None
    if not path.is_file():
        _missing(desk, scalar, path, written)
        return None
    return path


def _below(path: Path, folder: Path) -> bool:
    try:
        return path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError):  # a loop of links
        return False


def _missing(desk: Desk, scalar: Scalar, path: Path, written: str) -> None:
    inside = path.parent.iterdir() if path.parent.is_dir() else ()
    names = [near.name for near in inside if near.is_file()]
    near = nearest(path.name, names)
    below = written[: len(written) - len(path.name)]
    fix = f"write {below}{near}" if near else f"put the file at {written}"
    desk.report("E-160", scalar, f"there is no file “{written}”", fix)


def read_picture(desk: Desk, scalar: Scalar) -> Picture:
    """A PNG, JPEG or SVG that can be read to its end."""
    written = scalar.value.strip()
    path = find_file(desk, scalar, IMAGES)
    if path is None:
        return Picture(written)
    if path.suffix.lower() == ".svg":
        return _svg(desk, scalar, path)
    try:
        found = measure(path)
    except UnreadablePictureError as fault:
        _unreadable(desk, scalar, path, str(fault), fault.fix)
        return Picture(written)
    expected = _FORMATS[path.suffix.lower()]
    if found.format != expected:
        message = f"“{written}” is {found.format}, expected {expected} by its name"
        desk.report("E-164", scalar, message, "rename the file, or save it anew")
    return Picture(written, found.width, found.height)


def _unreadable(
    desk: Desk, scalar: Scalar, path: Path, reason: str, fix: str = "save the file anew"
) -> None:
    reason = reason.replace(str(desk.folder) + "/", "").replace(str(path), path.name)
    message = f"“{scalar.value.strip()}” cannot be read: {reason}"
    desk.report("E-161", scalar, message, fix)


def _svg(desk: Desk, scalar: Scalar, path: Path) -> Picture:
    written = scalar.value.strip()
    try:
        root = read_svg(path.read_bytes())
    except (OSError, ValueError) as fault:
        _unreadable(desk, scalar, path, str(fault))
        return Picture(written)
    for found in faults_of(root):
        _unreadable(desk, scalar, path, found)
    return Picture(written, *size_of(root))


@dataclass(frozen=True, slots=True)
class Shapes:
    """A file of shapes, and the ids of its features, empty when it is unread."""

    path: str
    ids: frozenset[str] = frozenset()


def read_shapes(desk: Desk, scalar: Scalar) -> Shapes:
    """A GeoJSON FeatureCollection (RFC 7946) of the publication, or `house:NAME`."""
    written = scalar.value.strip()
    if written.startswith(_HOUSE):
        path = _house_shapes(desk, scalar, written.removeprefix(_HOUSE))
    else:
        path = find_file(desk, scalar, (".geojson", ".json"))
    if path is None:
        return Shapes(written)
    try:
        shapes = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError, RecursionError) as fault:
        _unreadable(desk, scalar, path, f"it is not JSON ({fault})")
        return Shapes(written)
    if not isinstance(shapes, dict) or shapes.get("type") != "FeatureCollection":
        _unreadable(desk, scalar, path, "it is no FeatureCollection")
        return Shapes(written)
    features = shapes.get("features")
    if not isinstance(features, list):
        _unreadable(desk, scalar, path, "it has no list of features")
        return Shapes(written)
    if (odd := _odd_feature(features)) is not None:
        _unreadable(desk, scalar, path, f"{odd}, expected one as RFC 7946 has it")
        return Shapes(written)
    ids = (feature.get("id") for feature in features)
    return Shapes(written, frozenset(str(name) for name in ids if name is not None))


def _odd_feature(features: Sequence[object]) -> str | None:
    """The first feature that cannot be drawn; other kinds than polygons are not."""
    for number, feature in enumerate(features, 1):
        if not isinstance(feature, dict):
            return f"feature {number} is none"
        geometry = feature.get("geometry")
        if geometry is None:
            continue
        if not isinstance(geometry, dict):
            return f"feature {number} has an odd geometry"
        polygons = geometry.get("coordinates")
        if geometry.get("type") == "Polygon":
            polygons = [polygons]
        elif geometry.get("type") != "MultiPolygon":
            continue
        if not _is_list(polygons, _is_polygon):
            return f"feature {number} has an odd polygon"
    return None


def _is_list(value: object, holds: Callable[[object], bool]) -> bool:
    return isinstance(value, list) and all(map(holds, value))


def _is_polygon(value: object) -> bool:
    return _is_list(value, lambda ring: _is_list(ring, _is_position) and bool(ring))


def _is_position(value: object) -> bool:
    """Degrees, as RFC 7946 has them, not the metres of some projection."""
    if not _is_list(value, _is_finite) or not isinstance(value, list):
        return False
    return len(value) > 1 and abs(value[0]) <= 360 and abs(value[1]) <= 90


def _is_finite(value: object) -> bool:
    return isinstance(value, int | float) and math.isfinite(value)


def _house_shapes(desk: Desk, scalar: Scalar, name: str) -> Path | None:
    """The file of the house's shapes, if it is known where the house keeps them."""
    if desk.assets is None:
        return None
    maps = desk.assets / "maps"
    names = sorted(path.stem for path in maps.glob("*.geojson"))
    if name in names:
        return maps / f"{name}.geojson"
    near = nearest(name, names)
    known = ", ".join(names) or "none"
    fix = f"write {_HOUSE}{near or names[0]}" if names else "give a GeoJSON file"
    message = f"the house has no shapes “{name}”, but: {known}"
    desk.report("E-160", scalar, message, fix)
    return None
