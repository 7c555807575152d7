"""What changed, as the book tells it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from octavo.editorial.changes.languages import Languages
from octavo.editorial.changes.naming import opening
from octavo.editorial.changes.telling import LISTED, NAMED
from octavo.model.blocks import Chart, Dataset, Fact, Facts, Generated, People, Person
from octavo.model.inlines import Inline, Line, Reference, Run, Span, words
from octavo.model.publication import EditionNote, Event, Publication, Source, Term
from tests.editorial.specimen import (
    BIBLIOGRAPHY,
    cite,
    division,
    edited,
    line,
    publication,
    section,
    source,
    text,
)

SAID = "The harbour master counts the ferries at dusk and writes the number in a book"
EARLIER = EditionNote(
    id="2022",
    label="2022 edition",
    date=date(2022, 12, 31),
    as_of=date(2022, 12, 31),
)


def book(*blocks, sources=(), **more) -> Publication:
    return publication(
        division("harbour", sections=(section("harbour.masters", *blocks),)),
        BIBLIOGRAPHY,
        division("changes", Generated(id="c", kind="changes"), kind="changes"),
        sources=sources,
        **more,
    )


def said(line: Line) -> str:
    """The words, with spaces for those that keep words in one line."""
    return words(line).replace("\N{NO-BREAK SPACE}…", " …")


def told(new: Publication, old: Publication) -> dict[str, list[str]]:
    """Every group's lines, with what stands below them after a bar."""
    earlier = replace(old, edition=EARLIER)
    groups = edited(new, earlier=earlier).fair_copy.what_changed
    return {
        words(group.title): [
            " | ".join(filter(None, (said(entry.now), words(entry.was))))
            for entry in group.entries
        ]
        for group in groups
    }


def test_a_correction_is_told_with_what_stood_there_and_why():
    old = book(text("harbour.masters.1", f"{SAID}. There were seven."))
    new = book(
        replace(
            text("harbour.masters.1", f"{SAID}. There were nine."),
            correction="Two were hidden by the crane.",
        )
    )

    assert told(new, old) == {
        "": ["Since the 2022 edition: 1 correction."],
        "Corrected": [
            (
                "There were nine. | 1.1, Harbour.Masters. Before: There were seven. "
                "Two were hidden by the crane."
            )
        ],
    }


def fact(label: str = "Ferries, 2022", value: str = "7", as_of: str = "2022") -> Facts:
    held = Fact(id="f", label=line(label), value=value, unit="a day", as_of=as_of)
    return Facts(id="g", entries=(held,))


def test_figures_are_told_old_beside_new():
    new = fact(label="Ferries, 2026", value="9", as_of="2026-03")

    assert told(book(new), book(fact()))["1, Harbour"] == [
        "Ferries, 2026: 9 a day (March 2026) | Before: 7 a day (2022)"
    ]


def test_a_label_in_other_words_is_told_with_the_old_figure():
    new = fact(label="Large ferries", value="9")

    assert told(book(new), book(fact()))["1, Harbour"] == [
        "Large ferries: 9 a day (2022) | Before: Ferries, 2022: 7 a day (2022)"
    ]


def test_a_figure_that_is_new_or_gone_says_so():
    one, none = book(fact(label="of the ferries")), book(Facts(id="g", entries=()))

    assert told(one, none)["1, Harbour"] == ["New: 7 a day of the ferries (2022)"]
    assert told(none, one)["1, Harbour"] == ["Dropped: 7 a day of the ferries (2022)"]


def test_a_section_has_its_page_and_what_is_new_leads_to_its_place():
    new = edited(
        book(text("harbour.masters.1", SAID)), earlier=replace(book(), edition=EARLIER)
    )

    (entry,) = new.fair_copy.what_changed[1].entries
    place, block = (i for i in entry.now if isinstance(i, Reference))
    assert said(entry.now) == (
        "1.1, Harbour.Masters New: “The harbour master counts the ferries at dusk …”"
    )
    assert (place.target, place.paged) == ("harbour.masters", True)
    assert (block.target, block.paged) == ("harbour.masters.1", False)


