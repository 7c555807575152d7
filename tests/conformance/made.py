"""The two books of a publication as the press makes them.

*Takes* its name and a folder to write to. *Gives* what they were made of, and the books
opened. What was laid out before is taken from the house's own cache.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from octavo.composition import vega
from octavo.model.faircopy import FairCopy
from octavo.model.pagination import Pagination
from octavo.press.books import Printed, pack_book, printing
from octavo.press.house import this_house
from octavo.press.order import Order, moment
from octavo.press.reading import check
from octavo.production.foundry import cut_faces
from tests.conformance.opened import OpenedBook
from tests.conformance.tagged import TaggedBook

SPECIMEN = "specimen"
NAMES = (SPECIMEN, "handbook", "japan-south-korea")


@dataclass(frozen=True)
class Made:
    fair_copy: FairCopy
    pagination: Pagination
    pdf: TaggedBook
    epub: OpenedBook


def make(name: str, folder: Path) -> Made:
    """Print and pack a publication."""
    copy, printed = print_for("ua1", name, folder)
    assert printed.pdf is not None
    assert printed.pagination is not None
    order = Order(shelf=folder, environ={})
    at = moment(copy.publication.edition, {})
    pdf, epub = folder / f"{name}.pdf", folder / f"{name}.epub"
    pdf.write_bytes(printed.pdf)
    epub.write_bytes(
        pack_book(copy, printed.pagination, order, house=this_house(), at=at)
    )
    return Made(copy, printed.pagination, TaggedBook(pdf), OpenedBook(epub))


def print_for(profile: str, name: str, folder: Path) -> tuple[FairCopy, Printed]:
    """Print a publication for a profile."""
    house = this_house()
    cut_faces(house.faces)
    vega.register(house.faces)
    books = house.root / "tests" / "books" if name == SPECIMEN else house.content
    proofs = check(books / name, house=house, today=date(2026, 11, 24))
    copy = proofs.fair_copy
    assert copy is not None, proofs.diagnostics
    with printing(
        copy,
        Order(shelf=folder, environ={}, jobs=2),
        house=house,
        paper=copy.publication.papers[0],
        at=moment(copy.publication.edition, {}),
        profile=profile,
    ) as book:
        printed = book.printed()
    assert printed.pdf is not None, printed.diagnostics
    return copy, printed
