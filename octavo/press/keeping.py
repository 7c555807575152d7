"""The cellar: what the rooms made lies here until it is wanted again.

*Takes* keys and how to make what has them. *Gives* what is kept, or makes it and keeps
it. Addresses are made of content and equipment, so nothing here is ever stale; what no
build has wanted for long is thrown away. Safe to delete at any time.
"""

from __future__ import annotations

import os
import time
from dataclasses import dataclass
from pathlib import Path

from octavo.composition.vega import register
from octavo.model.keeping import Keep, Make, key_of, seal, unseal, write_whole
from octavo.press.equipment import equipment_digest
from octavo.press.house import House

CELLAR, GATHERINGS = "cellar", "gatherings"
ROOM = 256_000_000  # bytes: beyond them the longest unused is thrown away
FRESH = 86_400  # seconds: what was wanted since then is not thrown away


def cellar_of(house: House) -> Keep:
    """Where the rooms of `house` keep what they made."""
    return Cellar(house.cache / CELLAR, equipment_digest(house))


def drawing_in(house: House) -> Keep:
    """The same, where what is made is drawn with the faces of the house."""
    return _Drawing(cellar_of(house), house.faces)


@dataclass(frozen=True, slots=True)
class _Drawing:
    keep: Keep
    faces: Path

    def __call__(self, key: str, make: Make) -> bytes:
        def with_faces() -> bytes:
            register(self.faces)
            return make()

        return self.keep(key, with_faces)


@dataclass(frozen=True, slots=True)
class Cellar:
    """A `Keep` on disk. `equipment` is part of every address."""

    folder: Path
    equipment: str

    def __call__(self, key: str, make: Make) -> bytes:
        """What is kept under `key`; made by `make` if nothing is."""
        path = self.folder / key_of(key.partition("-")[0], key, self.equipment)
        try:
            data = unseal(path.read_bytes())
        except OSError:
            data = None
        if data is None:  # it is not there, or damaged
            data = make()
            self.folder.mkdir(parents=True, exist_ok=True)
            write_whole(path, seal(data))
            return data
        self._touch(path)
        return data

    def _touch(self, path: Path) -> None:
        """Remember that it was used, once a day."""
        try:
            if path.stat().st_mtime < time.time() - FRESH:
                os.utime(path)
        except FileNotFoundError:
            return


def prune(cache: Path, room: int = ROOM) -> None:
    """Throw away what was unused the longest, until the rest has room: in the cellar,
    and gatherings, whose two files go together."""
    for folder in (cache / CELLAR, cache / GATHERINGS):
        known = sorted(_known(folder).values())
        held = sum(thing.size for thing in known)
        for thing in known:
            if held <= room or thing.used > time.time() - FRESH:
                break
            for path in thing.files:  # the first tells that the others are there
                path.unlink(missing_ok=True)  # another build may prune as well
            held -= thing.size


@dataclass(order=True, slots=True)
class _Thing:
    """When it was last used, its bytes, its files."""

    used: float = 0.0
    size: int = 0
    files: tuple[Path, ...] = ()


def _known(folder: Path) -> dict[str, _Thing]:
    """By name without suffix."""
    found: dict[str, _Thing] = {}
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        try:
            known = path.stat()
        except FileNotFoundError:
            continue
        thing = found.setdefault(path.stem, _Thing())
        thing.used = max(thing.used, known.st_mtime)
        thing.size += known.st_size
        thing.files = (*thing.files, path)
    return found
