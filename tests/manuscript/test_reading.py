"""A folder becomes a publication: every key arrives where the model wants it."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from octavo.manuscript import Reading, read_publication
from octavo.model.blocks import (
    Aside,
    Block,
    Chart,
    Facts,
    Figure,
    Generated,
    Map,
    Native,
    Positions,
    Table,
    Text,
)
from octavo.model.inlines import words
from octavo.model.publication import Division, Name, Publication, Section, Source
from octavo.model.semantics import BLOCK_KINDS, DIVISION_KINDS
from tests.manuscript.overlay import BOOKS, TESTS, every_value, proof, told


@pytest.fixture(scope="module")
def reading() -> Reading:
    return read_publication(BOOKS / "specimen", assets=TESTS.parent / "assets")


@pytest.fixture(scope="module")
def book(reading: Reading) -> Publication:
    assert reading.publication is not None
    return reading.publication


def _division(book: Publication, name: str) -> Division:
    return next(d for d in book.divisions if d.id == name)


def _block(book: Publication, name: str) -> Block:
    waiting: list[Division | Section] = list(book.divisions)
    while waiting:
        part = waiting.pop()
        waiting += part.sections
        for block in part.blocks:
            if block.id == name:
                return block
    raise AssertionError(name)


def test_the_specimen_has_no_fault() -> None:
    assert told(proof(BOOKS / "specimen")) == []


def test_the_specimen_has_every_kind(book: Publication) -> None:
    text = "\n".join(
        p.read_text("utf-8") for p in (BOOKS / "specimen/divisions").iterdir()
    )
    unwritten = [k for k in BLOCK_KINDS if k != "text" and f"kind: {k}" not in text]

    assert {division.kind for division in book.divisions} == set(DIVISION_KINDS)
    assert unwritten == []


def test_the_reading_order_is_kept(book: Publication) -> None:
    matters = [division.matter for division in book.divisions]

    assert matters == ["frontmatter"] * 10 + ["bodymatter"] * 3 + ["backmatter"] * 7
    assert [d.id for d in book.divisions][:3] == ["cover", "halftitle", "imprint"]


def test_the_edition_and_the_parties_arrive(book: Publication) -> None:
    assert book.edition.id == "2026"
    assert book.edition.date == date(2026, 11, 24)
    assert book.edition.review == date(2027, 11, 1)
    assert book.edition.since == "2024"
    assert book.papers == ("a4", "letter")
    assert [p.side for p in book.parties] == ["left", "right"]
    assert book.parties[1].native == (Native(lang="ko", text="우안", roman="Uan"),)
    assert book.description.endswith(
        "format knows, for the eyes of those who change it."
    )


def test_a_source_arrives_in_csl_terms(book: Publication) -> None:
    survey, stone, _, kawa = book.sources

    assert survey == Source(
        id="survey",
        type="report",
        title="Survey of the river",
        author=(Name(literal="River Board"),),
        issued="2025-04-11",
        accessed="2026-05-19",
        url="https://example.org/survey",
        language="en",
        note="With maps.",
        grade="A",
        short="Survey",
    )
    assert (stone.issued, stone.issued_to) == ("2018", "2019")
    assert stone.author[1] == Name(family="Wood", given="Will")
    assert kawa.issued == "1998-03"


def test_blocks_without_an_id_have_one_from_their_place(book: Publication) -> None:
    river = _division(book, "river")
    upper = river.sections[0].sections[0]

    assert [b.id for b in river.blocks] == ["river.1", "river.first"]
    assert upper.blocks[0].id == "river.course.upper.1"
    assert upper.sections[0].blocks[0].id == "river.course.upper.spring.1"


def test_paragraphs_are_named_after_their_block(book: Publication) -> None:
    block = _block(book, "river.first")
    assert isinstance(block, Text)

    assert getattr(block.prose[0], "id", "") == "river.first-p1"
    assert block.correction == "The length had been given in miles."


def test_no_id_is_given_twice(book: Publication) -> None:
    ids = [
        value_id
        for value in every_value(book.divisions)
        if isinstance(value_id := getattr(value, "id", None), str)
        and type(value).__name__ != "TableColumn"
    ]

    assert sorted(ids) == sorted(set(ids))
    assert "" not in ids


def test_data_of_a_csv_is_typed(book: Publication) -> None:
    chart = _block(book, "chart.feet")
    assert isinstance(chart, Chart)

    assert chart.data.file == "data/feet.csv"
    assert chart.data.columns == ("year", "left", "right", "note")
    assert chart.data.rows[1] == {
        "year": 2020,
        "left": 40000,
        "right": None,
        "note": "closed, in part",
    }
    assert chart.table[1].party == "left-bank"
    assert chart.table[1].scale == 0.001
    assert chart.spec is None
    assert chart.plot is not None
    assert chart.plot["breaks"] == [2020]


def test_data_in_place_and_a_specification_arrive(book: Publication) -> None:
    chart = _block(book, "chart.carts")
    assert isinstance(chart, Chart)

    assert chart.data.rows[2] == {"year": 2025, "carts": 8}
    assert not chart.under
    assert chart.plot is None
    assert chart.spec is not None
    assert chart.spec["mark"] == "bar"


def test_a_picture_has_its_size(book: Publication) -> None:
    png, svg = _block(book, "figure.river"), _block(book, "figure.arch")
    assert isinstance(png, Figure)
    assert isinstance(svg, Figure)

    assert (png.width, png.height) == (160, 90)
    assert (svg.width, svg.height) == (120, 80)


def test_a_table_keeps_numbers_as_written(book: Publication) -> None:
    table = _block(book, "table.toll")
    assert isinstance(table, Table)
    cells = [
        [words(cell) if isinstance(cell, tuple) else cell for cell in row]
        for row in table.rows
    ]

    assert cells == [
        ["on foot", "1", "2", True],
        ["carts", "10", "12.50", False],
        ["boats", None, "–", None],
    ]


def test_a_map_has_its_places(book: Publication) -> None:
    valley = _block(book, "map.valley")
    assert isinstance(valley, Map)

    assert valley.centre == (130.5, 35.5)
    assert valley.near == ("left",)
    assert [words(line) for line in valley.places[1].lines] == ["The", "Mouth"]


def test_positions_stand_in_the_order_of_the_parties(book: Publication) -> None:
    toll = _block(book, "positions.toll")
    assert isinstance(toll, Positions)

    assert [words(say) for say in toll.points[1].says] == [
        "It asked first.",
        "It asks less.",
    ]
    assert words(toll.terms[0]) == "通行料 tsūkōryō"


def test_facts_know_their_sources_and_series(book: Publication) -> None:
    facts = _block(book, "figures.facts")
    assert isinstance(facts, Facts)
    series = facts.entries[1].series

    assert facts.entries[0].sources == ("survey",)
    assert facts.entries[0].review == date(2027, 4, 1)
    assert series is not None
    assert (series.x, series.y, series.breaks) == ("year", "left", (2020.0,))


def test_asides_and_listings_arrive(book: Publication) -> None:
    blocks = _division(book, "bridge").sections[0].blocks

    assert isinstance(blocks[0], Aside)
    assert blocks[0].terms == ("ford", "joint-toll")
    assert isinstance(blocks[-1], Generated)
    assert (blocks[-1].kind, blocks[-1].of) == ("listing", ("table",))


def test_every_text_read_is_kept_for_excerpts(reading: Reading) -> None:
    assert {"publication.yaml", "data/feet.csv", "divisions/river.yaml"} <= set(
        reading.texts
    )
    assert reading.unread == ()


def test_the_same_folder_elsewhere_reads_the_same(
    book: Publication, tmp_path: Path
) -> None:
    shutil.copytree(BOOKS / "specimen", tmp_path / "other")
    other = read_publication(tmp_path / "other").publication
    assert other is not None

    assert other.divisions == book.divisions
    assert other.sources == book.sources


def test_a_link_out_of_the_folder_is_no_way_out(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(BOOKS / "specimen", tmp_path / "book"))
    (tmp_path / "outside.png").write_bytes((folder / "images/river.png").read_bytes())
    (folder / "images/river.png").unlink()
    (folder / "images/river.png").symlink_to(tmp_path / "outside.png")

    assert [d.code for d in read_publication(folder).diagnostics] == ["E-162"]


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    reading = read_publication(tmp_path / "nowhere")

    assert reading.publication is None
    assert told(reading.diagnostics) == ["publication.yaml:1:1: error E-101"]


def test_one_fault_of_grammar_does_not_raise_others(tmp_path: Path) -> None:
    """What cannot be read is not called missing or unknown as well."""
    for name in ("publication.yaml", "divisions/river.yaml", "terms.yaml"):
        folder = Path(
            shutil.copytree(BOOKS / "specimen", tmp_path / name.split("/")[-1])
        )
        lines = (folder / name).read_text("utf-8").split("\n")
        middle = next(i for i in range(len(lines) // 2, len(lines)) if lines[i])
        lines[middle] = '"'
        (folder / name).write_text("\n".join(lines), "utf-8")

        assert {d.code for d in proof(folder)} == {"E-103"}, name
