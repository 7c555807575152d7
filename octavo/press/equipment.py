"""The equipment: all that shapes the books besides the content and the order.

*Takes* the house. *Gives* one digest of its code, templates, assets, faces, Python
packages and C libraries, without opening a font or loading a library.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from octavo.press.house import House
from octavo.production.libraries import c_libraries

FACES = "faces.json"  # what the foundry says of the faces it cut


@cache
def equipment_digest(house: House) -> str:
    """The same for the same equipment. Told once for a process: what it was started
    with is what it works with."""
    told = hashlib.sha256()
    for line in _told(house):
        told.update(line.encode() + b"\0")
    return told.hexdigest()


def digest_of(folder: Path, pattern: str = "*") -> str:
    """SHA-256 of the names and contents of the files below a folder."""
    told = hashlib.sha256()
    for path in sorted(folder.rglob(pattern)):
        if path.is_file() and "__pycache__" not in path.parts:
            data = path.read_bytes()
            name = path.relative_to(folder).as_posix()
            told.update(f"{name}\0{len(data)}\0".encode() + data)
    return told.hexdigest()


def _told(house: House) -> Iterator[str]:
    yield sys.version
    yield digest_of(Path(__file__).resolve().parents[1], "*.py")
    yield digest_of(house.templates)
    yield digest_of(house.assets)
    yield from c_libraries()
    shelves = {Path(place) for place in sys.path if place.endswith("-packages")}
    for shelf in sorted(shelves):
        yield from sorted(path.name for path in shelf.glob("*.dist-info"))
    yield from _faces(house.faces)


def _faces(folder: Path) -> Iterator[str]:
    """The foundry's list, and of each file its size and when it was written: to read
    them all would take as long as to set a chapter."""
    case = folder / FACES
    yield case.read_text("utf-8") if case.is_file() else ""
    for path in sorted(folder.glob("*.?tf")):
        known = path.stat()
        yield f"{path.name} {known.st_size} {known.st_mtime_ns}"
