"""Variants stand beside the two books, named for what they are."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import pikepdf
import pytest

from octavo.model.variants import BOOKLET, LARGE_PRINT, PRINTER
from octavo.press.building import build
from octavo.press.built import Built
from octavo.press.house import this_house
from octavo.press.order import PDF, OddPressError, Order
from octavo.production.preflight import inspect_printer
from tests.production.print.test_prepress import profile

ROOT = Path(__file__).resolve().parents[2]
MINIMAL = ROOT / "tests" / "books" / "minimal"
ASKED = (LARGE_PRINT, PRINTER, BOOKLET)


def make(shelf: Path, icc: Path) -> Built:
    order = Order(shelf=shelf, formats=(PDF,), variants=ASKED, icc=icc, environ={})
    return build(MINIMAL, order, house=this_house(), today=date(2026, 11, 24))


@pytest.fixture(scope="module")
def press(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("press") / "press.icc"
    file.write_bytes(profile())
    return file


@pytest.fixture(scope="module")
def shelved(tmp_path_factory: pytest.TempPathFactory, press: Path) -> Path:
    built = make(tmp_path_factory.mktemp("dist"), press)
    assert built.refused == ()
    assert built.place is not None
    return built.place


def opened(shelved: Path, name: str) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO((shelved / f"minimal-2026{name}.pdf").read_bytes()))


def test_each_variant_lies_beside_the_book_under_its_name(shelved: Path) -> None:
    made = {file.name for file in shelved.glob("*.pdf")}

    assert made == {
        "minimal-2026.pdf",
        *(f"minimal-2026-{name}.pdf" for name in ASKED),
    }
    sums = (shelved / "SHA256SUMS").read_text("utf-8")
    assert all(name in sums for name in made)


def test_large_print_says_so_and_is_tagged(shelved: Path) -> None:
    pdf = opened(shelved, "-large-print")

    assert str(pdf.trailer.Info.Title).endswith("(large print)")
    assert pdf.Root.MarkInfo.Marked
    assert not str(opened(shelved, "").trailer.Info.Title).endswith("(large print)")


def test_the_printers_file_has_the_pages_of_the_book(shelved: Path) -> None:
    pages = len(opened(shelved, "").pages)
    made = (shelved / "minimal-2026-printer.pdf").read_bytes()

    assert inspect_printer("x.pdf", made, pages) == ()
    pdf = opened(shelved, "-printer")
    intent = pdf.Root.OutputIntents[0]
    assert str(intent.OutputConditionIdentifier) == "Test press"


def test_the_booklet_has_two_pages_on_each_side(shelved: Path) -> None:
    book, booklet = opened(shelved, ""), opened(shelved, "-booklet")

    assert len(booklet.pages) == -(-len(book.pages) // 4) * 2
    assert float(booklet.pages[0].mediabox[2]) == pytest.approx(
        2 * float(book.pages[0].mediabox[2]), abs=0.01
    )


def test_a_press_that_is_none_stops_the_build_before_a_page_is_set(
    tmp_path: Path,
) -> None:
    screen = tmp_path / "screen.icc"
    screen.write_bytes(profile(b"mntr", b"RGB "))

    with pytest.raises(OddPressError, match="expected class prtr"):
        make(tmp_path, screen)

    assert not list(tmp_path.rglob("*.pdf"))
