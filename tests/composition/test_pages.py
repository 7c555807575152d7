"""Pages as WeasyPrint lays them out: the page geometry of the design."""

from __future__ import annotations

import pytest

from tests.composition.laid import MM, boxes, lay, lines
from tests.composition.specimen import publication

DIVISIONS = [division.id for division in publication().divisions]
SILENT = ("cover", "halftitle", "imprint")
TOP = 25.0  # mm, on both papers
LINE = 5.0  # mm


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("division", DIVISIONS)
def test_weasyprint_has_nothing_to_say(division: str, paper: str) -> None:
    assert lay(division, paper).heard == ()


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize(
    "division", [*SILENT, "key", "contents", "summary", "figures", "colophon"]
)
def test_what_is_made_for_one_page_stays_on_it(division: str, paper: str) -> None:
    assert len(lay(division, paper).pages) == 1


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_each_block_of_the_timeline_is_one_page(paper: str) -> None:
    assert len(lay("timeline", paper).pages) == 2


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("chapter", ["river", "bridge"])
def test_the_opener_is_a_page_of_its_own(chapter: str, paper: str) -> None:
    first, second = lay(chapter, paper).pages[:2]

    assert not lines(first)
    assert lines(second)


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_the_glance_does_not_meet_the_sections(paper: str) -> None:
    page = lay("river", paper).pages[0]

    assert _bottom(page, "within") < _top(page, "glance")


def _edges(page: object, name: str) -> list[tuple[float, float]]:
    return [
        (box.position_y, box.position_y + box.margin_height())
        for box in boxes(page)
        if getattr(box, "element", None) is not None
        and name in box.element.get("class", "").split()
        and hasattr(box, "margin_height")
    ]


def _top(page: object, name: str) -> float:
    return min(top for top, _ in _edges(page, name))


def _bottom(page: object, name: str) -> float:
    return max(bottom for _, bottom in _edges(page, name))


def test_lines_of_text_stand_on_the_grid_until_a_figure_comes() -> None:
    found = lines(lay("river").pages[1])
    before = found[
        : next(i for i, (_, words) in enumerate(found) if "counted" in words)
    ]
    steps = [(y - before[0][0]) % LINE for y, _ in before]

    assert len(before) > 12
    assert max(min(step, LINE - step) for step in steps) < 0.15


def test_lines_break_alike_on_both_papers() -> None:
    a4, letter = (
        [words for page in lay("river", paper).pages for _, words in lines(page)]
        for paper in ("a4", "letter")
    )

    assert len(a4) > 30
    assert a4 == letter


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_the_text_column_is_115_mm_and_six_columns_are_175(paper: str) -> None:
    page = lay("river", paper).pages[1]
    widths = {
        round(box.width / MM)
        for box in boxes(page)
        if getattr(box, "element", None) is not None
        and box.element.get("class") in ("text", "section level-2")
        and isinstance(getattr(box, "width", None), float)
    }

    assert 115 in widths


def test_no_text_is_smaller_than_six_points() -> None:
    sizes = {
        round(box.style["font_size"] * 0.75, 1)
        for division in DIVISIONS
        for page in lay(division).pages
        for box in boxes(page)
        if type(box).__name__ == "TextBox" and box.text.strip()
    }

    assert min(sizes) >= 6.0


def test_notes_stand_at_the_foot_of_the_page_that_calls_them() -> None:
    page = lay("river").pages[1]
    notes = [words for _, words in lines(page, "footnote")]

    assert notes[0].startswith("1")
    assert "Harbour office" in notes[0]


def test_a_silent_division_has_no_running_head_and_no_folio() -> None:
    for division in SILENT:
        (page,) = lay(division).pages
        assert not [box for box in boxes(page) if type(box).__name__ == "MarginBox"]


def test_every_other_page_has_a_folio_in_both_corners_of_its_foot() -> None:
    for division in set(DIVISIONS) - set(SILENT):
        for page in lay(division).pages:
            corners = {
                box.at_keyword
                for box in boxes(page)
                if type(box).__name__ == "MarginBox"
            }
            assert corners >= {"@bottom-left-corner", "@bottom-right"}


def test_an_opener_has_no_running_head() -> None:
    first, second = lay("river").pages[:2]

    heads = [
        {box.at_keyword for box in boxes(page) if type(box).__name__ == "MarginBox"}
        for page in (first, second)
    ]

    assert "@top-left" not in heads[0]
    assert "@top-left" in heads[1]


def test_a_block_of_positions_is_not_split() -> None:
    for page in lay("positions").pages:
        starts = [w for _, w in lines(page, "sides") if w.startswith("Northbank says")]
        ends = [w for _, w in lines(page, "stands") if w.startswith("Where")]
        assert starts
        assert len(starts) == len(ends)
