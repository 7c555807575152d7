"""Making: the commands that put books on the shelf, `build` and `publish`.

*Takes* the command line, read. *Gives* an exit code, when every folder's books are made
and what was found is told. A room is entered only if a book is not there already.
"""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from octavo.cli.asking import order_of
from octavo.cli.exits import Exit
from octavo.cli.progress import Ticker, telling
from octavo.cli.telling import (
    faults_told,
    folders_of,
    is_coloured,
    say,
    shown,
    verdict,
)
from octavo.cli.usage import UsageError, keep_apart
from octavo.garbage import nothing_collected
from octavo.press.house import House, this_house
from octavo.press.order import Order
from octavo.press.unchanged import recall

if TYPE_CHECKING:
    from octavo.press.built import Built
    from octavo.press.watching import Crew

Make = Callable[[Path, Order, Ticker], "Built"]


def build(arguments: Namespace) -> Exit:
    """Make the books, once or whenever their folders change."""
    with _at_work(arguments) as house:
        if not arguments.watch:
            return _build_once(arguments, house)
        outcome = _watch(arguments, house)
    if outcome is None:  # our own files changed
        command = [sys.executable, *sys.orig_argv[1:]]
        os.execv(sys.executable, command)  # noqa: S606 - the command that was given
    return outcome


def _build_once(arguments: Namespace, house: House, crew: Crew | None = None) -> Exit:
    """Build with the crew, or with one that goes home when all is told."""
    today = date.today()  # noqa: DTZ011 - the day where the reader sits
    with ExitStack() as working:

        def make(folder: Path, order: Order, ticker: Ticker) -> Built:
            nonlocal crew
            if not arguments.edition and (
                built := recall(folder, order, house=house, today=today)
            ):
                return built
            from octavo.press.ahead import send_ahead

            send_ahead(order)
            from octavo.press.watching import Crew

            crew = crew or working.enter_context(Crew())
            order = replace(order, crew=crew)
            if arguments.edition:
                from octavo.press.rebuilding import rebuild

                return rebuild(folder, arguments.edition, order, house=house)
            from octavo.press.building import build

            return build(folder, order, house=house, today=today)

        return _make(arguments, house, make)


def _watch(arguments: Namespace, house: House) -> Exit | None:
    """Build again and again, until interrupted; None if the house itself changed."""
    from octavo.press.watching import Crew, interrupts_noted, look, wait_for_change

    if arguments.edition:
        raise UsageError("a published edition does not change: no --watch")
    own = (house.templates, house.assets, house.root / "octavo")
    folders = arguments.folders or (*house.publications(), house.content)
    watched = (*folders, *own)
    tell = (lambda words: None) if arguments.quiet else say

    def tell_gone(folders: Sequence[Path]) -> None:
        gone = ", ".join(shown(folder) for folder in folders)
        tell(f"{gone}: gone; waiting until it is there again")

    with Crew() as crew:
        while True:
            before = look(watched)
            outcome = _build_once(arguments, house, crew)
            with interrupts_noted() as interrupted:
                tell("watching for changes; Ctrl-C ends it")
                changed = wait_for_change(watched, before, interrupted, tell_gone)
            if not changed:
                return outcome
            tell("\n" + ", ".join(shown(path) for path in changed))
            if any(path.is_relative_to(part) for path in changed for part in own):
                return None


def publish(arguments: Namespace) -> Exit:
    """Make the books and freeze their editions."""
    from octavo.cli.redline import draw_changes
    from octavo.press.ahead import send_ahead
    from octavo.press.publishing import publish

    with _at_work(arguments) as house:
        differs = False

        def make(folder: Path, order: Order, ticker: Ticker) -> Built:
            nonlocal differs
            send_ahead(order)
            today = date.today()  # noqa: DTZ011
            told = publish(folder, order, house=house, today=today)
            if told.record:
                record = shown(told.record)
                ticker.say(f"{record} is the record of the edition; commit it")
            elif told.differs:
                differs = True
                ticker.say(
                    f"{folder.name}: an edition of this id is published with other "
                    "content; give the new one an id of its own. What is different:\n"
                )
                coloured = is_coloured(sys.stderr)
                ticker.say(draw_changes(told.differs, coloured=coloured))
            elif told.already:
                ticker.say(f"{folder.name}: {told.standing}")
            return told.built

        outcome = _make(arguments, house, make)
        return Exit.CONTENT if differs else outcome


@nothing_collected()
def _make(arguments: Namespace, house: House, make: Make) -> Exit:
    """Make every folder's books and arrange the shelf; tell what was made, then every
    fault."""
    made: list[Built] = []
    with (
        _refusals_told(made),
        faults_told(arguments) as proofs,
        _shelf_arranged(arguments, house, made),
        telling(sys.stderr, quiet=arguments.quiet) as ticker,
    ):
        for folder in folders_of(arguments, house):
            progress = partial(_tell_progress, ticker, folder.name)
            order = order_of(arguments, house, progress)
            if not arguments.quiet:
                beside = partial(_tell_beside, ticker, folder.name)
                order = replace(order, tell_beside=beside)
            for place in (order.shelf, house.cache):
                keep_apart(place, folder)
            taken = tuple(built.place for built in made if built.place)
            built = make(folder, replace(order, taken=taken), ticker)
            made.append(built)
            proofs.append(built.proofs)
            if not arguments.quiet:
                _tell_books(built, ticker)
    is_refused = any(built.refused for built in made)
    return Exit.REFUSED if is_refused else verdict(proofs, arguments)


@contextmanager
def _refusals_told(made: Sequence[Built]) -> Iterator[None]:
    """What preflight found is told at the end of the block, whatever ended it."""
    try:
        yield
    finally:
        for built in made:
            for finding in built.refused:
                say(f"preflight: {finding}")


@contextmanager
def _shelf_arranged(
    arguments: Namespace, house: House, made: Sequence[Built]
) -> Iterator[None]:
    """The pages of the shelf are made at the end of the block, if books were put on it;
    also if one of the folders ended it."""
    try:
        yield
    finally:
        if any(built.edition is not None and built.is_new for built in made):
            from octavo.press.arranging import arrange

            arrange(arguments.out or house.shelf, house=house)


def _tell_progress(ticker: Ticker, name: str, doing: str) -> None:
    ticker(f"{name}: {doing}")


def _tell_beside(ticker: Ticker, name: str, place: Path) -> None:
    ticker.say(
        f"{name}: an edition of this id is published and stays as it is; books of the "
        f"content as it stands are made beside it, in {shown(place)}/"
    )


def _tell_books(built: Built, ticker: Ticker) -> None:
    if built.edition and built.place:
        ticker.say(f"{shown(built.place)}/")
        for file in built.edition.files:
            ticker.say(f"  {file.name}, {_size(file.bytes)}")


def _size(count: int) -> str:
    return f"{count / 1e6:.1f} MB" if count >= 1e5 else f"{count / 1e3:.1f} kB"


@contextmanager
def _at_work(arguments: Namespace) -> Iterator[House]:
    """The house, with the cache that the command line names: another, or none."""
    house = this_house()
    if arguments.no_cache:
        with TemporaryDirectory(prefix="octavo-") as empty:
            yield replace(house, kept=Path(empty))
    else:
        yield replace(house, kept=arguments.cache)
