"""Libraries: the C libraries that pages are drawn with.

*Gives* the real file of each, whose name tells its version, and its size. Loads none.
"""

from __future__ import annotations

from pathlib import Path

LIBRARIES = ("pango-1.0", "pangoft2-1.0", "harfbuzz", "fontconfig", "freetype")
SHELVES = ("/usr/lib", "/usr/lib64", "/usr/local/lib", "/opt/homebrew/lib")


def c_libraries() -> tuple[str, ...]:
    """“libpango-1.0.so.0.5000.12 403712”, and so on, sorted."""
    found = set()
    for shelf in SHELVES:
        for name in LIBRARIES:
            for pattern in (f"lib{name}.so.?", f"*-linux-gnu/lib{name}.so.?"):
                for path in Path(shelf).glob(pattern):
                    real = path.resolve()
                    found.add(f"{real.name} {real.stat().st_size}")
    return tuple(sorted(found))
