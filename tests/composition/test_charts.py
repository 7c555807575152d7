"""Charts: gaps, breaks, labels, steps for the table, and what becomes of Vega's SVG."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

import pytest

from octavo.composition import charts, vega
from octavo.composition.charting.clearing import clearing
from octavo.composition.charting.labels import SHAPES, folded
from octavo.composition.charting.plot import read
from octavo.composition.drawable import undrawable
from octavo.composition.drawings.box import Box
from octavo.composition.drawings.palette import TOKENS, palette
from octavo.diagnostics import Place
from octavo.model.blocks import Chart
from octavo.model.publication import Section
from tests.composition.drawn import (
    FERRY,
    NORTH,
    PARTIES,
    SOUTH,
    chart,
    every,
    line,
    numbers,
    parsed,
    rows,
    words_in,
)
from tests.composition.specimen import fair_copy


def drawn(given: Chart, medium: str = "print", width: float = 175) -> str:
    return charts.draw_chart(given, PARTIES, width=width, medium=medium)


def lines_of(svg: str, colour: str) -> list[str]:
    """The paths that are drawn as lines in a colour."""
    return [
        node.get("d", "")
        for node in every(svg, "path")
        if node.get("stroke") == colour and not node.get("fill")
    ]


def test_a_line_stops_at_a_gap_and_nothing_is_interpolated() -> None:
    (south,) = lines_of(drawn(chart()), SOUTH.colour)
    (north,) = lines_of(drawn(chart()), NORTH.colour)
    assert south.count("L") == 3
    assert north.count("L") == 1  # 2010 stands alone beside its gap


def test_a_line_does_not_run_on_after_a_break() -> None:
    svg = drawn(chart(breaks=[2011]))
    assert [d.count("L") for d in lines_of(svg, SOUTH.colour)] == [1, 1]


def test_points_carry_the_half_filled_square_of_their_party() -> None:
    svg = drawn(chart())
    south = [n for n in every(svg, "path") if n.get("fill") == SOUTH.colour]
    north = [n for n in every(svg, "path") if n.get("fill") == NORTH.colour]
    assert (len(south), len(north)) == (4, 3)
    assert {re.findall(r"[-\d.]+", n.get("d", ""))[0] for n in south} == {"0"}
    assert {re.findall(r"[-\d.]+", n.get("d", ""))[0] for n in north} == {"-3.24"}
    assert set(SHAPES) == {"box", "left", "right"}


def test_labels_stand_in_the_plot_and_the_unit_at_the_highest_value() -> None:
    words = words_in(drawn(chart()))
    assert "from Southbank" in words
    assert "from Northbank" in words
    assert words[:5] == ["0", "2", "4", "6", "8 thousand"]


def test_a_label_is_put_where_the_author_says() -> None:
    series = [{"field": "south", "label": "South", "party": "southbank",
               "label_at": [2011, 4], "anchor": "end"}]  # fmt: skip
    svg = drawn(chart(series=series))
    label = next(n for n in every(svg, "text") if "".join(n.itertext()) == "South")
    assert label.get("text-anchor") == "end"
    x, y = re.findall(r"[\d.]+", label.get("transform", ""))
    assert float(x) == pytest.approx(150 * vega.PIXELS * 1.5 / 4, abs=0.01)
    assert float(y) == pytest.approx(85 * vega.PIXELS / 2, abs=5)


def test_the_rows_stand_in_the_middles_of_the_steps_of_the_table() -> None:
    left, step, count = charts.steps(chart(), 175)
    assert (left, step, count) == (25.0, 37.5, 4)
    (south,) = lines_of(drawn(chart()), SOUTH.colour)
    xs = [float(x) / vega.PIXELS for x in re.findall(r"[ML]([\d.]+),", south)]
    assert xs == pytest.approx([step * (i + 0.5) for i in range(4)], abs=0.01)


def test_rows_are_named_in_the_plot_only_if_no_table_names_them() -> None:
    assert "2012" not in words_in(drawn(chart()))
    assert "2012" in words_in(drawn(chart(under=False)))
    assert "2012" in words_in(drawn(chart(), "epub", 110))


def test_years_unevenly_apart_stand_at_their_years_and_take_no_table() -> None:
    data = rows("year", "south", given=((1965, 1), (1975, 2), (2005, 3)))
    given = chart(data, series=[{"field": "south", "label": "South"}])
    assert charts.steps(given, 175)[2] == 0
    assert not charts.stands_under(given, 175)
    (path,) = lines_of(drawn(given), TOKENS["ink"])
    a, b, c = (float(x) for x in re.findall(r"[ML]([\d.]+),", path))
    assert (c - b) / (b - a) == pytest.approx(3, abs=0.01)
    assert {"1965", "1975", "2005"} <= set(words_in(drawn(given)))


def test_a_table_on_steps_too_narrow_does_not_stand_under() -> None:
    many = rows("year", "south", given=tuple((1990 + i, 1.0) for i in range(30)))
    given = chart(many, series=[{"field": "south", "label": "South"}])
    assert charts.steps(given, 175) == (25.0, 5.0, 30)
    assert not charts.stands_under(given, 175)


def test_columns_stand_side_by_side_and_a_gap_stays_empty() -> None:
    svg = drawn(chart(type="columns"))
    assert len([n for n in every(svg, "path") if n.get("fill") == SOUTH.colour]) == 5
    assert len([n for n in every(svg, "path") if n.get("fill") == NORTH.colour]) == 4


def test_bars_and_dots_of_categories_write_every_value() -> None:
    data = rows("item", "south", "north", given=(("tea", 3, 5), ("salt", None, 4)))
    bars = words_in(drawn(chart(data, type="bar", x="item")))
    dots = words_in(drawn(chart(data, type="dots", x="item")))
    assert bars[0] == "tea"
    assert {"salt", "4", "–"} <= set(bars)
    assert {"tea", "salt", "4"} <= set(dots)
    assert charts.steps(chart(data, type="bar", x="item"), 175)[2] == 0


def test_a_step_holds_each_value_until_the_next() -> None:
    svg = drawn(chart(type="step", series=[{"field": "south", "label": "South"}]))
    (path,) = lines_of(svg, TOKENS["ink"])
    corners = [tuple(map(float, at.split(","))) for at in path[1:].split("L")]
    steps = pairwise(corners)
    assert all(a[0] == b[0] or a[1] == b[1] for a, b in steps)
    assert corners[-1][0] == pytest.approx(150 * vega.PIXELS, abs=0.01)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"type": "pie"}, "found type 'pie', expected one of line"),
        ({"series": [{"field": "east"}]}, "found field 'east', expected one of year"),
        ({"series": []}, "found no series"),
        ({"y": {"high": "much"}}, "found 'much', expected a number"),
        ({"y": {"low": 5, "high": 2, "step": 1}}, "expected high above low"),
        ({"marks": [{"x": "later", "y": 1, "text": "!"}]}, "expected a value of the"),
    ],
)
def test_what_cannot_be_drawn_is_told(change: dict[str, object], said: str) -> None:
    with pytest.raises(vega.DrawingError, match=said):
        drawn(replace(chart(), plot={**(chart().plot or {}), **change}))


@pytest.mark.parametrize("given", [("2022", "2020"), ("2022", "2022"), ("2022", None)])
def test_time_runs_on_from_row_to_row(given: tuple[str | None, ...]) -> None:
    data = rows("year", "south", given=tuple((year, 1) for year in given))
    one = [{"field": "south", "label": "South"}]
    with pytest.raises(vega.DrawingError, match=r"order of time|without a date"):
        drawn(chart(data, series=one, marks=[]))


def test_a_chart_of_noughts_is_drawn() -> None:
    data = rows("year", "south", given=((2020, 0), (2021, 0)))
    one = [{"field": "south", "label": "South"}]
    assert "1" in words_in(drawn(chart(data, y={}, series=one, marks=[], breaks=[])))


def test_rows_of_bars_have_room_for_their_names() -> None:
    long = " ".join(["a name that is much longer than the room beside its bar"] * 3)
    data = rows("item", "south", given=((long, 3), ("salt", 4)))
    one = [{"field": "south", "label": "South"}]
    given = replace(chart(data, type="bar", x="item", y={}, series=one), height=20)

    tall = parsed(drawn(given)).get("viewBox", "").split()[3]

    assert float(tall) > 30  # two rows of 8 mm would be enough else


def test_more_rows_than_a_page_holds_are_told() -> None:
    data = rows("item", "south", given=tuple((f"row {n}", n) for n in range(320)))
    one = [{"field": "south", "label": "South"}]
    with pytest.raises(vega.DrawingError, match="found 320 rows, which need"):
        drawn(chart(data, type="bar", x="item", y={}, series=one))


def test_an_axis_without_numbers_is_given_round_ones() -> None:
    plot = read(chart(y={}))
    assert (plot.low, plot.high) == (0.0, 8.0)
    assert plot.ticks == (0.0, 2.0, 4.0, 6.0, 8.0)


def test_values_are_scaled_and_written_as_asked() -> None:
    plot = read(chart(y={"scale": 1000, "format": ",.0f"}))
    assert plot.series[0].values[0] == 2000
    assert plot.shown(2000.0) == "2,000"


SPEC: dict[str, object] = {
    "mark": {"type": "line", "clip": True},
    "encoding": {
        "x": {"field": "year", "type": "ordinal"},
        "y": {"field": "south", "type": "quantitative"},
        "color": {"value": "#884422"},
    },
}


def own(spec: dict[str, object], name: str = "chart.own") -> Chart:
    return Chart(id=name, title=line("Own"), alt="Own", data=FERRY, spec=spec)


def test_a_specification_of_the_author_gets_the_rows_and_the_house_theme() -> None:
    svg = drawn(own(SPEC))
    assert "2013" in words_in(svg)
    assert {n.get("stroke") for n in every(svg, "line")} == {TOKENS["pale"]}
    assert parsed(svg).get("width") == "175mm"


def test_ids_are_of_one_drawing_alone_and_the_same_each_time() -> None:
    first, second = drawn(own(SPEC)), drawn(own(SPEC, "chart.other"))
    again = drawn(own(SPEC))
    ids = [set(re.findall(r' id="([^"]+)"', svg)) for svg in (first, second)]
    assert ids[0]
    assert not ids[0] & ids[1]
    assert set(re.findall(r"url\(#([^)]+)\)", first)) <= ids[0]
    assert first == again


def test_a_specification_that_is_none_is_told_in_one_line() -> None:
    with pytest.raises(vega.DrawingError) as fault:
        drawn(own({"mark": "nope", "encoding": {}}))
    assert "\n" not in str(fault.value)


@pytest.mark.parametrize(
    "spec",
    [
        {"layer": [{"data": {"url": "file:///etc/hostname"}, "mark": "point"}]},
        {"mark": {"type": "image", "url": "https://example.org/a.png"}},
    ],
)
def test_quirk_vl_convert_reads_files_so_that_urls_are_refused(
    spec: dict[str, object],
) -> None:
    with pytest.raises(vega.DrawingError, match="expected the data in the book"):
        drawn(own(spec))


@pytest.mark.parametrize("medium", ["print", "epub"])
def test_nothing_of_vega_is_left_that_a_reader_would_trip_over(medium: str) -> None:
    svg = drawn(chart(), medium)
    root = parsed(svg)
    assert root[0].tag.endswith("title")
    assert root.get("aria-label") == "Two lines rise & fall"
    inner = [node for node in root.iter() if node is not root]
    for node in inner:
        assert not [k for k in node.attrib if k.startswith(("aria", "role", "pointer"))]
        assert node.tag.rpartition("}")[2] != "path" or node.get("d")
        assert node.get("opacity") is None
    assert all(len(found.partition(".")[2]) <= 2 for found in numbers(svg))


def test_in_the_e_book_every_colour_is_a_class() -> None:
    svg = drawn(chart(), "epub", 110)
    assert "#" not in svg.replace("url(#", "")
    classes = {
        c for found in re.findall(r'class="([^"]*)"', svg) for c in found.split()
    }
    assert {"s-southbank", "f-northbank", "pale", "ink-2", "f-page"} <= classes


def test_a_translucent_mark_keeps_its_text_taggable() -> None:
    spec = {**SPEC, "mark": {"type": "area", "opacity": 0.5, "color": "#884422"}}
    svg = vega.draw({**spec, "data": {"values": [dict(r) for r in FERRY.rows]}},
                    palette(PARTIES, "print"), "x")  # fmt: skip
    assert " opacity=" not in svg
    assert 'fill-opacity="0.5"' in svg


def test_a_name_goes_where_it_crosses_nothing() -> None:
    own_line = [[(0.0, 50.0), (100.0, 50.0), (200.0, 50.0)]]
    above = [[(0.0, 30.0), (200.0, 30.0)]]
    size, plot = (60.0, 14.0), (200.0, 100.0)
    x, y, anchor = clearing(own_line, above, [], size, plot)
    box = Box.around(x, y, *size, anchor)
    assert y > 50
    assert not box.crossed((0.0, 50.0), (200.0, 50.0))
    assert box.right <= 204


def test_a_box_knows_what_crosses_it() -> None:
    box = Box(10, 10, 20, 20)
    assert box.crossed((0, 0), (30, 30))
    assert not box.crossed((0, 0), (30, 5))
    assert box.crossed((15, 15), (15, 15))
    assert box.meets(Box(19, 19, 30, 30))
    assert not box.meets(Box(20, 10, 30, 20))


def test_long_names_are_broken_near_their_middle() -> None:
    assert folded("South") == ["South"]
    assert folded("from the southern bank") == ["from the", "southern bank"]
    assert folded("a\nb") == ["a", "b"]


def test_a_chart_without_alt_is_named_by_its_title() -> None:
    given = replace(chart(), alt="")
    assert parsed(drawn(given)).get("aria-label") == "The ferry fills"


def test_a_chart_that_cannot_be_drawn_is_told_at_its_place() -> None:
    place = Place("divisions/river.yaml", 12, 5)
    bad = replace(own({"mark": "nope", "encoding": {}}), place=place)
    copy = fair_copy().publication
    section = Section(id="s", title=line("S"), blocks=(bad,))
    first = replace(copy.divisions[0], sections=(section,), blocks=(chart(),))
    book = replace(copy, divisions=(first,), parties=PARTIES)
    (told,) = undrawable(book)
    assert (told.code, told.place) == ("E-410", place)
    assert told.message.startswith("the chart chart.own cannot be drawn: ")


def test_a_chart_on_both_sides_of_nought_has_a_line_there() -> None:
    moved = rows("year", "south", given=((2010, -3.0), (2011, 4.0), (2012, -19.5)))
    one = [{"field": "south", "label": "South"}]

    plot = read(chart(moved, series=one, y={}))

    assert plot.ticks == (-20.0, -15.0, -10.0, -5.0, 0.0, 5.0)
    assert [plot.shown(tick) for tick in plot.ticks] == [
        "−20",
        "−15",
        "−10",
        "−5",
        "0",
        "5",
    ]
    asked = read(chart(moved, series=one, y={"low": -25, "high": 12, "step": 10}))
    assert (asked.low, asked.high, asked.ticks) == (-25, 12, (-20, -10, 0, 10))


def test_a_chart_below_nought_hangs_from_it() -> None:
    sunk = rows("year", "south", given=((2010, -3.0), (2011, -4.0)))

    plot = read(chart(sunk, series=[{"field": "south"}], y={}))

    assert (plot.low, plot.high) == (-4.0, 0.0)
    assert plot.ticks[-1] == 0.0


def test_an_axis_has_no_more_lines_than_a_page_shows() -> None:
    with pytest.raises(vega.DrawingError, match="80001 grid lines, expected at most"):
        read(chart(y={"low": 0, "high": 8, "step": 0.0001}))
