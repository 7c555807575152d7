"""Drawings of the e-book: read on a phone, whose whole width they fill."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import combinations
from xml.etree import ElementTree

import pytest

from octavo.composition import vega
from octavo.composition.artwork import SCREEN, Artwork
from octavo.composition.cartography import placing
from octavo.composition.charting import legend
from octavo.composition.charting.clearing import settled
from octavo.composition.charting.labels import breadth
from octavo.composition.charting.theme import NAME
from octavo.composition.charts import draw_chart
from octavo.composition.drawings.box import Box
from octavo.composition.gazetteer import gazetteer
from octavo.composition.maps import cone_of, draw_map, numbers_on, on_screen
from octavo.composition.paper import PAPERS
from octavo.model.blocks import Chart, Map, MapPlace
from octavo.model.inlines import words
from octavo.model.publication import Division, Section
from octavo.press.house import this_house
from octavo.press.reading import check
from octavo.production.foundry import cut_faces
from tests.composition.drawn import PARTIES, chart, every, rows, words_in

HOUSE = this_house()
PHONE = 300.0  # px: what a reading app leaves of a phone 360 px wide
LEAST = 11.0  # px
BOOKS = (
    HOUSE.root / "tests" / "books" / "specimen",
    HOUSE.content / "handbook",
    HOUSE.content / "japan-south-korea",
)


@pytest.fixture(scope="module", params=BOOKS, ids=lambda path: path.name)
def drawings(request: pytest.FixtureRequest) -> list[tuple[str, str]]:
    """Every chart and map of a book, by id."""
    cut_faces(HOUSE.faces)
    vega.register(HOUSE.faces)
    copy = check(request.param, house=HOUSE, today=date(2026, 11, 24)).fair_copy
    assert copy is not None
    artwork = Artwork(copy.publication, "epub", PAPERS["a4"], HOUSE.assets)
    return [
        (block.id, artwork.block(block))
        for division in copy.publication.divisions
        for block in pictures(division)
    ]


def pictures(part: Division | Section) -> Iterator[Chart | Map]:
    for block in part.blocks:
        if isinstance(block, Chart | Map):
            yield block
    for section in part.sections:
        yield from pictures(section)


def sizes(svg: str) -> Iterator[float]:
    """The sizes of all words of a drawing that fills a phone, in px."""
    root = ElementTree.fromstring(svg)
    wide = float(root.get("viewBox", "").split()[2])

    def walk(node: ElementTree.Element, by: float, size: float) -> Iterator[float]:
        turn = node.get("transform", "")
        if turn.startswith("scale("):
            by *= float(turn.removeprefix("scale(").rstrip(")"))
        size = float(node.get("font-size", size))
        if node.tag.endswith("}text"):
            yield size * by
        for child in node:
            yield from walk(child, by, size)

    return (found * PHONE / wide for found in walk(root, 1.0, 0.0))


def test_no_word_of_a_drawing_is_too_small_on_a_phone(
    drawings: list[tuple[str, str]],
) -> None:
    small = {
        name: min(found)
        for name, svg in drawings
        if (found := list(sizes(svg))) and min(found) < LEAST
    }

    assert drawings
    assert small == {}


def place(name: str, lon: float, lat: float, style: str = "town") -> MapPlace:
    return MapPlace(name=name, lat=lat, lon=lon, style=style)


def drawn_map(*places: MapPlace) -> Map:
    return Map(
        id="map.x",
        shapes="house:east-asia",
        centre=(133.0, 37.0),
        span=1600,
        height=150,
        places=places,
    )


def areas(of: Map) -> list[Box]:
    cone = cone_of(of, SCREEN)
    return [placing.area_of(one, cone) for one in on_screen(of, cone).places]


def test_a_name_that_would_cover_another_moves() -> None:
    apart = drawn_map(place("Seoul", 127.0, 37.6), place("Suwon", 127.0, 37.3))

    assert numbers_on(apart, width=SCREEN, medium="epub") == {}
    one, other = areas(apart)
    assert one.shared(other) == 0
    unmoved = [placing.area_of(replace(p, dx=1.2, dy=0.9), cone_of(apart, SCREEN))
               for p in apart.places]  # fmt: skip
    assert unmoved[0].shared(unmoved[1]) > 0  # so something had to move


def test_a_name_that_is_clear_stands_where_the_author_put_it() -> None:
    asked = replace(place("Seoul", 127.0, 37.6), dx=-10.0, dy=-6.0, anchor="end")
    found = on_screen(drawn_map(asked), cone_of(drawn_map(asked), SCREEN)).places[0]

    shrunk = SCREEN / 175
    assert (found.dx, found.dy) == pytest.approx((-10 * shrunk, -6 * shrunk), abs=0.01)


def test_numbers_stand_for_names_that_have_no_room() -> None:
    names = [f"Village with a long name {n}" for n in range(30)]
    towns = [place(name, 131 + n % 5, 35 + n // 5) for n, name in enumerate(names)]
    crowded = drawn_map(place("The Sea", 129.0, 34.0, "sea"), *towns)

    numbers = numbers_on(crowded, width=SCREEN, medium="epub")
    shapes = HOUSE.assets / "maps" / "east-asia.geojson"
    svg = draw_map(crowded, PARTIES, width=SCREEN, shapes=shapes, medium="epub")
    written = words_in(svg)
    listed = gazetteer(crowded, numbers)

    assert numbers == {name: str(n) for n, name in enumerate(names, 1)}
    assert {"The Sea", "1", "30"} <= set(written)
    assert not set(names) & set(written)
    assert [(row.number, words(row.name)) for row in listed] == [
        (number, name) for name, number in numbers.items()
    ]
    boxes = areas(crowded)
    assert not any(a.shared(b) for a, b in combinations(boxes, 2))


def test_in_print_and_in_the_margin_names_stay() -> None:
    crowded = drawn_map(*(place(f"Town {n}", 130, 36) for n in range(9)))

    assert numbers_on(crowded, width=175, medium="print") == {}
    small = replace(crowded, size="margin")
    assert numbers_on(small, width=55, medium="epub") == {}
    assert numbers_on(crowded, width=SCREEN, medium="epub") != {}


def test_a_gazetteer_tells_where_places_lie() -> None:
    sea = replace(place("The Sea", -129.0, -34.04, "sea"), note=())
    found = gazetteer(drawn_map(sea, place("Seoul", 126.98, 37.57)), {})

    assert [(words(row.name), row.position) for row in found] == [
        ("Seoul", "37.6°\u00a0N, 127.0°\u00a0E")
    ]
    islet = place("Rocks", -131.87, -37.24, "islet")
    assert gazetteer(drawn_map(islet), {})[0].position == "37.2°\u00a0S, 131.9°\u00a0W"


def test_a_value_moves_out_of_the_columns_beside_it() -> None:
    value, column = Box(40, 10, 60, 20), Box(30, 5, 45, 100)

    assert settled(value, [], 200) == 0
    moved = settled(value, [column], 200)
    assert moved > 0
    assert not Box(40 + moved, 10, 60 + moved, 20).meets(column)
    assert settled(Box(190, 10, 210, 20), [], 200) == -10  # the edge of the plot


def test_names_of_columns_stand_in_rows_as_wide_as_the_plot() -> None:
    labels = ["Left Bank carts", "Right Bank people", "Both together", "x" * 60]

    at = legend.places(labels, 240.0)

    ends = [
        x + 12 + breadth(said, NAME) for said, (x, _) in zip(labels, at, strict=True)
    ]
    assert [y for _, y in at] == [-42.0, -42.0, -28.0, -14.0]
    assert at[1][0] > ends[0]
    assert max(ends[:3]) <= 240
    assert legend.rows_of(labels, 240.0) == 3


@pytest.mark.parametrize("kind", ["bar", "dots"])
def test_on_a_phone_long_names_stand_above_the_rows(kind: str) -> None:
    data = rows("what", "a", "b", given=(("On foot", 20, 60), ("In carts", 30, 50)))
    names = ("Left Bank carts", "Right Bank people, counted")
    drawn = chart(
        data,
        type=kind,
        x="what",
        y={"low": 0, "high": 100, "step": 50},
        series=[{"field": f, "label": n} for f, n in zip("ab", names, strict=True)],
    )

    narrow = words_in(draw_chart(drawn, PARTIES, width=SCREEN, medium="epub"))
    wide = words_in(draw_chart(drawn, PARTIES, width=175, medium="print"))

    assert {*names, "20", "60"} <= set(narrow)
    assert not {*names} & set(wide)


@pytest.mark.parametrize(("medium", "width"), [("epub", SCREEN), ("print", 175.0)])
def test_a_dot_between_two_has_its_value_above_it(medium: str, width: float) -> None:
    data = rows("what", "a", "b", "c", given=(("On foot", 20, 22, 60),))
    drawn = chart(
        data,
        type="dots",
        x="what",
        y={"low": 0, "high": 100, "step": 50},
        series=[{"field": f, "label": f"Bank {f}"} for f in "abc"],
    )

    svg = draw_chart(drawn, PARTIES, width=width, medium=medium)

    high = {node.text: node.get("transform", "") for node in every(svg, "text")}
    assert {"Bank a", "Bank b", "Bank c"} <= set(high)
    lines = {said: high[said].rstrip(")").split(",")[1] for said in ("20", "22", "60")}
    assert lines["20"] == lines["60"]
    assert float(lines["22"]) == float(lines["20"]) - 9
