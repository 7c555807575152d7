"""What an unkind hand puts into a folder is told at its place, and nothing hangs."""

from __future__ import annotations

import os
import shutil
import signal
from pathlib import Path

import pytest

from octavo.manuscript.parties import contrast
from octavo.manuscript.svg import faults_of, read_svg, size_of
from tests.changed import change
from tests.manuscript.overlay import BOOKS, proof, told

OPEN = '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"'
CHART = """
      - kind: chart
        id: chart.feet
        title: Feet
        alt: Feet.
        description: Feet.
        data: {data}
        plot: {{type: line, x: year, series: [{{field: feet}}]}}
"""
FACTS = """
      - kind: facts
        id: river.facts
        entries:
          - id: fact.feet
            label: Feet
            value: "2"
            as_of: "2024"
            source: "[@survey]"
            series: {{data: [{{when: {when}, feet: 1}}], x: when, y: feet}}
"""
MAP = """
      - kind: map
        id: map.river
        title: The river
        alt: The river.
        description: The river.
        shapes: maps/river.geojson
        centre: [132, 37]
        span: 1000
"""


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return Path(shutil.copytree(BOOKS / "minimal", tmp_path / "book"))


def _add(book: Path, block: str) -> None:
    with (book / "divisions/river.yaml").open("a", encoding="utf-8") as file:
        file.write(block)


def test_a_pipe_in_place_of_a_file_is_not_waited_for(book: Path) -> None:
    (book / "events.yaml").unlink()
    os.mkfifo(book / "events.yaml")

    signal.alarm(20)  # ends the tests, were it waited for
    found = told(proof(book))
    signal.alarm(0)

    assert found == ["events.yaml:1:1: error E-101"]


def test_two_parties_of_one_id_are_told(book: Path) -> None:
    change(book, "publication.yaml", "id: right-bank", "id: left-bank")

    assert told(proof(book)) == ["publication.yaml:19:10: error E-125"]


@pytest.mark.parametrize("empty", [True, False])
def test_a_book_of_no_division_is_refused(book: Path, empty: bool) -> None:
    text = (book / "publication.yaml").read_text("utf-8").split("frontmatter")[0]
    text += "bodymatter: []\n" if empty else ""
    (book / "publication.yaml").write_text(text, "utf-8")
    (book / "events.yaml").unlink()

    line = 20 if empty else 1
    assert f"publication.yaml:{line}:1: error E-121" in told(proof(book))


def test_a_book_without_a_body_is_refused_where_it_says_so(book: Path) -> None:
    change(book, "publication.yaml", "bodymatter: [river]", "bodymatter: []")
    change(book, "publication.yaml", "[glossary, ", "[river, glossary, ")

    assert told(proof(book)) == ["publication.yaml:21:1: error E-121"]


@pytest.mark.parametrize("written", ["1e999", "-1e999"])
def test_a_number_beyond_all_numbers_is_no_number(book: Path, written: str) -> None:
    _add(book, CHART.format(data=f"[{{year: 2018, feet: {written}}}]"))

    assert [found.code for found in proof(book)] == ["E-156"]


@pytest.mark.parametrize(
    ("when", "refused"),
    [("2015", False), ("2015-02", False), ("2015-02-03", False), ("2015-13", True),
     ("early", True)],
)  # fmt: skip
def test_a_sparkline_runs_along_years_and_dates(
    book: Path, when: str, refused: bool
) -> None:
    _add(book, FACTS.format(when=f'"{when}"'))

    codes = [found.code for found in proof(book)]

    assert ("E-156" in codes) == refused


def test_a_control_character_in_a_csv_is_found_where_it_stands(book: Path) -> None:
    (book / "data").mkdir()
    (book / "data/feet.csv").write_text("year,feet\n2018,1\n20\x0119,2\n", "utf-8")
    _add(book, CHART.format(data="data/feet.csv"))

    assert told(proof(book)) == ["data/feet.csv:3:3: error E-111"]


