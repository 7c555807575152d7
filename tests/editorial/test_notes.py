"""Notes: what is cited and remarked becomes a numbered note."""

from __future__ import annotations

from octavo.model.blocks import Block, Quotation, Text
from octavo.model.inlines import (
    Emphasis,
    Footnote,
    Inline,
    Line,
    Noteref,
    Reference,
    Run,
    words,
)
from octavo.model.prose import Paragraph
from octavo.model.publication import Name, Publication
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

PAPERS = (
    source("jjd", container_title="Korea JoongAng Daily", issued="2024-10-28"),
    source("kbs", publisher="KBS", issued="2018-11-22"),
    source(
        "cas",
        type="webpage",
        title="Japan made proposals to refer the issue to the ICJ",
        publisher="Cabinet Secretariat, Japan",
        grade="A",
    ),
    source("treaty", type="treaty", title="Treaty on Basic Relations",
           issued="1965-06-22", grade="A"),
    source("book", type="book", title="Troubled Apologies", issued="2008",
           author=(Name(family="Dudden", given="Alexis"),)),
)  # fmt: skip


def book(*blocks: Block) -> Publication:
    return publication(division("talk", *blocks), BIBLIOGRAPHY, sources=PAPERS)


def first_line(made: Publication) -> Line:
    (block,) = made.divisions[0].blocks
    assert isinstance(block, Text)
    paragraph = block.prose[0]
    assert isinstance(paragraph, Paragraph)
    return paragraph.line


def resolved(*parts: str | Inline) -> Line:
    return first_line(edited(book(text("t", *parts))).fair_copy.publication)


def notes(*parts: str | Inline) -> list[str]:
    return [words(i.note) for i in resolved(*parts) if isinstance(i, Noteref)]


def test_a_newspaper_is_named_with_its_day_and_grade() -> None:
    assert notes("So.", cite("jjd")) == [
        "Korea JoongAng Daily, 28\u00a0October 2024\u00a0(B)."
    ]


def test_an_institution_a_treaty_and_a_book_are_named_in_their_manner() -> None:
    assert notes("So.", cite("cas")) == [
        (
            "Cabinet Secretariat, Japan, Japan made proposals to refer the issue to "
            "the ICJ, not dated\u00a0(A)."
        )
    ]
    assert notes("So.", cite("treaty", locator="Article III")) == [
        "Treaty on Basic Relations, 22\u00a0June 1965, Article\u00a0III\u00a0(A)."
    ]
    assert notes("So.", cite("book", locator="p. 12")) == [
        "Dudden, Troubled Apologies, 2008, p.\u00a012\u00a0(B)."
    ]


def test_a_periodical_is_set_in_italics_and_a_broadcaster_is_not() -> None:
    (paper,) = (i for i in resolved("So.", cite("jjd")) if isinstance(i, Noteref))
    (radio,) = (i for i in resolved("So.", cite("kbs")) if isinstance(i, Noteref))

    assert isinstance(paper.note[0], Reference)
    assert isinstance(paper.note[0].children[0], Emphasis)
    assert isinstance(radio.note[0], Reference)
    assert radio.note[0].children[0] == Run("KBS")


def test_each_source_leads_to_its_entry_in_the_bibliography() -> None:
    made = edited(book(text("t", "So.", cite("jjd", "kbs")))).fair_copy
    (note,) = (i for i in first_line(made.publication) if isinstance(i, Noteref))
    entries = {e.id for group in made.bibliography for e in group.entries}

    targets = [i.target for i in note.note if isinstance(i, Reference)]

    assert targets == ["source-jjd", "source-kbs"]
    assert set(targets) <= entries
    assert note.sources == ("jjd", "kbs")


def test_citations_and_footnotes_at_one_spot_are_one_note() -> None:
    remark = Footnote(line("The figure is disputed"))

    assert notes("So.", cite("kbs"), " ", cite("jjd"), remark, " And.") == [
        (
            "KBS, 22\u00a0November 2018\u00a0(B); Korea JoongAng Daily, "
            "28\u00a0October 2024\u00a0(B). The figure is disputed."
        )
    ]