def test_all_that_happened_to_a_section_is_told_in_one_line():
    kept = text("k", "Nobody has counted the gulls that sleep on the customs shed")
    gone = text("g", "Quinces ripen slowly under glass while seventeen herons argue.")
    first, second = text("a", SAID), text("b", "The pilot is heard at the breakwater.")

    (said,) = told(
        book(kept, second, replace(first, prose=text("a", f"{SAID} twice").prose)),
        book(kept, first, second, gone),
    )["1, Harbour"]

    assert said == (
        "1.1, Harbour.Masters Reworded: “The harbour master counts the ferries at dusk "
        "…” Moved: “The pilot is heard at the breakwater”. "
        "Dropped: “Quinces ripen slowly under glass while seventeen herons argue”."
    )


def test_a_sentence_that_came_is_new_and_one_that_went_is_dropped():
    long = book(text("a", f"{SAID}. There were seven of them."))
    short = book(text("a", f"{SAID}."))

    assert told(long, short)["1, Harbour"] == [
        "1.1, Harbour.Masters New: “There were seven of them”."
    ]
    assert told(short, long)["1, Harbour"] == [
        "1.1, Harbour.Masters Dropped: “There were seven of them”."
    ]


def test_parts_are_told_in_the_order_of_the_book():
    sayings = {
        "alder": SAID,
        "birch": "Quinces ripen slowly under glass while seventeen herons argue",
        "cedar": "Nobody has weighed those bells since lightning struck their tower",
        "elder": "A letter without stamps reached us from Bergen last Tuesday",
    }

    def of(*names: str) -> Publication:
        return publication(*(division(n, text(f"{n}.1", sayings[n])) for n in names))

    groups = told(of("alder", "birch", "cedar"), of("birch", "elder"))

    assert groups == {
        "": ["Since the 2022 edition: 2 additions, 1 omission."],
        "1, Alder": ["This part of the book is new"],
        "3, Cedar": ["This part of the book is new"],
        "Dropped": ["The part of the book “Elder”"],
    }


def test_events_are_told_where_they_are_drawn_and_people_by_name():
    day = "6\N{NO-BREAK SPACE}March 2023"
    event = Event(date="2023-03-06", text=line("The ferry is sold"), by="both")
    people = People(
        id="p", entries=(Person(id="kim", name="Kim", role=line("Pilot since 1990")),)
    )
    line_of_time = division("timeline", kind="timeline", title=line("Timeline"))
    drawn = replace(book(people), events=(event,))
    drawn = replace(drawn, divisions=(*drawn.divisions, line_of_time))
    bare = replace(
        drawn, events=(), divisions=book(replace(people, entries=())).divisions
    )

    assert told(drawn, bare)["Timeline"] == [
        "This part of the book is new",
        f"{day}: The ferry is sold",
    ]
    assert told(drawn, bare)["1, Harbour"] == ["1.1, Harbour.Masters New: Kim."]
    assert told(bare, drawn)["Events"] == [f"Dropped: {day}: The ferry is sold"]


def test_a_chart_that_has_more_years_is_told_once():
    def chart(*years: int) -> Chart:
        rows = tuple({"year": year, "ferries": year - 2000} for year in years)
        return Chart(
            id="chart",
            title=line("More ferries"),
            unit=line(f"A day, 2020–{years[-1]}"),
            plot={"type": "line"},
            data=Dataset(columns=("year", "ferries"), rows=rows),
        )

    assert told(book(chart(2020, 2021, 2022)), book(chart(2020)))["1, Harbour"] == [
        "1.1, Harbour.Masters New figures: “More ferries” (2021–2022 added)."
    ]


def test_a_term_without_a_glossary_is_told_all_the_same():
    term = Term(id="quay", term="quay", definition=line("A place to land"))

    assert told(book(terms=(term,)), book())["Terms"] == ["New: quay."]


