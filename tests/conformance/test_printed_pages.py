"""Every page number that is printed is true, and the file says the same of itself.

Folios are read where they are drawn, by a program of another house; what a contents
entry, a locator of the index or a reference says is held against where it leads.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any

import pikepdf
import pymupdf
import pytest

from octavo.model.inlines import words
from octavo.model.publication import Division, Section
from tests.conformance import soundness
from tests.conformance.made import NAMES, Made
from tests.conformance.soundness import stands_on
from tests.conformance.tagged import TaggedBook, is_element, kids, role_of, tidy

LISTED = re.compile(r"(Figure|Map|Table|Timeline) [\dA-Z.]+")
FOOT = 40.0  # pt from the trim: where folios stand
SIDE = 90.0  # pt from the outer edge
HEADED_BY_THE_BOOK = ("cover", "halftitle")  # divisions whose head is the book's title
UNHEADED = "“Imprint”"  # a page of few words has no head; the outline names it
SILENT = ("cover", "halftitle", "imprint")  # divisions that may show no folio


@pytest.fixture(scope="module", params=NAMES)
def book(request: pytest.FixtureRequest, made: Callable[[str], Made]) -> Made:
    return made(request.param)


def test_the_folio_drawn_on_a_page_is_its_label(book: Made):
    silent = {
        division.id
        for division in book.fair_copy.publication.divisions
        if division.kind in SILENT
    }
    shown = 0

    for index, page in enumerate(book.pagination.pages):
        assert book.pdf.labels[index] == page.label
        outer, inner = _at_the_foot(book.pdf, index)
        if page.division in silent and outer != [page.label]:
            continue
        assert not inner, f"page {page.label} has “{inner}” at its inner edge"
        assert outer == [page.label]
        shown += 1

    assert shown > len(book.pagination.pages) * 0.8


def test_the_outline_has_every_division_and_section(book: Made):
    expected = [
        (depth, _told(part))
        for division in book.fair_copy.publication.divisions
        for depth, part in _parts(division)
        if part.title and division.kind not in HEADED_BY_THE_BOOK
    ]

    with book.pdf.pdf.open_outline() as outline:
        found = list(_lines(outline.root))

    told = [(depth, title) for depth, title, _ in found]
    assert [one for one in expected if one not in told] == []
    assert [one for one in told if one in expected] == expected
    pages = [page for _, _, page in _placed(book.pdf, found)]
    assert pages == sorted(pages)


def test_an_outline_entry_leads_to_its_words(book: Made):
    astray = [one for one in soundness.astray(book.pdf) if UNHEADED not in one]

    assert not astray, "\n".join(astray)


def test_notes_and_their_calls_point_at_each_other(book: Made):
    assert list(soundness.unpaired_notes(book.pdf)) == []


def test_every_attachment_is_associated(book: Made):
    assert list(soundness.loose_files(book.pdf)) == []


def test_a_contents_entry_has_the_page_of_its_title(book: Made):
    proven = {"TOCI": 0, "LI": 0}
    total = 0

    for entry in book.pdf.elements():
        role, links = role_of(entry), _links(entry)
        total += role == "TOCI"
        if role not in proven or len(links) != 1:
            continue
        text, title = book.pdf.words(entry), book.pdf.words(links[0])
        at = _find(text, title) or 0
        if role == "LI" and not LISTED.fullmatch(" ".join(text[:at])):
            continue
        page = book.pdf.destinations[_target(links[0])]
        assert text[-1] == book.pdf.labels[page], text
        assert stands_on(book.pdf, page, title), text
        proven[role] += 1

    assert proven["TOCI"] == total > 5
    listings = any(d.kind == "listings" for d in book.fair_copy.publication.divisions)
    assert proven["LI"] or not listings


def test_a_locator_of_the_index_is_the_page_of_its_mark(book: Made):
    marked = {
        node.get("id"): tidy("".join(node.itertext()))
        for tree in book.epub.trees.values()
        for node in tree.iter()
        if "anchor" in node.get("class", "").split()
    }
    proven = 0

    for index in (e for e in book.pdf.elements() if role_of(e) == "Index"):
        for link in _links(index):
            page = book.pdf.destinations[_target(link)]
            assert book.pdf.words(link) == [book.pdf.labels[page]]
            if said := marked.get(_target(link)):
                assert said[0] in " ".join(_page_words(book.pdf, page)), said
                proven += 1

    has_index = any(d.kind == "index" for d in book.fair_copy.publication.divisions)
    assert proven or not has_index


def test_a_reference_in_the_text_says_the_page_where_it_leads(book: Made):
    told = 0

    for element in book.pdf.elements():
        inside = kids(element)
        for link, behind in pairwise(inside):
            if not (is_element(link) and role_of(link) == "Link"):
                continue
            if is_element(behind):
                continue
            rest = book.pdf.words(element)
            at = _find(rest, book.pdf.words(link))
            after = " ".join(rest[at + len(book.pdf.words(link)) :][:2]) if at else ""
            if number := re.match(r"\(page (\w+)\)", after):
                page = book.pdf.destinations[_target(link)]
                assert number[1] == book.pdf.labels[page], after
                told += 1

    assert told or not any(gathered for gathered in _paged(book))


def test_what_the_file_says_of_itself_agrees_in_both_places(book: Made):
    publication = book.fair_copy.publication

    assert list(soundness.disagreements(book.pdf)) == []
    xmp = book.pdf.pdf.open_metadata()
    assert str(xmp["dc:title"]).startswith(publication.title)
    assert xmp["dc:identifier"] == publication.identifier
    assert xmp["dc:language"] == {publication.language}
    assert str(book.pdf.pdf.Root.Lang) == publication.language


# -- reading ---------------------------------------------------------------------------


def _at_the_foot(book: TaggedBook, index: int) -> tuple[list[str], list[str]]:
    """The words at the outer and at the inner edge of a page's foot."""
    with pymupdf.open(book.path) as file:  # type: ignore[no-untyped-call]
        page = file[index]
        width, height = page.rect.width, page.rect.height
        low = [w for w in page.get_text("words") if w[3] > height - FOOT]
    left = [str(w[4]) for w in low if w[2] < SIDE]
    right = [str(w[4]) for w in low if w[0] > width - SIDE]
    return (left, right) if index % 2 else (right, left)


