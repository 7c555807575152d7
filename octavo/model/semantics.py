# ruff: noqa: E501 - a table
"""The vocabulary: one word for one thing, from YAML key to CSS class and epub:type.

*Gives* the table of division kinds and block kinds with their EPUB structural
semantics (EPUB SSV 1.1) and DPUB-ARIA 1.1 roles. The single table: templates,
schema, checks and documentation read it.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class DivisionKind:
    """`title`: what an unnamed division is called. `numbered`: chapters are counted.
    `opener`: it opens with a page of its own. `landmark`: named in the e-book's
    landmarks and the PDF's."""

    name: str
    matter: str  # frontmatter | bodymatter | backmatter: where it usually stands
    epub_type: str
    role: str = ""
    title: str = ""
    numbered: bool = False
    opener: bool = False
    landmark: bool = False
    in_contents: bool = True
    silent: bool = False  # no running head and no folio


_KINDS = (
    DivisionKind("cover", "frontmatter", "cover", "", "Cover", in_contents=False, silent=True, landmark=True),
    DivisionKind("halftitle", "frontmatter", "halftitlepage", "", "Half title", in_contents=False, silent=True),
    DivisionKind("imprint", "frontmatter", "copyright-page", "", "Imprint", in_contents=False, silent=True),
    DivisionKind("key", "frontmatter", "preamble", "", "How to read this book"),
    DivisionKind("contents", "frontmatter", "toc", "doc-toc", "Contents", in_contents=False, landmark=True),
    DivisionKind("listings", "frontmatter", "loi", "", "Figures, maps and tables"),
    DivisionKind("summary", "frontmatter", "abstract", "doc-abstract", "Summary"),
    DivisionKind("figures", "frontmatter", "preamble", "", "Key figures"),
    DivisionKind("timeline", "frontmatter", "preamble", "", "Timeline"),
    DivisionKind("introduction", "frontmatter", "introduction", "doc-introduction", "Introduction"),
    DivisionKind("chapter", "bodymatter", "chapter", "doc-chapter", "Chapter", numbered=True, opener=True, landmark=True),
    DivisionKind("positions", "bodymatter", "appendix", "doc-appendix", "Positions"),
    DivisionKind("people", "backmatter", "appendix", "doc-appendix", "Who is who"),
    DivisionKind("glossary", "backmatter", "glossary", "doc-glossary", "Glossary", landmark=True),
    DivisionKind("bibliography", "backmatter", "bibliography", "doc-bibliography", "Sources", landmark=True),
    DivisionKind("appendix", "backmatter", "appendix", "doc-appendix", "Appendix"),
    DivisionKind("changes", "backmatter", "appendix", "doc-appendix", "What changed"),
    DivisionKind("index", "backmatter", "index", "doc-index", "Index", landmark=True),
    DivisionKind("colophon", "backmatter", "colophon", "doc-colophon", "Colophon", in_contents=False),
)  # fmt: skip
DIVISION_KINDS = MappingProxyType({kind.name: kind for kind in _KINDS})

BLOCK_KINDS = (
    "text",
    "figure",
    "chart",
    "map",
    "timeline",
    "table",
    "positions",
    "facts",
    "quotation",
    "aside",
    "people",
    "judgements",
    "key",
    "contents",
    "listing",
    "glossary",
    "bibliography",
    "index",
    "changes",
    "imprint",
)
GENERATED = (
    "contents",
    "listing",
    "glossary",
    "bibliography",
    "index",
    "changes",
    "imprint",
)

CAPTION_LABELS = MappingProxyType(
    {
        "figure": "Figure",
        "chart": "Figure",
        "map": "Map",
        "timeline": "Figure",
        "table": "Table",
    }
)
"""What a captioned block is called: charts, figures and timelines count together."""

STYLES = ("confidence",)
"""The styles a span may ask for: `[confirmed]{.confidence}`."""

CONFIDENCE = ("confirmed", "reported", "claimed")
MATTERS = ("frontmatter", "bodymatter", "backmatter")
