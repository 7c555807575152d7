"""The book's drawing and its kin: score, timeline, sparkline, mark, and their sheet."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from octavo.composition import drawings
from octavo.composition.drawings.moment import moment, printed
from octavo.composition.drawings.palette import palette
from octavo.composition.drawings.score import HANG, RISE
from octavo.composition.drawings.sparkline import runs
from octavo.composition.drawings.svg import number
from octavo.composition.drawings.timeline import FAN, dodge
from octavo.model.blocks import Dataset, Sparkline
from tests.composition.drawn import (
    FERRY,
    NORTH,
    PARTIES,
    event,
    every,
    numbers,
    parsed,
    rows,
    words_in,
)

EVENTS = (
    event("2005-06-30", "northbank", "ferry"),
    event("2001", "southbank", "bridge"),
    event("2003-01", "both", "ferry"),
    event("2008-07-02", "council", "bridge", unverified=True),
)


def score(medium: str = "print", division: str = "", **more: int) -> str:
    return drawings.score(
        EVENTS,
        PARTIES,
        first=2000,
        last=2010,
        width=55,
        height=100,
        gutter=5,
        division=division,
        medium=medium,
        title="Acts of two towns",
        **more,
    )


def sides(svg: str) -> list[tuple[str | None, str | None]]:
    return [(node.get("x1"), node.get("x2")) for node in every(svg, "line")]


def test_each_side_acts_on_its_own_half_and_someone_else_on_the_axis() -> None:
    south, both, north, other = sides(score())
    assert north == ("0", "25")
    assert south == ("30", "55")
    assert both == ("0", "55")
    assert other == ("25", "30")


def test_both_parties_have_lines_of_one_length_and_weight() -> None:
    drawn = every(score(division="ferry"), "line")
    lengths = {float(n.get("x2", 0)) - float(n.get("x1", 0)) for n in drawn[:1]}
    assert lengths == {25.0}
    weights = {
        node.get("stroke"): node.get("stroke-width") for node in every(score(), "line")
    }
    assert len(set(weights.values())) == 1


def test_time_runs_down_the_page_true_to_scale() -> None:
    heights = [float(node.get("y1", 0)) for node in every(score(), "line")]
    assert heights == sorted(heights)
    assert heights[0] == 15.0  # 2001 is vague: it sits in the middle of its year


def test_an_opener_draws_its_own_events_strong_and_over_the_others() -> None:
    drawn = every(score(division="ferry"), "line")
    weights = [float(node.get("stroke-width", 0)) for node in drawn]
    assert weights == [0.16, 0.16, 0.32, 0.32]
    assert [node.get("stroke") for node in drawn[:2]] == ["#DAD5CB", "#DAD5CB"]


def test_only_what_is_not_verified_is_dashed() -> None:
    dashed = [bool(node.get("stroke-dasharray")) for node in every(score(), "line")]
    assert dashed == [False, False, False, True]


def test_in_print_years_hang_left_of_the_zero_and_the_size_is_in_millimetres() -> None:
    root = parsed(score(labels=5))
    assert root.get("width") == f"{number(55 + HANG)}mm"
    assert root.get("height") == f"{number(100 + 2 * RISE)}mm"
    assert root.get("viewBox") == "-9 -2 64 104"
    assert words_in(score(labels=5)) == ["2000", "2005", "2010"]
    assert parsed(score(labels=0)).get("viewBox") == "0 -2 55 104"


@pytest.mark.parametrize("medium", ["print", "epub"])
def test_a_drawing_is_an_image_with_a_direct_title(medium: str) -> None:
    root = parsed(score(medium))
    assert root.get("role") == "img"
    assert root.get("aria-label") == "Acts of two towns"
    assert root[0].tag.endswith("}title")
    assert root[0].text == "Acts of two towns"


def test_the_e_book_gets_classes_and_no_colour_and_no_size() -> None:
    svg = score("epub", "ferry")
    assert "#" not in svg
    assert parsed(svg).get("width") is None
    classes = {node.get("class") for node in every(svg, "line")}
    assert classes == {"s-northbank", "s-both", "s-silent"}
    assert {node.get("stroke") for node in every(svg, "line")} == {"currentColor"}
    assert words_in(svg) == []


def test_the_same_data_gives_the_same_bytes_with_two_decimals() -> None:
    assert score() == score()
    assert all(len(found.partition(".")[2]) <= 2 for found in numbers(score()))


def test_a_medium_that_is_neither_print_nor_epub_is_refused() -> None:
    with pytest.raises(ValueError, match="expected 'print' or 'epub'"):
        score("screen")


def test_dates_of_any_precision_have_a_moment() -> None:
    assert moment("1965") == 1965.5
    assert moment("1965-07") == pytest.approx(1965.5417, abs=1e-4)
    assert moment("1965-01-01") == pytest.approx(1965.0014, abs=1e-4)
    assert printed("1965") == "1965"
    assert printed("1975-08") == "Aug 1975"
    assert printed("1965-06-22") == "22 June 1965"
    with pytest.raises(ValueError, match="expected YYYY"):
        moment("22 June 1965")


def test_dodge_moves_labels_only_where_they_are_crowded() -> None:
    assert dodge([10, 50, 90], 5, 0, 100) == [10, 50, 90]
    assert dodge([50, 50], 5, 0, 100) == [47.5, 52.5]
    assert dodge([50, 51, 90], 5, 0, 100) == [48, 53, 90]


def test_dodge_keeps_order_pitch_and_frame() -> None:
    targets = [1.0, 1.0, 1.5, 40.0, 98.0, 99.0, 99.5]
    places = dodge(targets, 5, 2.5, 97.5)
    gaps = [b - a for a, b in pairwise(places)]
    assert min(gaps) >= 5 - 1e-9
    assert places[0] >= 2.5
    assert places[-1] <= 97.5
    assert dodge([], 5, 0, 100) == []


def timeline(medium: str = "print") -> drawings.TimelineDrawing:
    return drawings.timeline(
        EVENTS, PARTIES, first=2001, last=2006, step=2, height=50, medium=medium
    )


def test_a_timeline_holds_the_events_of_its_years_in_order() -> None:
    drawing = timeline()
    assert [label.printed_date for label in drawing.labels] == [
        "2001",
        "Jan 2003",
        "30 June 2005",
    ]
    assert [label.event.by for label in drawing.labels] == [
        "southbank",
        "both",
        "northbank",
    ]
    tops = [label.top_mm for label in drawing.labels]
    assert tops == sorted(tops)
    assert min(tops) >= 0


def test_a_timeline_marks_its_years_by_the_step_wherever_it_begins() -> None:
    assert words_in(timeline().svg) == ["2002", "2004", "2006"]
    first = every(timeline().svg, "text")[0]
    assert float(first.get("y", 0)) == pytest.approx(10 + 2.2 * 0.35)


def test_a_timeline_joins_each_label_to_its_line_in_print_alone() -> None:
    assert len(every(timeline().svg, "path")) == 3
    assert parsed(timeline().svg).get("viewBox") == f"-9 -2 {number(64 + FAN)} 54"
    assert every(timeline("epub").svg, "path") == []


def test_a_crowded_timeline_shrinks_its_pitch_to_fit() -> None:
    crowd = tuple(event(f"2001-01-{day:02}", "both") for day in range(1, 31))
    drawing = drawings.timeline(
        crowd, PARTIES, first=2000, last=2010, step=5, height=90, medium="print"
    )
    assert drawing.pitch == 3.0
    assert drawing.labels[-1].top_mm + drawing.pitch <= 90 + 1e-9


def spark(**more: object) -> str:
    given: dict[str, object] = {"data": FERRY, "x": "year", "y": "north", **more}
    return drawings.sparkline(
        Sparkline(**given),  # type: ignore[arg-type]
        NORTH,
        medium="print",
    )


def test_a_sparkline_leaves_gaps_open() -> None:
    lines = [node.get("d", "") for node in every(spark(), "path")]
    assert len(lines) == 1  # 2010 stands alone: a point
    assert lines[0].count("L") == 1
    assert len(every(spark(), "circle")) == 1


def test_a_sparkline_stops_where_the_method_changed() -> None:
    points = [(1.0, 1.0), (2.0, 2.0), (3.0, None), (4.0, 4.0), (5.0, 5.0)]
    assert runs(points, [4.0]) == [[(1.0, 1.0), (2.0, 2.0)], [(4.0, 4.0)], [(5.0, 5.0)]]


def test_a_sparkline_writes_its_first_and_last_value_and_their_years() -> None:
    assert words_in(spark(format=".1f")) == ["6.5", "5.0", "2010", "2013"]
    assert parsed(spark()).get("aria-label") == "Line: 5 in 2010, 6.5 in 2013"


def test_the_frame_of_a_sparkline_is_told_in_shown_values() -> None:
    svg = spark(scale=100.0, low=0.0, high=1000.0)
    assert words_in(svg)[:2] == ["650", "500"]
    inside = [float(node.get("cy", 0)) for node in every(svg, "circle")]
    assert inside == [pytest.approx(2 + (17 - 6.4) / 2)]


def test_a_sparkline_shows_nothing_before_its_first_year() -> None:
    assert words_in(spark(first=2012.0)) == ["6.5", "6", "2012", "2013"]


def test_a_step_holds_its_last_value_to_the_end() -> None:
    svg = spark(step=True, last=2016.0)
    assert words_in(svg)[-1] == "2016"
    assert re.search(r"H[\d.]+$", every(svg, "path")[-1].get("d", ""))


def test_a_sparkline_of_nothing_is_still_a_drawing() -> None:
    empty = Sparkline(data=Dataset(columns=("a",), rows=()), x="a", y="b")
    svg = drawings.sparkline(empty, None, medium="print")
    assert parsed(svg).get("aria-label") == "No values"


def test_survey_months_stand_at_their_months_and_years_in_their_middles() -> None:
    data = rows("when", "n", given=(("2014-01", 1), ("2014", 2), ("2015-12", 3)))
    svg = drawings.sparkline(
        Sparkline(data=data, x="when", y="n"), None, medium="print"
    )
    path = every(svg, "path")[0].get("d", "")
    at = [float(x) for x in re.findall(r"[ML]([\d.]+) ", path)]
    assert at[0] < at[1] < at[2]
    assert at[1] - at[0] == pytest.approx((at[2] - at[0]) * 5.5 / 23, abs=0.02)


@pytest.mark.parametrize(
    ("by", "filled"),
    [
        ("northbank", [("-1", "1")]),
        ("southbank", [("0", "1")]),
        ("both", [("-1", "2")]),
        ("neither", []),
    ],
)
def test_a_mark_is_filled_on_the_side_that_acts(
    by: str, filled: list[tuple[str, str]]
) -> None:
    mark = drawings.mark(by, PARTIES, 2, "print")
    box, *fills = every(f'<svg xmlns="http://www.w3.org/2000/svg">{mark}</svg>', "rect")
    assert box.get("fill") == "#FFFFFF"
    assert [(node.get("x"), node.get("width")) for node in fills] == filled


def test_the_sheet_has_a_rule_for_every_class() -> None:
    sheet = drawings.sheet(PARTIES)
    svg = score("epub", "ferry") + spark_epub() + timeline("epub").svg
    light, _, dark = sheet.partition("@media (prefers-color-scheme: dark)")
    used = {c for found in re.findall(r'class="([^"]*)"', svg) for c in found.split()}
    for name in sorted(used - {"drawing", "score", "sparkline", "timeline"}):
        assert f".drawing .{name} {{" in light, name
    assert "#114455" in light
    assert "#88CCDD" in dark
    assert "var(" not in sheet


def test_what_is_the_books_own_takes_the_readers_ink() -> None:
    sheet = drawings.sheet(PARTIES)

    colours = set(re.findall(r"#[0-9A-Fa-f]{6}", sheet))

    assert colours == {p.colour for p in PARTIES} | {p.dark for p in PARTIES}
    assert ".drawing .f-land { fill: currentColor; fill-opacity: 0.13; }" in sheet


def spark_epub() -> str:
    return drawings.sparkline(
        Sparkline(data=FERRY, x="year", y="north"), NORTH, medium="epub"
    )


def test_a_party_whose_id_has_a_dot_has_a_class_a_sheet_can_name() -> None:
    colours = palette((), "epub")
    assert colours.stroke("town.north", 1)["class"] == "s-town_north"


def test_coordinates_have_two_decimals_and_no_negative_zero() -> None:
    assert [number(v) for v in (1.005, 2.5, 3.0, -0.001, 100)] == [
        "1",
        "2.5",
        "3",
        "0",
        "100",
    ]
