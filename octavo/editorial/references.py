"""Short references: how a note names a source.

*Takes* a source and where in it. *Gives* the words of the trade: who speaks, the title
only if it is needed to know which text is meant, the date, the place in it, the grade.

    Korea JoongAng Daily, 28 October 2024 (B)             a newspaper: its name, the day
    Cabinet Secretariat, *Japan made proposals*, not dated (A)      an institution
    Treaty on Basic Relations, 22 June 1965, Article III (A)        a treaty
    Dudden, *Troubled Apologies*, 2008, p. 12 (B)                   a book
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from octavo.editorial.dates import NO_BREAK, in_words
from octavo.model.inlines import Emphasis, Inline, Line, Link, Run, Span, words
from octavo.model.publication import Name, Publication, Source

LAW = ("treaty", "legislation", "legal_case", "bill", "regulation")
NEWS = ("article-newspaper", "article-magazine", "broadcast", "post-weblog")
PERIODICAL = ("article-newspaper", "article-magazine")
LONG = 32  # characters that "as in note 3" must save to be written


@dataclass(frozen=True, slots=True)
class Style:
    """How this book names its sources.

    `crowded`: keys of sources that share name and date with another, so that the
    title must tell them apart. `listed`: the book has a bibliography to lead to;
    without one a note says all that is known.
    """

    sources: Mapping[str, Source]
    language: str
    crowded: frozenset[str]
    listed: bool


def style_of(publication: Publication, *, listed: bool) -> Style:
    """The style for a publication's sources."""
    sources: dict[str, Source] = {}
    for source in publication.sources:
        sources.setdefault(source.id, source)
    seen = Counter(_likeness(source) for source in sources.values())
    return Style(
        sources=sources,
        language=publication.language,
        crowded=frozenset(s.id for s in sources.values() if seen[_likeness(s)] > 1),
        listed=listed,
    )


def source_id(key: str) -> str:
    """The id of a source's entry in the bibliography."""
    return f"source-{key}"


def who(source: Source) -> str:
    """Who speaks: authors, or the periodical, or the publisher; "" if nobody says."""
    if source.type in NEWS:
        return source.container_title or source.publisher or _names(source.author)
    return _names(source.author) or source.publisher or source.container_title


def headed(source: Source, style: Style) -> Line:
    """What a reference begins with: who speaks, or the title of a law or orphan."""
    name = who(source)
    if not name or source.type in LAW:
        return titled(source, style, italic=source.type not in LAW)
    periodical = source.type in PERIODICAL and name == source.container_title
    return (Emphasis((Run(name),)),) if periodical else (Run(name),)


def named(source: Source, style: Style) -> Line:
    """Name, title if needed, and date."""
    head = headed(source, style)
    parts = [head]
    if _needs_title(source, style):
        title = titled(source, style, italic=source.type not in LAW)
        parts += [title] if title != head else []
    if not _tells_date(words(joined(parts)), source):
        parts.append((Run(in_words(source.issued, source.issued_to)),))
    if not style.listed:
        parts += _whereabouts(source)
    return joined(parts)


def titled(source: Source, style: Style, *, italic: bool) -> Line:
    """The title, short if there is a short one, in its own language."""
    line: Line = (Run(source.short or source.title),)
    if source.language and _script(source.language) != _script(style.language):
        line = (Span(line, lang=source.language),)
    return (Emphasis(line),) if italic else line


def located(locator: str) -> Line:
    """ ", p. 4", with the number bound to its word."""
    if not locator:
        return ()
    return (Run(", " + re.sub(r"(?<=[A-Za-z.]) (?=\d|[IVXLC]+\b)", NO_BREAK, locator)),)


def graded(source: Source) -> Line:
    """The grade in brackets, bound to what stands before it."""
    return (Run(f"{NO_BREAK}({source.grade})"),) if source.grade else ()


def joined(lines: Iterable[Line], by: str = ", ") -> Line:
    """Lines in a row, with `by` between them."""
    row: list[Inline] = []
    for line in lines:
        if row and line:
            row.append(Run(by))
        row.extend(line)
    return tuple(row)


def _needs_title(source: Source, style: Style) -> bool:
    """All but news dated to the day, unless the name had more than one piece then."""
    if source.type in NEWS and source.issued.count("-") == 2:
        return source.id in style.crowded or not style.listed
    return True


def _likeness(source: Source) -> tuple[str, str, str]:
    return who(source), source.issued, source.issued_to


def _tells_date(said: str, source: Source) -> bool:
    """Whether the words before the date end in that date already."""
    date = in_words(source.issued, source.issued_to)
    return said.replace(NO_BREAK, " ").endswith(date.replace(NO_BREAK, " "))


def _whereabouts(source: Source) -> list[Line]:
    """What the bibliography would have told."""
    where = source.publisher or source.container_title
    parts: list[Line] = [(Run(where),)] if where and where != who(source) else []
    if source.url:
        parts.append((Link(source.url, (Run(address(source.url)),)),))
    return parts


def address(url: str) -> str:
    """The host of an address, as printed: "koreajoongangdaily.joins.com"."""
    return re.sub(r"^www\.", "", re.sub(r"^[a-z]+://([^/?#]*).*$", r"\1", url))


def names_in_full(names: tuple[Name, ...]) -> str:
    """ "Dudden, Alexis; Cabinet Secretariat, Japan", for the bibliography."""
    return "; ".join(
        name.literal or ", ".join(filter(None, (name.family, name.given)))
        for name in names
    )


def _names(names: tuple[Name, ...]) -> str:
    called = [name.literal or name.family or name.given for name in names]
    if len(called) > 3:
        return f"{called[0]} and others"
    return " and ".join([", ".join(called[:-1]), called[-1]] if called[1:] else called)


def _script(language: str) -> str:
    return language.split("-")[0].lower()
