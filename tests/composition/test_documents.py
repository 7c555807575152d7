"""The e-book of the specimen: its documents, notes, navigation and metadata."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from octavo.composition.documents import (
    Drafts,
    compose_documents,
    draft_documents,
    file_names,
)
from octavo.composition.endnotes import gather_notes
from octavo.composition.folios import fill_folios
from octavo.composition.links import addresses, resolve_links
from octavo.composition.reading_aids import name_cells, say_changes, tell_pages_last
from octavo.composition.xhtml import read, write
from octavo.model.documents import Documents
from octavo.model.pagination import Page, PageStart, Pagination
from tests.composition.specimen import fair_copy

ROOT = Path(__file__).resolve().parents[2]


def tree(content: str):
    return read(f'<body xmlns="http://www.w3.org/1999/xhtml">{content}</body>')


def text(root) -> str:
    return write(root).decode()


@pytest.fixture(scope="module")
def unpaged() -> Documents:
    return compose_documents(
        fair_copy(), None, templates=ROOT / "templates", assets=ROOT / "assets"
    )


@pytest.fixture(scope="module")
def paged() -> Documents:
    return compose_paged(None)


def compose_paged(drafted: Drafts | None) -> Documents:
    divisions = fair_copy().publication.divisions
    pages = tuple(
        Page(
            label=str(number),
            division=division.id,
            start=PageStart(id=division.id, offset=0),
        )
        for number, division in enumerate(divisions, 1)
    )
    folio_of = {page.division: page.label for page in pages}
    return compose_documents(
        fair_copy(),
        Pagination(pages=pages, folio_of=folio_of, source="Two towns, PDF, A4"),
        templates=ROOT / "templates",
        assets=ROOT / "assets",
        drafted=drafted,
    )


def test_a_book_drafted_before_its_pages_are_known_is_the_same(paged: Documents):
    drafted = draft_documents(
        fair_copy(), templates=ROOT / "templates", assets=ROOT / "assets"
    )

    kinds = {d.id: d.kind for d in fair_copy().publication.divisions}
    assert {kinds[name] for name in kinds.keys() - drafted.keys()} == {"index"}
    assert compose_paged(drafted) == paged


def document(documents: Documents, name: str) -> str:
    return next(d for d in documents.spine if d.name == name).content.decode()


def test_every_division_is_a_file_of_its_name(unpaged: Documents):
    divisions = fair_copy().publication.divisions

    assert [d.name for d in unpaged.spine] == [f"{d.id}.xhtml" for d in divisions]


def test_a_division_called_nav_gives_way_to_the_navigation_document():
    chapter = next(d for d in fair_copy().publication.divisions if d.kind == "chapter")
    nav = type(chapter)(
        id="nav", kind="chapter", matter="bodymatter", title=chapter.title
    )

    assert file_names((nav,)) == {"nav": "nav-2.xhtml"}


def test_a_note_is_gathered_with_its_number_and_the_way_back():
    root = tree(
        '<p>Word.<a id="n1-ref" href="#n1">1</a>'
        '<span class="note" id="n1" data-number="1">A <em>source</em>.</span> More.</p>'
    )

    count = gather_notes(root)

    assert count == 1
    assert '<a id="n1-ref" href="#n1">1</a> More.</p>' in text(root)
    assert re.search(
        r'<aside class="footnote"[^>]* id="n1"><p><span class="note-number">1</span> '
        r'A <em>source</em>\.\u00a0<a class="backlink"[^>]* href="#n1-ref"',
        text(root),
    )


def test_a_link_to_another_file_names_the_file():
    bodies = {
        "a.xhtml": tree('<p id="one"><a href="#two">x</a><a href="#one">y</a></p>'),
        "b.xhtml": tree('<p id="two">z</p>'),
    }

    resolve_links("a.xhtml", bodies["a.xhtml"], addresses(bodies))

    assert 'href="b.xhtml#two"' in text(bodies["a.xhtml"])
    assert 'href="#one"' in text(bodies["a.xhtml"])


def test_an_id_that_stands_twice_is_refused():
    bodies = {"a.xhtml": tree('<p id="one"/>'), "b.xhtml": tree('<p id="one"/>')}

    with pytest.raises(ValueError, match=r"one.*a\.xhtml.*b\.xhtml"):
        addresses(bodies)


def test_a_reference_shows_the_printed_page_or_nothing():
    slot = (
        '<p>See x<span class="paged"> (page <span class="folio" {}>00</span>)'
        "</span>.</p>"
    )
    root = tree(slot.format('data-target="here"') + slot.format('data-target="gone"'))

    fill_folios(root, {"here": "23"}, {"here": "Trade", "gone": "Trade"})

    assert '(page <span class="folio">23</span>)' in text(root)
    assert "<p>See x.</p>" in text(root)


def test_a_locator_without_pages_names_its_division():
    root = tree(
        '<a class="locator-link" href="#x">'
        '<span class="folio" data-target="x">00</span></a>'
    )

    fill_folios(root, {}, {"x": "Trade"})

    assert ">Trade</span></a>" in text(root)


def test_a_changed_block_says_so_to_those_who_cannot_see_the_bar():
    root = tree('<div class="text new" id="b"><p>Words.</p></div>')

    say_changes(root)

    assert '<p><span class="heard">New: </span>Words.</p>' in text(root)


def test_of_a_list_that_changed_the_entries_that_changed_say_so():
    entries = '<div id="a"><p>One.</p></div><div id="b"><p>Two.</p></div>'
    told = entries.replace('id="b"', 'class="news" id="b"')
    known = tree(f'<div class="facts new altered named" id="f">{told}</div>')
    unknown = tree(f'<div class="facts new altered" id="f">{entries}</div>')

    say_changes(known)
    say_changes(unknown)

    assert "<p>One.</p>" in text(known)
    assert '<p><span class="heard">Changed: </span>Two.</p>' in text(known)
    assert "news" not in text(known)
    assert "named" not in text(known)
    assert 'id="f"><p class="heard">Changed:</p><div id="a"><p>One.</p>' in text(
        unknown
    )


def test_the_page_of_an_entry_stands_behind_its_title():
    root = tree(
        '<li><span class="number">1</span> <span class="page">7</span> '
        '<span class="about"><span class="title">Trade</span> <span>What is sold.'
        "</span></span></li>"
    )

    tell_pages_last(root)

    assert "".join(root.itertext()) == "1  Trade 7 What is sold."


def test_a_cell_knows_its_column_and_its_group():
    root = tree(
        '<table><thead><tr><th scope="col" rowspan="2">Year</th>'
        '<th scope="colgroup" colspan="2">North</th></tr>'
        '<tr><th scope="col">carts</th><th scope="col">people</th></tr></thead>'
        '<tbody><tr><th scope="row">1910</th><td>1</td><td>2</td></tr>'
        '<tr><th scope="row">1911</th><td> </td><td>3</td></tr></tbody></table>'
    )

    name_cells(root)

    assert '<td data-head="carts" data-group="North">1</td>' in text(root)
    assert '<td data-head="people">2</td>' in text(root)
    assert '<td data-head="carts" class="blank"> </td>' in text(root)
    assert '<td data-head="people" data-group="North">3</td>' in text(root)


@pytest.mark.parametrize(
    ("columns", "said"),
    [(3, "<table>"), (8, 'class="wide"'), (15, 'class="wide broad"')],
)
def test_a_table_that_no_tablet_shows_is_broad(columns: int, said: str):
    head = '<th scope="col">2019</th>' * columns
    rows = f"<tr>{'<td>12 345.5</td>' * columns}</tr>" * 7
    root = tree(f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>")

    name_cells(root)

    assert said in text(root)


@pytest.mark.parametrize(("rows", "is_short"), [(6, True), (7, False)])
def test_a_short_table_is_kept_on_one_screen(rows: int, is_short: bool):
    body = "<tr><th>1910</th><td>1</td></tr>" * rows
    root = tree(f"<table><tbody>{body}</tbody></table>")

    name_cells(root)

    assert ('<table class="short">' in text(root)) == is_short


def test_languages_are_marked_in_both_syntaxes(unpaged: Documents):
    for one in (*unpaged.spine, unpaged.navigation):
        content = one.content.decode()
        assert content.count(' lang="') == content.count(' xml:lang="')


def test_pages_stand_in_text_navigation_and_ncx(paged: Documents):
    count = len(fair_copy().publication.divisions)

    breaks = [d.content.decode().count('role="doc-pagebreak"') for d in paged.spine]

    assert breaks == [1] * count
    assert paged.navigation.content.decode().count("#page-") == count
    assert paged.ncx.decode().count("<pageTarget ") == count
    assert ("pageBreakSource", "Two towns, PDF, A4") in paged.metadata


def test_a_book_without_a_print_edition_claims_no_pages(unpaged: Documents):
    names = [name for name, _ in unpaged.metadata]
    features = [v for n, v in unpaged.metadata if n.endswith("accessibilityFeature")]

    assert "pageBreakSource" not in names
    assert not {"pageNavigation", "pageBreakMarkers"} & set(features)
    assert b"page-list" not in unpaged.navigation.content
    assert b"pageList" not in unpaged.ncx


def test_the_index_shows_pages_or_divisions(paged: Documents, unpaged: Documents):
    assert ">river</span>" in document(unpaged, "index.xhtml")
    assert ">00</span>" not in document(paged, "index.xhtml")


def test_parties_have_a_light_and_a_dark_colour_and_no_sheet_names_one(
    unpaged: Documents,
):
    sheet = unpaged.stylesheets["book.css"]
    light, _, dark = sheet.partition("@media (prefers-color-scheme: dark)")

    for party in fair_copy().publication.parties:
        assert f".party-{party.id} {{ color: {party.colour}; }}" in light
        mixed = f"color-mix(in oklab, {party.dark} 60%, currentColor)"
        for drawn, what in ((".mark-", "border-color"), (".drawing .f-", "fill")):
            said = f"{{ {what}: {party.dark}; {what}: {mixed}; }}"
            assert f"{drawn}{party.id} {said}" in dark
        assert f".party-{party.id} {{ color: inherit; }}" in dark  # a page may be white
    for file in sorted((ROOT / "assets" / "css" / "epub").glob("*.css")):
        assert "japan" not in file.read_text("utf-8")


def test_nothing_is_left_of_what_only_the_room_reads(
    paged: Documents, unpaged: Documents
):
    for documents in (paged, unpaged):
        for one in documents.spine:
            assert not re.search(
                rb'data-(target|number|label|of)="|octavo:|class="note"', one.content
            ), one.name


def test_the_same_fair_copy_gives_the_same_documents(unpaged: Documents):
    again = compose_documents(
        fair_copy(), None, templates=ROOT / "templates", assets=ROOT / "assets"
    )

    assert again == unpaged
