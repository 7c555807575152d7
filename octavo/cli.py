"""The doorbell's inside: a command is read, done, and its outcome told.

*Takes* the command line. *Gives* an exit code. The only place that knows the terminal
and the clock on the wall.
"""

from __future__ import annotations

import json
import os
import sys
import traceback
from argparse import Namespace
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, TextIO

from octavo.arguments import read_arguments
from octavo.diagnostics import Diagnostic, Place
from octavo.exits import Exit
from octavo.garbage import nothing_collected
from octavo.margin import as_json, draw
from octavo.press.asking import order_of
from octavo.press.house import House, this_house
from octavo.press.order import (
    OddMomentError,
    OddPressError,
    Order,
    TakenPlaceError,
)
from octavo.press.unchanged import recall
from octavo.progress import Ticker, telling
from octavo.streams import abandon_streams, open_streams
from octavo.usage import UsageError, each_once, keep_apart, may_be_folder

if TYPE_CHECKING:
    from octavo.press.built import Built, Proofs
    from octavo.press.watching import Crew


def main(given: Sequence[str] | None = None) -> int:
    """Do what the command line says; give the exit code."""
    open_streams()
    try:
        outcome = _ring(given)
        sys.stdout.flush()
        sys.stderr.flush()
    except BrokenPipeError:  # whoever was reading has gone
        outcome = Exit.INTERRUPTED
    except OSError:  # it cannot be told that it cannot be told
        outcome = Exit.MACHINE
    abandon_streams()
    return outcome


def _ring(given: Sequence[str] | None) -> Exit:
    try:
        arguments = read_arguments(sys.argv[1:] if given is None else given)
        return _obey(arguments)
    except KeyboardInterrupt:
        _say("interrupted; the shelf is as it was")
        return Exit.INTERRUPTED
    except (UsageError, OddMomentError, OddPressError, TakenPlaceError) as wrong:
        _say(str(wrong))
        return Exit.USAGE
    except BrokenPipeError:
        raise
    except Exception as fault:
        return _failed(fault)


def _failed(fault: Exception) -> Exit:
    """The machine's fault, with a remedy; or ours, with the traceback."""
    from octavo.model.record import RecordError
    from octavo.press.machine import what_is_lacking

    if lack := what_is_lacking(fault):
        _say(lack)
        return Exit.MACHINE
    if isinstance(fault, RecordError):
        _say(str(fault))
        return Exit.USAGE
    traceback.print_exception(fault)
    _say("this is a fault of Octavo’s own; please report it with the lines above")
    return Exit.BUG


# --- the commands ---------------------------------------------------------------


def _obey(arguments: Namespace) -> Exit:
    match arguments.command:
        case "check":
            return _check(arguments)
        case "publish":
            return _publish(arguments)
        case "diff":
            return _diff(arguments)
        case "schema":
            return _schema(arguments)
        case "new":
            return _new(arguments)
        case _:
            return _build(arguments)


@nothing_collected()
def _check(arguments: Namespace) -> Exit:
    from octavo.press.reading import check
    from octavo.press.trying import try_drawings

    house, today = this_house(), date.today()  # noqa: DTZ011 - where the reader sits
    proofs = [
        try_drawings(check(folder, house=house, today=today, within=arguments.within))
        for folder in _folders(arguments, house)
    ]
    _tell_faults(proofs, arguments)
    return _verdict(proofs, arguments)


def _build(arguments: Namespace) -> Exit:
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
    today = date.today()  # noqa: DTZ011
    with ExitStack() as working:

        def make(folder: Path, order: Order) -> Built:
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
    watched = (*(arguments.folders or (house.content,)), *own)
    say = (lambda words: None) if arguments.quiet else _say
    with Crew() as crew:
        while True:
            before = look(watched)
            outcome = _build_once(arguments, house, crew)
            with interrupts_noted() as interrupted:
                say("watching for changes; Ctrl-C ends it")
                changed = wait_for_change(watched, before, interrupted)
            if not changed:
                return outcome
            say("\n" + ", ".join(_shown(path) for path in changed))
            if any(path.is_relative_to(part) for path in changed for part in own):
                return None


def _publish(arguments: Namespace) -> Exit:
    from octavo.press.ahead import send_ahead
    from octavo.press.publishing import publish
    from octavo.redline import draw_changes

    with _at_work(arguments) as house:
        differs = False

        def make(folder: Path, order: Order) -> Built:
            nonlocal differs
            send_ahead(order)
            today = date.today()  # noqa: DTZ011
            told = publish(folder, order, house=house, today=today)
            if told.record:
                _say(f"{_shown(told.record)} is the record of the edition; commit it")
            elif told.differs:
                differs = True
                _say(
                    f"{folder.name}: an edition of this id is published with other "
                    "content; give the new one an id of its own. What is different:\n"
                )
                _say(draw_changes(told.differs, coloured=_is_coloured(sys.stderr)))
            elif told.already:
                _say(f"{folder.name}: {told.standing}")
            return told.built

        verdict = _make(arguments, house, make)
        return Exit.CONTENT if differs else verdict


