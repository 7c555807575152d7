"""What is drawn of a file of data that serves several drawings."""

from __future__ import annotations

from octavo.editorial.changes import compare
from octavo.model.blocks import Chart, DataColumn, Dataset, Fact, Facts, Sparkline
from octavo.model.inlines import words
from tests.editorial.specimen import division, line, publication


def data(**altered: int | None) -> Dataset:
    """Ferries and pilots of three years; `altered`: values of 2022."""
    rows = [{"year": y, "ferries": y - 2000, "pilots": 3} for y in (2020, 2021)]
    last = {"year": 2022, "ferries": 22, "pilots": 3, **altered}
    return Dataset(columns=("year", "ferries", "pilots"), rows=(*rows, last))


def news(new, old) -> list[str]:
    books = [publication(division("harbour", block)) for block in (new, old)]
    return [words(change.now) for change in compare(*books).changes]


def fact(held: Dataset) -> Facts:
    drawn = Sparkline(data=held, x="year", y="ferries")
    entry = Fact(id="f", label=line("Ferries"), value="22", series=drawn)
    return Facts(id="facts", entries=(entry,))


def test_a_column_that_a_sparkline_does_not_draw_is_no_news_of_its_fact():
    assert news(fact(data(pilots=4)), fact(data())) == []


def test_a_point_of_a_sparkline_is_told_and_not_the_figure_that_stayed():
    assert news(fact(data(ferries=30)), fact(data())) == [
        "Ferries: 22, its history: 2022 altered"
    ]


def chart(held: Dataset, *, spec: bool = False) -> Chart:
    plot = {"type": "line", "x": "year", "series": [{"field": "ferries"}]}
    return Chart(
        id="chart",
        title=line("More ferries"),
        plot=None if spec else plot,
        spec={"encoding": {"y": {"field": "pilots"}}} if spec else None,
        table=(DataColumn(field="year", label=""),),
        data=held,
    )


def test_a_column_that_a_chart_neither_draws_nor_tables_is_no_news_of_it():
    assert news(chart(data(pilots=4)), chart(data())) == []
    assert news(chart(data(ferries=30)), chart(data())) != []


def test_a_column_that_a_specification_names_is_drawn():
    assert news(chart(data(ferries=4), spec=True), chart(data(), spec=True)) == []
    assert news(chart(data(pilots=4), spec=True), chart(data(), spec=True)) != []
