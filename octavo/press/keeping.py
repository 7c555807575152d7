"""The cellar: what the rooms made lies here until it is wanted again.

*Takes* keys and how to make what has them. *Gives* what is kept, or makes it and keeps
it. Addresses are made of content and equipment, so nothing here is ever stale; what no
build has wanted for long is thrown away. Safe to delete at any time.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path
from threading import get_ident

from octavo.composition.vega import register
from octavo.model.keeping import Keep, Make, key_of
from octavo.press.equipment import equipment_digest
from octavo.press.house import House

ROOM = 256_000_000  # bytes: beyond them the longest unused is thrown away
FRESH = 86_400  # seconds: what was wanted since then is not thrown away


def cellar_of(house: House) -> Keep:
    """Where the rooms of `house` keep what they made."""
    return Cellar(house.cache / "cellar", equipment_digest(house))


def drawing_in(house: House) -> Keep:
    """The same, where what is made is drawn with the faces of the house."""
    keep = cellar_of(house)

    def draw(key: str, make: Make) -> bytes:
        def with_faces() -> bytes:
            register(house.faces)
            return make()

        return keep(key, with_faces)

    return draw


class Cellar:
    """A `Keep` on disk. `equipment` is part of every address."""

    def __init__(self, folder: Path, equipment: str) -> None:
        self._folder, self._equipment = folder, equipment

    def __call__(self, key: str, make: Make) -> bytes:
        """What is kept under `key`; made by `make` if nothing is."""
        path = self._folder / key_of(key.partition("-")[0], key, self._equipment)
        try:
            data = path.read_bytes()
        except FileNotFoundError:
            data = make()
            self._write(path, data)
            return data
        self._touch(path)
        return data

    def prune(self, room: int = ROOM) -> None:
        """Throw away what was unused the longest, until the rest has room."""
        known = sorted(self._known())
        held = sum(size for _, size, _ in known)
        for used, size, path in known:
            if held <= room or used > time.time() - FRESH:
                return
            path.unlink(missing_ok=True)  # another build may prune as well
            held -= size

    def _known(self) -> Iterator[tuple[float, int, Path]]:
        """When each thing was last used, its bytes, its file."""
        for entry in os.scandir(self._folder) if self._folder.is_dir() else ():
            try:
                known = entry.stat()
            except FileNotFoundError:
                continue
            yield known.st_mtime, known.st_size, Path(entry.path)

    def _touch(self, path: Path) -> None:
        """Remember that it was used, once a day."""
        try:
            if path.stat().st_mtime < time.time() - FRESH:
                os.utime(path)
        except FileNotFoundError:
            return

    def _write(self, path: Path, data: bytes) -> None:
        """A reader finds all of it or nothing, though two builds write it at once."""
        self._folder.mkdir(parents=True, exist_ok=True)
        part = path.with_name(f".{path.name}.{os.getpid()}.{get_ident()}")
        part.write_bytes(data)
        os.replace(part, path)
