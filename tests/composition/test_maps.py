"""Maps: the house's shapes, the projection, lettering, and what a map never shows."""

from __future__ import annotations

import json
import re
from itertools import pairwise
from pathlib import Path

import pytest

from octavo.composition import maps, vega
from octavo.composition.cartography.cone import Cone
from octavo.composition.cartography.shapes import features, read_shapes
from octavo.composition.drawings.palette import TOKENS, palette
from octavo.model.blocks import Map, MapPlace
from octavo.model.inlines import Run, Span
from tests.composition.drawn import (
    PARTIES,
    every,
    line,
    numbers,
    parsed,
    words_in,
)

EAST_ASIA = Path(__file__).parents[2] / "assets" / "maps" / "east-asia.geojson"
CONE = Cone((133.0, 38.0), (33.0, 41.0), 1500.0, 175.0, 150.0)
ISLETS = (131.87, 37.24)


def rings() -> list[tuple[str, list[list[float]]]]:
    return [
        (feature["id"], ring)
        for feature in json.loads(EAST_ASIA.read_text("utf-8"))["features"]
        for polygon in feature["geometry"]["coordinates"]
        for ring in polygon
    ]


def test_no_ring_of_any_country_lies_at_the_liancourt_rocks() -> None:
    lon, lat = ISLETS
    near = [
        (country, point)
        for country, ring in rings()
        for point in ring
        if abs(point[0] - lon) < 0.25 and abs(point[1] - lat) < 0.25
    ]
    assert near == []


def test_the_neighbouring_islands_are_there() -> None:
    """So that the test above is not passed by a map without islands."""
    for country, lon, lat in (("kr", 130.87, 37.5), ("jp", 133.3, 36.2)):
        assert [
            ring
            for owner, ring in rings()
            if owner == country
            and all(abs(p[0] - lon) < 0.3 and abs(p[1] - lat) < 0.3 for p in ring)
        ]


def test_the_house_shapes_are_small_and_closed_and_wound_by_rfc_7946() -> None:
    assert EAST_ASIA.stat().st_size <= 150_000
    assert {country for country, _ in rings()} >= {"jp", "kr", "kp", "cn", "ru", "tw"}
    for _, ring in rings():
        assert ring[0] == ring[-1]
        assert len(ring) >= 4
    for feature in json.loads(EAST_ASIA.read_text("utf-8"))["features"]:
        for polygon in feature["geometry"]["coordinates"]:
            outer = polygon[0]
            area = sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(outer))
            assert area > 0


def test_the_cone_and_vega_put_a_place_at_the_same_spot() -> None:
    places = [(126.98, 37.57), (139.69, 35.68), ISLETS, (141.3, 43.1)]
    specification = {
        "$schema": vega.SCHEMA,
        "width": CONE.width,
        "height": CONE.height,
        "autosize": {"type": "none"},
        "padding": 0,
        "projection": {
            "type": "conicConformal",
            "parallels": [33, 41],
            "rotate": [-133, 0],
            "center": [0, 38],
            "scale": CONE.scale,
            "translate": [CONE.width / 2, CONE.height / 2],
        },
        "data": {"values": [{"lon": lon, "lat": lat} for lon, lat in places]},
        "mark": {"type": "point", "clip": False},
        "encoding": {
            "longitude": {"field": "lon", "type": "quantitative"},
            "latitude": {"field": "lat", "type": "quantitative"},
        },
        "config": {"view": {"stroke": None}, "background": None},
    }
    svg = vega.draw(specification, palette((), "print"), "test")
    found = [
        (float(x), float(y))
        for x, y in re.findall(r"<path transform=\"translate\(([\d.]+),([\d.]+)\)", svg)
    ]
    assert len(found) == len(places)
    for at, (lon, lat) in zip(found, places, strict=True):
        assert at == pytest.approx(CONE(lon, lat), abs=0.01)


def test_the_cone_runs_both_ways() -> None:
    assert CONE(133.0, 38.0) == pytest.approx((87.5, 75.0))
    for x, y in ((0.0, 0.0), (175.0, 150.0), (30.0, 120.0)):
        assert CONE(*CONE.inverse(x, y)) == pytest.approx((x, y), abs=1e-6)


def test_the_span_is_true_along_the_parallels() -> None:
    x, _ = CONE(133.0, 41.0)
    east = CONE(133.0 + 100 / (111.19 * 0.75471), 41.0)
    assert east[0] - x == pytest.approx(100 * CONE.width / CONE.span, rel=0.01)


