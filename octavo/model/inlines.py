"""Inlines: what stands inside a line of text.

*Takes* nothing. *Gives* the closed union `Inline`. The manuscript makes the first
group; the editorial room replaces the second group by the third. Composition
therefore never sees a Citation, Footnote, CrossReference or IndexMark.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from octavo.diagnostics import NOWHERE, Place


@dataclass(frozen=True, slots=True)
class Run:
    """Words without markup.

    `spans`: (offset in `text`, place) wherever the words go on elsewhere in the
    file, after a line's end or an escaped character.
    """

    text: str
    place: Place = field(default=NOWHERE, compare=False)
    spans: tuple[tuple[int, Place], ...] = field(default=(), compare=False)

    def place_of(self, offset: int) -> Place:
        """Where the character at `offset` stands."""
        start, place = 0, self.place
        for at, there in self.spans:
            if at > offset:
                break
            start, place = at, there
        return Place(place.file, place.line, place.column + offset - start)


@dataclass(frozen=True, slots=True)
class Emphasis:
    children: tuple[Inline, ...]
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Strong:
    children: tuple[Inline, ...]
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Code:
    text: str
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class LineBreak:
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Span:
    """`[독도]{lang=ko}`, `[confirmed]{.confidence}`: a language (BCP 47) or a style;
    `[漢字]{ruby=かんじ}`: how the words are read, in small letters above them."""

    children: tuple[Inline, ...]
    lang: str = ""
    style: str = ""  # "" or a name of `semantics.STYLES`
    place: Place = field(default=NOWHERE, compare=False)
    ruby: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A link out of the book (http, https, mailto)."""

    url: str
    children: tuple[Inline, ...]
    place: Place = field(default=NOWHERE, compare=False)


# --- what the author writes and editorial resolves ---------------------------


@dataclass(frozen=True, slots=True)
class CitationItem:
    key: str
    locator: str = ""
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Citation:
    """`[@key, p. 4; @other]` (Pandoc)."""

    items: tuple[CitationItem, ...]
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Footnote:
    """`^[text]` or `[^label]` (Pandoc): a remark, not a source."""

    children: tuple[Inline, ...]
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class CrossReference:
    """`[](#id)` or `[words](#id)` (MyST): to any id of the publication."""

    target: str
    children: tuple[Inline, ...]
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class TermMark:
    """`` {term}`words <id>` `` (MyST, Sphinx): to a term of terms.yaml."""

    term: str
    children: tuple[Inline, ...]
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class IndexMark:
    """`` {index}`words <entry; sub-entry>` `` (Sphinx): the words stay in the text."""

    entry: str
    subentry: str
    children: tuple[Inline, ...]
    principal: bool = False  # `!entry`: the main locator, set semibold
    place: Place = field(default=NOWHERE, compare=False)


# --- what editorial puts in their place ---------------------------------------


@dataclass(frozen=True, slots=True)
class Noteref:
    """A note of the book and its call. Numbered by division, from 1."""

    id: str  # of the note; the call's id is `id` + "-ref"
    number: int
    note: tuple[Inline, ...]
    sources: tuple[str, ...] = ()  # keys cited in it
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Reference:
    """A resolved cross reference, term or locator: links to an id of the book.

    `paged`: the printed page of the target is shown after the words, as a slot;
    `bracketed`: the words stand in brackets already.
    """

    target: str
    children: tuple[Inline, ...]
    kind: str = "crossref"  # crossref | term | locator | citation
    paged: bool = False
    bracketed: bool = False
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place that the index, or a source's backlink, leads to."""

    id: str
    children: tuple[Inline, ...] = ()
    place: Place = field(default=NOWHERE, compare=False)


Inline = (
    Run
    | Emphasis
    | Strong
    | Code
    | LineBreak
    | Span
    | Link
    | Citation
    | Footnote
    | CrossReference
    | TermMark
    | IndexMark
    | Noteref
    | Reference
    | Anchor
)
Line = tuple[Inline, ...]
"""One line of text: a title, a cell, a paragraph's words."""


def words(line: Line) -> str:
    """The bare words of a line, without notes and marks."""
    parts: list[str] = []
    for inline in line:
        match inline:
            case Run() | Code():
                parts.append(inline.text)
            case LineBreak():
                parts.append(" ")
            case Footnote() | Noteref() | Citation():
                pass
            case _:
                parts.append(words(inline.children))
    return "".join(parts)


def bare(line: Line) -> Line:
    """The line for a second place, such as the contents or a running head: emphasis
    and languages stay, notes go, and what is linked or marked keeps only its words."""
    kept: list[Inline] = []
    for inline in line:
        match inline:
            case Run() | Code() | LineBreak():
                kept.append(inline)
            case Span(ruby=ruby) if ruby:  # told once, where the words stand
                kept.append(replace(inline, children=bare(inline.children), ruby=""))
            case Emphasis() | Strong() | Span():
                kept.append(replace(inline, children=bare(inline.children)))
            case Footnote() | Noteref() | Citation():
                pass
            case _:
                kept.extend(bare(inline.children))
    return tuple(kept)
