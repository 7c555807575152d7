"""What changed, as the book tells it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from octavo.editorial.changes.languages import Languages
from octavo.editorial.changes.telling import LISTED, NAMED, opening
from octavo.model.blocks import Fact, Facts, Generated
from octavo.model.inlines import Inline, Reference, Run, Span, words
from octavo.model.publication import EditionNote, Publication, Source
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


def told(new: Publication, old: Publication) -> dict[str, list[str]]:
    """Every group's lines, with what stands below them after a bar."""
    earlier = replace(old, edition=EARLIER)
    groups = edited(new, earlier=earlier).fair_copy.what_changed
    return {
        group.title: [
            " | ".join(filter(None, (words(entry.now), words(entry.was))))
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


def test_figures_are_told_old_beside_new():
    fact = Fact(id="f", label=line("Ferries"), value="7", unit="a day", as_of="2022")
    new = replace(fact, value="9", as_of="2026-03")

    groups = told(
        book(Facts(id="g", entries=(new,))), book(Facts(id="g", entries=(fact,)))
    )

    assert groups["Figures"] == [
        "Ferries: 9 a day (March 2026) | 1.1, Harbour.Masters. Before: 7 a day (2022)"
    ]


def test_a_label_that_reads_on_stands_behind_its_value():
    fact = Fact(id="f", label=line("of the ferries"), value="7 of 9", as_of="2022")

    groups = told(book(Facts(id="g", entries=(fact,))), book(Facts(id="g", entries=())))

    assert groups["Figures"] == [
        "7 of 9 of the ferries (2022) | 1.1, Harbour.Masters. New"
    ]


def test_new_paragraphs_are_named_by_their_first_words_and_page():
    new = edited(
        book(text("harbour.masters.1", SAID)), earlier=replace(book(), edition=EARLIER)
    )

    (entry,) = new.fair_copy.what_changed[1].entries
    (reference,) = (i for i in entry.now if isinstance(i, Reference))
    assert words(entry.now) == (
        "1.1, Harbour.Masters: “The harbour master counts the ferries at dusk …”"
    )
    assert (reference.target, reference.paged) == ("harbour.masters.1", True)
    assert entry.bar == "new"


def test_many_new_paragraphs_of_one_section_are_counted():
    more = [text(f"t{i}", f"{i} {SAID}") for i in range(NAMED + 5)]

    (line_of_section,) = told(book(*more), book())["New"]

    assert line_of_section.endswith(" and 5 more")
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


def test_short_sayings_are_quoted_whole():
    assert opening("Seven ferries.") == "“Seven ferries.”"
    assert opening(" ".join("abcdefghijk")) == "“a b c d e f g h …”"


def test_nothing_is_told_without_an_earlier_edition():
    fair = edited(book(text("a", SAID))).fair_copy

    assert (fair.changes, fair.what_changed, fair.since) == ((), (), "")
