"""What a drawing would leave out is told before it is drawn."""

from __future__ import annotations

from dataclasses import replace

import pytest

from octavo.composition.cartography.framing import cut_off, parallels_for
from octavo.composition.charting.limits import beyond
from octavo.composition.charting.plot import read
from octavo.composition.drawable import undrawable
from octavo.composition.drawings.sparkline import outside
from octavo.composition.maps import cone_of
from octavo.diagnostics import Place
from octavo.model.blocks import Fact, Facts, Map, MapPlace, Sparkline
from tests.composition.drawn import FERRY, PARTIES, chart, line
from tests.composition.specimen import fair_copy

LABELLED = {"field": "south", "label": "South", "label_at": [2011, 8.5]}


@pytest.mark.parametrize(
    ("plot", "lost"),
    [
        ({"y": {"high": 6}}, "6.5 (2013) of “from Northbank” lies above high: 6"),
        ({"y": {"low": 3}}, "2 (2010) of “from Southbank” lies below low: 3"),
        ({"marks": [{"x": 2011, "y": 9, "text": "Top"}]}, "“Top” would stand outside"),
        ({"marks": [{"x": 2020, "y": 4, "text": "Far"}]}, "x 2020, beyond the rows"),
        ({"series": [{**LABELLED, "label_at": [2011, 20]}]}, "its label_at has y 20"),
        ({"breaks": [1999]}, "the break 1999 stops nothing"),
        ({"type": "bar", "marks": [{"x": 1, "y": 1, "text": "No"}]}, "is not drawn"),
        ({}, ""),
        ({"series": [LABELLED]}, ""),
        ({"y": {"low": 2, "high": 6.5}}, ""),
    ],
)
def test_what_a_plot_would_not_show_is_told(plot: dict[str, object], lost: str) -> None:
    told = " ".join(beyond(read(chart(**plot))))  # type: ignore[arg-type]

    assert lost in told
    assert bool(lost) == bool(told)


def test_what_stands_in_a_file_with_faults_is_let_be() -> None:
    bad = replace(chart(y={"high": 6}), place=Place("divisions/river.yaml", 12, 5))
    copy = fair_copy().publication
    place = Place("divisions/river.yaml")
    first = replace(copy.divisions[0], sections=(), blocks=(bad,), place=place)
    book = replace(copy, divisions=(first,), parties=PARTIES)

    assert [found.code for found in undrawable(book)] == ["E-411"]
    assert undrawable(book, faulty=("divisions/river.yaml",)) == ()


MAP = Map(
    id="map.river",
    title=line("The river"),
    shapes="house:east-asia",
    centre=(132.0, 37.0),
    span=1000.0,
    height=100,
)
CENTRE = MapPlace(name="Ford", lat=37.0, lon=132.0)


@pytest.mark.parametrize(
    ("place", "lost"),
    [
        (CENTRE, ""),
        (replace(CENTRE, lat=10.0), "“Ford” lies outside the frame"),
        (replace(CENTRE, lat=-90.0), "“Ford” lies outside the frame"),
        (replace(CENTRE, lon=137.5), "the name of “Ford” runs out of the frame"),
        (replace(CENTRE, lon=137.5, anchor="end"), ""),
        (replace(CENTRE, dx=300.0), "the name of “Ford” runs out of the frame"),
        (replace(CENTRE, lon=150.0, style="sea"), "the name of “Ford” runs out"),
        (replace(CENTRE, lon=139.0, style="sea", dx=-50.0), ""),
    ],
)
def test_a_place_that_its_map_would_cut_off_is_told(place: MapPlace, lost: str) -> None:
    of = replace(MAP, places=(place,))

    told = [said for _, said in cut_off(of, cone_of(of, 175.0))]

    assert lost in "".join(told)
    assert len(told) == bool(lost)


SERIES = Sparkline(data=FERRY, x="year", y="south")


@pytest.mark.parametrize(
    ("series", "lost"),
    [
        (SERIES, ""),
        (replace(SERIES, high=4.5, first=2010, last=2013), ""),
        (replace(SERIES, high=4), "4.5 lies above high: 4"),
        (replace(SERIES, low=3), "2 lies below low: 3"),
        (replace(SERIES, first=2013, last=2010), "it ends in 2010, expected a year"),
        (replace(SERIES, first=2020), "it has no value to draw"),
        (replace(SERIES, scale=-1), "−4.5 lies below low: 0"),
    ],
)
def test_what_a_sparkline_would_not_show_is_told(series: Sparkline, lost: str) -> None:
    told = outside(series)

    assert lost in told
    assert bool(lost) == bool(told)


def test_what_is_lost_is_told_at_the_line_of_the_place_and_of_the_fact() -> None:
    lost = replace(CENTRE, lat=10.0, place=Place("divisions/river.yaml", 20, 7))
    high = Fact(
        id="fact.feet",
        label=line("Feet"),
        value="4",
        series=replace(SERIES, high=4),
        place=Place("divisions/river.yaml", 30, 7),
    )
    copy = fair_copy().publication
    blocks = (replace(MAP, places=(lost,)), Facts(id="facts", entries=(high,)))
    first = replace(copy.divisions[0], sections=(), blocks=blocks, glance=(high,))
    book = replace(copy, divisions=(first,), parties=PARTIES)

    found = {(told.code, told.place) for told in undrawable(book)}

    assert found == {("E-411", lost.place), ("E-411", high.place)}


@pytest.mark.parametrize("latitude", [-90, -60, -25, 0, 10, 60, 75, 90])
@pytest.mark.parametrize("span", [100.0, 3000.0, 20_000.0])
def test_a_scale_that_is_not_true_is_told_with_parallels_that_are(
    latitude: float, span: float
) -> None:
    far = replace(MAP, centre=(132.0, latitude), span=span, places=())
    true = parallels_for(cone_of(far, 175.0))
    copy = fair_copy().publication
    first = replace(copy.divisions[0], sections=(), blocks=(far,), glance=())
    (told,) = undrawable(replace(copy, divisions=(first,), parties=PARTIES))

    assert true is not None
    assert (told.code, told.fix) == ("E-412", f"write parallels: {list(true)}")
    assert parallels_for(cone_of(replace(far, parallels=true), 175.0)) is None


def test_the_scale_of_the_house_s_own_maps_is_true() -> None:
    assert parallels_for(cone_of(MAP, 175.0)) is None
