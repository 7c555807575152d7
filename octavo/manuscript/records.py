"""Records: the editions that were published before.

*Takes* the folder of a publication. *Gives* the record of an edition; reports E-113 for
an edition that was never published, E-114 for a record that cannot be read, W-355 for
content that is not what was published under its id.
"""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from octavo.diagnostics import Diagnostic, Place
from octavo.manuscript.desk import nearest, one_of
from octavo.model.normalform import normal_form
from octavo.model.publication import Publication
from octavo.model.record import (
    FOLDER,
    SUFFIX,
    NoRecordError,
    Record,
    RecordError,
    file_of,
    read_record,
)


def published(folder: Path) -> tuple[str, ...]:
    """The ids of the editions that have a record, in order."""
    return tuple(sorted(path.stem for path in (folder / FOLDER).glob(f"*{SUFFIX}")))


def open_record(folder: Path, edition: str) -> Record:
    """The record of an edition. Raises `NoRecordError` if there is none, and
    `RecordError` if it cannot be read."""
    try:
        held = (folder / file_of(edition)).read_bytes()
    except FileNotFoundError as missing:
        raise NoRecordError(f"there is no record of edition “{edition}”") from missing
    about = f"the record of edition “{edition}” cannot be read:"
    try:
        return read_record(json.loads(held), str(folder.resolve()))
    except RecordError as odd:
        raise RecordError(f"{about} {odd}") from odd
    except (ValueError, RecursionError) as odd:  # also what is no UTF-8
        raise RecordError(f"{about} it is no JSON ({odd})") from odd


def read_earlier(
    publication: Publication, folder: Path
) -> tuple[Publication | None, tuple[Diagnostic, ...]]:
    """The edition that changes are told against, and what stands against it."""
    note = publication.edition
    if not note.since:
        return None, ()
    place = note.since_place
    if note.since == note.id:
        message = f"the edition “{note.id}” is to tell its changes from itself"
        return None, (_fault("E-113", place, message, "name an earlier edition"),)
    try:
        return open_record(folder, note.since).content, ()
    except NoRecordError:
        return None, (_never_published(note.since, place, published(folder)),)
    except (OSError, RecordError) as odd:
        return None, (_unreadable(note.since, odd),)


def changed_since_published(
    publication: Publication, folder: Path
) -> tuple[Diagnostic, ...]:
    """W-355 if the edition is published and its content is another now."""
    name = publication.edition.id
    if name not in published(folder):
        return ()
    try:
        record = open_record(folder, name)
    except (OSError, RecordError) as odd:
        return (_unreadable(name, odd),)
    if same_content(publication, record.content):
        return ()
    message = f"edition “{name}” is published, and its content is different now"
    fix = "to publish it, give it a new id and name this one in `since`; or undo it"
    return (_fault("W-355", publication.edition.place, message, fix),)


def same_content(one: Publication, other: Publication) -> bool:
    """Whether two publications say the same, wherever they lie."""
    return normal_form(replace(one, folder="")) == normal_form(
        replace(other, folder="")
    )


def _never_published(name: str, place: Place, known: tuple[str, ...]) -> Diagnostic:
    near = nearest(name, known)
    told = f"published: {one_of(known)}" if known else "none is published yet"
    fix = (
        f"write {near}"
        if near
        else "publish it first with ./build.py publish, or take `since` out"
    )
    message = f"there is no record {file_of(name)} of the edition “{name}”; {told}"
    return _fault("E-113", place, message, fix)


def _unreadable(name: str, odd: Exception) -> Diagnostic:
    about = "" if isinstance(odd, RecordError) else f"the record of edition “{name}”: "
    message = f"{about}{odd}"
    fix = "bring the file back from the version that was committed"
    return _fault("E-114", Place(file_of(name)), message, fix)


def _fault(code: str, place: Place, message: str, fix: str) -> Diagnostic:
    return Diagnostic(code, place, message, fix)
