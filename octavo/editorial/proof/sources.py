"""Sources: every claim has one, every one is used, a copy never stands alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from octavo.diagnostics import Diagnostic, Place
from octavo.editorial.lines import every_block
from octavo.editorial.notes import Call, calls_apart, keys_in
from octavo.editorial.proof.sheet import Sheet, every_inline
from octavo.editorial.walk import Slot, Voice
from octavo.model.blocks import Text
from octavo.model.inlines import CrossReference, Footnote, Inline, Line, Run

CLAIM = re.compile(r"\w*\d(?:[\w.,]*\w)?")


def uncited_sources(sheet: Sheet) -> Iterator[Diagnostic]:
    """W-301."""
    if not sheet.has_read(""):
        return
    cited = {key for _, line in sheet.lines for key in keys_in(line)}
    for source in sheet.publication.sources:
        if source.id not in cited:
            yield Diagnostic(
                code="W-301",
                place=source.place,
                message=f"source “{source.id}” is never cited, so it is not printed",
                fix=f"cite it as [@{source.id}], or take it out",
            )


def unsourced_claims(sheet: Sheet) -> Iterator[Diagnostic]:
    """W-302: a text block of a chapter with a figure or year, and no citation, in a
    book that has sources."""
    if not sheet.publication.sources:
        return
    by_block: dict[str, list[Line]] = {}
    for slot, line in sheet.lines:
        if slot.block is not None:
            by_block.setdefault(slot.block.id, []).append(line)
    for division in sheet.publication.divisions:
        if not division.number:
            continue
        for block in every_block(division):
            lines = by_block.get(block.id, [])
            if not isinstance(block, Text) or any(keys_in(line) for line in lines):
                continue
            claim = next((c for line in lines for c in _claims(line)), None)
            if claim:
                place, said = claim
                yield Diagnostic(
                    code="W-302",
                    place=place,
                    message=f"this paragraph claims “{said}” and cites no source",
                    fix="cite one: … in 2019.[@key]",
                    length=len(said),
                )


def _claims(line: Line) -> Iterator[tuple[Place, str]]:
    """The words with a digit, each with its place; code and references to the book
    itself claim nothing."""
    for inline in line:
        match inline:
            case Run():
                for found in CLAIM.finditer(inline.text):
                    yield inline.place_of(found.start()), found[0]
            case CrossReference() | Footnote():
                pass
            case _:
                yield from _claims(getattr(inline, "children", ()))


def copies_alone(sheet: Sheet) -> Iterator[Diagnostic]:
    """W-304: a note or source line that rests on grade C alone."""
    grades = {source.id: source.grade for source in sheet.publication.sources}
    for slot, line in sheet.lines:
        for spot in _spots(slot, line):
            keys = spot.keys
            if keys and all(grades.get(key) == "C" for key in keys):
                yield Diagnostic(
                    code="W-304",
                    place=spot.place,
                    message=f"“{keys[0]}” is grade C, a mirror or digest, "
                    "and stands alone",
                    fix="add a source of grade A or B beside it",
                )


def _spots(slot: Slot, line: Line) -> Iterator[Call]:
    """The calls of a line; a source line counts as one."""
    calls = tuple(_calls(line))
    if slot.voice is Voice.SOURCE and calls:
        parts = tuple(part for call in calls for part in call.parts)
        yield Call(parts, calls[0].place)
    else:
        yield from calls


def _calls(line: Line) -> Iterator[Call]:
    for piece in calls_apart(line, tight=False):
        if isinstance(piece, Call):
            yield piece
        else:
            yield from _calls(getattr(piece, "children", ()))


def misplaced_notes(sheet: Sheet) -> Iterator[Diagnostic]:
    """E-204: a remark where a line is printed in several places or in one book only."""
    for slot, line in sheet.lines:
        if slot.voice is Voice.TEXT:
            continue
        for note in filter(_is_remark, every_inline(line)):
            yield Diagnostic(
                code="E-204",
                place=note.place,
                message=f"a footnote cannot stand in `{slot.role}`",
                fix="say it in the line itself, or in the text around",
            )


def _is_remark(inline: Inline) -> bool:
    return isinstance(inline, Footnote)
