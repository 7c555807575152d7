"""A gathering on its way: what is asked of layout, and what layout gives back.

*Takes* nothing. *Gives* `Task` (one division, ready to be laid out anywhere) and
`Sheet` (what the binder must know of its pages, kept as JSON beside their PDF).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from octavo.model.galley import Resource
from octavo.model.pagination import PageStart


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One division to lay out. Can be sent to another process or machine that has
    the faces and the resources at the same paths."""

    division: str
    language: str
    html: str  # page references filled with stand-ins of the right shape
    stylesheets: tuple[str, ...]
    resources: Mapping[str, Resource]
    profile: str
    fontconfig: str  # path of the fontconfig file that knows the faces


@dataclass(frozen=True, slots=True)
class Fault:
    """Something layout found wrong: a code of the catalogue, the id it stands at
    ("" if nobody knows) and what to do. The place is looked up in the galley."""

    code: str
    id: str
    message: str
    fix: str = ""


@dataclass(frozen=True, slots=True)
class Slot:
    """Room for a printed page number. Points of the page, from the top.

    `target`: the id whose page is printed, "" for the folio of the page itself.
    `side`: left or right if only a page of that side shows it. `align`: where the
    number stands in `width`. `table`: which table of glyphs draws it.
    """

    page: int
    target: str
    side: str
    x: float
    y: str
    align: str
    width: float
    size: float
    table: int


@dataclass(frozen=True, slots=True)
class Glyphs:
    """How page numbers look in one style: the font operator, and glyph id and width
    (1/1000 em) of each character."""

    operator: str
    of: Mapping[str, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class FontUse:
    """A font as a gathering uses it. `face` finds its file; `texts` are glyph id →
    the characters it stands for."""

    name: str
    family: str
    face: str
    index: int
    italic: bool
    ascent: int
    descent: int
    texts: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class Bookmark:
    level: int
    title: str
    target: str  # named destination


@dataclass(frozen=True, slots=True)
class LinkText:
    """The `Contents` of the annotation number `annotation` of a page: `before`, the
    printed page of `target`, `after`."""

    page: int
    annotation: int
    before: str
    target: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What the binder must know of a gathering besides its PDF."""

    division: str
    language: str
    pages: int
    size: tuple[float, float]  # pt
    folios: Mapping[str, int] = field(default_factory=dict)  # id → page, from 0
    links: tuple[str, ...] = ()  # ids led to
    references: tuple[str, ...] = ()  # ids whose page is printed
    slots: tuple[Slot, ...] = ()
    tables: tuple[Glyphs, ...] = ()
    fonts: Mapping[str, FontUse] = field(default_factory=dict)  # by resource name
    bookmarks: tuple[Bookmark, ...] = ()
    link_texts: tuple[LinkText, ...] = ()
    starts: tuple[PageStart | None, ...] = ()
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True)
class Laid:
    """A division laid out: the PDF without fonts, and its sheet."""

    pdf: bytes
    sheet: Sheet


def to_json(sheet: Sheet) -> str:
    """The sheet as JSON, the same for the same sheet."""
    return json.dumps(asdict(sheet), ensure_ascii=False, separators=(",", ":"))


def from_json(text: str) -> Sheet:
    """The sheet that `to_json` wrote."""
    raw: dict[str, Any] = json.loads(text)
    return Sheet(
        division=raw["division"],
        language=raw["language"],
        pages=raw["pages"],
        size=tuple(raw["size"]),
        folios=raw["folios"],
        links=tuple(raw["links"]),
        references=tuple(raw["references"]),
        slots=tuple(Slot(**slot) for slot in raw["slots"]),
        tables=tuple(
            Glyphs(t["operator"], {c: (g, w) for c, (g, w) in t["of"].items()})
            for t in raw["tables"]
        ),
        fonts={name: _font_use(font) for name, font in raw["fonts"].items()},
        bookmarks=tuple(Bookmark(**mark) for mark in raw["bookmarks"]),
        link_texts=tuple(LinkText(**link) for link in raw["link_texts"]),
        starts=tuple(start and PageStart(**start) for start in raw["starts"]),
        faults=tuple(Fault(**fault) for fault in raw["faults"]),
    )


def _font_use(raw: Mapping[str, Any]) -> FontUse:
    texts = {int(glyph): text for glyph, text in raw["texts"].items()}
    return FontUse(**{**raw, "texts": texts})
