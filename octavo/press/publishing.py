"""Publishing: an edition is built, put on the shelf, and frozen.

*Takes* the folder of a publication. *Gives* its record. A published edition never
changes: the same content again is nothing new, other content under its id is refused.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from octavo.editorial.changes import compare
from octavo.editorial.digest import content_digest
from octavo.manuscript.records import open_record, published, same_content
from octavo.model.changes import Change
from octavo.model.edition import Edition
from octavo.model.publication import Publication
from octavo.model.record import Record, RecordError, pictures_of
from octavo.press.building import build
from octavo.press.built import Built
from octavo.press.house import House
from octavo.press.order import EPUB, PDF, Order, moment, timestamp
from octavo.press.reading import check
from octavo.press.recording import house_digests, sweep, write_record
from octavo.press.unchanged import digests


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """`record` is the file that was written, None if nothing was. `differs`: what is
    different from the edition of this id that is published already; `profile`: the one
    that it keeps, if another was asked for."""

    built: Built
    record: Path | None = None
    already: bool = False
    differs: tuple[Change, ...] = ()
    profile: str = ""

    @property
    def standing(self) -> str:
        """How an edition stands that is published already, in words."""
        told = "the edition is published, and nothing is different"
        if self.profile:
            told += f" but that it keeps {self.profile}"
        if self.built.place:
            return told
        return f"{told}; its books are not on this shelf: make them with --edition"


def publish(folder: Path, order: Order, *, house: House, today: date) -> Published:
    """Build the publication and freeze the edition.

    A record of the edition that cannot be read is an error of the content.
    """
    order = replace(order, formats=(PDF, EPUB), paper="")
    sweep(folder)
    proofs = check(folder, house=house, today=today, within=order.within)
    publication = proofs.publication
    if publication is None:
        return Published(built=Built(proofs=proofs))
    frozen = _frozen(folder, publication)
    if frozen:
        built = Built(proofs=proofs)
        standing = _as_it_stands(frozen, built, order)
        return _again(publication, frozen, standing, order)
    built = build(folder, order, house=house, today=today)
    printed = built.proofs.publication  # as it was read for the books
    if built.edition is None or printed is None:
        return Published(built=built)
    record = _record(built.edition, printed, built.proofs.earlier, order, house)
    try:
        return Published(built=built, record=write_record(folder, record))
    except FileExistsError:  # another press was faster
        faster = open_record(folder, record.edition.id)
        return _again(publication, faster, built, order)


def _frozen(folder: Path, publication: Publication) -> Record | None:
    name = publication.edition.id
    try:
        return open_record(folder, name) if name in published(folder) else None
    except RecordError:  # which the check has told, so that nothing is built
        return None


def _as_it_stands(frozen: Record, built: Built, order: Order) -> Built:
    """With the edition, if its books stand on the shelf as they were published: a press
    that was killed may not have come to the pages of the shelf."""
    edition = frozen.edition
    place = order.shelf / edition.slug / edition.id
    due = {file.name: file.sha256 for file in edition.files}
    try:
        is_whole = due.items() <= digests(place).items()
    except OSError:
        is_whole = False
    return replace(built, edition=edition, place=place) if is_whole else built


def _again(
    publication: Publication, frozen: Record, built: Built, order: Order
) -> Published:
    if same_content(publication, frozen.content):
        profile = "" if frozen.profile == order.profile else frozen.profile
        return Published(built=built, already=True, profile=profile)
    differs = compare(publication, frozen.content).changes
    return Published(built=built, already=True, differs=differs or (_BESIDE,))


_BESIDE = Change(
    kind="reworded",
    of="publication",
    target="",
    where=(),
    now=(),
    reason="title, edition, markup or citations differ",
)


def _record(
    edition: Edition,
    publication: Publication,
    earlier: Publication | None,
    order: Order,
    house: House,
) -> Record:
    folder = Path(publication.folder)
    return Record(
        edition=edition,
        content=publication,
        pictures={
            path: (folder / path).read_bytes() for path in pictures_of(publication)
        },
        paper=publication.papers[0],
        profile=order.profile,
        moment=timestamp(moment(publication.edition, order.environ)),
        since=content_digest(earlier) if earlier else "",
        house=house_digests(house),
    )
