"""Galleys laid out for looking at: pages, lines and what WeasyPrint complained of.

*Takes* a galley. *Gives* its pages as WeasyPrint's boxes, set in the house's faces.
"""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import weasyprint
from weasyprint.layout import block, inline
from weasyprint.text.fonts import FontConfiguration

from octavo.composition.galleys import compose_galleys
from octavo.model.galley import Galley
from octavo.production import foundry
from octavo.production.print.lastspace import last_spaces_hang
from octavo.production.print.marginnotes import margins_hold
from octavo.production.print.notecalls import note_calls_hold
from tests.composition.specimen import fair_copy
from tests.house.source import ROOT

MM = 96 / 25.4  # CSS pixels


@dataclass(frozen=True)
class Laid:
    """A galley laid out: its pages and the warnings on the way."""

    pages: tuple[Any, ...]
    heard: tuple[str, ...]


@cache
def galleys(paper: str = "a4") -> dict[str, Galley]:
    """The specimen's galleys by division."""
    composed = compose_galleys(
        fair_copy(), paper=paper, templates=ROOT / "templates", assets=ROOT / "assets"
    )
    return {galley.division: galley for galley in composed}


@cache
def lay(division: str, paper: str = "a4") -> Laid:
    """A division of the specimen laid out on *paper*."""
    return lay_galley(galleys(paper)[division])


def lay_galley(galley: Galley) -> Laid:
    """*galley* laid out by itself; links that leave it are dropped, as binding does."""
    own = set(re.findall(r'id="([^"]+)"', galley.html))
    html = re.sub(
        r' href="#([^"]+)"', lambda m: m[0] if m[1] in own else "", galley.html
    )
    styles = "".join(f"<style>{sheet}</style>" for sheet in galley.stylesheets)
    page = (
        f'<!DOCTYPE html><html lang="{galley.language}"><head><title>t</title>'
        f"{styles}</head><body>{html}</body></html>"
    )
    heard: list[str] = []
    logger, ear = logging.getLogger("weasyprint"), _Ear(heard)
    logger.addHandler(ear)
    try:
        with (
            last_spaces_hang(inline),
            note_calls_hold(inline),
            margins_hold(block),
        ):
            document = weasyprint.HTML(string=page).render(font_config=_fonts())
    finally:
        logger.removeHandler(ear)
    return Laid(tuple(document.pages), tuple(heard))


class _Ear(logging.Handler):
    def __init__(self, heard: list[str]) -> None:
        super().__init__(logging.WARNING)
        self.heard = heard

    def emit(self, record: logging.LogRecord) -> None:
        self.heard.append(record.getMessage())


@cache
def _fonts() -> FontConfiguration:
    faces = foundry.cut_faces(ROOT / ".cache/octavo/faces")
    file = foundry.write_fontconfig(Path(mkdtemp()) / "fonts.conf", faces)
    os.environ["FONTCONFIG_FILE"] = str(file)
    return FontConfiguration()


def boxes(page: Any) -> Iterator[Any]:
    """Every box of a page, its margin boxes and notes among them."""
    yield from page._page_box.descendants()


def lines(page: Any, class_name: str = "text") -> list[tuple[float, str]]:
    """The lines within elements of a class: baseline in mm from the top, and words."""
    found = []
    for box in boxes(page):
        if type(box).__name__ != "LineBox" or not _within(box, page, class_name):
            continue
        words = "".join(getattr(part, "text", "") for part in box.descendants()).strip()
        if words:
            found.append(((box.position_y + box.baseline) / MM, words))
    return found


def _within(line: Any, page: Any, class_name: str) -> bool:
    return id(line) in _marked(page, class_name)


@cache
def _marked(page: Any, class_name: str) -> frozenset[int]:
    marked: set[int] = set()
    for box in boxes(page):
        element = getattr(box, "element", None)
        if element is None or class_name not in element.get("class", "").split():
            continue
        if box.element_tag == element.tag and hasattr(box, "descendants"):
            marked.update(id(part) for part in box.descendants())
    return frozenset(marked)
