"""The engine: WeasyPrint, brought in without a search for its C libraries.

*Gives* the library to the files of this room; nothing else of the house imports it.
"""

from __future__ import annotations

import ctypes.util
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def _no_library_search() -> Iterator[None]:
    """quirk(cffi): each name tried for a C library runs ldconfig and a compiler, 0.4 s
    in all. Opening by file name, which comes next, finds them at once."""
    found = ctypes.util.find_library
    ctypes.util.find_library = lambda name: None
    try:
        yield
    finally:
        ctypes.util.find_library = found


with _no_library_search():
    import weasyprint
    import weasyprint.pdf

__all__ = ["weasyprint"]
