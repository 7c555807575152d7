"""Keeping: what was made once need not be made again.

*Takes* a key that holds all that shapes a thing, and how to make it. *Gives* the thing.
Rooms are handed a `Keep` by the press and do not know where things are kept. What they
do keep in a file, they write whole.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from pathlib import Path
from threading import get_ident

SEAL = 32  # bytes of a SHA-256
PART = ".part-"  # begins the name of a file that is being written
Make = Callable[[], bytes]
Keep = Callable[[str, Make], bytes]
"""Key, and how to make what has that key → what has that key."""


def keep_nothing(key: str, make: Make) -> bytes:
    """Makes everything anew."""
    return make()


def key_of(kind: str, *shaped_by: object) -> str:
    """A key for a *kind* of thing, of the digest of what it is *shaped_by*.

    Each part tells itself whole by its `repr` and the same in every process: strings,
    bytes, numbers, tuples, and dataclasses of these.
    """
    told = hashlib.sha256()
    for part in shaped_by:
        data = part if isinstance(part, bytes) else repr(part).encode()
        told.update(b"%d\0" % len(data) + data)
    return f"{kind}-{told.hexdigest()[:40]}"


def write_whole(path: Path, data: bytes, *, lasting: bool = False) -> None:
    """Write a file of which a reader finds all or nothing, though two write it at once;
    `lasting`: also if the machine stops. Who may read it is what the umask says."""
    part = path.with_name(f"{PART}{path.name}.{os.getpid()}.{get_ident()}")
    try:
        part.write_bytes(data)
        if lasting:
            with part.open("rb") as held:
                os.fsync(held.fileno())
        os.replace(part, path)
    finally:
        part.unlink(missing_ok=True)


def seal(data: bytes) -> bytes:
    """What is kept of *data*: its digest, then itself, so that damage is seen."""
    return hashlib.sha256(data).digest() + data


def unseal(kept: bytes) -> bytes | None:
    """What was sealed, or None if a byte of it is another or missing."""
    digest, data = kept[:SEAL], kept[SEAL:]
    return data if hashlib.sha256(data).digest() == digest else None
