"""Tables, data tables and the rows of lists."""

from __future__ import annotations

from datetime import date

import pytest

from octavo.composition.concordance import Concordance
from octavo.composition.datatable import data_table, written
from octavo.composition.dates import printed_date
from octavo.composition.lists import language_columns, listings
from octavo.composition.tables import body_rows, head_rows
from octavo.composition.titles import TitleParts, part_title
from octavo.model.blocks import Chart, DataColumn, Table, Value
from octavo.model.inlines import words
from tests.composition.specimen import fair_copy, publication
from tests.composition.specimen_blocks import chart, table
from tests.composition.typist import Typist

TABLE: Table = table(Typist("t"), "t", "1")
CHART: Chart = chart(Typist("t"), "t", "1")


def test_grouped_columns_have_a_head_of_two_rows() -> None:
    upper, lower = head_rows(TABLE)

    assert [(words(h.title), h.across, h.down) for h in upper] == [
        ("Issued", 1, 2),
        ("Northbank: Yearly report", 2, 1),
        ("Carts", 1, 2),
        ("Southbank: letters", 1, 2),
    ]
    assert [words(h.title) for h in lower] == ["good neighbour", "In the text"]


def test_the_mark_of_a_party_stands_over_its_group_once() -> None:
    upper, lower = head_rows(TABLE)

    assert [h.party for h in upper] == ["", "northbank", "", "southbank"]
    assert [h.party for h in lower] == ["", ""]


def test_a_mark_is_yes_no_or_unknown() -> None:
    column = [row[1].mark for row in body_rows(TABLE)]

    assert column[:3] == ["yes", "no", "unknown"]
    assert {row[2].mark for row in body_rows(TABLE)} == {""}


def test_the_first_column_heads_the_rows_unless_told() -> None:
    assert [cell.heads_row for cell in body_rows(TABLE)[0]][:2] == [True, False]


@pytest.mark.parametrize(
    ("value", "column", "expected"),
    [
        (None, {}, "–"),
        ("", {}, "–"),
        (2400, {"format": ","}, "2,400"),
        (2_400_000, {"format": ".2f", "scale": 1e-6}, "2.40"),
        (-3.5, {"format": ".1f"}, "−3.5"),
        (1910, {}, "1910"),
        (True, {}, "yes"),
    ],
)
def test_a_value_is_written_by_its_column(
    value: Value, column: dict[str, str | float], expected: str
) -> None:
    assert written(value, DataColumn(field="x", label="X", **column)) == expected  # type: ignore[arg-type]


def test_a_gap_of_the_data_is_a_dash_in_the_table() -> None:
    data = data_table(CHART)

    assert data.heads[6] == "1916"
    assert data.rows[6] == ("1916", ("–", "894"))
    assert [column.label for column, _ in data.series] == [
        "Northbankers",
        "Southbankers",
    ]


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("1922", "1922"),
        ("1922-05", "May 1922"),
        ("1922-05-09", "9\u00a0May 1922"),
        (date(1922, 12, 31), "31\u00a0December 1922"),
        ("spring 1922", "spring 1922"),
    ],
)
def test_a_date_is_printed_in_words(when: str | date, expected: str) -> None:
    assert printed_date(when) == expected


def test_places_in_a_row_are_gathered_by_kind() -> None:
    row = Concordance(fair_copy()).pointers(["river", "bridge", "people", "nowhere"])

    said = "".join(f"{pointer.lead}{pointer.name}" for pointer in row)

    assert said == "chapters\u00a01 and 2, Who is who"


def test_the_glossary_has_a_column_for_each_language_in_use() -> None:
    columns = language_columns(fair_copy())

    assert [(c.language, c.name) for c in columns] == [
        ("ja", "Japanese"),
        ("ko", "Korean"),
    ]


def test_an_empty_listing_is_left_out() -> None:
    found = listings(fair_copy().listings)

    assert [listing.title for listing in found] == ["Figures", "Tables"]
    assert [len(one.entries) for one in listings(fair_copy().listings, ("table",))] == [
        1
    ]


def test_the_title_hangs_on_the_dash_after_the_words_that_were_named() -> None:
    assert part_title(publication()) == TitleParts(
        "Northbank", "–", "Southbank Relations"
    )
