"""The folders of tests/errors, each laid over the perfect tests/books/minimal."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from pathlib import Path

from octavo.diagnostics import Diagnostic, in_order
from octavo.editorial import edit
from octavo.manuscript import read_publication

TESTS = Path(__file__).resolve().parents[1]
BOOKS = TESTS / "books"
ERRORS = TESTS / "errors"
TODAY = date(2026, 11, 24)
COVERED = frozenset({*range(0x20, 0x2600), *range(0x3000, 0xE000)})
BESIDE = ("expected.txt", "remove.txt")  # what belongs to the folder, not to the book


def lay(overlay: Path, over: Path, folder: Path) -> Path:
    """A copy of `over` in `folder`, with the files of the overlay laid on it."""
    shutil.copytree(over, folder)
    for file in sorted(path for path in overlay.rglob("*") if path.is_file()):
        if file.name not in BESIDE:
            target = folder / file.relative_to(overlay)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, target)
    if (overlay / "remove.txt").exists():
        for name in (overlay / "remove.txt").read_text("utf-8").split():
            (folder / name).unlink()
    return folder


def proof(folder: Path) -> tuple[Diagnostic, ...]:
    """Everything wrong with a publication that is found without setting a page."""
    reading = read_publication(folder, assets=TESTS.parent / "assets")
    if reading.publication is None:
        return reading.diagnostics
    edited = edit(
        reading.publication,
        today=TODAY,
        covered=COVERED,
        within=30,
        unread=reading.unread,
    )
    return in_order((*reading.diagnostics, *edited.diagnostics))


def told(found: tuple[Diagnostic, ...]) -> list[str]:
    """The lines of an expected.txt."""
    return [f"{d.place}: {d.severity} {d.code}" for d in found]


def every_value(value: object) -> Iterator[object]:
    """Everything in a value of the model."""
    yield value
    if is_dataclass(value):
        for described in fields(value):
            yield from every_value(getattr(value, described.name))
    elif isinstance(value, tuple):
        for part in value:
            yield from every_value(part)
