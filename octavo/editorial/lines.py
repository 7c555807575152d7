"""The walk: every line of a publication, once, in reading order.

*Takes* a publication and what to do with a line. *Gives* the publication with each
line as revised. With `octavo.editorial.blocks` the only place that knows where lines
stand; whoever reads lines without changing them walks the same way with `every_line`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from octavo.editorial.blocks import revise_block, revise_fact
from octavo.editorial.walk import Revise, Slot, Voice, Walk
from octavo.model.blocks import Block
from octavo.model.inlines import Line
from octavo.model.publication import Division, Publication, Section


def revise_lines(publication: Publication, revise: Revise) -> Publication:
    """The publication with every line revised, divisions first, in reading order.

    The lines of terms and events belong to the glossary and to the drawings; those
    of the title page to the imprint.
    """
    walk = Walk(revise, Slot(division="", kind="", role="", voice=Voice.LOOSE))
    divisions = tuple(_division(walk, division) for division in publication.divisions)
    glossary = next((d for d in divisions if d.kind == "glossary"), None)
    defined = walk.into(glossary) if glossary else walk
    voice = Voice.TEXT if glossary else Voice.LOOSE
    return replace(
        publication,
        divisions=divisions,
        terms=tuple(
            replace(
                term,
                definition=defined(term.definition, "definition", voice),
                note=defined(term.note, "note", voice),
            )
            for term in publication.terms
        ),
        events=tuple(
            replace(
                event,
                text=walk(event.text, "text", Voice.LOOSE),
                source=walk(event.source, "source", Voice.LOOSE),
            )
            for event in publication.events
        ),
        edition=replace(
            publication.edition,
            note=walk(publication.edition.note, "note", Voice.LOOSE),
        ),
        rights=walk(publication.rights, "rights", Voice.LOOSE),
        citation=walk(publication.citation, "citation", Voice.LOOSE),
        colophon=walk.prose(publication.colophon, "colophon", Voice.LOOSE),
    )


def every_block(part: Division | Section) -> Iterator[Block]:
    """The blocks of a division or section, those of its sections after its own."""
    yield from part.blocks
    for section in part.sections:
        yield from every_block(section)


def every_line(publication: Publication) -> tuple[tuple[Slot, Line], ...]:
    """Every line with its slot, in reading order; empty lines are left out."""
    found: list[tuple[Slot, Line]] = []

    def note(line: Line, slot: Slot) -> Line:
        if line:
            found.append((slot, line))
        return line

    revise_lines(publication, note)
    return tuple(found)


def _division(walk: Walk, division: Division) -> Division:
    walk = walk.into(division)
    return replace(
        division,
        title=walk(division.title, "title"),
        abstract=walk(division.abstract, "abstract"),
        glance=tuple(revise_fact(walk, fact) for fact in division.glance),
        blocks=tuple(revise_block(walk, block) for block in division.blocks),
        sections=tuple(_section(walk, section) for section in division.sections),
    )


def _section(walk: Walk, section: Section) -> Section:
    return replace(
        section,
        title=walk(section.title, "title"),
        blocks=tuple(revise_block(walk, block) for block in section.blocks),
        sections=tuple(_section(walk, inner) for inner in section.sections),
    )
