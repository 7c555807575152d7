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
    tools: Mapping[str, str] = field(default_factory=dict)  # name → version
    fonts: Mapping[str, str] = field(default_factory=dict)  # face → digest
    checked: tuple[str, ...] = ()  # standards a judge passed in this build
