"""Numbers: chapters, sections, captions, positions."""

from __future__ import annotations

from octavo.editorial.numbering import letters, number
from octavo.model.blocks import Chart, Dataset, Map, Positions, Table, Timeline
from octavo.model.inlines import words
from octavo.model.publication import Publication
from tests.editorial.specimen import (
    division,
    edited,
    figure,
    line,
    publication,
    section,
)

DATA = Dataset(columns=("a",), rows=({"a": 1},))


def numbers(book: Publication) -> dict[str, str]:
    found = {}
    for part in number(book).divisions:
        found[part.id] = part.number
        stack = [*part.sections]
        found |= {block.id: getattr(block, "number", "") for block in part.blocks}
        while stack:
            inner = stack.pop()
            found[inner.id] = inner.number
            found |= {block.id: getattr(block, "number", "") for block in inner.blocks}
            stack += inner.sections
    return found


def test_chapters_and_their_sections_count_and_the_third_level_does_not() -> None:
    deep = section("deep", sections=(section("deeper"),))
    book = publication(
        division("before", kind="introduction"),
        division("one"),
        division("two", sections=(section("a"), section("b", sections=(deep,)))),
    )

    found = numbers(book)

    assert found["before"] == ""
    assert (found["one"], found["two"]) == ("1", "2")
    assert (found["a"], found["b"], found["deep"]) == ("2.1", "2.2", "2.2.1")
    assert found["deeper"] == ""


def test_captions_count_by_chapter_and_by_what_they_are_called() -> None:
    drawn = Map(id="map", shapes="house:east-asia", centre=(130, 36), span=900)
    chart = Chart(id="chart", data=DATA, plot={})
    table = Table(id="table", columns=(), rows=())
    book = publication(
        division("one", figure("f1"), chart, drawn, table),
        division("two", sections=(section("s", figure("f2")),)),
    )

    found = numbers(book)

    assert (found["f1"], found["chart"]) == ("1.1", "1.2")
    assert (found["map"], found["table"]) == ("1.1", "1.1")
    assert found["f2"] == "2.1"


def test_captions_outside_chapters_go_by_letters() -> None:
    book = publication(
        division("key", figure("f1"), kind="figures", matter="frontmatter"),
        division("one", figure("f2")),
        division("end", figure("f3"), kind="appendix", matter="backmatter"),
    )

    found = numbers(book)

    assert (found["f1"], found["f2"], found["f3"]) == ("A", "1.1", "B")


def test_captions_of_a_book_without_chapters_count_from_one() -> None:
    book = publication(division("all", figure("f1"), figure("f2"), kind="introduction"))

    assert numbers(book)["f2"] == "2"


def test_letters_go_on_after_z() -> None:
    assert [letters(n) for n in (1, 26, 27, 52, 53)] == ["A", "Z", "AA", "AZ", "BA"]


def test_positions_count_through_the_book() -> None:
    first = Positions(id="p1", issue=line("Who?"), fact=line("It is."))
    second = Positions(id="p2", issue=line("Why?"), fact=line("It was."))
    book = publication(division("one", first), division("two", second))

    assert numbers(book)["p2"] == "2"


def test_listings_follow_the_book_whatever_the_kind() -> None:
    book = publication(
        division("times", Timeline(id="line", first=1960, last=2020), kind="timeline"),
        division("one", figure("f1"), Chart(id="chart", data=DATA, plot={})),
        division("two", figure("f2")),
    )

    labels = [entry.label for entry in edited(book).fair_copy.listings]

    assert labels == ["Figure A", "Figure 1.1", "Figure 1.2", "Figure 2.1"]


def test_an_unnamed_division_goes_by_the_title_of_its_kind() -> None:
    book = publication(division("end", kind="index", title=()))

    (entry,) = edited(book).fair_copy.contents

    assert words(entry.title) == "Index"
