"""What a part of the book says, in sentences, for comparing.

*Takes* lines, prose and blocks. *Gives* bare sentences: notes' remarks are read,
citations, marks and numbers are not, and space is space. Two blocks that give the
same sentences are the same to a reader.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import assert_never

from octavo.model.blocks import (
    Aside,
    Block,
    Chart,
    Facts,
    Figure,
    Generated,
    Judgements,
    Key,
    Map,
    People,
    Positions,
    Quotation,
    Table,
    Text,
    Timeline,
)
from octavo.model.inlines import (
    Citation,
    Code,
    CrossReference,
    Footnote,
    Line,
    LineBreak,
    Noteref,
    Run,
)
from octavo.model.prose import BlockQuote, CodeBlock, ListBlock, Paragraph, Prose

_STOP = re.compile(r"(?<=[.!?…])[”’)]?\s+(?=[“‘(]?[^\W_a-z])")
Sentences = tuple[str, ...]


def bare_words(line: Line) -> str:
    """The words of a line with its remarks, without citations; one space between."""
    return " ".join("".join(_words(line)).split())


def _words(line: Line) -> Iterator[str]:
    for inline in line:
        match inline:
            case Run() | Code():
                yield inline.text
            case LineBreak():
                yield " "
            case Citation() | Noteref():
                pass
            case Footnote():
                yield " ("
                yield from _words(inline.children)
                yield ") "
            case CrossReference(children=()):
                yield "…"  # a number, which may be another without being news
            case _:
                yield from _words(inline.children)


def sentences(line: Line) -> Sentences:
    """The sentences of a line, as near as can be told by their stops."""
    said = bare_words(line)
    begins = [0, *(stop.end() for stop in _STOP.finditer(said)), len(said)]
    found = (said[a:b].strip() for a, b in pairwise(begins))
    return tuple(sentence for sentence in found if sentence)


def prose_sentences(prose: Prose) -> Sentences:
    """The sentences of prose, in order; a code listing is one."""
    found: list[str] = []
    for part in prose:
        match part:
            case Paragraph():
                found += sentences(part.line)
            case ListBlock():
                for item in part.items:
                    found += prose_sentences(item)
            case BlockQuote():
                found += prose_sentences(part.prose)
            case CodeBlock():
                found.append(part.text)
            case _:
                assert_never(part)
    return tuple(found)


def said_by(block: Block) -> Sentences:
    """What a block says of its own. Facts, people and judgements are entries, and
    positions are points, which are compared one by one; data is compared by rows."""
    match block:
        case Text():
            return prose_sentences(block.prose)
        case Figure() | Chart() | Timeline() | Map() | Table():
            return _of_caption(block)
        case Quotation():
            said = prose_sentences(block.prose)
            return said + sentences(block.by) + sentences(block.source)
        case Aside():
            return sentences(block.title) + prose_sentences(block.prose) + block.terms
        case People():
            return sentences(block.title)
        case Key():
            return tuple(
                " ".join((bare_words(entry.sample), *prose_sentences(entry.meaning)))
                for entry in block.entries
            )
        case Positions() | Facts() | Judgements() | Generated():
            return ()
        case _:
            assert_never(block)


def _of_caption(block: Figure | Chart | Timeline | Map | Table) -> Sentences:
    shown: Sentences = ()
    match block:
        case Table():
            shown = tuple(_rows(block))
        case Map():
            shown = tuple(
                " ".join((place.name, *map(bare_words, place.lines), *_of(place.note)))
                for place in block.places
            )
        case Timeline():
            shown = (f"{block.first}–{block.last - 1}",)
        case Figure() | Chart():
            pass
    return (
        *sentences(block.title),
        *sentences(block.unit),
        *shown,
        *sentences(block.note),
        *sentences(block.source),
        *((block.alt,) if block.alt else ()),
        *prose_sentences(block.description),
    )


def _of(line: Line) -> Sentences:
    return (bare_words(line),) if line else ()


def _rows(table: Table) -> Iterator[str]:
    """The head and the rows of a table, a sentence each."""
    yield " · ".join(bare_words(column.title) for column in table.columns)
    for row in table.rows:
        yield " · ".join(_cell(cell) for cell in row)


def _cell(cell: Line | bool | None) -> str:
    match cell:
        case None:
            return "unknown"
        case bool():
            return "yes" if cell else "no"
        case _:
            return bare_words(cell) or "–"


def known_by(block: Block) -> Sentences:
    """What a block is known again by, if it has no id of its own: what it says, and
    what its entries or points are called."""
    match block:
        case Facts():
            return tuple(bare_words(fact.label) for fact in block.entries)
        case People():
            return said_by(block) + tuple(person.name for person in block.entries)
        case Judgements():
            return tuple(bare_words(entry.statement) for entry in block.entries)
        case Positions():
            return _of(block.issue) + _of(block.fact) + _of(block.stands)
        case _:
            return said_by(block)