def test_a_footnote_may_cite() -> None:
    assert notes("So.", Footnote(line("Compare ", cite("kbs"), "."))) == [
        "Compare KBS, 22\u00a0November 2018\u00a0(B)."
    ]


def test_a_call_closes_up_and_stands_behind_the_stop() -> None:
    made = resolved("It ended ", cite("kbs"), ". Then")

    assert [getattr(i, "text", "*") for i in made] == ["It ended", ".", "*", " Then"]


def test_notes_count_by_division_from_one() -> None:
    made = edited(
        publication(
            division(
                "one",
                text("a", "A.", cite("kbs")),
                sections=(section("s", text("b", "B.", cite("jjd"))),),
            ),
            division("two", text("c", "C.", cite("kbs"))),
            BIBLIOGRAPHY,
            sources=PAPERS,
        )
    ).fair_copy.publication
    one, two, _ = made.divisions
    texts = [*one.blocks, *one.sections[0].blocks, *two.blocks]

    found = [
        (i.id, i.number)
        for block in texts
        if isinstance(block, Text)
        for paragraph in block.prose
        if isinstance(paragraph, Paragraph)
        for i in paragraph.line
        if isinstance(i, Noteref)
    ]

    assert found == [("one-note-1", 1), ("one-note-2", 2), ("two-note-1", 1)]


def test_a_long_reference_is_not_repeated_in_a_division() -> None:
    assert notes("A.", cite("cas"), " B.", cite("cas", locator="p. 2"))[1] == (
        "Cabinet Secretariat, Japan, as in note\u00a01, p.\u00a02\u00a0(A)."
    )


def test_a_source_line_spells_its_citations_out() -> None:
    quote = Quotation(id="q", prose=(), source=line(cite("kbs", "jjd")))

    (made,) = edited(book(quote)).fair_copy.publication.divisions[0].blocks

    assert isinstance(made, Quotation)
    assert words(made.source) == (
        "KBS, 22\u00a0November 2018\u00a0(B); "
        "Korea JoongAng Daily, 28\u00a0October 2024\u00a0(B)"
    )
    assert not any(isinstance(i, Noteref) for i in made.source)


def test_without_a_bibliography_a_note_says_all_and_leads_out() -> None:
    papers = (source("k", publisher="KBS", url="https://news.kbs.co.kr/a/b?c"),)
    made = edited(
        publication(division("talk", text("t", "So.", cite("k"))), sources=papers)
    ).fair_copy.publication

    (note,) = (i for i in first_line(made) if isinstance(i, Noteref))

    assert words(note.note) == "KBS, Title of k, not dated, news.kbs.co.kr\u00a0(B)."
    assert not any(isinstance(i, Reference) for i in note.note)


def test_two_articles_of_one_day_are_told_apart_by_title() -> None:
    papers = (
        source("a", publisher="KBS", issued="2018-11-22", title="First"),
        source("b", publisher="KBS", issued="2018-11-22", title="Second"),
    )
    made = edited(
        publication(
            division("talk", text("t", "So.", cite("b"))), BIBLIOGRAPHY, sources=papers
        )
    ).fair_copy.publication

    (note,) = (i for i in first_line(made) if isinstance(i, Noteref))

    assert words(note.note) == "KBS, Second, 22\u00a0November 2018\u00a0(B)."


def test_a_citation_behind_the_words_of_a_note_stands_apart_from_them():
    remark = Footnote((Run("Three of them, in Stockholm."), cite("kbs")))
    bracketed = Footnote((Run("Three ("), cite("kbs"), Run(").")))

    for note, said in ((remark, "Stockholm. KBS"), (bracketed, "Three (KBS")):
        (call,) = (i for i in resolved("So.", note) if isinstance(i, Noteref))
        assert said in words(call.note)
