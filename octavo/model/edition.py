"""Edition: what stands on the shelf, told in edition.json."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


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
