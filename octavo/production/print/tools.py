"""Tools: all that shapes a gathering besides its galley.

*Takes* the faces. *Gives* one digest of the versions of WeasyPrint and its parts, the
files of the C libraries it draws with, the faces and our own code. It is part of every
gathering's key, so that a new tool never meets an old gathering.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path

from octavo.production.libraries import c_libraries

PARTS = (
    "weasyprint",
    "pydyf",
    "tinyhtml5",
    "tinycss2",
    "cssselect2",
    "pyphen",
    "fonttools",
    "pillow",
)
BINDING = frozenset(
    """__init__.py binding.py condition.py faults.py fonts.py guessing.py imposition.py
    metadata.py outline.py pagination.py prepress.py settling.py standins.py store.py
    workroom.py""".split()  # noqa: SIM905
)
"""Our modules that do not shape a gathering, by their path from here."""


def tools_digest(fontconfig: Path, faces: Iterable[str]) -> str:
    """SHA-256 of everything that could make the same galley come out otherwise.

    *faces* are the marks of the font files.
    """
    told = [
        sys.version.split()[0],
        *(f"{part} {version(part)}" for part in PARTS),
        *c_libraries(),
        fontconfig.read_text("utf-8"),
        *sorted(faces),
        *_code(),
    ]
    return hashlib.sha256("\0".join(told).encode()).hexdigest()


def _code() -> list[str]:
    here = Path(__file__).parent
    files = {path.relative_to(here).as_posix(): path for path in here.rglob("*.py")}
    shaping = sorted(files.keys() - BINDING)
    return [files[name].read_text("utf-8") for name in shaping]
