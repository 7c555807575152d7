"""Galley: one division set for print, as HTML. Made by composition, laid out by
production. A pure value: the same galley gives the same gathering.

Page numbers never stand in a galley. `<span class="folio" data-target="ID">00</span>`
is a slot that the binder fills with the printed page of ID (with class
`folio end`: three figures wide, flush right); a margin box whose content is just
`counter(page)` is a slot as well. Links to ids of other divisions are written
`href="#ID"` like any other; the binder resolves them.

A galley does not know whether it begins on a recto or a verso. Each of its pages
therefore has two folio slots, in `@bottom-left-corner` and in `@bottom-right`; the
binder draws the outer one: the left one on a verso, the right one on a recto.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Resource:
    """A file that a galley or document shows: `path` is absolute."""

    path: str
    media_type: str
    digest: str  # SHA-256


@dataclass(frozen=True, slots=True, kw_only=True)
class Galley:
    division: str  # id
    matter: str
    kind: str
    title: str  # for the outline and progress
    language: str
    html: str  # what stands inside <body>
    stylesheets: tuple[str, ...]  # CSS texts, in order
    resources: Mapping[str, Resource] = field(default_factory=dict)
    # by the URL used in `html`: "octavo:images/map.png"
    places: Mapping[str, str] = field(default_factory=dict)
    # id → "file:line:col", so that a fault in layout is told at the author's line
