"""A fair copy made by hand: two river towns, every kind of division and block.

*Gives* `fair_copy()`. No room but `model` is asked, and no word of any real book.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from octavo.model import blocks as b
from octavo.model import faircopy as f
from octavo.model import inlines as i
from octavo.model import publication as p
from octavo.model.changes import ChangeEntry, ChangeGroup
from octavo.model.prose import CodeBlock, ListBlock, Paragraph

NORTH, SOUTH = "northbank", "southbank"
_MARKS = re.compile(
    r"\*(?P<em>[^*]+)\*|\^\[(?P<note>[^]]+)\]|\[(?P<lang>ja|ko):(?P<words>[^]]+)\]"
    r"|\[#(?P<target>[\w.-]+) (?P<ref>[^]]+)\]|\{(?P<anchor>[\w.-]+)\}|~(?P<conf>\w+)~"
)
WORDS = (
    "The ferry between the two towns ran every day of the year until the bridge was "
    "opened, and it ran again for eleven weeks while the bridge was shut."
)


class Typist:
    """Makes lines and blocks from short notation, and counts notes and ids."""

    def __init__(self, name: str) -> None:
        self.name, self.notes, self.blocks = name, 0, 0

    def line(self, text: str) -> i.Line:
        found: list[i.Inline] = []
        at = 0
        for mark in _MARKS.finditer(text):
            if mark.start() > at:
                found.append(i.Run(text[at : mark.start()]))
            found.append(self._mark(mark))
            at = mark.end()
        return (*found, i.Run(text[at:])) if at < len(text) else tuple(found)

    def _mark(self, mark: re.Match[str]) -> i.Inline:
        if mark["em"]:
            return i.Emphasis((i.Run(mark["em"]),))
        if mark["note"]:
            self.notes += 1
            note = self.line(mark["note"])
            return i.Noteref(f"{self.name}.note-{self.notes}", self.notes, note)
        if mark["lang"]:
            return i.Span((i.Run(mark["words"]),), lang=mark["lang"])
        if mark["target"]:
            return i.Reference(mark["target"], (i.Run(mark["ref"]),), paged=True)
        if mark["anchor"]:
            return i.Anchor(mark["anchor"])
        return i.Span((i.Run(mark["conf"]),), style="confidence")

    def text(self, *paragraphs: str, change: str = "") -> b.Text:
        self.blocks += 1
        name = f"{self.name}.b{self.blocks}"
        return b.Text(
            id=name,
            change=change,
            prose=tuple(
                Paragraph(f"{name}.p{n}", self.line(words))
                for n, words in enumerate(paragraphs, 1)
            ),
        )


def chapter(number: str, name: str, title: str) -> p.Division:
    """A chapter with notes, margin notes, changes, a list and three levels."""
    t = Typist(name)
    first = p.Section(
        id=f"{name}.ferry",
        title=t.line("Who ran the ferry?"),
        number=f"{number}.1",
        blocks=(
            t.text(f"{WORDS}^[Harbour office, *Log of crossings*, 1921 (A).] {WORDS}"),
            b.Aside(
                id=f"{name}.aside",
                title=t.line("Two names of the ferry"),
                prose=(
                    Paragraph(f"{name}.aside.p1", t.line("[ja:渡し船] watashibune")),
                    Paragraph(f"{name}.aside.p2", t.line("[ko:나룻배] narutbae")),
                ),
            ),
            t.text(f"{WORDS} {{anchor.{name}.1}}In Korean, a ferry is [ko:나룻배]."),
            t.text(f"{WORDS}^[Town clerk, letter of 3 May 1922 (B).]", change="new"),
            t.text(f"Both towns agree: {WORDS}", WORDS, change="corrected"),
            b.Text(
                id=f"{name}.list",
                prose=(
                    Paragraph(f"{name}.list.p1", t.line("Three things were counted:")),
                    ListBlock(
                        tuple(
                            (Paragraph(f"{name}.list.i{n}", t.line(words)),)
                            for n, words in enumerate(("carts", "people", WORDS))
                        )
                    ),
                    ListBlock(
                        tuple(
                            (Paragraph(f"{name}.list.o{n}", t.line(words)),)
                            for n, words in enumerate(("the toll", WORDS))
                        ),
                        ordered=True,
                    ),
                    Paragraph(f"{name}.list.p2", t.line(WORDS)),
                    CodeBlock("toll: 2\n  cart: 4", "yaml", f"{name}.list.code"),
                ),
            ),
            b.Aside(id=f"{name}.terms", terms=("toll", "pier")),
            t.text(WORDS),
            b.Quotation(
                id=f"{name}.quotation",
                prose=(Paragraph(f"{name}.q.p1", t.line(f"“{WORDS}”")),),
                by=t.line("The harbour master"),
                source=t.line("*Log of crossings*, 1921"),
            ),
            t.text(f"{WORDS} See [#{name}.chart Figure {number}.1]."),
        ),
        sections=(
            p.Section(
                id=f"{name}.toll",
                title=t.line("The toll before 1920"),
                number=f"{number}.1.1",
                blocks=(t.text(f"{WORDS} {WORDS}"), t.text(WORDS)),
                sections=(
                    p.Section(
                        id=f"{name}.toll.carts",
                        title=t.line("Carts and barrows"),
                        blocks=(t.text(WORDS),),
                    ),
                ),
            ),
        ),
    )
    second = p.Section(
        id=f"{name}.count",
        title=t.line("How many people cross the river, and in which direction?"),
        number=f"{number}.2",
        blocks=(
            t.text(f"{WORDS}^[Town clerk, as above.] {WORDS} {{anchor.{name}.2}}"),
            chart(t, name, number),
            t.text(WORDS),
            table(t, name, number),
            t.text(WORDS),
            b.Map(
                id=f"{name}.map",
                title=t.line("The two towns face each other"),
                unit=t.line("Places named in this chapter"),
                source=t.line("*Survey of the river*."),
                alt="A map of the river with a town on each bank",
                number=f"{number}.1",
                shapes="house:east-asia",
                centre=(133.2, 37.75),
                span=1560.0,
            ),
            b.Map(
                id=f"{name}.little-map",
                title=t.line("The pier"),
                note=t.line("Both names appear at one size."),
                alt="A map of the pier",
                number=f"{number}.2",
                shapes="house:east-asia",
                centre=(132.9, 36.6),
                span=1750.0,
                height=40,
                size="margin",
            ),
            t.text(WORDS),
            t.text(f"{WORDS} {{anchor.{name}.3}}"),
            positions(t, f"{name}.positions", "1"),
            t.text(WORDS),
        ),
    )
    return p.Division(
        id=name,
        kind="chapter",
        matter="bodymatter",
        title=t.line(title),
        abstract=t.line(
            "Piers, tolls and a bridge: what each town says, what is not in dispute, "
            "and how each question stood in the spring."
        ),
        glance=tuple(fact(t, f"{name}.glance-{n}") for n in range(1, 5)),
        sections=(first, second),
        number=number,
    )


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


def division(kind: str, matter: str, title: str = "", **more: object) -> p.Division:
    made = p.Division(id=kind, kind=kind, matter=matter, title=Typist(kind).line(title))
    return replace(made, **more)  # type: ignore[arg-type]


def front() -> tuple[p.Division, ...]:
    t, fm = Typist("front"), "frontmatter"
    key = b.Key(
        id="key.key",
        entries=(
            b.KeyEntry(
                sample=t.line("Northbank"),
                marks=(NORTH,),
                meaning=t.text(f"Northbank stands on the left. {WORDS}").prose,
            ),
            b.KeyEntry(
                sample=t.line("Southbank"),
                marks=(SOUTH,),
                meaning=t.text("Southbank stands on the right.").prose,
            ),
            b.KeyEntry(
                sample=t.line("Both towns"),
                marks=("both",),
                meaning=t.text("A filled square: both act.").prose,
            ),
            b.KeyEntry(
                sample=t.line("~confirmed~"),
                meaning=t.text("An official text, or two reports.").prose,
            ),
            b.KeyEntry(
                sample=t.line("Changes"),
                bar="new",
                meaning=t.text("A single bar: new since 1920.").prose,
            ),
            b.KeyEntry(
                sample=t.line("Corrections"),
                bar="corrected",
                meaning=t.text("A double bar: corrected since 1920.").prose,
            ),
        ),
    )
    judgements = b.Judgements(
        id="judgements",
        entries=tuple(
            b.Judgement(
                id=f"judgement-{n}",
                statement=t.line("The quarrel about the toll is closed."),
                prose=t.line(f"{WORDS} {WORDS}"),
                confidence=("confirmed", "reported", "claimed")[n % 3],
                see=("river", "bridge.ferry")[: n % 2 + 1],
            )
            for n in range(1, 5)
        ),
    )
    facts = b.Facts(
        id="facts",
        entries=tuple(
            fact(t, f"fact-{n}", party=("", NORTH, SOUTH)[n % 3], series=n != 3)
            for n in range(1, 8)
        ),
    )
    times = tuple(
        b.Timeline(
            id=f"timeline-{first}",
            title=t.line(f"The towns from {first} to {last - 1}"),
            alt="A strip of the years; the list beside it says the same",
            number=number,
            first=first,
            last=last,
        )
        for first, last, number in ((1880, 1910, "1"), (1910, 1923, "2"))
    )
    return (
        division("cover", fm),
        division("halftitle", fm),
        division("imprint", fm),
        division("key", fm, "How to read this book", blocks=(key,)),
        division("contents", fm),
        division("listings", fm),
        division(
            "summary",
            fm,
            "Summary",
            abstract=t.line(f"{WORDS} {WORDS}"),
            sections=(
                p.Section(
                    id="summary.judgements",
                    title=t.line("Key judgements"),
                    blocks=(judgements,),
                ),
                p.Section(
                    id="summary.watch",
                    title=t.line("What to watch"),
                    blocks=(t.text(WORDS),),
                ),
            ),
        ),
        division("figures", fm, "Key figures", blocks=(facts, t.text(WORDS))),
        division("timeline", fm, "Timeline", blocks=times),
        division("introduction", fm, "Introduction", blocks=(t.text(WORDS, WORDS),)),
    )


def back() -> tuple[p.Division, ...]:
    t, bm = Typist("back"), "backmatter"
    people = b.People(
        id="people.people",
        title=t.line("Town clerks"),
        entries=tuple(
            b.Person(
                id=f"person-{n}",
                name=f"Marsh Alder {n}",
                native=(b.Native(lang="ja", text="沼榛", roman="Numa Hari"),),
                party=(NORTH, SOUTH)[n % 2],
                role=t.line("town clerk, 1919 to 1922, and harbour master after that"),
                divisions=("river", "bridge"),
            )
            for n in range(1, 8)
        ),
    )
    intro = t.text(WORDS, WORDS, WORDS)
    says = tuple(positions(t, f"positions.{n}", f"{n}") for n in (1, 2, 3))
    return (
        division("positions", "bodymatter", "Positions", blocks=(intro, *says)),
        division("people", bm, "Who is who", blocks=(people,)),
        division("glossary", bm),
        division("bibliography", bm, blocks=(t.text(WORDS),)),
        division("appendix", bm, "Method", blocks=(t.text(WORDS),)),
        division("changes", bm, blocks=(t.text(WORDS),)),
        division("index", bm),
        division("colophon", bm),
    )


def events() -> tuple[p.Event, ...]:
    t = Typist("events")
    by = (NORTH, SOUTH, "both", "neither")
    return tuple(
        p.Event(
            date=f"{1881 + n}-0{n % 8 + 1}" + ("-15" if n % 3 else ""),
            text=t.line(f"Event number {n} on the river"),
            by=by[n % 4],
            division=("river", "bridge")[n % 2],
            unverified=n == 40,
        )
        for n in range(41)
    )


def terms() -> tuple[p.Term, ...]:
    t = Typist("terms")
    return tuple(
        p.Term(
            id=name.lower(),
            term=name,
            native=(
                b.Native(lang="ja", text="桟橋", roman="sanbashi"),
                b.Native(lang="ko", text="부두", roman="budu"),
            )[: 2 - n % 2],
            definition=t.line("What is paid for leave to cross"),
            note=t.line("also: due") if n % 3 == 0 else (),
        )
        for n, name in enumerate(("Bridge", "Ferry", "Pier", "Toll"))
    )


def bibliography() -> tuple[f.BibliographyGroup, ...]:
    def entry(n: int) -> f.BibliographyEntry:
        source = p.Source(
            id=f"s{n}",
            type="report",
            title="Log of crossings",
            url="https://example.org/log",
            grade="ABC"[n % 3],
            language=("en", "ja")[n % 2],
        )
        return f.BibliographyEntry(
            source=source,
            id=f"source-s{n}",
            author="Harbour office",
            title="渡し船の日誌" if n % 2 else "Log of crossings, with a long subtitle",
            detail="River Press",
            date=("3 May 1921", "not dated")[n % 2],
            address="example.org/log",
            cited_in=("river", "bridge"),
        )

    return tuple(
        f.BibliographyGroup(
            id=f"sources-{n}",
            title=title,
            entries=tuple(entry(n * 12 + k) for k in range(12)),
        )
        for n, title in enumerate(("Treaties and official texts", "The press"))
    )


def index() -> tuple[f.IndexLetter, ...]:
    def entry(name: str, *, inner: bool = True) -> f.IndexEntry:
        places = [
            f.Locator(id=f"anchor.{d}.{n}", division=d, principal=n == 2)
            for d in ("river", "bridge")
            for n in (1, 2, 3)
        ]
        return f.IndexEntry(
            id=f"index-{name.lower().replace(' ', '-')}",
            term=name,
            native=(("ja", "桟橋"),) if name == "Pier" else (),
            locators=tuple(places),
            see=("Toll",) if name == "Due" else (),
            entries=(entry(f"{name} of carts", inner=False),) if inner else (),
        )

    return tuple(
        f.IndexLetter(letter=name[0], entries=(entry(name),))
        for name in ("Bridge", "Due", "Pier", "Toll")
    )


def what_changed() -> tuple[ChangeGroup, ...]:
    t = Typist("changes")
    entry = ChangeEntry(
        now=t.line(f"{WORDS} [#river.b1 1.1]."), was=t.line(WORDS), bar="corrected"
    )
    new = ChangeEntry(now=t.line(WORDS), bar="new")
    return (
        ChangeGroup(id="changes-corrected", title="Corrected", entries=(entry, entry)),
        ChangeGroup(id="changes-new", title="New", entries=(new,) * 4),
    )


def contents(divisions: tuple[p.Division, ...]) -> tuple[f.ContentsEntry, ...]:
    def section(one: p.Section) -> f.ContentsEntry:
        return f.ContentsEntry(
            id=one.id,
            title=one.title,
            number=one.number,
            kind="section",
            entries=tuple(section(inner) for inner in one.sections),
        )

    return tuple(
        f.ContentsEntry(
            id=one.id,
            title=one.title or (i.Run(one.kind.capitalize()),),
            number=one.number,
            abstract=one.abstract if one.kind == "chapter" else (),
            matter=one.matter,
            kind=one.kind,
            entries=tuple(section(inner) for inner in one.sections),
        )
        for one in divisions
        if one.kind not in ("cover", "halftitle", "imprint", "contents", "colophon")
    )


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
        listings={
            "figures": tuple(
                f.ListingEntry(
                    id=f"{name}.chart", kind="chart", label=f"Figure {n}.1", title=title
                )
                for n, name in ((1, "river"), (2, "bridge"))
            ),
            "tables": (
                f.ListingEntry(
                    id="river.table", kind="table", label="Table 1.1", title=title
                ),
            ),
        },
        index=index(),
        bibliography=bibliography(),
        what_changed=what_changed(),
        since="First edition, 1920",
        digest="7f3c91e0a2d4",
    )
