"""The style sheet of the e-book, as its files have it."""

from __future__ import annotations

import re
from pathlib import Path

SHEETS = Path(__file__).parents[2] / "assets" / "css" / "epub"


def rule(sheet: str, selector: str) -> str:
    told = (SHEETS / sheet).read_text(encoding="utf-8")
    (found,) = re.findall(rf"(?m)^{re.escape(selector)} \{{([^}}]*)\}}", told)
    return str(found)


def test_the_mark_of_both_is_filled_without_a_background():
    both = rule("text.css", ".mark-both")

    assert "background" not in both
    assert "solid currentColor; height: 0; width: 0;" in both


def test_positions_reach_no_farther_than_the_page():
    assert not re.search(r"margin:[^;]*\s-", rule("blocks.css", ".sides"))
