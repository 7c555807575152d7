"""FairCopy: the publication numbered, referenced and indexed; ready to be composed.

*Made by* editorial. In `publication` every number is filled in and no Citation,
Footnote, CrossReference, TermMark or IndexMark is left in any line (see
`octavo.model.inlines`). Knows no pages and no template names.
"""

from __future__ import annotations

from dataclasses import dataclass

from octavo.model.changes import Change, ChangeGroup
from octavo.model.inlines import Line
from octavo.model.publication import Publication, Source


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentsEntry:
    """A division or section in the contents, the outline, the navigation."""

    id: str
    title: Line
    number: str = ""
    abstract: Line = ()
    matter: str = ""
    kind: str = ""  # division kind, "section" for sections
    entries: tuple[ContentsEntry, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ListingEntry:
    """A captioned block in a list of figures, maps or tables."""

    id: str
    kind: str  # figure | chart | map | timeline | table
    label: str  # "Figure 3.1"
    title: Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Locator:
    """Where an index entry leads: an Anchor's id; `division` names it in words."""

    id: str
    division: str
    principal: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexEntry:
    id: str
    term: str
    native: tuple[tuple[str, str], ...] = ()  # (language, text)
    locators: tuple[Locator, ...] = ()
    see: tuple[str, ...] = ()
    entries: tuple[IndexEntry, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexLetter:
    letter: str
    entries: tuple[IndexEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BibliographyEntry:
    source: Source
    id: str  # "source-<key>": what notes link to
    author: str
    title: str
    detail: str  # publisher, container, in words
    date: str  # "28 October 2024", "not dated"
    address: str  # short, decoded, as printed; never percent-encoded
    cited_in: tuple[str, ...] = ()  # division ids, in order


@dataclass(frozen=True, slots=True, kw_only=True)
class BibliographyGroup:
    id: str
    title: str
    entries: tuple[BibliographyEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FairCopy:
    publication: Publication
    contents: tuple[ContentsEntry, ...]
    listings: tuple[ListingEntry, ...] = ()
    index: tuple[IndexLetter, ...] = ()
    bibliography: tuple[BibliographyGroup, ...] = ()
    changes: tuple[Change, ...] = ()  # in full, for changes.json
    what_changed: tuple[ChangeGroup, ...] = ()  # the same, shortened for the book
    since: str = ""  # label of the edition that `changes` are told against
    digest: str = ""  # of the content, printed in the colophon
