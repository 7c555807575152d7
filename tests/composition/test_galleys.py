"""The galleys of print: whole, well formed, and without a page number in them."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import fields, is_dataclass, replace
from xml.etree import ElementTree

import pytest

from octavo.composition.galleys import compose_galleys
from octavo.model.faircopy import FairCopy
from octavo.model.inlines import Anchor, Noteref, Reference
from octavo.model.publication import Division, Section, Source, Term
from octavo.model.semantics import DIVISION_KINDS
from tests.composition.laid import galleys
from tests.composition.specimen import fair_copy, publication
from tests.composition.typist import NORTH, SOUTH
from tests.house.source import ROOT

DIVISIONS = [division.id for division in publication().divisions]
ALL = "".join(galley.html for galley in galleys().values())


def _ids(value: object) -> list[str]:
    """Every id that the model gives to something which is printed in a division."""
    if isinstance(value, tuple):
        return [name for part in value for name in _ids(part)]
    if not is_dataclass(value) or isinstance(value, Source | Term):
        return []
    found = [] if isinstance(value, Reference) else [getattr(value, "id", "")]
    for field in fields(value):
        if field.name not in ("columns", "description"):
            found += _ids(getattr(value, field.name))
    return [name for name in found if name]


def test_there_is_one_galley_for_each_division_in_reading_order() -> None:
    assert list(galleys()) == DIVISIONS


def test_the_specimen_has_every_kind_of_division() -> None:
    assert {d.kind for d in publication().divisions} == set(DIVISION_KINDS)


@pytest.mark.parametrize("division", DIVISIONS)
def test_a_galley_is_well_formed_xml(division: str) -> None:
    ElementTree.fromstring(f"<body>{galleys()[division].html}</body>")


@pytest.mark.parametrize("division", publication().divisions, ids=DIVISIONS)
def test_everything_that_has_an_id_carries_it(division: Division) -> None:
    printed = set(re.findall(r' id="([^"]+)"', galleys()[division.id].html))

    assert [name for name in _ids(division) if name not in printed] == []


def test_no_id_stands_twice_in_the_book() -> None:
    counted = Counter(re.findall(r' id="([^"]+)"', ALL))

    assert [name for name, count in counted.items() if count > 1] == []


def test_a_link_within_the_book_leads_to_an_id() -> None:
    ids = set(re.findall(r' id="([^"]+)"', ALL))
    targets = re.findall(r'(?:href="#|data-target=")([^"]+)"', ALL)

    assert targets
    assert [target for target in targets if target not in ids] == []


def test_page_numbers_are_slots_with_a_stand_in() -> None:
    shown = re.findall(r'<span class="(folio[^"]*)" data-target="[^"]+">(\w+)<', ALL)

    assert set(shown) == {("folio", "00"), ("folio end", "000")}


def test_a_note_stands_where_it_is_called_with_its_number_and_role() -> None:
    html = galleys()["river"].html

    assert (
        '<span class="noteref" id="river.note-1-ref"><span class="footnote" '
        'role="doc-footnote" id="river.note-1" data-number="1">Harbour office, '
        "<em>Log of crossings</em>, 1921 (A).</span></span>"
    ) in html


def test_the_imprint_names_who_made_the_book() -> None:
    assert "<p>A. Reed, author.</p>" in galleys()["imprint"].html


def test_words_of_another_language_say_so() -> None:
    assert '<span lang="ko">나룻배</span>' in galleys()["river"].html


def test_a_chapter_has_its_role_and_its_headings_stand_in_sections() -> None:
    html = galleys()["river"].html

    assert '<section class="division chapter" id="river" role="doc-chapter">' in html
    assert re.search(r'<section class="section level-2" id="river.ferry">\s*<h2>', html)
    assert re.search(r'<section class="section level-3" id="river.toll">\s*<h3>', html)


def test_a_changed_block_has_its_bar() -> None:
    html = galleys()["river"].html

    assert re.search(r'class="text new" id="river.b3"', html)
    assert re.search(r'class="text corrected" id="river.b4"', html)


@pytest.mark.parametrize("party", [NORTH, SOUTH])
def test_a_coloured_label_has_its_partys_mark(party: str) -> None:
    labels = re.findall(
        rf'<(?:p|th|span) class="[^"]*party-{party}(?:| [^"]*)"[^>]*>(.{{15}})', ALL
    )

    assert labels
    assert all(label.startswith("<i class=") for label in labels)


def test_colours_and_marks_are_the_publications_own() -> None:
    book = fair_copy()
    north, south = book.publication.parties
    other = replace(north, id="the.hill", colour="#123456", side="right")
    publication_ = replace(book.publication, parties=(other, south), divisions=())
    (sheet,) = _sheets(replace(book, publication=publication_), "#123456")

    assert ".party-the_hill{color:#123456}" in sheet
    assert "linear-gradient(270deg,#123456 50%" in sheet


def _sheets(book: FairCopy, word: str) -> list[str]:
    last = replace(publication().divisions[-1], kind="appendix")
    book = replace(book, publication=replace(book.publication, divisions=(last,)))
    (galley,) = compose_galleys(
        book, paper="a4", templates=ROOT / "templates", assets=ROOT / "assets"
    )
    return [sheet for sheet in galley.stylesheets if word in sheet]


@pytest.mark.parametrize("word", ["japan", "south-korea", "briefing</"])
def test_no_template_or_sheet_knows_a_publication(word: str) -> None:
    written = [
        *(ROOT / "templates").rglob("*.j2"),
        *(ROOT / "assets/css").rglob("*.css"),
    ]

    assert [f.name for f in written if word in f.read_text("utf-8").lower()] == []


def test_running_heads_name_the_book_the_division_and_the_date() -> None:
    sheet = galleys()["river"].stylesheets[-1]

    assert '"Northbank–Southbank Relations"' in sheet
    assert '"1\u2002The river"' in sheet
    assert '"Second edition, June 1922. Information to 19\u00a0May 1922"' in sheet


def test_a_quotation_mark_in_a_running_head_does_not_end_it() -> None:
    book = fair_copy()
    named = replace(book.publication, title='The "Bank" \\ <Bridge>')

    (sheet,) = _sheets(replace(book, publication=named), "Bridge")

    assert '"The \\22 Bank\\22  \\5c  \\3c Bridge>"' in sheet


def test_a_galley_is_a_pure_value() -> None:
    again = compose_galleys(
        fair_copy(), paper="a4", templates=ROOT / "templates", assets=ROOT / "assets"
    )

    assert again == tuple(galleys().values())


def test_the_papers_differ_in_one_sheet_and_in_drawings_alone() -> None:
    a4, letter = galleys("a4")["index"], galleys("letter")["index"]

    assert a4.html == letter.html
    assert (
        sum(a != b for a, b in zip(a4.stylesheets, letter.stylesheets, strict=True))
        == 1
    )


def test_places_lead_a_fault_of_layout_to_the_author() -> None:
    assert set(galleys()["river"].places) >= {"river", "river.ferry", "river.chart"}


def test_lengths_of_paper_stand_in_the_sheets_of_print_alone() -> None:
    shared = sorted((ROOT / "assets/css").glob("*.css"))

    assert [
        (f.name, found[0])
        for f in shared
        if f.name not in ("legacy.css",)
        for found in [re.search(r"\d(?:mm|pt|cm|in)\b", _uncommented(f.read_text()))]
        if found
    ] == []


def _uncommented(css: str) -> str:
    return re.sub(r"/\*.*?\*/", "", css, flags=re.S)


def test_sections_may_be_three_deep() -> None:
    assert isinstance(publication().divisions[10].sections[0].sections[0], Section)
    assert '<h4><span class="title">Carts and barrows' in galleys()["river"].html


def test_notes_and_anchors_of_the_specimen_are_counted() -> None:
    river = next(d for d in publication().divisions if d.id == "river")

    assert Noteref in _kinds(river)
    assert Anchor in _kinds(river)


def _kinds(value: object) -> set[type]:
    if isinstance(value, tuple):
        return {kind for part in value for kind in _kinds(part)}
    if not is_dataclass(value):
        return set()
    inner = {kind for f in fields(value) for kind in _kinds(getattr(value, f.name))}
    return {type(value)} | inner
