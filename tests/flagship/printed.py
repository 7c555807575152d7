"""The briefing as it is printed: its pages, read back from the finished PDF.

*Takes* a paper. *Gives* `pages(paper)`: of each page its division, its lines of reading
text, and the room left empty above its notes. Built once a session, from the cache.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pymupdf

from octavo.composition import vega
from octavo.press.books import printing
from octavo.press.house import this_house
from octavo.press.order import Order, moment
from octavo.press.reading import check
from octavo.production.foundry import cut_faces
from tests.flagship.test_briefing import FOLDER, publication

MM = 72 / 25.4
TEXT = 10.0  # pt: reading text
NOTE = 8.0  # pt: notes at the foot
MEASURE = 115.0  # mm: reading text, and the line above its notes
HEAD = 24.0  # mm: above it stands the running head


@dataclass(frozen=True)
class PrintedPage:
    """`lines` of reading text; `empty` mm above the notes or the foot; `height` of
    the type area in mm; `smallest` size of type in pt."""

    number: int  # from 1, in the file
    division: str
    lines: tuple[str, ...]
    empty: float
    height: float
    smallest: float


@cache
def pages(paper: str) -> tuple[PrintedPage, ...]:
    """Every page of the briefing on *paper*."""
    house = this_house()
    cut_faces(house.faces)
    vega.register(house.faces)
    day = publication().edition.date
    copy = check(FOLDER, house=house, today=day).fair_copy
    assert copy is not None
    order = Order(shelf=Path(), environ={})
    at = moment(copy.publication.edition, {})
    with printing(copy, order, house=house, paper=paper, at=at) as book:
        printed = book.printed()
    assert printed.pagination is not None, printed.diagnostics
    foot = 24.4 if paper == "letter" else 22.0
    mupdf: Any = pymupdf  # has no types of its own
    with mupdf.open(stream=printed.pdf, filetype="pdf") as document:
        return tuple(
            _page(document[n], n + 1, page.division, foot)
            for n, page in enumerate(printed.pagination.pages)
        )


def _page(page: Any, number: int, division: str, foot: float) -> PrintedPage:
    end = page.rect.height / MM - foot
    spans = [
        (line["bbox"][1] / MM, line["bbox"][3] / MM, span)
        for block in page.get_text("dict")["blocks"]
        for line in block.get("lines", ())
        for span in line["spans"]
        if span["text"].strip()
    ]
    inside = [s for s in spans if HEAD < s[0] < end - 1]
    notes = _notes(page, inside, end)
    above = [s for s in inside if s[1] < notes + 1]
    return PrintedPage(
        number=number,
        division=division,
        lines=_lines(above),
        empty=notes - max((bottom for _, bottom, _ in above), default=HEAD),
        height=end - HEAD,
        smallest=min((span["size"] for _, _, span in spans), default=TEXT),
    )


def _notes(page: Any, inside: list[tuple[float, float, Any]], end: float) -> float:
    """Where the notes begin, in mm from the top: the page's end if it has none."""
    for drawn in sorted(page.get_drawings(), key=lambda d: float(d["rect"].y0)):
        top = drawn["rect"].y0 / MM
        below = [span for y, _, span in inside if y > top - 0.5]
        wide = drawn["rect"].width / MM > MEASURE - 1
        if wide and below and all(span["size"] < NOTE + 0.1 for span in below):
            fonts = {span["font"] for span in below}
            if all("Note" in font or "CJK" in font for font in fonts):
                return float(top)
    return end


def _lines(above: list[tuple[float, float, Any]]) -> tuple[str, ...]:
    """The words of each line of reading text: what stands on one baseline."""
    found: dict[int, list[Any]] = {}
    for _, _, span in above:
        if abs(span["size"] - TEXT) < 0.1 and "Text" in span["font"]:
            found.setdefault(round(span["origin"][1]), []).append(span)
    return tuple(
        "".join(
            span["text"] for span in sorted(line, key=lambda s: float(s["origin"][0]))
        ).strip()
        for _, line in sorted(found.items())
    )
