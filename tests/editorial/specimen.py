"""Small publications, built by hand: what the manuscript would have read."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from octavo.diagnostics import Place
from octavo.editorial import Edited, edit
from octavo.model.blocks import Block, Figure, Text
from octavo.model.inlines import Citation, CitationItem, Inline, Line, Run
from octavo.model.prose import Paragraph
from octavo.model.publication import (
    Cover,
    Division,
    EditionNote,
    Publication,
    Section,
    Source,
)

TODAY = date(2026, 11, 24)


def line(*parts: str | Inline) -> Line:
    return tuple(Run(part) if isinstance(part, str) else part for part in parts)


def cite(*keys: str, locator: str = "") -> Citation:
    return Citation(tuple(CitationItem(key, locator) for key in keys))


def text(name: str, *parts: str | Inline) -> Text:
    return Text(
        id=name,
        place=Place("t.yaml", 7, 3),
        prose=(Paragraph(f"{name}-p", line(*parts)),),
    )


def figure(name: str, **more: Any) -> Figure:
    given = {"title": line("A finding"), "image": "a.png", "alt": "A picture"} | more
    return Figure(id=name, **given)


def section(name: str, *blocks: Block, sections: tuple[Section, ...] = ()) -> Section:
    return Section(id=name, title=line(name.title()), blocks=blocks, sections=sections)


def division(name: str, *blocks: Block, kind: str = "chapter", **more: Any) -> Division:
    given = {"matter": "bodymatter", "title": line(name.title())} | more
    return Division(id=name, kind=kind, blocks=blocks, **given)


def source(key: str, **more: Any) -> Source:
    given = {"type": "article-newspaper", "title": f"Title of {key}", "grade": "B"}
    return Source(id=key, **{**given, **more})


def publication(*divisions: Division, **more: Any) -> Publication:
    bare = Publication(
        folder="/nowhere",
        title="A Specimen",
        subtitle="",
        slug="specimen",
        identifier="urn:x-octavo:specimen",
        language="en-GB",
        edition=EditionNote(
            id="2026",
            label="First edition",
            date=date(2026, 11, 1),
            as_of=date(2026, 10, 1),
        ),
        contributors=(),
        publisher="",
        rights=(),
        licence="",
        description="",
        subjects=(),
        citation=(),
        papers=("a4",),
        parties=(),
        cover=Cover(),
        divisions=divisions,
    )
    return replace(bare, **more)


def edited(book: Publication, **more: Any) -> Edited:
    return edit(book, **{"today": TODAY, "covered": None, **more})


def codes(book: Publication, **more: Any) -> list[str]:
    return [found.code for found in edited(book, **more).diagnostics]


BIBLIOGRAPHY = division("sources", kind="bibliography", matter="backmatter")
GLOSSARY = division("terms", kind="glossary", matter="backmatter")
