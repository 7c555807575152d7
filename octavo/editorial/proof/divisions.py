"""Divisions: no two alike, none empty."""

from __future__ import annotations

from collections.abc import Iterator

from octavo.diagnostics import Diagnostic, Place
from octavo.editorial.lines import every_block
from octavo.editorial.proof.sheet import Sheet, every_inline, place_of
from octavo.model.blocks import Generated
from octavo.model.inlines import Citation, IndexMark, words
from octavo.model.publication import Division, Publication

_IDENTIFIED = ("glossary", "bibliography", "index", "changes")


def twin_titles(sheet: Sheet) -> Iterator[Diagnostic]:
    """W-308: a reader cannot tell two divisions of one title apart."""
    first: dict[str, Division] = {}
    for division in sheet.publication.divisions:
        title = words(division.title).casefold()
        twin = first.setdefault(title, division)
        if twin is not division:
            yield Diagnostic(
                code="W-308",
                place=place_of(division.title) if division.title else division.place,
                message=f"division “{division.id}” has the title of “{twin.id}”, "
                f"“{words(division.title)}”",
                fix="give one of them another title",
            )


def twin_lists(sheet: Sheet) -> Iterator[Diagnostic]:
    """E-125: a list whose entries have ids, made a second time."""
    first: dict[str, Place] = {}
    for kind, place in _lists(sheet.publication):
        if kind in first:
            yield Diagnostic(
                code="E-125",
                place=place,
                message=f"a second {kind}: its entries would have the ids of those of "
                f"the first, at {first[kind]}",
                fix="take one of the two out, and refer to the other",
            )
        first.setdefault(kind, place)


def _lists(publication: Publication) -> Iterator[tuple[str, Place]]:
    for division in publication.divisions:
        for block in every_block(division):
            if isinstance(block, Generated) and block.kind in _IDENTIFIED:
                yield block.kind, block.place
        if division.kind in _IDENTIFIED:
            yield division.kind, division.place
        if division.kind == "colophon" and publication.colophon:
            yield division.kind, division.place


def empty_divisions(sheet: Sheet) -> Iterator[Diagnostic]:
    """W-309: a division that fills itself and finds nothing to be filled with."""
    if not sheet.has_read(""):
        return
    kinds = {type(i) for _, line in sheet.lines for i in every_inline(line)}
    lacking = {
        "index": (IndexMark in kinds, "no index mark", "mark words: {index}`word`"),
        "bibliography": (Citation in kinds, "no citation", "cite sources: [@key]"),
        "glossary": (
            bool(sheet.publication.terms),
            "no term",
            "define terms in terms.yaml",
        ),
        "changes": (
            bool(sheet.publication.edition.since),
            "no edition to tell changes from",
            "name a published edition in `since`",
        ),
    }
    for division in sheet.publication.divisions:
        filled, what, fix = lacking.get(division.kind, (True, "", ""))
        if not filled:
            yield Diagnostic(
                code="W-309",
                place=division.place,
                message=f"the {division.kind} is empty: there is {what}",
                fix=f"{fix}; or leave the division out",
            )