@pytest.mark.parametrize(
    "features",
    [
        '"abc"',
        "[null]",
        "{}",
        '[{"type": "Feature", "geometry": []}]',
        '[{"geometry": {"type": "Polygon", "coordinates": ["a"]}}]',
        '[{"geometry": {"type": "Polygon", "coordinates": [[]]}}]',
        '[{"geometry": {"type": "Polygon", "coordinates": [[[1]]]}}]',
        '[{"geometry": {"type": "Polygon", "coordinates": [[[NaN, 1]]]}}]',
        '[{"geometry": {"type": "MultiPolygon"}}]',
        '[{"geometry": {"type": "Polygon", "coordinates": [[[131, 4e6]]]}}]',
    ],
)
def test_shapes_that_cannot_be_drawn_are_told(book: Path, features: str) -> None:
    (book / "maps").mkdir()
    shapes = f'{{"type": "FeatureCollection", "features": {features}}}'
    (book / "maps/river.geojson").write_text(shapes, "utf-8")
    _add(book, MAP)

    assert [found.code for found in proof(book)] == ["E-161"]


@pytest.mark.parametrize(
    ("key", "written", "odd"),
    [
        ("parallels", "[-35, 35]", "parallels -35 and 35, which leave no cone"),
        ("parallels", "[0, 0]", "parallels 0 and 0, which leave no cone"),
        ("parallels", "[80, 90]", "parallels 90, expected"),
        ("centre", "[132, -90]", "the latitude -90, at which the parallels"),
        ("centre", "[132, 120]", "the latitude 120, expected -90 to 90"),
        ("span", "50000", "span 50000, expected"),
    ],
)
def test_a_projection_that_shows_nothing_is_told(
    book: Path, key: str, written: str, odd: str
) -> None:
    (book / "maps").mkdir()
    shapes = '{"type": "FeatureCollection", "features": []}'
    (book / "maps/river.geojson").write_text(shapes, "utf-8")
    kept = [line for line in MAP.splitlines() if f" {key}:" not in line]
    _add(book, "\n".join([*kept, f"        {key}: {written}\n"]))

    (found,) = proof(book)

    assert (found.code, found.place.file) == ("E-127", "divisions/river.yaml")
    assert odd in found.message


@pytest.mark.parametrize(
    ("cover", "at"),
    [
        ("{first: 2020, last: 2020}", 28),
        ("{first: 2030, last: 2020}", 28),
        ("{first: 2026}", 16),
        ("{last: 2025}", 15),
        ("{first: -1000000000}", 16),
    ],
)
def test_a_cover_that_ends_before_it_begins_is_told(
    book: Path, cover: str, at: int
) -> None:
    change(book, "publication.yaml", "frontmatter:", f"cover: {cover}\nfrontmatter:")

    faults = [line for line in told(proof(book)) if "W-307" not in line]

    assert faults == [f"publication.yaml:20:{at}: error E-127"]


@pytest.mark.parametrize(
    ("key", "was"), [("slug", "slug: minimal"), ("id", 'id: "2026"')]
)
def test_a_name_too_long_for_a_file_is_refused(book: Path, key: str, was: str) -> None:
    change(book, "publication.yaml", was, f"{key}: {'a' * 101}")

    (found,) = proof(book)

    assert (found.code, "up to 100" in found.message) == ("E-124", True)
    assert len(found.message) < 140


@pytest.mark.parametrize("form", ["d", "%d", "zz", ">9999999999", ".999f"])
def test_a_format_that_fits_no_number_is_refused(book: Path, form: str) -> None:
    _add(book, CHART.format(data="[{year: 2018, feet: 1}]"))
    plot = "{type: line, x: year, "
    change(book, "divisions/river.yaml", plot, f'{plot}y: {{format: "{form}"}}, ')

    assert [found.code for found in proof(book)] == ["E-132"]


@pytest.mark.parametrize(
    ("column", "fault"),
    [
        ("{id: what, title: What crosses, width: 900}", "19:52: error E-127"),
        ("{id: what, title: What crosses, width: 174}", "19:11: error E-127"),
        ("{id: daily, title: What crosses}", "19:11: error E-125"),
        ("{id: what, title: What crosses, width: 170}", ""),
    ],
)
def test_columns_that_no_page_holds_are_told(
    book: Path, column: str, fault: str
) -> None:
    was = "{id: what, title: What crosses}"
    change(book, "divisions/river.yaml", was, column)

    expected = [f"divisions/river.yaml:{fault}"] if fault else []

    assert told(proof(book)) == expected


