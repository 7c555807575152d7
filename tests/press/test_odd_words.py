"""Words where nobody expects them: as long as a page, in titles that stand twice."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from octavo.cli import main
from octavo.cli.exits import Exit

MINIMAL = Path(__file__).resolve().parents[1] / "books" / "minimal"


def _pages(book: Path, shelf: Path) -> int:
    given = ["build", str(book), "--only", "pdf", "--out", str(shelf), "--quiet"]
    assert main(given) == Exit.PUBLISHED
    told = json.loads((shelf / "minimal/2026/edition.json").read_text("utf-8"))
    return int(told["pages"])


def test_a_word_of_ten_thousand_letters_is_set_on_many_lines(tmp_path: Path) -> None:
    book = Path(shutil.copytree(MINIMAL, tmp_path / "book"))
    usual = _pages(book, tmp_path / "usual")
    river = book / "divisions" / "river.yaml"
    text = river.read_text("utf-8")
    river.write_text(text.replace("The river is", f"{'w' * 10_000} is"), "utf-8")

    assert _pages(book, tmp_path / "long") >= usual + 4


def test_notes_and_marks_in_the_title_of_a_section_are_set_once(tmp_path: Path) -> None:
    book = Path(shutil.copytree(MINIMAL, tmp_path / "book"))
    river = book / "divisions" / "river.yaml"
    text = river.read_text("utf-8")
    title = 'title: "The {index}`bridge`[@survey]^[Of stone.]"'
    river.write_text(text.replace("title: The bridge", title), "utf-8")

    assert _pages(book, tmp_path / "shelf") >= 1


def test_foreign_words_that_nobody_marked_stop_no_build(tmp_path: Path) -> None:
    """Preflight refuses Korean that is not told to be Korean: wherever it stands, in
    titles and labels as well, where an author cannot mark it."""
    book = Path(shutil.copytree(MINIMAL, tmp_path / "book"))
    publication, river = book / "publication.yaml", book / "divisions" / "river.yaml"
    text = river.read_text("utf-8")
    river.write_text(text.replace("title: The bridge", "title: The 다리"), "utf-8")
    told = publication.read_text("utf-8")
    publication.write_text(told.replace("title: ", "title: 강 and ", 1), "utf-8")

    given = ["build", str(book), "--out", str(tmp_path / "shelf"), "--quiet"]

    assert main(given) == Exit.PUBLISHED
