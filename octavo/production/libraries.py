"""Libraries: what of the machine shapes the books, and what of it judges them.

*Gives* the real file of each C library that pages are drawn with, whose name tells its
version; the profile of a press; and marks of the judges. Loads and runs none.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

LIBRARIES = ("pango-1.0", "pangoft2-1.0", "harfbuzz", "fontconfig", "freetype")
SHELVES = ("/usr/lib", "/usr/lib64", "/usr/local/lib", "/opt/homebrew/lib")
PRESS_PROFILES = (
    Path("/usr/share/color/icc/ghostscript/default_cmyk.icc"),
    Path("/usr/share/ghostscript/iccprofiles/default_cmyk.icc"),
)
"""Where systems keep the CMYK profile of Ghostscript: for a proof, and for a file
whose printer is not known yet."""
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def press_profile(house: Sequence[Path] = PRESS_PROFILES) -> Path | None:
    """The first profile of a press that is there."""
    return next((path for path in house if path.is_file()), None)


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


def marks_of_judges(folder: Path) -> Iterator[str]:
    """Other ones if another judge is installed in the folder, or another program that
    a judge runs with."""
    list_of_npm = folder / "node_modules" / ".package-lock.json"
    yield list_of_npm.read_text("utf-8") if list_of_npm.is_file() else ""
    yield from _marks(sorted((folder / "jars").glob("*.jar")))
    browser = os.environ.get("PUPPETEER_EXECUTABLE_PATH", "")
    found = (shutil.which(name) for name in ("java", "node", *BROWSERS, browser))
    yield from _marks([Path(path) for path in found if path])


def _marks(files: list[Path]) -> Iterator[str]:
    for path in files:
        known = path.stat()
        yield f"{path.resolve()} {known.st_size} {known.st_mtime_ns}"
