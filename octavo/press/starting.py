"""A starting publication: small, and nothing wrong with it.

*Takes* a folder that is not there yet, or is empty. *Gives* the files of
`templates/new` in it, with the folder's name as slug and title.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from pathlib import Path
from string import Template

from octavo.manuscript import schema as schemas

__all__ = ["OccupiedError", "schemas", "slug", "start_publication"]


class OccupiedError(Exception):
    """The folder is there and something is in it."""


def start_publication(
    folder: Path, *, templates: Path, today: date
) -> tuple[Path, ...]:
    """Write a publication that builds without a warning; return its files.

    Raises `OccupiedError` if the folder has files already.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise OccupiedError(str(folder))
    name = folder.resolve().name
    words = {
        "slug": slug(name),
        "title": re.sub(r"[-_.\s]+", " ", name).strip().capitalize() or "Untitled",
        "date": today.isoformat(),
        "year": str(today.year),
    }
    written = []
    patterns = templates / "new"
    for pattern in sorted(patterns.rglob("*.yaml")):
        file = folder / pattern.relative_to(patterns)
        file.parent.mkdir(parents=True, exist_ok=True)
        text = Template(pattern.read_text("utf-8")).substitute(words)
        file.write_text(text, "utf-8")
        written.append(file)
    return tuple(written)


def slug(name: str) -> str:
    """An id from a name: "My Book" → "my-book"."""
    ascii_only = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    kept = re.sub(r"[^a-z0-9]+", "-", ascii_only.lower()).strip("-")
    return kept if kept[:1].isalpha() else f"book-{kept}".rstrip("-")
