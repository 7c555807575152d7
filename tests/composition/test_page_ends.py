"""Wherever a page ends, a section begins whole: its rule, its head, its notes."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from tests.composition.laid import Laid, boxes, galleys, lay_galley, lines

TEXT = "<p>A line of the text.</p>"
SECTION = (
    '<section class="section level-2" id="two"><h2><span class="number">1.2</span> '
    '<span class="title">A head</span></h2>{note}'
    '<div class="text"><p>One line<br/>and another<br/>and the last.</p></div>'
    "</section>"
)
NOTE = '<aside class="aside">' + "<p>A name</p>" * 8 + "</aside>"
NOTED = (
    '<p>A line.<span class="noteref" id="n1-ref"><span class="footnote" '
    'role="doc-footnote" id="n1" data-number="1">'
    + "A line of the note.<br/>" * 11
    + "And its last.</span></span></p>"
)  # twelve lines of 4 mm, and the rule above them
BEFORE = range(36, 51)  # lines: from where all has room to where nothing has


@cache
def laid(before: int, note: str = "", first: str = "") -> Laid:
    """A section behind some lines of text, on pages that hold fifty."""
    html = (
        '<section class="division chapter" id="river"><div class="text">'
        f"{first}{TEXT * before}</div>{SECTION.format(note=note)}</section>"
    )
    return lay_galley(replace(galleys()["river"], html=html))


def rules(page: Any) -> int:
    """The lines that are drawn above a section."""
    return sum(
        1
        for box in boxes(page)
        if getattr(box, "border_top_width", 0) > 0 and box.border_width() > 600
    )


@pytest.mark.parametrize("before", BEFORE)
def test_the_rule_of_a_section_goes_with_its_head(before: int) -> None:
    for page in laid(before).pages:
        heads = lines(page, "section")
        assert rules(page) == any("A head" in words for _, words in heads)


@pytest.mark.parametrize("before", BEFORE)
def test_a_margin_note_is_whole_beside_its_section(before: int) -> None:
    check_beside(laid(before, NOTE))


@pytest.mark.parametrize("before", range(24, 39))
def test_a_margin_note_runs_down_beside_the_notes(before: int) -> None:
    check_beside(laid(before, NOTE, NOTED))


def check_beside(made: Laid) -> None:
    """The margin note is whole, on the page of the head and of the first words."""
    (page,) = (page for page in made.pages if lines(page, "aside"))
    words = [words for _, words in lines(page, "section")]
    assert len(lines(page, "aside")) == 8
    assert "A head" in words
    assert "One line" in words


def test_a_section_begins_on_either_page() -> None:
    """The lines that were tried are those where it matters."""
    ends = [len(lines(laid(before).pages[0], "section")) > 0 for before in BEFORE]

    assert ends[0]
    assert not ends[-1]


@pytest.mark.parametrize("long", range(8))
def test_no_line_of_the_sources_ends_within_a_word(long: int) -> None:
    galley = galleys()["bibliography"]
    title = "x" * (40 + 2 * long)
    entry = re.compile(r"<cite[^>]*>.*?</cite>")
    html = entry.sub(f"<cite>A title {title}</cite>", galley.html)
    whole = set(re.sub(r"<[^>]+>", "", html).split())

    made = lay_galley(replace(galley, html=html))

    set_apart = {
        word
        for page in made.pages
        for _, line in lines(page, "source-list")
        for word in line.split()
    }
    assert f"{title}." in set_apart
    assert set_apart <= whole
