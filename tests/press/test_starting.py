"""A starting publication goes into an empty place only."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from octavo.press.house import this_house
from octavo.press.starting import OccupiedError, slug, start_publication

TODAY = date(2026, 11, 24)


def test_it_is_named_after_its_folder(tmp_path: Path) -> None:
    templates = this_house().templates

    files = start_publication(tmp_path / "My book", templates=templates, today=TODAY)

    text = (tmp_path / "My book" / "publication.yaml").read_text("utf-8")
    assert "title: My book\nslug: my-book\n" in text
    assert "date: 2026-11-24" in text
    assert (tmp_path / "My book" / "divisions" / "beginning.yaml") in files


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")

    with pytest.raises(OccupiedError):
        start_publication(tmp_path, templates=this_house().templates, today=TODAY)

    assert [file.name for file in tmp_path.iterdir()] == ["notes.txt"]


def test_a_slug_is_an_id_whatever_the_folder_is_called() -> None:
    assert slug("Été à Séoul") == "ete-a-seoul"
    assert slug("2026") == "book-2026"
    assert slug("日韓") == "book"