@pytest.mark.parametrize(
    ("svg", "fault"),
    [
        (f'{OPEN} onload="alert(1)"/>', "runs a script, onload"),
        (f"{OPEN}><script/></svg>", "contains script"),
        (f'{OPEN}><rect style="fill:url(http://a.org/b)"/></svg>', "http://a.org/b"),
        (f"{OPEN}><rect fill=\"url( 'b.svg#c')\"/></svg>", "another file, b.svg#c"),
        (f'{OPEN}><style>@import "b.css";</style></svg>', "another file, b.css"),
        (f'{OPEN}><image href="data:text/html,x"/></svg>', "another file, data:text"),
        (f'{OPEN}><a href="b.html"/></svg>', "another file, b.html"),
        (f'{OPEN}><image href="data:image/svg+xml,x"/></svg>', "another file, data:"),
        (f'{OPEN}><rect fill="device-cmyk(0 1 0 0)"/></svg>', "the colour device-cmyk"),
        (f"{OPEN}><style>a {{fill: Device-CMYK(1)}}</style></svg>", "of a press"),
        (OPEN.replace('"10"', '"-10"') + "/>", "its width is “-10”"),
        (OPEN.replace('"10"', '"NaN"') + ' viewBox="0 0 1 1"/>', "its width is “NaN”"),
        (OPEN.replace('"10"', '"0"') + "/>", "it has no size"),
        (OPEN.replace('"10"', '"1000000000"') + "/>", "it has no size"),
        ('<svg xmlns="http://www.w3.org/2000/svg"/>', "it has no size"),
        (f"{OPEN}>{'<g>' * 200}{'</g>' * 200}</svg>", "nested more than 100 deep"),
    ],
)
def test_an_svg_that_runs_or_loads_anything_is_refused(svg: str, fault: str) -> None:
    assert fault in "".join(faults_of(read_svg(svg.encode())))


def test_an_svg_may_use_what_is_in_it() -> None:
    svg = f'{OPEN}><rect fill="url(#a)"/><image href="data:image/png;base64,x"/></svg>'

    assert faults_of(read_svg(svg.encode())) == ()


def test_a_link_in_an_svg_loads_nothing() -> None:
    svg = f'{OPEN}><a href="https://example.org/">{"<g/>" * 3}</a></svg>'

    assert faults_of(read_svg(svg.encode())) == ()


@pytest.mark.parametrize("width", ["10.123456789012345", "4em", "100%", "auto"])
def test_a_width_of_an_svg_may_be_long_or_relative(width: str) -> None:
    svg = OPEN.replace('width="10"', f'width="{width}" viewBox="0 0 9 9"') + "/>"

    assert faults_of(read_svg(svg.encode())) == ()


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"\x1f\x8b\x08\0rest", "it is compressed"),
        (b"\x89PNG\r\n\x1a\n\0\0", "no letters"),
        (OPEN.encode("utf-16"), "it is UTF-16"),
        (b'<?xml version="1.0" encoding="ISO-8859-1"?><svg/>', "it is ISO-8859-1"),
        (b'<svg width="1" height="1"/>', "its root says no xmlns"),
        (b"<html/>", "its root is html"),
    ],
)
def test_what_is_no_svg_is_told_for_what_it_is(content: bytes, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        read_svg(content)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize(
    "begins", ['<?xml-stylesheet href="a.css"?>', '<!DOCTYPE svg [<!ENTITY a "b">]>']
)
def test_an_svg_asks_for_nothing_in_its_head(begins: str, encoding: str) -> None:
    with pytest.raises(ValueError, match=r"it (asks|declares|is UTF-16)"):
        read_svg(f"{begins}{OPEN}/>".encode(encoding))


@pytest.mark.parametrize(
    ("sizes", "size"),
    [
        ('width="100%" height="100%" viewBox="0 0 20 10"', (20, 10)),
        ('viewBox="0 0 1.2.3 x"', (0, 0)),
        ('viewBox="... ... . ."', (0, 0)),
        ('width="1.2.3" height="."', (0, 0)),
        (f'width="{"9" * 400}" height="-5"', (0, 0)),
        ('width="1in" height="2.5"', (96, 2)),
    ],
)
def test_an_odd_size_of_an_svg_is_unknown(sizes: str, size: tuple[int, int]) -> None:
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" {sizes}/>'

    assert size_of(read_svg(svg.encode())) == size


def test_contrast_is_counted_as_wcag_counts_it() -> None:
    assert round(contrast("#000000", "#FFFFFF"), 2) == 21
    assert round(contrast("#767676", "#FFFFFF"), 2) == 4.54
    assert contrast("#123456", "#123456") == 1
