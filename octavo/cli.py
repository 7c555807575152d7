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
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from octavo.arguments import read_arguments
from octavo.diagnostics import Diagnostic, Place
from octavo.exits import Exit
from octavo.margin import as_json, draw
from octavo.press import (
    EPUB,
    PDF,
    House,
    OccupiedError,
    OddMomentError,
    Order,
    Progress,
    Proofs,
    check,
    schemas,
    start_publication,
    this_house,
)
from octavo.progress import Ticker, telling


class UsageError(Exception):
    """The command line was read, and what it names is not there."""


def main(given: Sequence[str] | None = None) -> int:
    """Do what the command line says; give the exit code."""
    try:
        arguments = read_arguments(sys.argv[1:] if given is None else given)
        return _obey(arguments)
    except KeyboardInterrupt:
        _say("interrupted; the shelf is as it was")
        return Exit.INTERRUPTED
    except (UsageError, OddMomentError) as wrong:
        _say(str(wrong))
        return Exit.USAGE
    except Exception as fault:
        return _failed(fault)


def _failed(fault: Exception) -> Exit:
    """The machine's fault, with a remedy; or ours, with the traceback."""
    from octavo.press.machine import what_is_lacking

    if lack := what_is_lacking(fault):
        _say(lack)
        return Exit.MACHINE
    traceback.print_exception(fault)
    _say("this is a fault of Octavo’s own; please report it with the lines above")
    return Exit.BUG


# --- the commands ---------------------------------------------------------------


def _obey(arguments: Namespace) -> Exit:
    match arguments.command:
        case "check":
            return _check(arguments)
        case "schema":
            return _schema(arguments)
        case "new":
            return _new(arguments)
        case _:
            return _build(arguments)


def _check(arguments: Namespace) -> Exit:
    house = this_house()
    proofs = [
        check(
            folder,
            house=house,
            today=date.today(),  # noqa: DTZ011 - the day where the reader sits
            within=arguments.within,
        )
        for folder in _folders(arguments, house)
    ]
    _tell_faults(proofs, arguments)
    return _verdict(proofs, arguments)


def _build(arguments: Namespace) -> Exit:
    from octavo.press.building import build

    house = this_house()
    folders = _folders(arguments, house)
    proofs: list[Proofs] = []
    refused: list[str] = []
    with telling(sys.stderr, quiet=arguments.quiet) as ticker:
        for folder in folders:
            progress = partial(_tell_progress, ticker, folder.name)
            order = _order(arguments, house, progress)
            built = build(folder, order, house=house, today=date.today())  # noqa: DTZ011
            proofs.append(built.proofs)
            refused += [str(finding) for finding in built.refused]
            if built.edition and built.place and not arguments.quiet:
                ticker.clear()
                _say(f"{_shown(built.place)}/")
                for file in built.edition.files:
                    _say(f"  {file.name}, {_size(file.bytes)}")
    _tell_faults(proofs, arguments)
    for finding in refused:
        _say(f"preflight: {finding}")
    return Exit.REFUSED if refused else _verdict(proofs, arguments)


def _tell_progress(ticker: Ticker, name: str, doing: str) -> None:
    ticker(f"{name}: {doing}")


def _order(arguments: Namespace, house: House, progress: Progress) -> Order:
    return Order(
        shelf=arguments.out or house.shelf,
        formats=(arguments.only,) if arguments.only else (PDF, EPUB),
        paper=arguments.paper or "",
        jobs=arguments.jobs or len(os.sched_getaffinity(0)),
        strict=arguments.strict,
        within=arguments.within,
        environ=os.environ,
        progress=progress,
    )


def _schema(arguments: Namespace) -> Exit:
    told = {
        name: json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
        for name, schema in schemas().items()
    }
    if arguments.write is None:
        sys.stdout.write(told[arguments.name])
        return Exit.PUBLISHED
    arguments.write.mkdir(parents=True, exist_ok=True)
    for name, text in told.items():
        file = arguments.write / f"{name}.schema.json"
        file.write_text(text, "utf-8")
        _say(_shown(file))
    return Exit.PUBLISHED


def _new(arguments: Namespace) -> Exit:
    templates = this_house().templates
    today = date.today()  # noqa: DTZ011
    try:
        start_publication(arguments.folder, templates=templates, today=today)
    except OccupiedError as occupied:
        raise UsageError(f"{occupied} is not empty; name a new folder") from occupied
    _say(f"{_shown(arguments.folder)}/ is there; make its books with")
    _say(f"  ./build.py {_shown(arguments.folder)}")
    return Exit.PUBLISHED


# --- what is told ---------------------------------------------------------------


def _folders(arguments: Namespace, house: House) -> tuple[Path, ...]:
    folders = tuple(arguments.folders) or house.publications()
    if not folders:
        raise UsageError(f"there is no publication in {_shown(house.content)}")
    for folder in folders:
        if not folder.is_dir():
            raise UsageError(f"{folder} is no folder; name one with publication.yaml")
    return folders


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
    """The path from here, if it is below."""
    whole, here = path.resolve(), Path.cwd()
    return str(whole.relative_to(here)) if whole.is_relative_to(here) else str(whole)


def _size(count: int) -> str:
    return f"{count / 1e6:.1f} MB" if count >= 1e5 else f"{count / 1e3:.1f} kB"


def _say(words: str) -> None:
    print(words, file=sys.stderr)
