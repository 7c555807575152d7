"""Faces on the shelf: which file a font came from.

*Takes* the folder the foundry cut its faces into. *Gives* a mark for each file, which
the same bytes met in layout give again, without reading the whole of large files.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

ENDS = 65536
SUFFIXES = (".ttf", ".otf", ".ttc")


def mark_of(data: bytes) -> str:
    """A short digest of a font: of its length and both its ends.

    The table directory at the beginning holds a checksum of every table (OpenType,
    "Organization of an OpenType Font"), so no table can change unnoticed.
    """
    return _mark(data[:ENDS], data[-ENDS:], len(data))


def faces_in(folder: Path) -> Mapping[str, Path]:
    """Mark → file, for every font file of a folder."""
    found = {}
    for path in sorted(folder.iterdir()):
        if path.suffix in SUFFIXES:
            with path.open("rb") as file:
                head = file.read(ENDS)
                size = file.seek(0, 2)
                file.seek(max(0, size - ENDS))
                found[_mark(head, file.read(ENDS), size)] = path
    return found


def _mark(head: bytes, tail: bytes, size: int) -> str:
    return hashlib.sha256(b"%d\0" % size + head + tail).hexdigest()[:32]
