"""What independent judges say of a book with one of everything in it."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from tests.conformance.judges import pdfjs_report, qpdf_check, verapdf, verapdf_all
from tests.production.print.press import bind, elements, set_book
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


def no_alternative(pdf: pikepdf.Pdf) -> None:
    del next(elements(pdf, "Figure")).Alt


def no_language(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.Lang


def no_scope(pdf: pikepdf.Pdf) -> None:
    for head in elements(pdf, "TH"):
        del head.A.Scope


def no_contents(pdf: pikepdf.Pdf) -> None:
    page = next(page for page in pdf.pages if "/Annots" in page)
    del page.Annots[0].Contents


def no_note_id(pdf: pikepdf.Pdf) -> None:
    del next(elements(pdf, "Note")).ID


def no_title_shown(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.ViewerPreferences


SPOILT = (
    no_alternative,
    no_language,
    no_scope,
    no_contents,
    no_note_id,
    no_title_shown,
)


@pytest.fixture(scope="module")
def verdicts(
    books: dict[str, Path], tmp_path_factory: pytest.TempPathFactory
) -> dict[str, list[str]]:
    """What the judge says of each spoilt book, in one sitting."""
    folder = tmp_path_factory.mktemp("spoilt")
    for spoil in SPOILT:
        pdf = pikepdf.open(io.BytesIO(books["ua1"].read_bytes()))
        spoil(pdf)
        pdf.save(folder / f"{spoil.__name__}.pdf")
    found = verapdf_all(sorted(folder.iterdir()), "ua1")
    return {path.stem: told for path, told in found.items()}


@pytest.mark.parametrize("fault", [spoil.__name__ for spoil in SPOILT])
def test_the_judge_sees_a_single_fault(verdicts: dict[str, list[str]], fault: str):
    assert verdicts[fault] != []
