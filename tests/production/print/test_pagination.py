"""What is printed on every page, and where its words begin."""

from __future__ import annotations

from pathlib import Path

from octavo.production.print.pagination import number_pages, roman, side_of_page
from tests.production.print.press import (
    artifacts,
    bound,
    chapter,
    galley,
    page_labels,
    set_book,
)

COVER = galley("cover", "<p>Cover</p>", matter="frontmatter", kind="cover")
KEY = galley("key", "<p>Key</p>", matter="frontmatter", kind="key")


def test_roman_numerals_are_written_in_lower_case():
    assert [roman(n) for n in (1, 4, 9, 14, 40, 99)] == [
        "i", "iv", "ix", "xiv", "xl", "xcix",
    ]  # fmt: skip


def test_the_body_counts_anew_in_arabic_numerals():
    numbering = number_pages([KEY, chapter("one", 1)], [3, 2])

    assert numbering.labels == ("i", "ii", "iii", "1", "2")


def test_the_cover_is_called_cover_and_counted():
    numbering = number_pages([COVER, KEY, chapter("one", 1)], [1, 2, 1])

    assert numbering.labels == ("Cover", "ii", "iii", "1")


def test_no_page_is_put_in_so_that_a_division_begins_on_a_recto():
    numbering = number_pages([chapter("one", 1), chapter("two", 1)], [1, 1])

    assert numbering.labels == ("1", "2")


def test_printed_folios_page_labels_and_pagination_agree_on_every_page(
    tmp_path: Path,
):
    galleys = (COVER, KEY, chapter("one", 5), chapter("two", 3))

    book = set_book(tmp_path, *galleys)
    pdf = bound(tmp_path, *galleys)

    assert book.pagination is not None
    labels = [page.label for page in book.pagination.pages]
    assert page_labels(pdf) == labels
    for index, label in enumerate(labels):
        assert artifacts(pdf, index) == f"Running head{label}"


def test_a_silent_page_has_no_folio_and_is_counted(tmp_path: Path):
    silent = galley("half", '<p class="silent">Half title</p>', matter="frontmatter")

    pdf = bound(tmp_path, silent, KEY)

    assert "i" not in artifacts(pdf, 0).removeprefix("Running head")
    assert page_labels(pdf) == ["i", "ii"]


def test_the_folio_stands_in_the_outer_corner_whatever_page_a_division_begins_on(
    tmp_path: Path,
):
    first, second = chapter("one", 1), chapter("two", 1)

    book = set_book(tmp_path, first, second)

    sides = {slot.side for sheet in book.sheets for slot in sheet.slots}
    assert sides == {"left", "right"}
    assert [side_of_page(index) for index in (0, 1, 2)] == ["right", "left", "right"]


def test_a_page_starts_at_a_word_of_the_nearest_element_with_an_id(tmp_path: Path):
    text = " ".join(f"word{n}" for n in range(1, 120))

    book = set_book(
        tmp_path, galley("one", f'<div id="one"><p id="p">{text}</p></div>')
    )

    assert book.pagination is not None
    starts = [page.start for page in book.pagination.pages]
    assert starts[0] is not None
    assert (starts[0].id, starts[0].offset) == ("p", 0)
    for start in starts[1:]:
        assert start is not None
        assert start.id == "p"
        assert start.words.startswith(f"word{start.offset + 1} ")


def test_a_section_stands_on_the_page_of_its_head(tmp_path: Path):
    """quirk(weasyprint 70): a box whose head floats may begin, empty, on a page that
    has no room for its first line and the note called there."""
    css = (
        "section section { border-top: 1pt solid } h2 { float: left; margin: 0 0 4mm }"
    )
    note = f'<span class="footnote" role="doc-footnote">{"A long note. " * 12}</span>'
    lines = "<br>".join(["x"] * 7)
    html = (
        f'<section id="one"><p>{lines}</p><section id="in"><h2 id="head">Head</h2>'
        f'<p id="p">One{note} {"more of it here " * 20}</p></section></section>'
    )
    size = "h2 { clear: left; font-size: 9pt; width: 15mm }"

    book = set_book(tmp_path, galley("one", html, css=css + size))

    assert book.pagination is not None
    assert {book.pagination.folio_of[name] for name in ("in", "head", "p")} == {"2"}


def test_notes_and_printed_pages_do_not_count_as_words(tmp_path: Path):
    note = '<span class="footnote" role="doc-footnote">a note of six words here</span>'
    folio = 'page <span class="folio" data-target="p">00</span>'
    more = f'<p id="p">One{note} two, {folio}, four <em>fi</em>ve.</p>'
    page = '<p id="p2" class="break">Next</p>'
    html = (
        f'<div id="one">{more}<div id="in">six <p class="break">seven</p></div></div>'
    )

    book = set_book(tmp_path, galley("one", html), galley("two", page))

    assert book.pagination is not None
    start = book.pagination.pages[1].start
    assert start is not None
    assert (start.id, start.offset, start.words) == ("in", 1, "seven")
    assert book.sheets[0].starts[0].words == "One two, page , four five."  # type: ignore[union-attr]


def test_a_margin_note_counts_in_its_own_element_alone(tmp_path: Path):
    aside = '<aside id="n" style="float: left; width: 10mm">beside</aside>'
    html = f'<div id="one">first {aside} <p class="break">second</p></div>'

    book = set_book(tmp_path, galley("one", html))

    assert book.pagination is not None
    start = book.pagination.pages[1].start
    assert start is not None
    assert (start.id, start.offset) == ("one", 1)


def test_a_word_broken_over_two_pages_belongs_to_the_first(tmp_path: Path):
    css = "p { width: 9mm; orphans: 1; widows: 1 }"
    lines = "<br>".join(["x"] * 6)
    html = f'<p id="p">{lines}<br><b id="a">Park Geun-hye</b> said so</p>'

    book = set_book(tmp_path, galley("one", html, css=css))

    assert book.pagination is not None
    start = book.pagination.pages[1].start
    assert start is not None
    assert (start.id, start.offset, start.words) == ("p", 8, "said so")