PLACES = (
    MapPlace(name="Northland", lat=40.5, lon=126.6, style="neighbour", anchor="middle"),
    MapPlace(name="Sea", lat=40.0, lon=134.9, style="sea", anchor="middle",
             lines=(line("Sea of Japan"), line("East Sea"))),
    MapPlace(name="South Korea", lat=36.2, lon=127.8, style="country", anchor="middle"),
    MapPlace(name="Seoul", lat=37.57, lon=126.98),
    MapPlace(
        name="Liancourt Rocks", lat=37.2417, lon=131.8667, style="islet", dx=6, dy=-11,
        lines=(
            line("Liancourt Rocks"),
            (Run("Takeshima "), Span((Run("竹島"),), lang="ja")),
            (Run("Dokdo "), Span((Run("독도"),), lang="ko")),
        ),
    ),
)  # fmt: skip


def chart(size: str = "wide", **more: object) -> Map:
    given: dict[str, object] = {
        "id": "map.sea",
        "title": line("The sea"),
        "alt": "A map of the sea",
        "shapes": "house:east-asia",
        "centre": (133.0, 38.0),
        "span": 1500.0,
        "height": 150,
        "near": ("jp", "kr"),
        "places": PLACES,
        "size": size,
        **more,
    }
    return Map(**given)  # type: ignore[arg-type]


def drawn(given: Map, medium: str = "print", width: float = 175.0) -> str:
    return maps.draw_map(given, PARTIES, width=width, shapes=EAST_ASIA, medium=medium)


def test_a_map_shows_land_in_two_neutral_tints_and_no_party() -> None:
    svg = drawn(chart())
    fills = {n.get("fill") for n in every(svg, "path")} - {None, "none"}
    assert fills == {TOKENS["land"], TOKENS["far-land"], TOKENS["page"]}
    assert not any(party.colour in svg for party in PARTIES)


def test_the_islets_have_a_white_diamond_and_names_of_one_size() -> None:
    svg = drawn(chart())
    (diamond,) = [n for n in every(svg, "path") if n.get("fill") == TOKENS["page"]]
    assert diamond.get("stroke") == TOKENS["ink"]
    names = [
        n
        for n in every(svg, "text")
        if re.match("Liancourt|Takeshima|Dokdo", "".join(n.itertext()))
    ]
    assert [n.get("font-weight") for n in names] == ["600", None, None]
    assert {n.get("font-size") for n in names} == {"3.5"}
    spans = every(svg, "tspan")
    assert [n.get("{http://www.w3.org/XML/1998/namespace}lang") for n in spans] == [
        "ja",
        "ko",
    ]
    assert len({n.get("x") for n in spans}) == 1


def test_a_name_that_stands_apart_has_a_leader() -> None:
    assert len(every(drawn(chart()), "line")) == 1
    beside = tuple(
        MapPlace(name="Rocks", lat=p.lat, lon=p.lon, style="islet")
        for p in PLACES
        if p.style == "islet"
    )
    assert every(drawn(chart(places=beside)), "line") == []


def test_both_names_of_the_sea_stand_at_one_size() -> None:
    names = [
        n
        for n in every(drawn(chart()), "text")
        if "".join(n.itertext()) in ("Sea of Japan", "East Sea")
    ]
    assert len(names) == 2
    assert len({n.get("font-size") for n in names}) == 1
    assert len({n.get("font-weight") for n in names}) == 1


def test_a_wide_map_has_degrees_and_a_scale_and_stacked_capitals() -> None:
    words = words_in(drawn(chart()))
    assert "200\u00a0km" in words
    assert "35°\u00a0N" in words
    assert "135°\u00a0E" in words
    assert [w for w in words if w in ("SOUTH", "KOREA")] == ["SOUTH", "KOREA"]
    bar = every(drawn(chart()), "path")[-1].get("d", "")
    length = float(re.findall(r"h([\d.]+)", bar)[0])
    assert length == pytest.approx(200 / 1500 * 175, abs=0.01)


def test_a_map_in_the_margin_has_no_grid() -> None:
    svg = drawn(chart("margin", height=50), width=55)
    assert parsed(svg).get("viewBox") == "0 0 55 50"
    assert not [w for w in words_in(svg) if "°" in w]
    assert TOKENS["hair"] not in svg
    assert len(svg) < 30_000


def test_a_narrower_map_keeps_its_proportions() -> None:
    svg = drawn(chart(), "epub", 120)
    box = [float(v) for v in (parsed(svg).get("viewBox") or "").split()]
    assert box[3] / box[2] == pytest.approx(150 / 175, rel=1e-3)


def test_no_text_of_a_map_is_below_six_points() -> None:
    for svg in (drawn(chart()), drawn(chart("margin", height=50), width=55)):
        sizes = [float(n.get("font-size", 0)) for n in every(svg, "text")]
        assert min(sizes) * 72 / 25.4 >= 6


