"""What the tests of drawings draw: two river towns, their events and their series.

*Gives* parties, events, datasets, and readers of SVG.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree

from octavo.model.blocks import Chart, Dataset, Value
from octavo.model.inlines import Line, Run
from octavo.model.publication import Event, Party

NORTH = Party(
    id="northbank", name="Northbank", colour="#114455", dark="#88CCDD", side="left"
)
SOUTH = Party(
    id="southbank", name="Southbank", colour="#884422", dark="#EEAA66", side="right"
)
PARTIES = (NORTH, SOUTH)
SVG = "{http://www.w3.org/2000/svg}"


def line(words: str) -> Line:
    return (Run(words),)


def event(date: str, by: str, division: str = "", unverified: bool = False) -> Event:
    return Event(
        date=date,
        text=line(f"{by} acts"),
        by=by,
        division=division,
        unverified=unverified,
    )


def rows(*columns: str, given: tuple[tuple[Value, ...], ...]) -> Dataset:
    return Dataset(
        columns=columns,
        rows=tuple(dict(zip(columns, values, strict=True)) for values in given),
    )


FERRY = rows(
    "year",
    "south",
    "north",
    given=((2010, 2.0, 5.0), (2011, 3.0, None), (2012, 4.0, 6.0), (2013, 4.5, 6.5)),
)


def chart(data: Dataset = FERRY, under: bool = True, **plot: object) -> Chart:
    """A chart of the short form; two lines of the ferry unless told otherwise."""
    short: dict[str, object] = {
        "type": "line",
        "x": "year",
        "y": {"low": 0, "high": 8, "step": 2, "unit": "thousand"},
        "series": [
            {"field": "south", "label": "from Southbank", "party": "southbank"},
            {"field": "north", "label": "from Northbank", "party": "northbank"},
        ],
    }
    return Chart(
        id="chart.ferry",
        title=line("The ferry fills"),
        alt="Two lines rise & fall",
        data=data,
        plot={**short, **plot},
        under=under,
    )


def parsed(svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(svg)


def every(svg: str, tag: str) -> list[ElementTree.Element]:
    return list(parsed(svg).iter(SVG + tag))


def words_in(svg: str) -> list[str]:
    return ["".join(node.itertext()) for node in every(svg, "text")]


def classes_of(svg: str) -> set[str]:
    found = re.findall(r'class="([^"]*)"', svg)
    return {name for names in found for name in names.split()}


def numbers(svg: str) -> Iterator[str]:
    """Every decimal number in the attributes of a drawing."""
    for node in parsed(svg).iter():
        for key, value in node.items():
            if key not in ("class", "id", "aria-label") and "scale" not in value:
                yield from re.findall(r"\d+\.\d+", value)
