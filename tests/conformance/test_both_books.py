"""Both books tell the same pages: label by label, and word by word at each break."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.conformance.pagetable import HOUSE, Both, make_both, rows

BOOKS = (
    HOUSE.root / "tests" / "books" / "specimen",
    HOUSE.content / "handbook",
    HOUSE.content / "japan-south-korea",
)


@pytest.fixture(scope="module", params=BOOKS, ids=lambda path: path.name)
def both(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Both:
    folder: Path = request.param
    return make_both(folder, tmp_path_factory.mktemp("both"))


def test_the_page_list_holds_every_page_of_the_print_edition(both: Both):
    listed = [label for label, _ in both.ebook.listed("page-list")]

    assert listed == [page.label for page in both.pagination.pages]


def test_each_page_begins_with_the_same_words_in_both_books(both: Both):
    table = list(rows(both))

    odd = [row for row in table if not (row.agrees and row.is_printed)]
    assert not odd, "\n".join(["", *map(str, odd)])
    assert sum(bool(row.in_pdf and row.in_epub) for row in table) > len(table) / 2


def test_a_page_that_begins_with_other_words_is_seen(both: Both):
    row = next(row for row in rows(both) if row.in_pdf and row.in_epub)

    assert not replace(row, in_epub=("other", *row.in_epub)).agrees
    assert not replace(row, in_epub=()).agrees


def test_a_reference_shows_the_printed_page_of_its_target(
    both: Both,
):
    pagination, book = both.pagination, both.ebook
    shown = 0

    for name in book.spine:
        for node in book.trees[name].iter():
            target = node.get("href", "").partition("#")[2]
            slots = [c for c in node if target and "folio" in c.get("class", "")]
            for slot in slots:  # a locator of the index
                assert slot.text == pagination.folio_of[target]
                shown += 1

    assert shown or not any("index" in name for name in book.spine)