def test_in_the_e_book_every_colour_of_a_map_is_a_class() -> None:
    svg = drawn(chart(), "epub")
    assert "#" not in svg
    classes = {
        c for found in re.findall(r'class="([^"]*)"', svg) for c in found.split()
    }
    assert {"f-land", "f-far-land", "f-page", "s-ink", "ink", "ink-2"} <= classes


def test_a_map_is_the_same_each_time_with_two_decimals() -> None:
    assert drawn(chart()) == drawn(chart())
    assert all(len(found.partition(".")[2]) <= 2 for found in numbers(drawn(chart())))


def test_quirk_d3_geo_takes_a_ring_of_rfc_7946_for_the_rest_of_the_world() -> None:
    shapes = read_shapes(EAST_ASIA, CONE, 0.1)
    for feature in features(shapes):
        geometry = feature["geometry"]
        assert isinstance(geometry, dict)
        for polygon in geometry["coordinates"]:
            outer = polygon[0]
            area = sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(outer))
            assert area < 0


def test_shapes_hold_their_places() -> None:
    shapes = {shape.id: shape for shape in read_shapes(EAST_ASIA, CONE, 0.1)}
    assert shapes["kr"].holds(127.8, 36.5)
    assert shapes["jp"].holds(138.0, 36.2)
    assert not any(shape.holds(*ISLETS) for shape in shapes.values())


def test_a_file_that_is_no_collection_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "land.geojson"
    file.write_text('{"type": "Point"}', "utf-8")
    with pytest.raises(ValueError, match="expected a GeoJSON FeatureCollection"):
        read_shapes(file, CONE, 0.1)


@pytest.mark.parametrize("lat", [90, -90])
@pytest.mark.parametrize("north", [True, False])
def test_a_pole_has_a_place_on_every_cone(lat: float, north: bool) -> None:
    parallels = (33.0, 41.0) if north else (-33.0, -41.0)
    middle = (133.0, 38.0) if north else (133.0, -38.0)
    cone = Cone(middle, parallels, 1500.0, 175.0, 150.0)

    x, y = cone(133.0, lat)

    assert x == pytest.approx(cone.width / 2)
    assert (y > cone.height) == (lat < 0)
    assert abs(y) < 1e9


def test_a_map_with_a_pole_in_its_shapes_is_drawn(tmp_path: Path) -> None:
    ring = [[0, -90], [180, -90], [180, -70], [0, -70], [0, -90]]
    feature = {"geometry": {"type": "Polygon", "coordinates": [ring]}}
    told = {"type": "FeatureCollection", "features": [feature]}
    shapes = tmp_path / "south.geojson"
    shapes.write_text(json.dumps(told), "utf-8")
    cone = Cone((90.0, -75.0), (-70.0, -80.0), 6000.0, 175.0, 150.0)

    (shape,) = read_shapes(shapes, cone, 0.1)

    assert shape.holds(45, -75)


def test_a_map_goes_on_beyond_the_date_line() -> None:
    cone = Cone((179.0, 0.0), (10.0, 20.0), 1500.0, 175.0, 150.0)

    assert cone(-179.0, 0.0)[0] == pytest.approx(cone(181.0, 0.0)[0])
    assert 0 < cone(-179.0, 0.0)[0] < cone.width


@pytest.mark.parametrize("span", [1.0, 4.0, 999.9999999, 1500.0, 40_000.0])
def test_every_map_has_a_scale(span: float) -> None:
    km, bar = maps._bar(Cone((0.0, 38.0), (33.0, 41.0), span, 175.0, 100.0), False)

    assert 0.05 * span < km <= 0.2 * span
    assert bar == pytest.approx(km / span * 175.0)


def _labels(centre: tuple[float, float], parallels: tuple[float, float]) -> list[str]:
    cone = Cone(centre, parallels, 3000.0, 175.0, 160.0)
    drawn = maps._degrees(cone, (), palette(PARTIES, "print"))
    return words_in(f'<svg xmlns="http://www.w3.org/2000/svg">{drawn}</svg>')


def test_degrees_are_told_east_and_west_of_the_date_line() -> None:
    told = _labels((-177.0, -16.0), (-13.0, -20.0))

    across = [label for label in told if not label.endswith("S")]
    east, west = (
        [f"{n}°\u00a0E" for n in (170, 175)],
        [f"{n}°\u00a0W" for n in (175, 170)],
    )
    assert across[:5] == [*east, "180°", *west]


def test_no_degrees_are_heaped_where_meridians_meet() -> None:
    assert len(_labels((0.0, -89.0), (-70.0, -80.0))) < 20


def test_the_bounds_of_a_map_hold_the_pole_in_it() -> None:
    south = Cone((0.0, -89.0), (-70.0, -80.0), 7000.0, 175.0, 160.0).bounds()

    assert south[1] == -90.0
    assert south[0] <= -180 < 180 <= south[2]
