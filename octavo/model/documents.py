"""Documents: the e-book before it is packed. Made by composition."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from octavo.model.galley import Resource


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One XHTML file of the spine, or the navigation document."""

    name: str  # "trade.xhtml", beside the package document
    division: str
    title: str
    content: bytes
    properties: tuple[str, ...] = ()  # svg, nav, …
    linear: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Documents:
    spine: tuple[Document, ...]
    navigation: Document
    ncx: bytes
    stylesheets: Mapping[str, str] = field(default_factory=dict)  # name → CSS
    resources: Mapping[str, Resource] = field(default_factory=dict)  # name → file
    images: Mapping[str, bytes] = field(default_factory=dict)  # name → SVG or PNG made
    cover_image: str = ""
    metadata: tuple[tuple[str, str], ...] = ()
    # schema.org and dcterms properties computed from the content, in order
    characters: Mapping[str, str] = field(default_factory=dict)
    # font file of the house, as the style sheet names it below fonts/
    # ("text-italic.ttf") → the characters set in it, for subsetting
