"""Pagination: what is printed on every page.

*Takes* the galleys and how many pages each has come to. *Gives* the book's `Pagination`
and where each division begins. Printed folios, PDF page labels and the e-book's page
list all come from here.

The front matter counts in roman numerals, the cover with it; from the first division of
the body on, arabic numerals count anew. Pages without a folio are counted all the same.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from octavo.model.galley import Galley
from octavo.model.pagination import Page, Pagination
from octavo.production.print.gathering import Sheet

COVER = "Cover"
ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)


@dataclass(frozen=True, slots=True)
class PageRun:
    """A run of labels, from page `at` of the file (from 0): `style` is "r" or "D"
    and counts from `first`, or "" for the bare `prefix` (ISO 32000-2, 12.4.2)."""

    at: int
    style: str
    first: int = 1
    prefix: str = ""


def roman(number: int) -> str:
    """A number from 1 in lower-case roman numerals."""
    text = ""
    for value, letters in ROMAN:
        text += letters * (number // value)
        number %= value
    return text


@dataclass(frozen=True, slots=True)
class Numbering:
    """Every page's label; `first`: where each division begins, from 0."""

    labels: tuple[str, ...]
    first: tuple[int, ...]
    runs: tuple[PageRun, ...]


def number_pages(divisions: Sequence[Galley], pages: Sequence[int]) -> Numbering:
    """The labels of a book whose divisions have so many pages each."""
    labels: list[str] = []
    first: list[int] = []
    body = None  # where arabic numerals begin
    cover = bool(divisions) and divisions[0].kind == "cover"

    def add_page() -> None:
        at = len(labels)
        if body is not None:
            labels.append(str(at - body + 1))
        else:
            labels.append(COVER if cover and at == 0 else roman(at + 1))

    for galley, count in zip(divisions, pages, strict=True):
        if body is None and galley.matter != "frontmatter":
            body = len(labels)
        first.append(len(labels))
        for _ in range(count):
            add_page()
    runs = _runs(cover, len(labels) if body is None else body, len(labels))
    return Numbering(tuple(labels), tuple(first), runs)


def _runs(cover: bool, body: int, pages: int) -> tuple[PageRun, ...]:
    """The runs that spell the same labels: cover, roman to *body*, then arabic."""
    runs = [PageRun(0, "", prefix=COVER)] if cover and body else []
    if len(runs) < body:
        runs.append(PageRun(len(runs), "r", len(runs) + 1))
    if body < pages:
        runs.append(PageRun(body, "D"))
    return tuple(runs)


def side_of_page(index: int) -> str:
    """The side of a page of the file (from 0) in the opened book: the first is a
    recto."""
    return "left" if index % 2 else "right"


def pages_of(numbering: Numbering, sheets: Sequence[Sheet | None]) -> Mapping[str, int]:
    """Id → the page of the file where it stands, from 0, for the divisions laid out."""
    return {
        name: first + page
        for first, sheet in zip(numbering.first, sheets, strict=True)
        if sheet is not None
        for name, page in sheet.folios.items()
    }


def labels_of(
    numbering: Numbering, sheets: Sequence[Sheet | None]
) -> Mapping[str, str]:
    """Id → label of the page where it stands, for the divisions laid out."""
    pages = pages_of(numbering, sheets)
    return {name: numbering.labels[page] for name, page in pages.items()}


def paginate(
    numbering: Numbering,
    divisions: Sequence[Galley],
    sheets: Sequence[Sheet],
    source: str,
) -> Pagination:
    """The whole book's pagination."""
    pages: list[Page] = []
    for galley, first, sheet in zip(divisions, numbering.first, sheets, strict=True):
        pages += [
            Page(label=label, division=galley.division, start=start)
            for label, start in zip(
                numbering.labels[first : first + sheet.pages],
                sheet.starts,
                strict=True,
            )
        ]
    folio_of = labels_of(numbering, sheets)
    return Pagination(pages=tuple(pages), folio_of=dict(folio_of), source=source)
