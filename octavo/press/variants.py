"""Variants: large print, the printer's file and the booklet, beside the two books.

*Takes* a fair copy and the printed book. *Gives* the bytes of a variant, what its pages
suffered in setting, and what preflight found in it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from octavo.diagnostics import Diagnostic
from octavo.model import profiles
from octavo.model.faircopy import FairCopy
from octavo.model.variants import BOOKLET, PRINTER
from octavo.press.books import Printed, describe_pdf, printing
from octavo.press.house import House
from octavo.press.order import OddPressError, Order
from octavo.production.preflight import (
    Finding,
    inspect_booklet,
    inspect_pdf,
    inspect_printer,
)
from octavo.production.print.condition import (
    Condition,
    OddProfileError,
    find_condition,
)
from octavo.production.print.imposition import impose
from octavo.production.print.prepress import for_the_printer


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """`content` is None if a division could not be set."""

    content: bytes | None
    diagnostics: tuple[Diagnostic, ...] = ()
    refused: tuple[Finding, ...] = ()


def condition_of(order: Order) -> Condition | None:
    """The printing condition that an order needs, asked before any page is set.

    Raises `OddPressError` if it names no profile of a press, and `MissingProfileError`
    if it names none and the machine has none.
    """
    if PRINTER not in order.variants:
        return None
    try:
        return find_condition(order.icc)
    except OddProfileError as odd:
        raise OddPressError(str(odd)) from odd


def make_variant(
    name: str,
    file: str,
    printed: Printed,
    fair_copy: FairCopy,
    order: Order,
    *,
    house: House,
    paper: str,
    at: datetime,
    condition: Condition | None,
) -> Variant:
    """The variant called `name`; `file` is what preflight calls it."""
    order.progress(f"making {name}")
    about = describe_pdf(fair_copy.publication, at)
    if name == BOOKLET and printed.pdf is not None and printed.pagination is not None:
        pages = len(printed.pagination.pages)
        booklet = impose(printed.pdf, about=about)
        return Variant(content=booklet, refused=inspect_booklet(file, booklet, pages))
    # No tags reach the printer: PDF/X-4 is made of the elder of the two profiles.
    profile = profiles.UA1 if name == PRINTER else order.profile
    with printing(
        *(fair_copy, order),
        house=house,
        paper=paper,
        at=at,
        variant=name,
        profile=profile,
    ) as book:
        other = book.printed()
    if other.pdf is None or other.pagination is None:
        return Variant(content=None, diagnostics=other.diagnostics)
    if name == PRINTER and condition is not None:
        made = for_the_printer(other.pdf, about=about, condition=condition)
        found = inspect_printer(file, made, len(other.pagination.pages))
    else:
        made = other.pdf
        found = inspect_pdf(file, made, other.pagination, profile)
    new = tuple(d for d in other.diagnostics if d not in printed.diagnostics)
    return Variant(content=made, diagnostics=new, refused=found)