def _page_words(book: TaggedBook, page: int) -> list[str]:
    drawn = book.drawn(page)
    return tidy(" ".join(drawn[mcid] for mcid in sorted(drawn) if mcid >= 0))


def _links(top: Any) -> list[Any]:
    """The links in an element, those of lists inside it left out."""
    found, stack = [], [top]
    while stack:
        at = stack.pop()
        if role_of(at) == "Link":
            found.append(at)
        inner = [kid for kid in kids(at) if is_element(kid)]
        lists = ("TOC", "L") if role_of(top) != "Index" else ()
        stack += [kid for kid in reversed(inner) if role_of(kid) not in lists]
    return found


def _target(link: Any) -> str:
    """The name that a link leads to, "" for an address."""
    for kid in kids(link):
        if isinstance(kid, pikepdf.Dictionary) and "/Obj" in kid:
            return str(kid.Obj.get("/Dest", ""))
    return ""


def _find(text: list[str], part: list[str]) -> int | None:
    """Where a row of words begins in another."""
    for at in range(len(text) - len(part) + 1):
        if text[at : at + len(part)] == part:
            return at
    return None


# -- what is due -----------------------------------------------------------------------


def _parts(
    part: Division | Section, depth: int = 0
) -> Iterator[tuple[int, Division | Section]]:
    yield depth, part
    for section in part.sections:
        yield from _parts(section, depth + 1)


def _told(part: Division | Section) -> str:
    return " ".join(f"{part.number} {words(part.title)}".split())


def _lines(entries: list[Any], depth: int = 0) -> Iterator[tuple[int, str, str]]:
    for entry in entries:
        title = " ".join(str(entry.title).split())
        yield depth, title, str(entry.destination)
        yield from _lines(entry.children, depth + 1)


def _placed(
    book: TaggedBook, found: list[tuple[int, str, str]]
) -> list[tuple[int, str, int]]:
    return [(depth, title, book.destinations[name]) for depth, title, name in found]


def _paged(book: Made) -> Iterator[str]:
    """The references of the e-book that show a printed page."""
    for tree in book.epub.trees.values():
        for node in tree.iter():
            if node.get("class") == "paged":
                yield "".join(node.itertext())
