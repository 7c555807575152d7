"""The specimen's chapter: notes, margin notes, changes, a list and three levels."""

from __future__ import annotations

from octavo.model import blocks as b
from octavo.model import publication as p
from octavo.model.prose import CodeBlock, ListBlock, Paragraph
from tests.composition.specimen_blocks import chart, fact, positions, table
from tests.composition.typist import WORDS, Typist


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
