"""Galleys: the divisions of a fair copy, set for print.

*Takes* a fair copy, the name of a paper, and the folders of templates and of assets.
*Gives* one galley for each division, in reading order: well-formed HTML and the style
sheets it asks for. Page numbers never stand in a galley but as slots.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

from octavo.composition.enlarging import enlarge_sheet
from octavo.composition.environment import open_environment
from octavo.composition.paper import PAPERS
from octavo.composition.parties import party_sheet
from octavo.composition.pictures import pictures
from octavo.composition.runningheads import running_sheet
from octavo.composition.scripts import mark_scripts
from octavo.composition.setting import Setting
from octavo.model.faircopy import FairCopy
from octavo.model.galley import Galley
from octavo.model.keeping import Keep, keep_nothing
from octavo.model.publication import Division, Section
from octavo.model.semantics import DIVISION_KINDS
from octavo.model.variants import LARGE_PRINT

SHEETS = (
    *("tokens", "text", "divisions", "blocks"),
    *("print/page", "print/text", "print/footnotes", "print/divisions"),
    *("print/blocks", "print/figures", "print/folios"),
)
KEPT = "print/cover-titles"  # its measures are those of every variant


def compose_galleys(
    fair_copy: FairCopy,
    *,
    paper: str,
    templates: Path,
    assets: Path,
    folio_of: Mapping[str, str] | None = None,
    kinds: Container[str] = DIVISION_KINDS,
    variant: str = "",
    keep: Keep = keep_nothing,
) -> tuple[Galley, ...]:
    """All galleys of *fair_copy* on *paper*, in reading order.

    With *folio_of* (id → printed page) the index names each page once and joins
    consecutive pages; without it, every place has its own slot. *variant*: one of
    `octavo.model.variants`. *kinds*: only divisions of these.
    *keep* keeps drawings. Raises KeyError if *paper* is not one of `paper.PAPERS`.
    """
    setting = Setting(fair_copy, "print", assets, PAPERS[paper], folio_of, keep)
    setting = replace(setting, large=variant == LARGE_PRINT)
    sheets = (
        *read_sheets(assets, paper, variant),
        party_sheet(fair_copy.publication.parties),
    )
    return tuple(
        compose_galley(division, setting, templates=templates, sheets=sheets)
        for division in fair_copy.publication.divisions
        if division.kind in kinds
    )


def compose_galley(
    division: Division,
    setting: Setting,
    *,
    templates: Path,
    sheets: tuple[str, ...],
) -> Galley:
    """One division set for print, with *sheets* and the sheet of its running heads."""
    kind = DIVISION_KINDS[division.kind]
    frame = LARGE_PRINT if setting.large else "print"
    open_template = open_environment(templates, frame, setting.keep)
    template = open_template(f"divisions/{kind.name}.html.j2")
    language = setting.publication.language
    html = template.render({"book": setting, "division": division, "kind": kind})
    html = mark_scripts(html, language)
    return Galley(
        division=division.id,
        matter=division.matter,
        kind=division.kind,
        title=setting.title(division),
        language=language,
        html=html,
        stylesheets=(*sheets, running_sheet(division, setting)),
        resources=pictures(html, Path(setting.publication.folder)),
        places=dict(_places(division)),
    )


@cache
def read_sheets(assets: Path, paper: str, variant: str = "") -> tuple[str, ...]:
    """The style sheets of print from below *assets*, in the order of the cascade."""
    names = (f"print/{name}" for name in (paper, variant) if name)
    house = _read(assets, SHEETS)
    if variant == LARGE_PRINT:
        house = tuple(enlarge_sheet(sheet) for sheet in house)
    return (*house, *_read(assets, (*names, KEPT)))


def _read(assets: Path, names: Iterable[str]) -> tuple[str, ...]:
    return tuple((assets / f"css/{name}.css").read_text("utf-8") for name in names)


def _places(division: Division) -> Iterator[tuple[str, str]]:
    """Where the author wrote each thing of *division* that has an id."""
    yield division.id, str(division.place)
    for fact in division.glance:
        yield fact.id, str(fact.place)
    for block in division.blocks:
        yield block.id, str(block.place)
    for section in division.sections:
        yield from _section_places(section)


def _section_places(section: Section) -> Iterator[tuple[str, str]]:
    yield section.id, str(section.place)
    for block in section.blocks:
        yield block.id, str(block.place)
    for inner in section.sections:
        yield from _section_places(inner)
