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
from octavo.production import faces as foundry_marks
from octavo.production.libraries import c_libraries


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


def type_digest(house: House) -> str:
    """The same while the faces, the fonts they were cut from and the foundry are."""
    here = Path(foundry_marks.__file__).parent
    code = [(here / name).read_text("utf-8") for name in ("faces.py", "foundry.py")]
    conf = foundry_marks.fontconfig_of(house.faces)
    told = (
        *code,
        *_packages(),
        *origins(),
        *_faces(house.faces),
        conf.read_text("utf-8") if conf.is_file() else "",
    )
    return hashlib.sha256("\0".join(told).encode()).hexdigest()


def origins() -> tuple[str, ...]:
    """Stamps of the fonts of the system that faces are cut from."""
    return tuple(_stamps(foundry_marks.CJK_FOLDER, "*.ttc"))


def _told(house: House) -> Iterator[str]:
    yield sys.version
    yield digest_of(Path(__file__).resolve().parents[1], "*.py")
    yield digest_of(house.templates)
    yield digest_of(house.assets)
    yield from c_libraries()
    yield from _packages()
    yield from _faces(house.faces)


def _packages() -> Iterator[str]:
    """“weasyprint-70.0.dist-info”, and so on."""
    shelves = {Path(place) for place in sys.path if place.endswith("-packages")}
    for shelf in sorted(shelves):
        yield from sorted(path.name for path in shelf.glob("*.dist-info"))


def _faces(folder: Path) -> Iterator[str]:
    """The foundry's list, and a stamp of each file: to read them all would take as
    long as to set a chapter."""
    case = folder / foundry_marks.CASE
    yield case.read_text("utf-8") if case.is_file() else ""
    yield from _stamps(folder, "*.?tf")


def _stamps(folder: Path, pattern: str) -> Iterator[str]:
    """Of each file its size and when it was written."""
    for path in sorted(folder.glob(pattern)):
        known = path.stat()
        yield f"{path.name} {known.st_size} {known.st_mtime_ns}"
