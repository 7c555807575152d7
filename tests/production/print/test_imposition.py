"""A booklet: every page once, in the order of folded sheets."""

from __future__ import annotations

import io

import pikepdf
import pytest

from octavo.production.preflight import inspect_booklet
from octavo.production.print import bind
from octavo.production.print.imposition import impose, sides_of, signatures_of
from tests.production.print.drawn import drawn
from tests.production.print.press import ABOUT, chapter, set_book


@pytest.mark.parametrize("pages", [*range(1, 21), 63, 64, 65, 80, 101])
def test_every_page_stands_on_one_side_of_one_sheet(pages: int) -> None:
    shown = [p for side in sides_of(pages) for p in (side.left, side.right)]

    assert sorted(p for p in shown if p is not None) == list(range(pages))
    assert shown.count(None) == -pages % 4


@pytest.mark.parametrize("pages", [5, 8, 64, 65, 101])
def test_folded_and_nested_the_pages_come_in_their_order(pages: int) -> None:
    """Folds the sheets as hands do: the right halves of the fronts first, inwards."""
    read: list[int | None] = []
    for number in range(len(signatures_of(pages))):
        sides = [side for side in sides_of(pages) if side.signature == number]
        fronts, backs = sides[::2], sides[1::2]
        for front, back in zip(fronts, backs, strict=True):
            read += [front.right, back.left]
        for front, back in zip(reversed(fronts), reversed(backs), strict=True):
            read += [back.right, front.left]

    assert [page for page in read if page is not None] == list(range(pages))
    assert all(page is None for page in read[pages:])


def test_the_order_of_eight_pages_is_the_one_of_the_trade() -> None:
    order = [(side.left, side.right) for side in sides_of(8)]

    assert order == [(7, 0), (1, 6), (5, 2), (3, 4)]


def test_a_thin_book_is_stapled_and_a_thick_one_sewn() -> None:
    assert signatures_of(21) == (24,)
    assert signatures_of(64) == (64,)
    assert signatures_of(101) == (16,) * 6 + (8,)


@pytest.fixture(scope="module")
def bound(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    cache = tmp_path_factory.mktemp("cache")
    link = '<p><a href="#two.p1">There</a></p>'
    book = set_book(cache, chapter("one", 5, link), chapter("two", 4))
    assert book.diagnostics == ()
    return bind(book, metadata=ABOUT)


def test_two_pages_stand_side_by_side_at_full_size(bound: bytes) -> None:
    pages = len(pikepdf.open(io.BytesIO(bound)).pages)
    made = impose(bound, about=ABOUT)
    pdf = pikepdf.open(io.BytesIO(made))
    source = pikepdf.open(io.BytesIO(bound))
    of = source.pages[0].mediabox
    sheet = pdf.pages[0].mediabox

    assert inspect_booklet("b.pdf", made, pages) == ()
    assert float(sheet[2]) == pytest.approx(2 * float(of[2]), abs=0.01)
    assert float(sheet[3]) == pytest.approx(float(of[3]), abs=0.01)
    assert [page.label for page in pdf.pages][:2] == ["1.1 front", "1.1 back"]
    (shift,) = {
        float(operands[4])
        for operator, operands in drawn(pdf.pages[3])
        if operator == "cm" and float(operands[4])
    }
    assert shift == pytest.approx(float(of[2]), abs=0.01)


def test_a_booklet_is_for_paper_alone(bound: bytes) -> None:
    source = pikepdf.open(io.BytesIO(bound))
    assert any("/Annots" in page for page in source.pages)

    pdf = pikepdf.open(io.BytesIO(impose(bound, about=ABOUT)))

    assert not any("/Annots" in page for page in pdf.pages)
    assert not {"/StructTreeRoot", "/MarkInfo", "/Outlines"} & set(pdf.Root.keys())
    packet = pdf.Root.Metadata.read_bytes().decode("utf-8")
    assert "not in the order of reading" in packet
    assert "pdfaid:part" not in packet
    assert str(pdf.Root.ViewerPreferences.Duplex) == "/DuplexFlipShortEdge"


def test_the_same_book_gives_the_same_booklet(bound: bytes) -> None:
    assert impose(bound, about=ABOUT) == impose(bound, about=ABOUT)


def test_preflight_sees_a_page_that_is_missing(bound: bytes) -> None:
    pages = len(pikepdf.open(io.BytesIO(bound)).pages)
    pdf = pikepdf.open(io.BytesIO(impose(bound, about=ABOUT)))
    del pdf.pages[1].Resources.XObject["/P0"]
    pdf.Root.Outlines = pikepdf.Dictionary()
    out = io.BytesIO()
    pdf.save(out)

    told = "; ".join(map(str, inspect_booklet("b.pdf", out.getvalue(), pages)))

    assert f"shows {pages - 1} pages" in told
    assert "/Outlines" in told
