"""The style sheet of the e-book, as its files have it."""

from __future__ import annotations

import re
from pathlib import Path

from octavo.composition.epub_sheet import party_rules
from tests.composition.specimen import publication

SHEETS = Path(__file__).parents[2] / "assets" / "css" / "epub"


def rule(sheet: str, selector: str) -> str:
    told = (SHEETS / sheet).read_text(encoding="utf-8")
    (found,) = re.findall(rf"(?m)^{re.escape(selector)} \{{([^}}]*)\}}", told)
    return str(found)


def test_no_mark_is_filled_by_a_background():
    for sheet, selector in (("text.css", ".mark-both"), ("blocks.css", ".tick.yes")):
        full = rule(sheet, selector)
        assert "background" not in full
        assert "solid currentColor; height: 0; width: 0;" in full
    assert "background" not in party_rules(publication().parties)


def test_the_half_of_a_partys_mark_is_on_its_side():
    left, right = (p for p in publication().parties)
    told = party_rules((left, right))

    for party, side in ((left, "left"), (right, "right")):
        half = f"border-{side}-width: .31em; width: .25em"
        said = f".mark-{party.id} {{ border-color: {party.colour}; {half}; }}"
        assert said in told


def test_positions_reach_no_farther_than_the_page():
    assert not re.search(r"margin:[^;]*\s-", rule("blocks.css", ".sides"))
