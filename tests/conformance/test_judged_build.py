"""A build that asks the real judges says what they found, and no more."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

from octavo.cli import main
from octavo.cli.exits import Exit
from tests.conformance import judges
from tests.house.source import ROOT


def test_a_judged_build_states_what_its_books_keep(tmp_path: Path):
    judges.browser()  # skips where there are no judges
    book = ROOT / "tests" / "books" / "minimal"

    ended = main(["build", str(book), "--judge", "--out", str(tmp_path), "--quiet"])

    assert ended == Exit.PUBLISHED
    place = tmp_path / "minimal" / "2026"
    edition = json.loads((place / "edition.json").read_text("utf-8"))
    accessible = "EPUB Accessibility 1.1 - WCAG 2.2 Level AA"
    assert edition["checked"] == ["EPUB 3.3", accessible, "PDF/A-3a", "PDF/UA-1"]
    assert set(edition["judges"]) == {"Ace by DAISY", "EPUBCheck", "veraPDF"}
    assert all(edition["judges"].values())
    with zipfile.ZipFile(place / "minimal-2026.epub") as archive:
        package = archive.read("EPUB/package.opf").decode("utf-8")
    assert f'id="conformance-1">{accessible}</meta>' in package
