"""A change in the copy of a book."""

from __future__ import annotations

from pathlib import Path


def change(book: Path, file: str, was: str, now: str) -> None:
    """Write *now* for *was*, which must be there, in a file of the copy."""
    path = book / file
    text = path.read_text("utf-8")
    assert was in text
    path.write_text(text.replace(was, now), "utf-8")
