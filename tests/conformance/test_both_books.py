"""Both books tell the same pages: label by label, and word by word at each break."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from octavo.composition import vega
from octavo.model.pagination import Pagination
from octavo.press.books import pack_book, print_book
from octavo.press.house import this_house
from octavo.press.order import Order, moment
from octavo.press.reading import check
from octavo.production.foundry import cut_faces
from tests.conformance.opened import OpenedBook
from tests.conformance.test_ebooks import words_of_page

HOUSE = this_house()
BOOKS = (HOUSE.root / "tests" / "books" / "specimen", HOUSE.content / "handbook")


@pytest.fixture(scope="module", params=BOOKS, ids=lambda path: path.name)
def both(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Pagination, OpenedBook]:
    folder: Path = request.param
    cut_faces(HOUSE.faces)
    vega.register(HOUSE.faces)
    proofs = check(folder, house=HOUSE, today=date(2026, 11, 24))
    copy = proofs.fair_copy
    assert copy is not None, proofs.diagnostics
    made = tmp_path_factory.mktemp("both")
    order = Order(shelf=made, environ={})
    at = moment(copy.publication.edition, {})
    paper = copy.publication.papers[0]
    printed = print_book(copy, order, house=HOUSE, paper=paper, at=at)
    assert printed.pagination is not None, printed.diagnostics
    path = made / "book.epub"
    path.write_bytes(pack_book(copy, printed.pagination, order, house=HOUSE, at=at))
    return printed.pagination, OpenedBook(path)


def test_the_page_list_holds_every_page_of_the_print_edition(
    both: tuple[Pagination, OpenedBook],
):
    pagination, book = both

    listed = [label for label, _ in book.listed("page-list")]

    assert listed == [page.label for page in pagination.pages]


def test_each_page_begins_with_the_same_words_in_both_books(
    both: tuple[Pagination, OpenedBook],
):
    pagination, book = both
    hrefs = [href for _, href in book.listed("page-list")]
    compared = 0

    for page, href in zip(pagination.pages, hrefs, strict=True):
        if page.start and page.start.words:
            printed = page.start.words.split()
            found = words_of_page(book, href)[: len(printed)]
            assert found == printed[: len(found)], f"page {page.label}"
            compared += 1

    assert compared > len(hrefs) / 2


def test_a_reference_shows_the_printed_page_of_its_target(
    both: tuple[Pagination, OpenedBook],
):
    pagination, book = both
    shown = 0

    for name in book.spine:
        for node in book.trees[name].iter():
            target = node.get("href", "").partition("#")[2]
            slots = [c for c in node if target and "folio" in c.get("class", "")]
            for slot in slots:  # a locator of the index
                assert slot.text == pagination.folio_of[target]
                shown += 1

    assert shown or not any("index" in name for name in book.spine)
