"""A fair copy made by hand: two river towns, every kind of division and block.

*Gives* `fair_copy()`. No room but `model` is asked, and no word of any real book.
"""

from __future__ import annotations

from datetime import date

from octavo.model import blocks as b
from octavo.model import faircopy as f
from octavo.model import publication as p
from octavo.model.prose import Paragraph
from tests.composition.specimen_chapter import chapter
from tests.composition.specimen_lists import (
    bibliography,
    contents,
    events,
    index,
    terms,
    what_changed,
)
from tests.composition.specimen_matter import back, front
from tests.composition.typist import NORTH, SOUTH, WORDS, Typist


def publication() -> p.Publication:
    t = Typist("publication")
    chapters = (
        chapter("1", "river", "The river"),
        chapter("2", "bridge", "The bridge"),
    )
    return p.Publication(
        folder="",
        title="Northbank–Southbank Relations",
        subtitle="a briefing",
        slug="two-towns",
        identifier="urn:uuid:00000000-0000-5000-8000-000000000000",
        language="en-GB",
        edition=p.EditionNote(
            id="1922",
            label="Second edition, June 1922",
            date=date(1922, 6, 1),
            as_of=date(1922, 5, 19),
            review=date(1923, 5, 1),
            since="1920",
        ),
        contributors=(p.Contributor(name="A. Reed", role="author"),),
        publisher="River Press",
        rights=t.line("May be copied with its source."),
        licence="https://creativecommons.org/licenses/by/4.0/",
        description="Two towns and a river.",
        subjects=("Rivers",),
        citation=t.line("*Northbank–Southbank Relations*. River Press, 1922."),
        papers=("a4", "letter"),
        parties=(
            p.Party(
                id=NORTH,
                name="Northbank",
                colour="#224466",
                dark="#88AACC",
                side="left",
            ),
            p.Party(
                id=SOUTH,
                name="Southbank",
                colour="#775511",
                dark="#DDBB77",
                side="right",
            ),
        ),
        cover=p.Cover(
            native=(
                b.Native(lang="ja", text="北岸と南岸"),
                b.Native(lang="ko", text="북안과 남안"),
            ),
            break_after="Northbank",
            first=1880,
            last=1923,
        ),
        divisions=(*front(), *chapters, *back()),
        events=events(),
        terms=terms(),
        colophon=(Paragraph("colophon.p1", t.line(WORDS)),),
    )


def fair_copy() -> f.FairCopy:
    """The specimen, numbered, referenced and indexed."""
    book = publication()
    title = Typist("listings").line("More people cross from the south")
    return f.FairCopy(
        publication=book,
        contents=contents(book.divisions),
        listings=tuple(
            f.ListingEntry(id=id_, kind=kind, label=label, title=title)
            for id_, kind, label in (
                ("river.chart", "chart", "Figure 1.1"),
                ("river.table", "table", "Table 1.1"),
                ("bridge.chart", "chart", "Figure 2.1"),
            )
        ),
        index=index(),
        bibliography=bibliography(),
        what_changed=what_changed(),
        since="First edition, 1920",
        digest="7f3c91e0a2d4",
    )
