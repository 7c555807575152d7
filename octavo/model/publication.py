"""Publication: what the manuscript gives, as the author wrote it.

No numbers, no HTML. Order of divisions is reading order.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field

from octavo.diagnostics import NOWHERE, Place
from octavo.model.blocks import Block, Fact, Native
from octavo.model.inlines import Line
from octavo.model.prose import Prose


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionNote:
    """The edition's own data: `edition:` in publication.yaml."""

    id: str  # "2026"; also the folder's name
    label: str  # "Second edition, November 2026"
    date: datetime.date
    as_of: datetime.date
    review: datetime.date | None = None
    since: str = ""  # id of the earlier edition that changes are told against
    bars: bool = True  # changed blocks are marked in both books
    note: Line = ()
    place: Place = field(default=NOWHERE, compare=False)
    since_place: Place = field(default=NOWHERE, compare=False)

    @property
    def name(self) -> str:
        """What the books call it."""
        return self.label or f"Edition {self.id}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contributor:
    name: str
    role: str  # MARC relator term: author, editor, translator, …


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Someone who acts, speaks or is counted. Colour and mark are data."""

    id: str
    name: str
    colour: str  # #rrggbb on white
    dark: str  # #rrggbb on the e-book's dark page
    side: str  # left | right: half of the axis, half of the mark
    native: tuple[Native, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A dated act. `by`: a party's id, "both" or "neither"."""

    date: str  # YYYY, YYYY-MM or YYYY-MM-DD
    text: Line
    by: str
    division: str = ""  # the chapter that tells of it
    unverified: bool = False
    source: Line = ()
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A glossary term."""

    id: str
    term: str
    native: tuple[Native, ...] = ()
    definition: Line = ()
    note: Line = ()
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A CSL name: an institution has only `literal`."""

    family: str = ""
    given: str = ""
    literal: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """An item of sources.yaml, in CSL's data model (CSL-JSON 1.0.2)."""

    id: str
    type: str
    title: str
    author: tuple[Name, ...] = ()
    container_title: str = ""
    publisher: str = ""
    issued: str = ""  # YYYY, YYYY-MM, YYYY-MM-DD, "" = not dated
    issued_to: str = ""  # end of a range
    accessed: str = ""
    url: str = ""
    language: str = ""
    page: str = ""
    note: str = ""
    grade: str = ""  # custom.grade: A official or primary, B established, C mirror
    short: str = ""  # title-short: what a note calls it
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    id: str
    title: Line
    short: str = ""
    blocks: tuple[Block, ...] = ()
    sections: tuple[Section, ...] = ()
    number: str = ""  # editorial: "3.4"
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Division:
    id: str
    kind: str  # a name of semantics.DIVISION_KINDS
    matter: str  # frontmatter | bodymatter | backmatter
    title: Line
    short: str = ""  # in running heads and the e-book's contents
    abstract: Line = ()
    glance: tuple[Fact, ...] = ()
    blocks: tuple[Block, ...] = ()
    sections: tuple[Section, ...] = ()
    number: str = ""  # editorial: "3" for chapters
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """What stands on the cover besides title and drawing."""

    native: tuple[Native, ...] = ()
    break_after: str = ""  # the words of the title that stand left of the axis
    first: int = 0  # years of the drawing
    last: int = 0
    image: str = ""  # a picture instead of the drawing
    alt: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    folder: str  # absolute path of the content folder
    title: str
    subtitle: str
    slug: str
    identifier: str
    language: str
    edition: EditionNote
    contributors: tuple[Contributor, ...]
    publisher: str
    rights: Line
    licence: str  # a URL
    description: str
    subjects: tuple[str, ...]
    citation: Line  # how to cite this edition
    papers: tuple[str, ...]  # "a4", "letter"; the first is the default
    parties: tuple[Party, ...]
    cover: Cover
    divisions: tuple[Division, ...]
    events: tuple[Event, ...] = ()
    terms: tuple[Term, ...] = ()
    sources: tuple[Source, ...] = ()
    colophon: Prose = ()
    place: Place = field(default=NOWHERE, compare=False)
