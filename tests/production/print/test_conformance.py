"""What independent judges say of a book with one of everything in it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.conformance.judges import pdfjs_report, qpdf_check, verapdf
from tests.production.print.press import bind, set_book
from tests.production.print.specimen import specimen
from tests.production.print.test_binding import SERIES

JUDGED = [("ua1", "ua1"), ("ua1", "3a"), ("ua2", "ua2"), ("ua2", "4f"), ("ua2", "wt1a")]


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The specimen bound for each profile."""
    folder, made = tmp_path_factory.mktemp("books"), {}
    for profile in ("ua1", "ua2"):
        book = set_book(folder / "cache", *specimen(), profile=profile)
        assert book.diagnostics == ()
        made[profile] = folder / f"{profile}.pdf"
        made[profile].write_bytes(bind(book, replace(SERIES, figure="one.f")))
    return made


@pytest.mark.parametrize(("profile", "flavour"), JUDGED)
def test_verapdf_finds_nothing(books: dict[str, Path], profile: str, flavour: str):
    assert verapdf(books[profile], flavour) == []


@pytest.mark.parametrize("profile", ["ua1", "ua2"])
def test_qpdf_finds_nothing(books: dict[str, Path], profile: str):
    assert qpdf_check(books[profile]) == []


def test_pdf_js_reads_labels_outline_and_roles(books: dict[str, Path]):
    read = pdfjs_report(books["ua1"])

    assert read.broken == ()
    assert read.figures_without_alt == ()
    assert read.page_labels[:4] == ("Cover", "ii", "1", "2")
    titles = [(mark.level, mark.title) for mark in read.outline]
    assert (1, "One") in titles
    assert any(level == 2 and title.startswith("A section") for level, title in titles)
    assert {"TOC", "Note", "Figure", "Table", "Index", "L"} <= set(read.roles)
