"""Entries: facts, people, judgements and what a key explains.

*Takes* the fields of an entry. *Gives* the entry.
"""

from __future__ import annotations

from collections.abc import Iterator

from octavo.manuscript.data import check_field, read_data
from octavo.manuscript.fields import Fields
from octavo.manuscript.keys import Kind
from octavo.model.blocks import (
    Dataset,
    Fact,
    Judgement,
    KeyEntry,
    Native,
    Person,
    Sparkline,
)
from octavo.model.inlines import (
    Citation,
    CitationItem,
    Code,
    Footnote,
    Line,
    LineBreak,
    Run,
)


def read_native(fields: Fields) -> tuple[Native, ...]:
    """The names in their own script, from the key `native`."""
    return tuple(
        Native(
            lang=word.plain("lang"), text=word.plain("text"), roman=word.plain("roman")
        )
        for word in fields.mappings("native")
    )


def cited(line: Line) -> tuple[str, ...]:
    """The keys that a line cites, each once, in order."""
    return tuple(dict.fromkeys(item.key for item in _citations(line)))


def _citations(line: Line) -> Iterator[CitationItem]:
    for inline in line:
        match inline:
            case Citation():
                yield from inline.items
            case Run() | Code() | LineBreak():
                pass
            case Footnote():
                yield from _citations(inline.children)
            case _:
                yield from _citations(getattr(inline, "children", ()))


def read_fact(fields: Fields) -> Fact:
    source = fields.line("source")
    series = fields.mapping("series")
    return Fact(
        id=fields.id(),
        label=fields.line("label"),
        value=fields.plain("value"),
        unit=fields.plain("unit"),
        as_of=fields.when("as_of"),
        review=fields.date("review"),
        source=source,
        sources=cited(source),
        note=fields.line("note"),
        party=fields.party("party"),
        series=_sparkline(series) if series is not None else None,
        place=fields.place,
    )


def _sparkline(fields: Fields) -> Sparkline:
    node = fields.raw("data")
    data = read_data(fields.desk, node) if node is not None else None
    x, y = fields.scalar("x", Kind.PLAIN), fields.scalar("y", Kind.PLAIN)
    scale = fields.number("scale")
    return Sparkline(
        data=data or Dataset(columns=(), rows=()),
        x=check_field(fields.desk, data, x, dated=True),
        y=check_field(fields.desk, data, y, numeric=True),
        first=fields.number("first"),
        last=fields.number("last"),
        low=fields.number("low") or 0.0,
        high=fields.number("high"),
        breaks=fields.numbers("breaks"),
        step=fields.flag("step"),
        scale=1.0 if scale is None else scale,
        format=fields.plain("format") or "g",
    )


def read_person(fields: Fields) -> Person:
    divisions = fields.scalars("divisions", Kind.REFERENCE)
    return Person(
        id=fields.id(),
        name=fields.plain("name"),
        native=read_native(fields),
        party=fields.party("party"),
        role=fields.line("role"),
        divisions=tuple(fields.desk.want(d, "division", "division") for d in divisions),
        place=fields.place,
    )


def read_judgement(fields: Fields) -> Judgement:
    see = fields.scalars("see", Kind.REFERENCE)
    return Judgement(
        id=fields.id(),
        statement=fields.line("statement"),
        prose=fields.line("text"),
        confidence=fields.word("confidence"),
        see=tuple(fields.desk.want(s, "section", "division or section") for s in see),
    )


def read_key_entry(fields: Fields, owner: str) -> KeyEntry:
    marks = fields.scalars("marks", Kind.PARTY)
    return KeyEntry(
        sample=fields.line("sample"),
        meaning=fields.prose("meaning", owner),
        marks=tuple(fields.desk.party(m, ("both", "neither")) for m in marks),
        bar=fields.word("bar"),
    )