@nothing_collected()
def _make(
    arguments: Namespace, house: House, make: Callable[[Path, Order], Built]
) -> Exit:
    """Make every folder's books and arrange the shelf; tell what was made, then every
    fault."""
    taken: list[Path] = []
    proofs: list[Proofs] = []
    refused: list[str] = []
    any_made = False
    with telling(sys.stderr, quiet=arguments.quiet) as ticker:
        for folder in _folders(arguments, house):
            progress = partial(_tell_progress, ticker, folder.name)
            order = order_of(arguments, house, progress)
            for place in (order.shelf, house.cache):
                keep_apart(place, folder)
            built = make(folder, replace(order, taken=tuple(taken)))
            taken += [built.place] if built.place else []
            proofs.append(built.proofs)
            refused += [str(finding) for finding in built.refused]
            any_made = any_made or (built.edition is not None and built.is_new)
            if built.edition and built.place and not arguments.quiet:
                ticker.clear()
                _say(f"{_shown(built.place)}/")
                for file in built.edition.files:
                    _say(f"  {file.name}, {_size(file.bytes)}")
    if any_made:
        from octavo.press.arranging import arrange

        arrange(arguments.out or house.shelf, house=house)
    _tell_faults(proofs, arguments)
    for finding in refused:
        _say(f"preflight: {finding}")
    return Exit.REFUSED if refused else _verdict(proofs, arguments)


def _diff(arguments: Namespace) -> Exit:
    from octavo.press.comparing import differ
    from octavo.redline import draw_changes

    house = this_house()
    named = list(arguments.named)
    is_folder = bool(named) and Path(named[0]).is_dir()
    folders = (Path(named.pop(0)),) if is_folder else house.publications()
    if len(named) > 2:
        raise UsageError(f"found {named[2]}, expected at most two editions")
    if len(folders) != 1:
        names = " or ".join(_shown(folder) for folder in folders) or "a folder"
        raise UsageError(f"name the publication first: {names}")
    old, new = [*named, "", ""][:2]
    today = date.today()  # noqa: DTZ011
    told = differ(folders[0], old, new, house=house, today=today)
    if told.proofs and told.proofs.publication is None:
        sys.stderr.write(draw(told.proofs.diagnostics, told.proofs.texts))
        return Exit.CONTENT
    if arguments.format == "json":
        sys.stdout.write(json.dumps(told.plain(), ensure_ascii=False, indent=2) + "\n")
    else:
        _say(f"{told.since} → {told.edition}\n")
        sys.stdout.write(draw_changes(told.changes, coloured=_is_coloured(sys.stdout)))
    return Exit.PUBLISHED


def _tell_progress(ticker: Ticker, name: str, doing: str) -> None:
    ticker(f"{name}: {doing}")


def _schema(arguments: Namespace) -> Exit:
    from octavo.press.starting import schemas

    told = {
        name: json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
        for name, schema in schemas().items()
    }
    if arguments.write is None:
        sys.stdout.write(told[arguments.name])
        return Exit.PUBLISHED
    may_be_folder(arguments.write)
    arguments.write.mkdir(parents=True, exist_ok=True)
    for name, text in told.items():
        file = arguments.write / f"{name}.schema.json"
        file.write_text(text, "utf-8")
        _say(_shown(file))
    return Exit.PUBLISHED


def _new(arguments: Namespace) -> Exit:
    from octavo.press.starting import OccupiedError, start_publication

    templates = this_house().templates
    today = date.today()  # noqa: DTZ011
    may_be_folder(arguments.folder)
    try:
        start_publication(arguments.folder, templates=templates, today=today)
    except OccupiedError as occupied:
        raise UsageError(f"{occupied} is not empty; name a new folder") from occupied
    _say(f"{_shown(arguments.folder)}/ is there; make its books with")
    _say(f"  ./build.py {_shown(arguments.folder)}")
    return Exit.PUBLISHED


@contextmanager
def _at_work(arguments: Namespace) -> Iterator[House]:
    """The house, with the cache that the command line names: another, or none."""
    house = this_house()
    if arguments.no_cache:
        with TemporaryDirectory(prefix="octavo-") as empty:
            yield replace(house, kept=Path(empty))
    else:
        yield replace(house, kept=arguments.cache)


# --- what is told ---------------------------------------------------------------


def _folders(arguments: Namespace, house: House) -> tuple[Path, ...]:
    folders = tuple(arguments.folders) or house.publications()
    if not folders:
        raise UsageError(f"there is no publication in {_shown(house.content)}")
    return each_once(folders)


def _verdict(proofs: Sequence[Proofs], arguments: Namespace) -> Exit:
    stopped = any(p.has_errors or (arguments.strict and p.diagnostics) for p in proofs)
    return Exit.CONTENT if stopped else Exit.PUBLISHED


def _tell_faults(proofs: Sequence[Proofs], arguments: Namespace) -> None:
    """All diagnostics, each file named as the reader would open it from here."""
    found: list[Diagnostic] = []
    texts: dict[str, str] = {}
    for proof in proofs:
        here = _shown(proof.folder)
        found += [_seen_from(here, diagnostic) for diagnostic in proof.diagnostics]
        texts |= {f"{here}/{file}": text for file, text in proof.texts.items()}
    if arguments.format == "json":
        sys.stdout.write(as_json(found))
    elif found or not arguments.quiet:
        sys.stderr.write(draw(found, texts))


def _seen_from(here: str, found: Diagnostic) -> Diagnostic:
    place = found.place
    if not place.file:
        return found
    return replace(found, place=Place(f"{here}/{place.file}", place.line, place.column))


def _shown(path: Path) -> str:
    whole, here = path.resolve(), Path.cwd()  # from here, if it is below
    return str(whole.relative_to(here)) if whole.is_relative_to(here) else str(whole)


def _size(count: int) -> str:
    return f"{count / 1e6:.1f} MB" if count >= 1e5 else f"{count / 1e3:.1f} kB"


def _is_coloured(stream: TextIO) -> bool:
    """Whether colours are seen and wanted (no-color.org)."""
    return stream.isatty() and not os.environ.get("NO_COLOR")


def _say(words: str) -> None:
    print(words, file=sys.stderr)
