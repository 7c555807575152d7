"""Usage: what the command line names is there, and fit for its use.

*Takes* paths as they were written. *Gives* nothing, or them; raises `UsageError`.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path


class UsageError(Exception):
    """The command line was read, and what it names is not there."""


def each_once(folders: Iterable[Path]) -> tuple[Path, ...]:
    """The folders in their order, each once, however it is written."""
    found: dict[Path, Path] = {}
    for folder in folders:
        if not folder.is_dir():
            raise UsageError(f"{folder} is no folder; name one with publication.yaml")
        _must_be_words(folder)
        found.setdefault(folder.resolve(), folder)
    return tuple(found.values())


def keep_apart(place: Path, publication: Path) -> None:
    """Refuse a shelf or cache that is no folder, or stands in the publication."""
    may_be_folder(place)
    if place.resolve().is_relative_to(publication.resolve()):
        raise UsageError(f"{place} lies in the publication; name a place outside of it")


def may_be_folder(path: Path) -> None:
    """Refuse a path that is no folder and cannot become one."""
    try:
        _must_be_words(path)
        there = next(part for part in (path, *path.absolute().parents) if part.exists())
    except OSError as odd:
        raise UsageError(f"{path} cannot be a folder: {odd.strerror}") from odd
    except RuntimeError as odd:  # Python before 3.13
        raise UsageError(f"{path} cannot be a folder: its links go round") from odd
    if not there.is_dir():
        raise UsageError(f"{there} is no folder; name another place")
    _must_take_a_folder(there)


def _must_take_a_folder(there: Path) -> None:
    """Refuse a file system that has folders and takes none, such as /proc: it answers
    as if they were not there. What may not be written is told when it is written."""
    trial = there / f".octavo-{os.getpid()}"
    try:
        trial.mkdir()
    except FileNotFoundError as odd:
        raise UsageError(f"no folder can be made in {there}; name another") from odd
    except OSError:
        return
    trial.rmdir()


def _must_be_words(path: Path) -> None:
    """Refuse a path that is not UTF-8: neither records nor books could tell it."""
    try:
        str(path.resolve()).encode("utf-8")
    except UnicodeEncodeError as odd:
        raise UsageError(f"the path {path} is not UTF-8; rename the folder") from odd
