"""Telling: what a command says of faults, files and folders.

*Takes* what was found. *Gives* words on standard error, JSON on standard output, and
the exit code that what was found comes to.
"""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from octavo.cli.exits import Exit
from octavo.cli.margin import as_json, draw
from octavo.cli.usage import UsageError, each_once
from octavo.diagnostics import Diagnostic, Place

if TYPE_CHECKING:
    from octavo.press.built import Proofs
    from octavo.press.house import House


def say(words: str) -> None:
    """A line on standard error."""
    print(words, file=sys.stderr)


def folders_of(arguments: Namespace, house: House) -> tuple[Path, ...]:
    """The publications that a command is about. Raises `UsageError` without any."""
    folders = tuple(arguments.folders) or house.publications()
    if not folders:
        raise UsageError(f"there is no publication in {shown(house.content)}")
    return each_once(folders)


@contextmanager
def faults_told(arguments: Namespace) -> Iterator[list[Proofs]]:
    """What is read in the block is put into this; its faults are told at the end, also
    those of the folders before the one that ended it."""
    proofs: list[Proofs] = []
    try:
        yield proofs
    except BaseException:
        if any(proof.diagnostics for proof in proofs):
            _tell(proofs, arguments)
        raise
    _tell(proofs, arguments)


def verdict(proofs: Sequence[Proofs], arguments: Namespace) -> Exit:
    """Whether what was found stops a command."""
    stopped = any(p.has_errors or (arguments.strict and p.diagnostics) for p in proofs)
    return Exit.CONTENT if stopped else Exit.PUBLISHED


def _tell(proofs: Sequence[Proofs], arguments: Namespace) -> None:
    """All diagnostics, each file named as the reader would open it from here."""
    found: list[Diagnostic] = []
    texts: dict[str, str] = {}
    for proof in proofs:
        here = shown(proof.folder)
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


def shown(path: Path) -> str:
    """A path as the reader would write it: from here, if it is below."""
    whole, here = path.resolve(), Path.cwd()
    return str(whole.relative_to(here)) if whole.is_relative_to(here) else str(whole)


def is_coloured(stream: TextIO) -> bool:
    """Whether colours are seen and wanted (no-color.org)."""
    return stream.isatty() and not os.environ.get("NO_COLOR")
