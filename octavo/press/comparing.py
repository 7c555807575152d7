"""Comparing: two editions of a publication, or one and the content as it stands.

*Takes* the folder and ids of published editions. *Gives* the changes between them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from octavo.editorial.changes import compare
from octavo.manuscript.records import open_record, published
from octavo.model.changes import Change
from octavo.model.publication import Publication
from octavo.model.record import NoRecordError, RecordError
from octavo.press.built import Proofs
from octavo.press.house import House
from octavo.press.imprint import plain_change
from octavo.press.reading import check


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """`proofs`: of the content as it stands, None if two records were compared."""

    edition: str  # id, or "content" as it stands
    since: str
    changes: tuple[Change, ...]
    proofs: Proofs | None = None

    def plain(self) -> Mapping[str, object]:
        """As changes.json tells it."""
        return {
            "edition": self.edition,
            "since": self.since,
            "changes": [plain_change(change) for change in self.changes],
        }


def differ(
    folder: Path, old: str, new: str, *, house: House, today: date
) -> Difference:
    """What is different in `new` from `old`.

    Without `new`, the content as it stands; without `old`, the edition that it tells
    its changes from, or else the one published last. Raises `RecordError`.
    """
    proofs = None
    if new:
        content: Publication | None = _recorded(folder, new)
    else:
        proofs = check(folder, house=house, today=today)
        content = proofs.publication
    if content is None:
        return Difference(edition="content", since=old, changes=(), proofs=proofs)
    since = old or content.edition.since or _last(folder)
    changes = compare(content, _recorded(folder, since)).changes
    return Difference(
        edition=new or "content", since=since, changes=changes, proofs=proofs
    )


def _recorded(folder: Path, name: str) -> Publication:
    try:
        return open_record(folder, name).content
    except NoRecordError:
        known = ", ".join(published(folder)) or "none"
        raise RecordError(
            f"there is no record of edition “{name}”; published: {known}"
        ) from None


def _last(folder: Path) -> str:
    """The edition published last, by its date."""
    names = published(folder)
    if not names:
        raise RecordError("no edition is published yet: ./build.py publish")
    return max(names, key=lambda n: (open_record(folder, n).content.edition.date, n))
