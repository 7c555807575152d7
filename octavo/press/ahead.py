"""Ahead: what takes long to load is sent for before it is needed.

*Takes* an order. *Gives* nothing: the processes that set pages are forked from one that
loads the engine while this one reads the manuscript.
"""

from __future__ import annotations

from octavo.press.order import PDF, Order
from octavo.production import forking


def send_ahead(order: Order) -> None:
    """Begin to load the engine, if pages will be set by processes of this machine."""
    if sets_pages_here(order):
        forking.send_ahead()


def sets_pages_here(order: Order) -> bool:
    """Whether pages are set by processes of this machine."""
    return PDF in order.formats and order.jobs > 1 and not order.scheduler
