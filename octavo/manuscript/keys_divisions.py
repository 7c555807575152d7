"""The keys of a division's file and of its sections."""

from __future__ import annotations

from octavo.manuscript.keys import Key, Kind, Shape, key
from octavo.manuscript.keys_blocks import FACT
from octavo.model.semantics import DIVISION_KINDS

SECTION = Shape(
    name="section",
    noun="a section",
    keys=(
        key("id", Kind.ID, required=True),
        key("title", Kind.LINE, required=True),
        key("short", Kind.PLAIN, about="for running heads"),
        key("blocks", Kind.BLOCKS),
        key("sections", Kind.SECTIONS, about="at most three levels"),
    ),
)
DIVISION = Shape(
    name="division",
    noun="a division",
    keys=(
        key("id", Kind.ID, required=True, about="the file's name"),
        Key(
            name="kind",
            kind=Kind.WORD,
            required=True,
            allowed=tuple(DIVISION_KINDS),
        ),
        key("title", Kind.LINE, about="required where the house has none"),
        key("short", Kind.PLAIN, about="for running heads"),
        key("abstract", Kind.LINE, about="two lines; required in chapters"),
        Key(
            name="glance",
            kind=Kind.MAPPING,
            many=True,
            shape=FACT,
            most=4,
            about="facts on the opening page",
        ),
        key("blocks", Kind.BLOCKS, about="before the first section"),
        key("sections", Kind.SECTIONS, about="at most three levels"),
    ),
)
UNTITLED = (
    "cover",
    "halftitle",
    "imprint",
    "contents",
    "index",
    "glossary",
    "bibliography",
    "colophon",
    "changes",
    "listings",
)
"""The kinds that need no title: the house has one (semantics.DIVISION_KINDS)."""
DEEPEST_SECTION = 3
