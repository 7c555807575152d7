"""What the house generates for the specimen: events, terms, sources, index, changes."""

from __future__ import annotations

from octavo.model import blocks as b
from octavo.model import faircopy as f
from octavo.model import inlines as i
from octavo.model import publication as p
from octavo.model.changes import ChangeEntry, ChangeGroup
from tests.composition.typist import NORTH, SOUTH, WORDS, Typist


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
        ChangeGroup(
            id="changes-corrected", title=t.line("Corrected"), entries=(entry, entry)
        ),
        ChangeGroup(id="changes-new", title=t.line("New"), entries=(new,) * 4),
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
