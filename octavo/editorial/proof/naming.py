"""Names that name nothing: citations, cross references, terms, divisions, parties."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from octavo.diagnostics import Diagnostic, Place
from octavo.editorial.lines import every_block
from octavo.editorial.proof.sheet import Sheet, every_inline, instead
from octavo.editorial.targets import targets
from octavo.model.blocks import (
    Aside,
    Block,
    Chart,
    Facts,
    Judgements,
    Key,
    People,
    Table,
)
from octavo.model.inlines import Citation, CrossReference, TermMark

NOBODY = ("both", "neither")


def unknown_citations(sheet: Sheet) -> Iterator[Diagnostic]:
    """E-201."""
    known = {source.id for source in sheet.publication.sources}
    for _, line in sheet.lines:
        for inline in every_inline(line):
            for item in inline.items if isinstance(inline, Citation) else ():
                if item.key not in known:
                    yield Diagnostic(
                        code="E-201",
                        place=item.place,
                        message=f"citation “@{item.key}” is not in sources.yaml",
                        fix=instead(
                            item.key, known, otherwise="add it to sources.yaml"
                        ),
                        length=len(item.key) + 1,
                    )


def unknown_crossrefs(sheet: Sheet) -> Iterator[Diagnostic]:
    """E-202."""
    known = targets(sheet.publication)
    for _, line in sheet.lines:
        for inline in every_inline(line):
            if isinstance(inline, CrossReference) and inline.target not in known:
                yield Diagnostic(
                    code="E-202",
                    place=inline.place,
                    message=f"cross reference to “#{inline.target}”, an id that "
                    "nothing in the publication has",
                    fix=instead(
                        inline.target,
                        known,
                        otherwise="give the id to the block or section that is meant",
                    ),
                )


def unknown_terms(sheet: Sheet) -> Iterator[Diagnostic]:
    """E-203."""
    known = {term.id for term in sheet.publication.terms}
    used = [
        (inline.place, inline.term)
        for _, line in sheet.lines
        for inline in every_inline(line)
        if isinstance(inline, TermMark)
    ]
    used += [
        (block.place, term)
        for block in _blocks(sheet)
        if isinstance(block, Aside)
        for term in block.terms
    ]
    for place, term in used:
        if term not in known:
            yield Diagnostic(
                code="E-203",
                place=place,
                message=f"term “{term}” is not in terms.yaml",
                fix=instead(term, known, otherwise="add it to terms.yaml"),
            )


def unknown_divisions(sheet: Sheet) -> Iterator[Diagnostic]:
    """E-204: `see` and `divisions` of blocks, `division` of events."""
    known = set(targets(sheet.publication))
    divisions = {division.id for division in sheet.publication.divisions}
    for block in _blocks(sheet):
        match block:
            case Judgements():
                for entry in block.entries:
                    yield from _unknown(entry.see, known, block.place, "see")
            case People():
                for person in block.entries:
                    named = person.divisions
                    yield from _unknown(named, divisions, person.place, "divisions")
            case _:
                pass
    for event in sheet.publication.events:
        named = (event.division,) if event.division else ()
        yield from _unknown(named, divisions, event.place, "division")


def _unknown(
    named: Iterable[str], known: set[str], place: Place, key: str
) -> Iterator[Diagnostic]:
    for name in named:
        if name not in known:
            yield Diagnostic(
                code="E-204",
                place=place,
                message=f"`{key}` names “{name}”, which no division or section is",
                fix=instead(name, known, otherwise="write the id of a division"),
            )


def unknown_parties(sheet: Sheet) -> Iterator[Diagnostic]:
    """E-205."""
    known = {party.id for party in sheet.publication.parties}
    named: list[tuple[str, Place, tuple[str, ...]]] = [
        (event.by, event.place, NOBODY) for event in sheet.publication.events
    ]
    for division in sheet.publication.divisions:
        named += [(fact.party, fact.place, ()) for fact in division.glance]
    for block in _blocks(sheet):
        named += _parties(block)
    for party, place, free in named:
        if party and party not in known and party not in free:
            yield Diagnostic(
                code="E-205",
                place=place,
                message=f"“{party}” is no party of publication.yaml",
                fix=instead(party, {*known, *free}, otherwise="add it to `parties`"),
            )


def _parties(block: Block) -> Iterator[tuple[str, Place, tuple[str, ...]]]:
    match block:
        case Facts() | People():
            for entry in block.entries:
                yield entry.party, entry.place, ()
        case Table():
            for column in block.columns:
                yield column.party, block.place, ()
        case Chart():
            for shown in block.table:
                yield shown.party, block.place, ()
            plotted = (block.plot or {}).get("series", ())
            for series in plotted if isinstance(plotted, list | tuple) else ():
                if isinstance(series, dict):
                    yield str(series.get("party") or ""), block.place, ()
        case Key():
            for row in block.entries:
                for mark in row.marks:
                    yield mark, block.place, NOBODY
        case _:
            pass


def _blocks(sheet: Sheet) -> Iterator[Block]:
    for division in sheet.publication.divisions:
        yield from every_block(division)
