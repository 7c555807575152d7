"""Record: a published edition, whole: what it said, and what its files were.

*Gives* the record as plain values for JSON, and back. A record is enough to make the
edition again: content in its normal form with its data, pictures, paper and moment;
what it was made with tells whether the same bytes can be expected.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field

from octavo.model import profiles
from octavo.model.blocks import Figure, Map
from octavo.model.edition import Edition, read_edition
from octavo.model.normalform import (
    FORMAT,
    NormalFormError,
    normal_form,
    read_normal_form,
)
from octavo.model.publication import Division, Publication, Section

FOLDER = "editions"  # below the publication
SUFFIX = ".json"
_NAME = re.compile(r"[^/\\\0]+(?:/[^/\\\0]+)*\Z")


class RecordError(ValueError):
    """What was read is no record; the message says why."""


class NoRecordError(RecordError):
    """There is no record of an edition."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """`pictures`: path below the publication → bytes. `profile`: of the PDF; a record
    from before there was a choice tells none. `moment`: the one date of the build, ISO
    8601 in UTC. `since`: digest of the content that changes were told against, "" if
    there was none. `house`: part of the house → digest."""

    edition: Edition
    content: Publication
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    paper: str
    profile: str = profiles.DEFAULT
    moment: str
    since: str = ""
    house: Mapping[str, str] = field(default_factory=dict)


def file_of(edition: str) -> str:
    """Where the record of an edition lies, below the publication."""
    return f"{FOLDER}/{edition}{SUFFIX}"


def pictures_of(publication: Publication) -> tuple[str, ...]:
    """The files that a publication shows, below its folder, in order of name."""
    shown = {publication.cover.image}
    for division in publication.divisions:
        shown |= set(_shown(division))
    return tuple(sorted(path for path in shown if path))


def _shown(part: Division | Section) -> tuple[str, ...]:
    found: list[str] = []
    for block in part.blocks:
        match block:
            case Figure():
                found.append(block.image)
            case Map() if not block.shapes.startswith("house:"):
                found.append(block.shapes)
            case _:
                pass
    for section in part.sections:
        found += _shown(section)
    return tuple(found)


# --- to plain values ------------------------------------------------------------------


def plain_record(record: Record) -> Mapping[str, object]:
    """The record as JSON holds it."""
    return {
        "format": FORMAT,
        "edition": asdict(record.edition),
        "made": {
            "paper": record.paper,
            "profile": record.profile,
            "moment": record.moment,
            "since": record.since,
            "house": dict(sorted(record.house.items())),
        },
        "content": normal_form(record.content),
        "pictures": {
            path: {
                "sha256": _sha256(content),
                "base64": base64.b64encode(content).decode("ascii"),
            }
            for path, content in sorted(record.pictures.items())
        },
    }


# --- and back -------------------------------------------------------------------------


def read_record(plain: object, folder: str) -> Record:
    """The record that `plain` tells; its publication lies in `folder`.

    Raises `RecordError`.
    """
    if not isinstance(plain, dict) or "format" not in plain:
        raise RecordError("it is no record of an edition")
    if plain["format"] != FORMAT:
        told = plain["format"]
        raise RecordError(f"it is of format {told}, this Octavo reads format {FORMAT}")
    try:
        made = plain["made"]
        return Record(
            edition=read_edition(plain["edition"]),
            content=read_normal_form(plain["content"], folder),
            pictures={
                path: _picture(path, held) for path, held in plain["pictures"].items()
            },
            paper=str(made["paper"]),
            profile=_profile(made),
            moment=str(made["moment"]),
            since=str(made["since"]),
            house=dict(made["house"]),
        )
    except NormalFormError as odd:
        raise RecordError(str(odd)) from odd
    except KeyError as lacking:
        raise RecordError(f"it lacks {lacking}") from lacking
    except (TypeError, AttributeError, ValueError) as odd:
        raise RecordError(str(odd)) from odd


def _profile(made: Mapping[str, str]) -> str:
    name = made.get("profile", profiles.DEFAULT)
    if name not in profiles.NAMES:
        raise RecordError(f"it is of profile {name!r:.80}, which is none")
    return name


def _picture(path: str, held: Mapping[str, str]) -> bytes:
    if not _NAME.match(path) or ".." in path.split("/"):
        raise RecordError(f"{path!r:.80} is no path below a publication")
    content = base64.b64decode(held["base64"], validate=True)
    if _sha256(content) != held["sha256"]:
        raise RecordError(f"the picture {path} is not what was recorded")
    return content


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
