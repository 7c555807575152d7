"""Edition: what stands on the shelf, told in edition.json.

*Gives* the edition, and reads it again. What is unchanged is told of no more than this,
so it asks for nothing that takes long to load.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, get_type_hints


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionFile:
    name: str
    media_type: str
    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """What edition.json tells: what it is called, what its files are, and what they
    were made of."""

    slug: str
    id: str
    label: str
    title: str
    date: str
    as_of: str
    files: tuple[EditionFile, ...]
    pages: int
    page_labels: tuple[str, ...]
    content_digest: str
    profile: str = ""  # of the PDF (`octavo.model.profiles`); "" if there is none
    tools: Mapping[str, str] = field(default_factory=dict)  # name → version
    fonts: Mapping[str, str] = field(default_factory=dict)  # face → digest
    checked: tuple[str, ...] = ()  # standards that judges found these files to keep
    judges: Mapping[str, str] = field(default_factory=dict)  # who did → version
    subtitle: str = ""
    language: str = ""
    identifier: str = ""
    authors: tuple[str, ...] = ()
    publisher: str = ""
    description: str = ""
    subjects: tuple[str, ...] = ()
    rights: str = ""
    licence: str = ""  # a URL
    citation: str = ""  # how to cite it
    since: str = ""  # id of the edition that its changes are told against
    cover: str = ""  # file name of the picture beside the books


def read_edition(plain: Mapping[str, Any]) -> Edition:
    """The edition that an edition.json tells; if it tells none, raises KeyError,
    TypeError, AttributeError or ValueError."""
    told = dict(plain)
    files = told.pop("files")
    if not isinstance(files, list):
        raise TypeError("files is a list")
    lists = {k: tuple(v) for k, v in told.items() if isinstance(v, list)}
    for name, kind in get_type_hints(Edition).items():
        if kind in (str, int) and not isinstance(told.get(name, kind()), kind):
            raise TypeError(f"{name} is {told[name]!r:.80}")
    for day in (told["date"], told["as_of"]):
        date.fromisoformat(str(day))
    return Edition(
        **{**told, **lists},  # a wrong name is a TypeError
        files=tuple(EditionFile(**file) for file in files),
    )
