"""Large print as WeasyPrint lays it out: large, and in one column."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from octavo.composition.enlarging import enlarge_drawing, enlarge_sheet
from octavo.composition.galleys import compose_galleys
from octavo.model.galley import Galley
from tests.composition.laid import MM, Laid, boxes, lay_galley, lines
from tests.composition.specimen import fair_copy, publication
from tests.house.source import ROOT

DIVISIONS = [division.id for division in publication().divisions]
PT = 0.75  # of a CSS px


@cache
def galleys(paper: str = "a4") -> dict[str, Galley]:
    composed = compose_galleys(
        fair_copy(),
        paper=paper,
        templates=ROOT / "templates",
        assets=ROOT / "assets",
        variant="large-print",
    )
    return {galley.division: galley for galley in composed}


@cache
def lay(division: str, paper: str = "a4") -> Laid:
    return lay_galley(galleys(paper)[division])


@pytest.mark.parametrize("division", DIVISIONS)
def test_weasyprint_has_nothing_to_say(division: str) -> None:
    assert lay(division).heard == ()


@pytest.mark.parametrize("division", DIVISIONS)
def test_no_text_is_smaller_than_14_pt(division: str) -> None:
    """But CJK, which is set smaller than the Latin it stands beside, and readings."""
    small = {
        (round(box.style["font_size"] * PT, 1), box.text.strip()[:30])
        for page in lay(division).pages
        for box in boxes(page)
        if type(box).__name__ == "TextBox"
        and box.text.strip()
        and box.style["font_size"] * PT < 13.99
        and (box.style["lang"] or "")[:2] not in ("ja", "ko")
        and not (box.element is not None and box.element.get("lang"))
    }

    assert small == set()


def test_the_reading_text_is_18_pt_on_9_mm() -> None:
    first = r'<div class="text[^>]*>\s*<p id="([^"]+)"'
    ids = re.findall(first, galleys()["river"].html)
    found = [
        box
        for page in lay("river").pages
        for box in boxes(page)
        if type(box).__name__ == "LineBox"
        and getattr(box, "element", None) is not None
        and box.element.tag == "p"
        and box.element.get("id") in ids
    ]

    assert found
    assert {round(box.style["font_size"] * PT, 1) for box in found} == {18.0}
    assert {round(box.height / MM) for box in found} == {9}


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("division", [d for d in DIVISIONS if d != "cover"])
def test_nothing_leaves_the_column(division: str, paper: str) -> None:
    """Bars of changes may stand up to 5 mm left of it."""
    for page in lay(division, paper).pages:
        left = (page.width / MM - 170) / 2
        for box in boxes(page):
            if type(box).__name__ != "TextBox" or not box.text.strip():
                continue
            start, end = box.position_x / MM, (box.position_x + box.width) / MM
            folio = start < left - 8 or start > left + 170
            assert folio or (start > left - 5 and end < left + 170.5), box.text


def test_lines_break_alike_on_both_papers() -> None:
    a4, letter = (
        [words for page in lay("river", paper).pages for _, words in lines(page)]
        for paper in ("a4", "letter")
    )

    assert len(a4) > 20
    assert a4 == letter


def test_a_wide_table_is_taken_apart_and_names_its_columns() -> None:
    html = galleys()["river"].html

    assert '<div class="apart">' in html
    assert "<dt>" in html


@pytest.mark.parametrize("before", range(5, 13))
def test_a_chart_keeps_its_caption_and_its_source(before: int) -> None:
    """Behind some pairs of lines, on a page of 27: the caption is whole and stands
    above its drawing; the source is not alone overleaf, and no row of the table is."""
    galley = galleys()["bridge"]
    figure = re.search(r'<figure class="chart.*?</figure>', galley.html, re.S)
    assert figure is not None
    html = f'<div class="text">{"<p>A line<br/>of text.</p>" * before}</div>'
    made = lay_galley(replace(galley, html=html + figure[0]))

    parts = [[_part(box) for box in boxes(page)] for page in made.pages]
    (captioned,) = (page for page in parts if "figcaption" in page)
    assert {"label", "unit", "plot"} <= set(captioned)
    sourced = next(page for page in parts if "source" in page)
    assert sourced.count("tr") != 2  # of which the first is the head, repeated
    assert "td" in sourced


def _part(box: Any) -> str:
    """The name of the element whose box this is."""
    element = getattr(box, "element", None)
    if element is None or box.element_tag != element.tag:
        return ""
    name: str = element.get("class", "") if element.tag != "tr" else ""
    return name if name in ("label", "unit", "plot", "source") else element.tag


def test_lengths_grow_and_all_else_stays() -> None:
    css = (
        "a{margin:-2.5mm 0 .25pt;color:#1B1A17;top:calc(1.7mm - 2pt);flex:2;"
        "font:600 10pt/5mm x}"
    )

    assert enlarge_sheet(css, 2) == (
        "a{margin:-5mm 0 .5pt;color:#1B1A17;top:calc(3.4mm - 4pt);flex:2;"
        "font:600 20pt/10mm x}"
    ).replace(" .5pt", " 0.5pt")
    svg = (
        '<svg width="10mm" height="4.5mm" viewBox="0 0 10 4.5">'
        '<rect width="3mm" height="2mm"/></svg>'
    )
    assert enlarge_drawing(svg, 2) == svg.replace('"10mm"', '"20mm"').replace(
        '"4.5mm"', '"9mm"'
    )
