"""Rebuilding: a published edition is made again from its record.

*Takes* the folder of a publication and the id of an edition. *Gives* the books on the
shelf, byte for byte what was published if the tools are the same; nothing otherwise.
"""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from octavo.diagnostics import Diagnostic, Severity
from octavo.editorial import edit
from octavo.editorial.digest import content_digest
from octavo.manuscript.records import open_record
from octavo.model.edition import Edition
from octavo.model.publication import Publication
from octavo.model.record import Record, RecordError
from octavo.press.building import make
from octavo.press.built import Built, Proofs
from octavo.press.house import House
from octavo.press.judging import claims_of
from octavo.press.order import EPUB, PDF, Order
from octavo.press.recording import MOMENT, house_digests
from octavo.press.type import cut_type
from octavo.production.coverage import known_letters
from octavo.production.preflight import Finding


class _OtherBytesError(Exception):
    """What was made is not what was published; leaves the shelf as it was."""

    def __init__(self, found: tuple[Finding, ...]) -> None:
        super().__init__()
        self.found = found


def rebuild(folder: Path, name: str, order: Order, *, house: House) -> Built:
    """Make a published edition again from its record and put it on the shelf.

    If the books are not what was published, they are refused and the shelf is left as
    it was. Raises `RecordError`, also if there is no record.
    """
    record = open_record(folder, name)
    earlier = _earlier(folder, record)
    fonts = cut_type(house)
    made = datetime.strptime(record.moment, MOMENT).replace(tzinfo=UTC)
    order = replace(
        order,
        formats=(PDF, EPUB),
        paper=record.paper,
        profile=record.profile,
        strict=False,
        judge=False,
        environ={"SOURCE_DATE_EPOCH": str(int(made.timestamp()))},
    )
    with tempfile.TemporaryDirectory() as pictures:
        for path, picture in record.pictures.items():
            file = Path(pictures) / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(picture)
        content = replace(record.content, folder=pictures)
        proofs = _proofs(folder, content, earlier, house)
        try:
            return make(
                proofs,
                order,
                house=house,
                fonts=fonts,
                claims=claims_of(record.edition),
                accept=lambda edition: _compare(edition, record, house),
            )
        except _OtherBytesError as other:
            return Built(proofs=proofs, refused=other.found)


def _earlier(folder: Path, record: Record) -> Publication | None:
    since = record.content.edition.since
    if not since:
        return None
    earlier = open_record(folder, since).content
    if content_digest(earlier) != record.since:
        raise RecordError(f"the edition “{since}” is not the one it tells changes from")
    return earlier


def _proofs(
    folder: Path, content: Publication, earlier: Publication | None, house: House
) -> Proofs:
    """The record read as a manuscript would be; what was a warning then is none now."""
    edited = edit(
        content,
        today=content.edition.date,
        covered=known_letters(house.faces),
        earlier=earlier,
    )
    errors: tuple[Diagnostic, ...] = tuple(
        found for found in edited.diagnostics if found.severity is Severity.ERROR
    )
    return Proofs(
        folder=folder,
        publication=content,
        earlier=earlier,
        fair_copy=edited.fair_copy,
        diagnostics=errors,
        texts={},
    )


def _compare(edition: Edition, record: Record, house: House) -> None:
    """Raises `_OtherBytesError` if a file is not the one that was published."""
    was = {file.name: file.sha256 for file in record.edition.files}
    now = {file.name: file.sha256 for file in edition.files}
    other = tuple(
        name for name in sorted({*was, *now}) if was.get(name) != now.get(name)
    )
    if other:
        tools = (
            ", ".join(_other_tools(edition, record, house)) or "nothing that is known"
        )
        told = f"has not the bytes that were published; different since: {tools}"
        raise _OtherBytesError(tuple(Finding(name, "", told) for name in other))


def _other_tools(edition: Edition, record: Record, house: House) -> tuple[str, ...]:
    """“weasyprint 70.0, then 69.0”; “the templates of the house”."""
    then = record.edition
    told = [
        f"{name} {edition.tools.get(name, 'none')}, then {then.tools.get(name, 'none')}"
        for name in sorted({*edition.tools, *then.tools})
        if edition.tools.get(name) != then.tools.get(name)
    ]
    told += _unlike("the face", edition.fonts, then.fonts)
    told += _unlike("the house’s", house_digests(house), record.house)
    return tuple(told)


def _unlike(
    noun: str, now: Mapping[str, str], then: Mapping[str, str]
) -> tuple[str, ...]:
    names = sorted({*now, *then})
    return tuple(f"{noun} {name}" for name in names if now.get(name) != then.get(name))
