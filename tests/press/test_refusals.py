"""Content that would make an inaccessible PDF is refused at the author's line."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from octavo.diagnostics import Severity
from octavo.press.building import build
from octavo.press.house import this_house
from octavo.press.order import PDF, Order

ROOT = Path(__file__).resolve().parents[2]
MINIMAL = ROOT / "tests" / "books" / "minimal"
TODAY = date(2026, 11, 24)
FILE = "divisions/river.yaml"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="90">{}</svg>'
FIGURE = """\
      - kind: figure
        id: figure.arch
        title: One arch
        image: arch.svg
"""
CHART = """\
      - kind: chart
        id: chart.feet
        title: Feet
        data: {inline: [{year: 2020, feet: 1}]}
        plot: {type: columns, x: year, series: [{field: feet}]}
"""
TABLE = """\
      - kind: table
        id: table.bare
        title: No head
        rows: [[a, 1]]
"""
TEXT = """\
      - text: |
          {}
"""
LAST = len((MINIMAL / FILE).read_text("utf-8").splitlines())

REFUSED = {
    "a picture without alternative text": (FIGURE, "", "E-104", 1),
    "an alternative text of nothing": (FIGURE + '        alt: " "\n', "", "E-131", 5),
    "a chart without alternative text": (CHART, "", "E-104", 1),
    "a table without a head": (TABLE, "", "E-151", 1),
    "words in a language that is none": (
        TEXT.format("[Worte]{lang=deutschland}"),
        "",
        "E-128",
        2,
    ),
    "a character that no font has": (TEXT.format("\u1200"), "", "E-205", 2),
    "a link to nothing": (TEXT.format("See [](#nowhere)."), "", "E-202", 2),
    "a link without words": (TEXT.format("[](https://example.org/)"), "", "E-179", 2),
    "a drawing with a character that no font has": (
        FIGURE + "        alt: An arch.\n",
        SVG.format('<text y="30" font-size="20">\u1200</text>'),
        "E-404",
        1,
    ),
}


@pytest.mark.parametrize("fault", REFUSED)
def test_it_is_refused_at_its_line(tmp_path: Path, fault: str):
    block, drawing, code, line = REFUSED[fault]
    book = tmp_path / "minimal"
    shutil.copytree(MINIMAL, book)
    with (book / FILE).open("a", encoding="utf-8") as file:
        file.write(block)
    (book / "arch.svg").write_text(drawing or SVG.format(""), encoding="utf-8")
    order = Order(shelf=tmp_path / "dist", formats=(PDF,), environ={})

    built = build(book, order, house=this_house(), today=TODAY)

    errors = [d for d in built.proofs.diagnostics if d.severity is Severity.ERROR]
    told = [(d.code, d.place.file, d.place.line) for d in errors]
    assert (code, FILE, LAST + line) in told, [str(d) for d in errors]
    assert built.place is None
    assert not list(tmp_path.glob("dist/**/*.pdf"))
