"""The briefing's pages as an art director sees them, on both papers."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import pytest

from octavo.model.blocks import Positions
from tests.flagship.printed import PrintedPage, pages
from tests.flagship.test_briefing import blocks, publication

PAPERS = ("a4", "letter")
ONE_PAGE = ("cover", "key", "contents", "summary", "figures")
CHAPTERS = [d.id for d in publication().divisions if d.kind == "chapter"]
LEAST = 3  # lines on the last page of a chapter


def _of(division: str, paper: str) -> list[PrintedPage]:
    return [page for page in pages(paper) if page.division == division]


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("division", ONE_PAGE)
def test_what_is_made_for_one_page_is_one_page(division: str, paper: str) -> None:
    assert len(_of(division, paper)) == 1


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("chapter", CHAPTERS)
def test_an_opener_is_a_page_of_its_own(chapter: str, paper: str) -> None:
    opener, following = _of(chapter, paper)[:2]

    assert not opener.lines
    assert following.lines or following.empty < following.height / 2


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("chapter", CHAPTERS)
def test_no_page_of_a_chapter_has_but_a_line_or_two(chapter: str, paper: str) -> None:
    bare = [p.number for p in _of(chapter, paper)[1:] if len(p.lines) < LEAST]

    assert bare == []


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("chapter", CHAPTERS)
def test_no_figure_leaves_a_third_of_a_page_before_it(chapter: str, paper: str) -> None:
    inner = [page for page, _ in pairwise(_of(chapter, paper)[1:])]

    assert [p.number for p in inner if p.empty > p.height / 3] == []


@pytest.mark.parametrize("paper", PAPERS)
def test_no_text_is_under_six_points(paper: str) -> None:
    assert [page.number for page in pages(paper) if page.smallest < 6] == []


@pytest.mark.parametrize("paper", PAPERS)
def test_no_line_is_but_the_call_of_a_note(paper: str) -> None:
    lone = [
        (page.number, line)
        for page in pages(paper)
        if page.division in CHAPTERS
        for line in page.lines
        if line.isdigit()
    ]

    assert lone == []


def test_lines_break_alike_on_both_papers() -> None:
    """But for those that tell a page, whose number may be longer on one paper."""
    a4, letter = (
        Counter(
            line
            for page in pages(paper)
            if page.division in CHAPTERS
            for line in page.lines
            if "page" not in line
        )
        for paper in PAPERS
    )
    unlike = sum(((a4 - letter) + (letter - a4)).values())

    assert sum(a4.values()) > 1000
    assert unlike <= 6  # the lines after a reference that took another letter


def test_two_questions_share_a_page() -> None:
    questions = [block for block in blocks() if isinstance(block, Positions)]

    assert len(questions) == 11
    assert len(_of("positions", "a4")) <= 6
