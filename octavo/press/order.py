"""An order: what the press is asked for.

*Gives* `Order`, and the moment that stands in the books.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from octavo.model import profiles

if TYPE_CHECKING:
    from octavo.model.publication import EditionNote
    from octavo.press.house import House
    from octavo.production.crew import Crew

Progress = Callable[[str], None]
PDF, EPUB = "pdf", "epub"
JUDGES = "OCTAVO_JUDGES"  # in the environment: where they are, if not in the house


class OddMomentError(ValueError):
    """SOURCE_DATE_EPOCH is not a number of seconds."""


class OddPressError(ValueError):
    """What was named as the profile of a press is none."""


class TakenPlaceError(ValueError):
    """Another publication of the same command has put its books in this place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """`formats`: "pdf", "epub" or both. `paper`: "" for the publication's first one.
    `profile`: the standards that the PDF keeps. `variants`: books besides. `icc`: the
    profile of the press, for the printer's file. `judge`: ask the judges before
    anything goes on the shelf. `jobs`: processes side by side, of the `crew` if one
    waits; `scheduler`: the address of a cluster instead. `environ`: where
    SOURCE_DATE_EPOCH is looked up. `taken`: places filled by the same command.
    `tell_beside`: told before books are made where they go, if that is beside a
    published edition of other content."""

    shelf: Path
    formats: tuple[str, ...] = (PDF, EPUB)
    paper: str = ""
    profile: str = profiles.DEFAULT
    variants: tuple[str, ...] = ()
    icc: Path | None = None
    judge: bool = False
    jobs: int = 1
    crew: Crew | None = None
    scheduler: str = ""
    strict: bool = False  # warnings stop the build as errors do
    within: int = 0
    environ: Mapping[str, str]
    taken: tuple[Path, ...] = ()
    progress: Progress = lambda doing: None
    tell_beside: Callable[[Path], None] = lambda place: None


def judges_of(order: Order, house: House) -> Path:
    """Where the judges are installed that an order asks."""
    return Path(order.environ.get(JUDGES, "") or house.judges)


def timestamp(at: datetime) -> str:
    """A moment in UTC as books and records write it (RFC 3339).

    # quirk(strftime): it writes years before 1000 without their zeros.
    """
    return f"{at.replace(tzinfo=None).isoformat(timespec='seconds')}Z"


def moment(edition: EditionNote, environ: Mapping[str, str]) -> datetime:
    """The one date of a build, in UTC: SOURCE_DATE_EPOCH, or the edition's date.

    See reproducible-builds.org/specs/source-date-epoch. Raises `OddMomentError`.
    """
    given = environ.get("SOURCE_DATE_EPOCH", "")
    if not given:
        day = edition.date
        return datetime(day.year, day.month, day.day, tzinfo=UTC)
    try:
        return datetime.fromtimestamp(int(given), UTC)
    except (ValueError, OverflowError, OSError) as odd:
        told = f"SOURCE_DATE_EPOCH is “{given}”, expected a number of seconds"
        raise OddMomentError(told) from odd
