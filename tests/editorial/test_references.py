"""Cross references, terms and index marks lead where they say."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from octavo.editorial.collation import collation_key, initial, subentry_key
from octavo.model.blocks import Native, Text, Timeline
from octavo.model.faircopy import FairCopy
from octavo.model.inlines import (
    Anchor,
    CrossReference,
    Emphasis,
    IndexMark,
    Inline,
    Line,
    Reference,
    Run,
    TermMark,
    words,
)
from octavo.model.prose import Paragraph
from octavo.model.publication import Event, Term
from tests.editorial.specimen import (
    BIBLIOGRAPHY,
    GLOSSARY,
    cite,
    division,
    edited,
    figure,
    line,
    publication,
    section,
    source,
    text,
)


def mark(
    entry: str, subentry: str = "", said: str = "", principal: bool = False
) -> Inline:
    return IndexMark(entry, subentry, line(said) if said else (), principal)


def referring(*parts: str | Inline, glossary: bool = True) -> Line:
    divisions = [
        division("trade", text("t", *parts), sections=(section("ban", figure("fig")),)),
        *([GLOSSARY] if glossary else []),
    ]
    terms = (Term(id="gsomia", term="GSOMIA"),)
    made = edited(publication(*divisions, terms=terms)).fair_copy.publication
    (block,) = made.divisions[0].blocks
    assert isinstance(block, Text)
    assert isinstance(block.prose[0], Paragraph)
    return block.prose[0].line


def test_a_reference_without_words_says_what_it_leads_to() -> None:
    for target, said in (
        ("fig", "Figure\u00a01.1"),
        ("ban", "section\u00a01.1"),
        ("trade", "chapter\u00a01, Trade"),
        ("terms", "Terms"),
    ):
        (reference,) = referring(CrossReference(target, ()))

        assert isinstance(reference, Reference)
        assert (reference.target, words((reference,))) == (target, said)
        assert reference.paged


def test_a_reference_with_words_keeps_them() -> None:
    (reference,) = referring(CrossReference("fig", line("the picture")))

    assert words((reference,)) == "the picture"


def test_a_page_opens_no_second_pair_of_brackets() -> None:
    fig = CrossReference("fig", ())
    for parts, bracketed in (
        (("(", fig, ")"), [True]),
        (("(see (2019) ", Emphasis((fig,)), " and ", fig, ") and ", fig), [True] * 2),
        (("(2019) ", fig), []),
        (("0 < (x ", fig), []),
        (("a) ", fig, " (x)"), []),
    ):
        found = [bool(r.bracketed) for r in _references(referring(*parts))]

        assert found == bracketed + [False] * (len(found) - len(bracketed))


def _references(line: Line) -> Iterator[Reference]:
    for inline in line:
        if isinstance(inline, Reference):
            yield inline
        elif isinstance(inline, Emphasis):
            yield from _references(inline.children)


def test_a_term_leads_to_the_glossary_if_there_is_one() -> None:
    (linked,) = referring(TermMark("gsomia", ()))
    (plain,) = referring(TermMark("gsomia", line("the pact")), glossary=False)

    (named,) = referring(TermMark("Gsomia", ()))

    assert named == linked
    assert linked == Reference("term-gsomia", line("GSOMIA"), "term")
    assert plain == Run("the pact")


def indexed(*parts: str | Inline, **more: Any) -> FairCopy:
    return edited(publication(division("trade", text("t", *parts)), **more)).fair_copy


def test_index_marks_become_anchors_that_the_index_leads_to() -> None:
    copy = indexed(mark("Kono statement", said="the statement"), mark("Abe"))
    (block,) = copy.publication.divisions[0].blocks
    assert isinstance(block, Text)
    assert isinstance(block.prose[0], Paragraph)

    anchors = [i.id for i in block.prose[0].line if isinstance(i, Anchor)]

    assert anchors == ["ix-trade-1", "ix-trade-2"]
    assert [letter.letter for letter in copy.index] == ["A", "K"]
    assert copy.index[1].entries[0].locators[0].id == "ix-trade-1"


def test_sub_entries_stand_under_their_entry_past_small_words() -> None:
    marks = [mark("islets", sub) for sub in ("of rock", "guards on", "in the sea")]

    (letter,) = indexed(*marks, mark("islets", principal=True)).index
    (entry,) = letter.entries

    assert [sub.term for sub in entry.entries] == ["guards on", "of rock", "in the sea"]
    assert [locator.principal for locator in entry.locators] == [True]


def test_an_entry_that_is_a_term_carries_its_script() -> None:
    terms = (Term(id="d", term="Dokdo", native=(Native(lang="ko", text="독도"),)),)

    (letter,) = indexed(mark("Dokdo"), terms=terms).index

    assert letter.entries[0].native == (("ko", "독도"),)


def test_entries_that_differ_in_case_are_one_and_ids_are_never_shared() -> None:
    marks = [
        mark("radar"),
        mark("Radar"),
        mark("radar", "of 2018"),
        mark("radar of 2018"),
    ]

    (letter,) = indexed(*marks).index

    assert [entry.term for entry in letter.entries] == ["radar", "radar of 2018"]
    assert len(letter.entries[0].locators) == 2
    ids = [e.id for entry in letter.entries for e in (entry, *entry.entries)]
    assert len(set(ids)) == 3


def test_see_leads_from_one_entry_to_another() -> None:
    first, last = indexed(
        mark("see: Dokdo", "Liancourt Rocks"), mark("Liancourt Rocks")
    ).index

    assert first.entries[0].term == "Dokdo"
    assert first.entries[0].see == ("Liancourt Rocks",)
    assert first.entries[0].locators == ()
    assert last.entries[0].see == ()


def test_an_entry_of_signs_stands_before_numbers_and_has_an_id_of_its_own() -> None:
    index = indexed(mark("<&>"), mark("--"), mark("&", subentry="+"), mark("9")).index

    assert [letter.letter for letter in index] == ["Signs", "0–9"]
    entries = [entry for letter in index for entry in letter.entries]
    inner = [entry.id for outer in entries for entry in outer.entries]
    assert {*[entry.id for entry in entries], *inner} == {
        *("index-u3c-u26-u3e", "index-u2d-u2d", "index-u26", "index-9"),
        "index-u26-u2b",
    }


def test_the_alphabet_is_blind_to_case_and_accents() -> None:
    terms = ["Øresund", "zeal", "Éire", "abe", "Abe Shinzo", "9 June", "10 May", "eel"]

    ordered = sorted(terms, key=collation_key)

    assert ordered == [
        *("9 June", "10 May", "abe", "Abe Shinzo"),
        *("eel", "Éire", "Øresund", "zeal"),
    ]
    assert [initial(term) for term in ordered[:3]] == ["0–9", "0–9", "A"]
    assert subentry_key("of the rocks") == subentry_key("Rocks")


def test_official_texts_come_first_then_the_chapter_that_cites_first() -> None:
    papers = (
        source("news", issued="2019"),
        source("older", issued="2001"),
        source("law", type="treaty", issued="1965"),
        source("spare"),
        source("summed"),
    )
    book = publication(
        division("summary", text("s", "S.", cite("news", "summed")), kind="summary"),
        division("one", text("a", "A.", cite("law"))),
        division("two", text("b", "B.", cite("news", "older"))),
        BIBLIOGRAPHY,
        sources=papers,
    )

    groups = edited(book).fair_copy.bibliography

    assert [(g.title, [e.source.id for e in g.entries]) for g in groups] == [
        ("Treaties and official texts", ["law"]),
        ("Summary", ["summed"]),
        ("Chapter 2. Two", ["older", "news"]),
    ]
    assert groups[2].entries[1].cited_in == ("summary", "two")


def test_what_events_alone_cite_stands_where_the_timeline_does() -> None:
    papers = (source("news"), source("daily"))
    book = publication(
        division("times", Timeline(id="line", first=1960, last=2020), kind="timeline"),
        division("one", text("a", "A.", cite("news"))),
        BIBLIOGRAPHY,
        events=(
            Event(date="1965", text=line("E"), by="both", source=line(cite("daily"))),
        ),
        sources=papers,
    )

    groups = edited(book).fair_copy.bibliography

    assert [group.title for group in groups] == ["Timeline", "Chapter 1. One"]


def test_a_division_called_as_a_group_of_the_house_has_a_group_of_its_own() -> None:
    papers = (source("law", type="treaty"), source("news"))
    book = publication(
        division("official", text("a", "A.", cite("law", "news"))),
        BIBLIOGRAPHY,
        sources=papers,
    )

    groups = edited(book).fair_copy.bibliography

    assert [(group.id, group.title) for group in groups] == [
        ("sources-official", "Treaties and official texts"),
        ("sources-official_", "Chapter 1. Official"),
    ]


def test_an_address_is_printed_short() -> None:
    papers = (source("ja", url="https://www.mofa.go.jp/%E7%AB%B9?x=1"),)
    book = publication(
        division("one", text("a", "A.", cite("ja"))), BIBLIOGRAPHY, sources=papers
    )

    (group,) = edited(book).fair_copy.bibliography

    assert group.entries[0].address == "mofa.go.jp"
