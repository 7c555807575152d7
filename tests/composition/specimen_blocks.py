"""The specimen's blocks: a fact, a chart, a table, a pair of positions."""

from __future__ import annotations

from octavo.model import blocks as b
from octavo.model.prose import Paragraph
from tests.composition.typist import NORTH, SOUTH, WORDS, Typist


def fact(t: Typist, name: str, *, party: str = "", series: bool = False) -> b.Fact:
    rows = [{"year": 1910 + n, "n": None if n == 4 else 2.0 + n % 5} for n in range(12)]
    return b.Fact(
        id=name,
        label=t.line("Crossings by ferry, 1921"),
        value="3.65",
        unit="thousand",
        as_of="1921-12",
        source=t.line("Harbour office"),
        note=t.line("Above the 3.52 thousand of 1912 for the first time."),
        party=party,
        series=b.Sparkline(
            data=b.Dataset(columns=("year", "n"), rows=tuple(rows)), x="year", y="n"
        )
        if series
        else None,
    )


def chart(t: Typist, name: str, number: str) -> b.Chart:
    rows = [
        {"year": 1910 + n, "north": None if n == 6 else 400 + 90 * n, "south": 900 - n}
        for n in range(12)
    ]
    return b.Chart(
        id=f"{name}.chart",
        title=t.line("More people cross from the south in every year since the war"),
        unit=t.line("Crossings a year by home town, hundreds, 1910–1921"),
        note=t.line("A dash: no figure found."),
        source=t.line("*Log of crossings*."),
        alt="Two lines from 1910 to 1921; the northern one rises, the southern falls",
        description=(Paragraph(f"{name}.chart.d1", t.line(WORDS)),),
        number=f"{number}.1",
        data=b.Dataset(columns=("year", "north", "south"), rows=tuple(rows)),
        plot={
            "type": "line",
            "x": "year",
            "y": {"high": 15, "step": 5, "scale": 0.01, "unit": "hundred"},
            "series": [
                {"field": "north", "label": "Northbankers", "party": NORTH},
                {"field": "south", "label": "Southbankers", "party": SOUTH},
            ],
        },
        table=(
            b.DataColumn(field="year", label="Number"),
            b.DataColumn(field="north", label="Northbankers", party=NORTH, format=","),
            b.DataColumn(field="south", label="Southbankers", party=SOUTH, format=","),
        ),
    )


def table(t: Typist, name: str, number: str) -> b.Table:
    column = b.TableColumn
    return b.Table(
        id=f"{name}.table",
        title=t.line("Official wording has moved both ways"),
        unit=t.line("How each town’s yearly report describes the other"),
        note=t.line("Filled square: phrase used. Blank: not established."),
        source=t.line("Yearly reports of both towns."),
        number=f"{number}.1",
        columns=(
            column(id="year", title=t.line("Issued"), width=12),
            column(
                id="good",
                title=t.line("good neighbour"),
                kind="mark",
                group="Northbank: Yearly report",
                party=NORTH,
                width=16,
            ),
            column(
                id="text",
                title=t.line("In the text"),
                group="Northbank: Yearly report",
                party=NORTH,
                width=60,
            ),
            column(id="carts", title=t.line("Carts"), kind="number", width=20),
            column(id="south", title=t.line("Southbank: letters"), party=SOUTH),
        ),
        rows=tuple(
            (
                t.line(f"{year}"),
                (True, False, None)[year % 3],
                t.line("Good ties essential for the peace of the river"),
                t.line(f"{year * 3:,}"),
                t.line("Closest neighbour; partner dropped"),
            )
            for year in range(1914, 1922)
        ),
    )


def positions(t: Typist, name: str, number: str) -> b.Positions:
    return b.Positions(
        id=name,
        number=number,
        issue=t.line("Who owns the pier?"),
        fact=t.line(f"{WORDS}^[Harbour office, as above.]"),
        terms=(t.line("North Pier [ja:北桟橋]"), t.line("South Pier [ko:남쪽부두]")),
        points=tuple(
            b.Point(says=(t.line(f"North Pier is {n}. {WORDS}"), t.line(WORDS)))
            for n in ("ours", "old")
        ),
        primary=(t.line("Town clerk, 1922 (A)"), t.line("Town council, 1921 (A)")),
        stands=t.line("No talks are held. The court has no power over a pier."),
    )
