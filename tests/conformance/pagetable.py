"""The page table: where each printed page begins, in both books.

    python -m tests.conformance.pagetable content/japan-south-korea

*Takes* the folder of a publication. *Gives* a row for every page: its label, its first
words as they stand in the PDF, and the words behind its break in the e-book.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pymupdf

from octavo.model.pagination import Pagination
from octavo.press.books import pack_book, printing
from octavo.press.house import this_house
from octavo.press.order import Order, moment
from octavo.press.reading import check
from octavo.production.foundry import cut_faces
from tests.conformance.opened import XHTML, OpenedBook
from tests.conformance.test_ebooks import words_of_page

HOUSE = this_house()
SHOWN = 6  # words


@dataclass(frozen=True)
class Both:
    """`printed`: the text of each page of the PDF, its white space made single."""

    pagination: Pagination
    printed: tuple[str, ...]
    ebook: OpenedBook


@dataclass(frozen=True, slots=True)
class Row:
    """`in_pdf` is empty on a page without running text; `is_printed`: the PDF's own
    text of the page has these words; `is_picture`: the e-book shows it as a picture,
    as it does the cover."""

    label: str
    in_pdf: tuple[str, ...]
    in_epub: tuple[str, ...]
    is_printed: bool
    is_picture: bool

    @property
    def agrees(self) -> bool:
        """Whether the e-book goes on with the words of the printed page."""
        if self.is_picture or not self.in_pdf:
            return True
        both = min(len(self.in_pdf), len(self.in_epub))
        return both > 0 and self.in_pdf[:both] == self.in_epub[:both]

    def __str__(self) -> str:
        sign = "=" if self.agrees and self.is_printed else "≠"
        told = [" ".join(words[:SHOWN]) for words in (self.in_pdf, self.in_epub)]
        told[1] = "(a picture)" if self.is_picture else told[1]
        return f"{self.label:>6}  {sign}  " + "  |  ".join(f"{t:44.44}" for t in told)


def make_both(folder: Path, made: Path) -> Both:
    """Both books of a publication, made as the press makes them."""
    cut_faces(HOUSE.faces)
    proofs = check(folder, house=HOUSE, today=date(2026, 11, 24))
    copy = proofs.fair_copy
    assert copy is not None, proofs.diagnostics
    order = Order(shelf=made, environ={})
    at = moment(copy.publication.edition, {})
    paper = copy.publication.papers[0]
    with printing(copy, order, house=HOUSE, paper=paper, at=at) as book:
        printed = book.printed()
    assert printed.pdf is not None, printed.diagnostics
    assert printed.pagination is not None
    path = made / "book.epub"
    path.write_bytes(pack_book(copy, printed.pagination, order, house=HOUSE, at=at))
    # PyMuPDF has no types of its own.
    mupdf: Any = pymupdf
    with mupdf.open(stream=printed.pdf, filetype="pdf") as pdf:
        texts = tuple(_plain(page.get_text()) for page in pdf)
    return Both(printed.pagination, texts, OpenedBook(path))


def rows(both: Both) -> Iterator[Row]:
    """A row for each page, in order. Raises ValueError if the books count others."""
    listed = both.ebook.listed("page-list")
    pages = both.pagination.pages
    for page, text, (label, href) in zip(pages, both.printed, listed, strict=True):
        if label != page.label:
            raise ValueError(f"found page {label} in the e-book, expected {page.label}")
        said = tuple(page.start.words.split()) if page.start else ()
        found = tuple(words_of_page(both.ebook, href)) if said else ()
        yield Row(
            label,
            in_pdf=said,
            in_epub=found[: max(len(said), SHOWN)],
            is_printed=all(_plain(word) in text for word in said[:3]),
            is_picture=not found and _shows_picture(both.ebook, href),
        )


def _shows_picture(book: OpenedBook, href: str) -> bool:
    tree = book.trees[href.partition("#")[0]]
    return any(True for _ in tree.iter(f"{XHTML}img"))


def _plain(text: str) -> str:
    """Without white space, hyphens and joined letters, which layout puts in."""
    joined = text.translate({0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xAD: ""})
    return "".join(joined.split()).replace("-", "").replace("‐", "")


def show(folders: Sequence[str]) -> None:
    for folder in folders:
        with tempfile.TemporaryDirectory() as made:
            for row in rows(make_both(Path(folder), Path(made))):
                print(row)


if __name__ == "__main__":
    show(sys.argv[1:])
