"""Keeping: what was made once need not be made again.

*Takes* a key that holds all that shapes a thing, and how to make it. *Gives* the thing.
Rooms are handed a `Keep` by the press and do not know where things are kept.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable

SEAL = 32  # bytes of a SHA-256
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


def seal(data: bytes) -> bytes:
    """What is kept of *data*: its digest, then itself, so that damage is seen."""
    return hashlib.sha256(data).digest() + data


def unseal(kept: bytes) -> bytes | None:
    """What was sealed, or None if a byte of it is another or missing."""
    digest, data = kept[:SEAL], kept[SEAL:]
    return data if hashlib.sha256(data).digest() == digest else None
