"""Asking: what the command line asks for, as an order to the press.

*Takes* what was read of it. *Gives* an `Order`.
"""

from __future__ import annotations

import os
from argparse import Namespace

from octavo.cli.usage import UsageError
from octavo.model import profiles
from octavo.model.variants import KEPUB, PRINTED, PRINTER, VARIANTS
from octavo.press.house import House
from octavo.press.order import EPUB, PDF, Order, Progress


def order_of(arguments: Namespace, house: House, progress: Progress) -> Order:
    """The order. Raises `UsageError` for what does not go together."""
    only = getattr(arguments, "only", None)  # `publish` makes both
    return Order(
        shelf=arguments.out or house.shelf,
        formats=(only,) if only else (PDF, EPUB),
        paper=getattr(arguments, "paper", None) or "",
        profile=_profile(arguments),
        variants=_variants(arguments),
        icc=getattr(arguments, "icc", None),
        judge=_judged(arguments),
        jobs=arguments.jobs or len(os.sched_getaffinity(0)),
        scheduler=arguments.scheduler or "",
        strict=arguments.strict,
        within=arguments.within,
        environ=os.environ,
        progress=progress,
    )


def _profile(arguments: Namespace) -> str:
    asked: str = arguments.profile or ""
    if asked and getattr(arguments, "edition", None):
        raise UsageError("a published edition is made again as it was: no --profile")
    if asked and getattr(arguments, "only", None) == EPUB:
        raise UsageError("--profile is for the PDF; leave out --only epub")
    return asked or profiles.DEFAULT


def _variants(arguments: Namespace) -> tuple[str, ...]:
    """The variants asked for, each once, in the house's order."""
    asked = getattr(arguments, "variant", None) or ()
    if set(asked) & set(PRINTED) and arguments.only == EPUB:
        raise UsageError("this variant is a printed book; leave out --only epub")
    if KEPUB in asked and arguments.only == PDF:
        raise UsageError("this variant is an e-book; leave out --only pdf")
    if asked and arguments.edition:
        raise UsageError("a published edition is made again as it was: no variant")
    icc = getattr(arguments, "icc", None)
    if icc and PRINTER not in asked:
        raise UsageError("--icc is for the printer’s file; add --variant printer")
    if icc and not icc.is_file():
        raise UsageError(f"{icc} is no file; name the profile of the press")
    return tuple(name for name in VARIANTS if name in asked)


def _judged(arguments: Namespace) -> bool:
    if arguments.judge and getattr(arguments, "edition", None):
        raise UsageError("a published edition is made again as it was: no --judge")
    return bool(arguments.judge)
