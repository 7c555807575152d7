"""The specimen's front and back matter: every kind of division but chapters."""

from __future__ import annotations

from dataclasses import replace

from octavo.model import blocks as b
from octavo.model import publication as p
from tests.composition.specimen_blocks import fact, positions
from tests.composition.typist import NORTH, SOUTH, WORDS, Typist


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
