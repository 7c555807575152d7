"""The fix of a fault says what the author meant, where that can be known."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.changed import change
from tests.manuscript.overlay import BOOKS, proof

RIVER = "divisions/river.yaml"


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return Path(shutil.copytree(BOOKS / "minimal", tmp_path / "book"))


def _add(book: Path, block: str) -> None:
    with (book / RIVER).open("a", encoding="utf-8") as file:
        file.write(block)


@pytest.mark.parametrize(
    ("written", "fix"),
    [
        ("value: 1,630", 'write it in quotes: value: "1,630"'),
        ("value: 1,630,000", 'write it in quotes: value: "1,630,000"'),
        ("value: some, or none", 'write it in quotes: value: "some, or none"'),
        ('value: "1", unti', "write unit, or take it out"),
    ],
)
def test_words_cut_by_a_comma_are_told_as_one(
    book: Path, written: str, fix: str
) -> None:
    fact = f'{{id: a, label: A, {written}, as_of: "2024", source: "[@survey]"}}'
    _add(book, f"\n      - {{kind: facts, entries: [{fact}]}}\n")

    (found,) = proof(book)

    assert (found.code, found.fix) == ("E-120", fix)


def test_a_number_cut_by_a_comma_is_to_be_digits(book: Path) -> None:
    table = "{id: daily, title: A day, kind: number}"
    change(book, RIVER, table, table.replace("}", ", width: 17,5}"))

    (found,) = proof(book)

    assert (found.code, found.fix[:18]) == ("E-120", "write digits alone")


def test_a_comma_in_a_row_of_data_makes_no_column(book: Path) -> None:
    _add(
        book,
        """
      - kind: chart
        id: chart.feet
        title: Feet
        alt: Feet.
        description: Feet.
        data: [{year: 2018, feet: 1,630}, {year: 2019, feet: 7}]
        plot: {type: line, x: year, series: [{field: feet}]}
""",
    )

    (found,) = proof(book)

    assert (found.code, found.place.line, found.place.column) == ("E-156", 30, 37)


@pytest.mark.parametrize(
    ("kind", "meant"),
    [
        ("callout", "aside"),
        ("Image", "figure"),
        ("blockquote", "quotation"),
        ("table of contents", "contents"),
        ("chrt", "chart"),
    ],
)
@pytest.mark.parametrize("key", ["kind", "type"])
def test_a_block_called_as_elsewhere_is_told_what_it_is_here(
    book: Path, key: str, kind: str, meant: str
) -> None:
    _add(book, f"\n      - {key}: {kind}\n        text: Hear.\n")

    (found,) = proof(book)

    code = {"kind": "E-144", "type": "E-120"}[key]
    assert (found.code, found.fix) == (code, f"write kind: {meant}")


def test_an_unknown_party_is_told_with_those_that_are_known(book: Path) -> None:
    change(book, "events.yaml", "by: both", "by: nobody")

    (found,) = proof(book)

    assert found.code == "E-145"
    assert found.fix.startswith("write left-bank, right-bank, both or neither, or add")
