"""The proofreader: each check finds its fault, at its place, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from octavo.diagnostics import Place
from octavo.model.blocks import (
    Fact,
    Facts,
    Generated,
    Native,
    Point,
    Positions,
)
from octavo.model.inlines import (
    Citation,
    CitationItem,
    Code,
    CrossReference,
    Footnote,
    IndexMark,
    Inline,
    Run,
    TermMark,
)
from octavo.model.publication import Cover, Event, Party, Publication, Term
from tests.editorial.specimen import (
    BIBLIOGRAPHY,
    TODAY,
    cite,
    codes,
    division,
    edited,
    line,
    publication,
    source,
    text,
)

HERE = Place("divisions/trade.yaml", 12, 9)
PARTIES = (
    Party(id="japan", name="Japan", colour="#07505F", dark="#86C5D3", side="left"),
    Party(id="korea", name="Korea", colour="#925C27", dark="#E2AA62", side="right"),
)
PAPERS = (source("wto-ab", grade="A"), source("yna"), source("mirror", grade="C"))


def book(*parts: str | Inline, **more: Any) -> Publication:
    return publication(
        division("trade", text("t", *parts)),
        division("more", text("m", "All.", cite("wto-ab", "yna", "mirror"))),
        BIBLIOGRAPHY,
        sources=PAPERS,
        **more,
    )


def fact(days: int) -> Fact:
    return Fact(
        id="f",
        label=line("Trade"),
        value="1",
        review=TODAY + timedelta(days),
        place=HERE,
    )


def test_a_sound_book_has_no_faults() -> None:
    assert codes(book("It ended in 2019.", cite("wto-ab", "mirror"))) == []


def test_an_unknown_citation_is_told_with_the_nearest_key() -> None:
    (found,) = edited(
        book("So.", Citation((CitationItem("wto-abb", place=HERE),)))
    ).diagnostics

    assert (found.code, found.place, found.length) == ("E-201", HERE, 8)
    assert "“@wto-abb”" in found.message
    assert "“wto-ab”" in found.fix


def test_an_unknown_cross_reference_is_told_with_the_nearest_id() -> None:
    (found,) = edited(book(CrossReference("trad", (), HERE))).diagnostics

    assert (found.code, found.place) == ("E-202", HERE)
    assert "“trade”" in found.fix


def test_an_unknown_term_is_told_with_the_nearest_id() -> None:
    terms = (Term(id="gsomia", term="GSOMIA"),)

    (found,) = edited(book(TermMark("gsonia", (), HERE), terms=terms)).diagnostics

    assert (found.code, found.place) == ("E-203", HERE)
    assert "“gsomia”" in found.fix


def test_a_footnote_where_none_can_stand_is_told() -> None:
    events = (Event(date="2019", text=line(Footnote(line("x"), HERE)), by="both"),)

    assert codes(book("So.", events=events)) == ["E-204"]


def test_a_character_that_no_font_has_is_told_once_at_its_place() -> None:
    covered = frozenset(
        map(ord, "abcdefghijklmnopqrstuvwxyz ABCDEFGHIJKLMNOPQRSTUVWXYZ.-")
    )
    native = (Native(lang="ko", text="독"),)
    terms = (Term(id="d", term="Dokdo", native=native, place=HERE),)

    made = book(Run("ab ☃ ☃", HERE), terms=terms)
    found = edited(made, covered=covered).diagnostics

    assert [f.code for f in found] == ["E-205", "E-205"]
    assert [f.place.column for f in found] == [9, 12]
    assert "U+2603, snowman" in found[1].message


def test_a_blind_or_circular_see_is_told() -> None:
    blind = book(IndexMark("see: Dokdo", "Rocks", ()))
    round_about = book(IndexMark("see: A", "B", ()), IndexMark("see: B", "A", ()))
    sound = book(IndexMark("see: Dokdo", "Rocks", ()), IndexMark("Rocks", "", ()))

    assert codes(blind) == ["E-206"]
    assert codes(round_about) == ["E-206", "E-206"]
    assert codes(sound) == []


def test_a_source_never_cited_is_told() -> None:
    made = publication(
        division("a", text("t", "So.", cite("yna"))), sources=(PAPERS[1], PAPERS[0])
    )

    assert codes(made) == ["W-301"]


def test_a_claim_without_a_source_is_told() -> None:
    (found,) = edited(book(Run("It ended in 2019.", HERE))).diagnostics
    assert (found.code, found.place.column, found.length) == ("W-302", 21, 4)
    assert codes(book("It ended.")) == []
    assert codes(book("Type ", Code("3.11"), ".")) == []
    assert codes(book("It ended in ", CrossReference("t", line("2019")), ".")) == []


def test_columns_of_unequal_length_are_told() -> None:
    def positions(left: int, right: int) -> Publication:
        point = Point(says=(line("a" * left), line("b" * right)))
        block = Positions(id="p", issue=line("Q"), fact=line("F"), points=(point,))
        return publication(division("a", block), parties=PARTIES)

    assert codes(positions(100, 79)) == ["W-303"]
    assert codes(positions(79, 100)) == ["W-303"]
    assert codes(positions(100, 80)) == []


def test_grade_c_alone_is_told() -> None:
    assert codes(book("So.", cite("mirror"))) == ["W-304"]
    assert codes(book("So.", cite("mirror"), cite("yna"))) == []


@pytest.mark.parametrize(
    ("days", "within", "expected"),
    [(-1, 0, ["W-305"]), (0, 0, ["W-306"]), (30, 0, []), (30, 30, ["W-306"])],
)
def test_facts_that_age_are_told(days: int, within: int, expected: list[str]) -> None:
    made = publication(division("a", Facts(id="fs", entries=(fact(days),))))

    assert codes(made, within=within) == expected


def test_a_fact_at_a_chapter_opening_ages_as_well() -> None:
    (found,) = edited(publication(division("a", glance=(fact(-40),)))).diagnostics

    assert (found.code, found.place) == ("W-305", HERE)
    assert "15 October 2026, 40 days ago" in found.message


def test_an_event_that_is_not_drawn_is_told() -> None:
    events = (
        Event(date="1965-06-22", text=line("E"), by="both"),
        Event(date="1910", text=line("E"), by="both", place=HERE),
    )

    (found,) = edited(
        book("So.", events=events, cover=Cover(first=1965, last=2026))
    ).diagnostics

    assert (found.code, found.place) == ("W-307", HERE)


def test_divisions_of_one_title_are_told() -> None:
    made = publication(
        division("a", title=line("Trade")), division("b", title=line("trade"))
    )

    assert codes(made) == ["W-308"]


@pytest.mark.parametrize("kind", ["glossary", "bibliography", "index", "changes"])
@pytest.mark.parametrize("as_block", [True, False])
def test_a_list_made_twice_is_told(kind: str, as_block: bool) -> None:
    block = Generated(id="again", kind=kind, place=HERE)
    second = division("b", kind=kind, place=HERE, title=line("Again"))
    if as_block:
        second = division("b", block, kind="appendix")
    made = publication(division("a", kind=kind), second)

    found = [f for f in edited(made).diagnostics if f.code == "E-125"]

    assert [f.place for f in found] == [HERE]


def test_a_colophon_and_lists_without_ids_may_stand_twice() -> None:
    names = ("contents", "imprint", "contents", "imprint", "colophon", "colophon")
    parts = [division(f"d{n}", kind=k, title=()) for n, k in enumerate(names)]

    assert "E-125" not in codes(publication(*parts))


def test_a_division_with_nothing_to_be_filled_with_is_told() -> None:
    made = publication(division("i", kind="index"), division("g", kind="glossary"))

    assert codes(made) == ["W-309", "W-309"]


def test_what_stands_in_an_unread_file_is_not_called_unknown() -> None:
    made = book("So.", cite("no"), CrossReference("no", ()), TermMark("no", ()))

    assert codes(made) == ["E-201", "E-202", "E-203"]
    assert codes(made, unread=("sources.yaml",)) == ["E-202", "E-203"]
    assert codes(made, unread=("divisions/a.yaml", "terms.yaml")) == ["E-201"]


def test_an_index_entry_in_two_forms_is_told() -> None:
    marks = [IndexMark(entry, "", (), place=HERE) for entry in ("Radar", "radar")]

    (found,) = edited(book(IndexMark("radar", "", ()), *marks)).diagnostics

    assert (found.code, found.place) == ("W-310", HERE)
    assert "“radar”" in found.fix


def test_changes_need_an_edition_to_be_told_from() -> None:
    changes = division("changes", kind="changes", matter="backmatter")
    book = publication(division("one"), changes)
    since = replace(book, edition=replace(book.edition, since="2022"))

    assert codes(book) == ["W-309"]
    assert codes(since) == []
