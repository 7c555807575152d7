"""Octavo on the bench: cold, after an edit, unchanged; as a command and warm.

*Takes* a text and a folder. *Gives* what each build took. The cache and the shelf are
the bench's own; the faces are those of the house, cut when it was set up.
"""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

from benchmarks.folder import write_folder
from benchmarks.measure import Run, run
from benchmarks.text import ROOT, Text, edited

DOORBELL = ROOT / "build.py"


def build_cold(text: Text, base: Path) -> tuple[Run, Mapping[str, int]]:
    """Build with an empty cache; give the size of each book."""
    for part in ("kept", "shelf"):
        shutil.rmtree(base / part, ignore_errors=True)
    write_folder(text, base / "book")
    done = _build(base)
    return done, {path.suffix[1:]: path.stat().st_size for path in books(base)}


def build_unchanged(base: Path) -> Run:
    """Build again."""
    return _build(base)


def build_edited(text: Text, base: Path) -> Run:
    """Build after one paragraph has become longer."""
    write_folder(edited(text), base / "book")
    return _build(base)


def build_warm(text: Text, base: Path) -> Run:
    """What a build took after an edit in a process that has built before."""
    script = Path(__file__).with_name("warm.py")
    environ = {"PYTHONPATH": str(ROOT)}
    write_folder(text, base / "book")
    told = base / "warm.json"
    pages = str(len(text.chapters) * 10)
    run((sys.executable, script, base, pages, told), environ=environ)
    return Run(**json.loads(told.read_text("utf-8")), memory=0.0)


def books(base: Path) -> list[Path]:
    found = sorted((base / "shelf").glob("*/*/*.*"))
    return [path for path in found if path.suffix in (".pdf", ".epub")]


def pages(base: Path) -> int:
    """How many pages the printed book has."""
    (file,) = (base / "shelf").glob("*/*/edition.json")
    return int(json.loads(file.read_text("utf-8"))["pages"])


def _build(base: Path) -> Run:
    places = ("--out", base / "shelf", "--cache", base / "kept")
    return run((sys.executable, DOORBELL, base / "book", *places, "--quiet"))