def test_many_new_paragraphs_of_one_section_are_counted():
    more = [text(f"t{i}", f"{i} {SAID}") for i in range(NAMED + 5)]

    (line_of_section,) = told(book(*more), book())["1, Harbour"]

    assert line_of_section.endswith(" and 5 more.")
    assert line_of_section.count("“") == NAMED


def test_sources_are_named_while_they_are_few_and_then_counted():
    few = [source(f"s{i}") for i in range(3)]
    many = [source(f"s{i}") for i in range(LISTED + 1)]

    def cited(sources: list[Source]) -> Publication:
        lines = [text("harbour.masters.1", SAID, cite(*(s.id for s in sources)))]
        return book(*lines, sources=tuple(sources))

    uncited = book(text("harbour.masters.1", SAID))
    assert told(cited(few), uncited)["Sources"] == [
        "Added: Title of s0; Title of s1; Title of s2"
    ]
    assert told(cited(many), uncited)["Sources"] == [
        "Added: 41 sources; the bibliography has them all."
    ]
    assert told(uncited, cited(few))["Sources"] == [
        "Withdrawn: Title of s0; Title of s1; Title of s2"
    ]


def test_a_block_has_the_bar_that_tells_what_became_of_it():
    kept, gone = text("a", f"{SAID} alone"), text("b", "Gone with the tide at noon")
    new = replace(text("n", "Quinces ripen slowly under glass"), correction="")
    corrected = replace(text("a", f"{SAID} in company"), correction="He is not alone.")

    fair = edited(
        book(corrected, new), earlier=replace(book(kept, gone), edition=EARLIER)
    ).fair_copy

    (held,) = fair.publication.divisions[0].sections
    assert [block.change for block in held.blocks] == ["corrected", "new"]
    assert fair.since == "2022 edition"


def test_a_list_names_its_entries_that_changed():
    was = (Person(id="kim", name="Kim"), Person(id="lee", name="Lee"))
    now = (was[0], replace(was[1], role=line("Pilot")))
    new, old = (book(People(id="people", entries=e)) for e in (now, was))

    fair = edited(new, earlier=replace(old, edition=EARLIER)).fair_copy

    ((block,),) = (s.blocks for s in fair.publication.divisions[0].sections)
    assert (block.change, block.altered, block.news) == ("new", True, ("lee",))


def test_words_of_another_language_keep_their_mark():
    marked = text(
        "a",
        "On ",
        Span((Run("독도"),), lang="ko"),
        " they say ",
        Span((Run("ima"),), lang="ja-Latn"),
        ".",
    )

    tagged = Languages(book(marked)).tag("독도 and ima, but no image.")

    spans: list[Inline] = [i for i in tagged if isinstance(i, Span)]
    assert spans == [
        Span((Run("독도"),), lang="ko"),
        Span((Run("ima"),), lang="ja-Latn"),
    ]
    assert words(tagged) == "독도 and ima, but no image."


def test_short_sayings_and_short_first_sentences_are_quoted_whole():
    assert opening("Seven ferries.") == "“Seven ferries”"
    assert opening(" ".join("abcdefghijk")) == "“a b c d e f g h\N{NO-BREAK SPACE}…”"
    assert opening(f"The pilot is ill. {SAID}") == "“The pilot is ill”"


def test_nothing_is_told_without_an_earlier_edition():
    fair = edited(book(text("a", SAID))).fair_copy

    assert (fair.changes, fair.what_changed, fair.since) == ((), (), "")


def test_a_division_called_as_a_group_of_the_house_has_a_group_of_its_own():
    papers = (source("news"),)
    old = publication(division("sources"))
    new = publication(
        division("sources", text("sources.1", f"{SAID}.", cite("news"))),
        sources=papers,
    )

    earlier = replace(old, edition=EARLIER)
    groups = edited(new, earlier=earlier).fair_copy.what_changed

    ids = [group.id for group in groups]
    assert ids == ["changes-counted", "changes-sources_", "changes-sources"]
