"""Garbage: when Python looks for it.

*Gives* a context in which it does not. While a book is made nearly all that was made
for it is in use: to look through it again and again takes up to a third of the time,
and finds next to nothing.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def nothing_collected() -> Iterator[None]:
    """Let garbage lie until the end of this; what nothing refers to goes at once."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()
