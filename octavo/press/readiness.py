"""Readiness: one of the crew opens faces and style sheets while others read.

*Takes* an order and the house. *Gives* the order with its crew. Whoever sets the first
division then needs no more than the division.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from octavo.composition.galleys import read_sheets
from octavo.press.ahead import sets_pages_here
from octavo.press.house import House
from octavo.press.order import Order
from octavo.production.crew import at_work
from octavo.production.print import make_ready

USUAL = "a4"  # a publication on another paper has one sheet more to open


@contextmanager
def crew_ready(order: Order, house: House) -> Iterator[Order]:
    """The order with a crew, which goes home at the end if it came for this."""
    if not sets_pages_here(order):
        yield order
        return
    with at_work(order.crew) as crew:
        sheets = read_sheets(house.assets, order.paper or USUAL)
        make_ready(crew, jobs=order.jobs, faces=house.faces, sheets=sheets)
        yield replace(order, crew=crew)
