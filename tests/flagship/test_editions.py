"""The briefing's two editions, as their records tell them: nothing new goes untold."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import yaml

from octavo.editorial.changes import compare, tell
from octavo.editorial.lines import every_block
from octavo.editorial.numbering import number
from octavo.manuscript.records import open_record
from octavo.model.blocks import Facts
from octavo.model.changes import Change, ChangeGroup
from octavo.model.inlines import words
from octavo.model.publication import Division, Publication, Section
from tests.house.source import ROOT

BRIEFING = ROOT / "content" / "japan-south-korea"


@cache
def edition(name: str) -> Publication:
    return open_record(BRIEFING, name).content


@cache
def changes() -> tuple[Change, ...]:
    return compare(edition("2026"), edition("2022")).changes


@cache
def told() -> tuple[ChangeGroup, ...]:
    return tell(changes(), number(edition("2026")), edition("2022"), "2022 edition")


def updates() -> list[tuple[str, str]]:
    """The facts of the base that came after 2022, and the blocks that tell them."""
    told = yaml.safe_load((BRIEFING / "coverage.yaml").read_text("utf-8"))
    rows = (
        told if isinstance(told, list) else [r for rows in told.values() for r in rows]
    )
    return [
        (row["fact"], row["block"])
        for row in rows
        if row["fact"].startswith("upd.") and row.get("block")
    ]


def above(
    part: Division | Section, around: tuple[str, ...]
) -> Iterator[tuple[str, ...]]:
    """For each block its id and those of all that it stands in."""
    around = (part.id, *around)
    for block in part.blocks:
        yield (block.id, *around)
    for section in part.sections:
        yield from above(section, around)


def test_every_development_since_2022_is_told_or_stands_in_what_is_told_as_new():
    stands = {path[0]: path for d in edition("2026").divisions for path in above(d, ())}
    touched = {change.target for change in changes()}
    new = {c.target for c in changes() if c.kind == "added" and c.of != "fact"}

    untold = [
        (fact, block)
        for fact, block in updates()
        if block not in touched and not new & set(stands[block])
    ]

    assert len(updates()) > 50
    assert untold == []


def facts(book: Publication) -> dict[str, tuple[str, str, str]]:
    """Value, unit and day of every fact."""
    held = [fact for d in book.divisions for fact in d.glance]
    for division in book.divisions:
        for block in every_block(division):
            if isinstance(block, Facts):
                held += block.entries
    return {fact.id: (fact.value, fact.unit, fact.as_of) for fact in held}


def test_new_figures_are_those_of_2026_and_what_stood_before_those_of_2022():
    now, was = facts(edition("2026")), facts(edition("2022"))
    figures = [c for c in changes() if (c.kind, c.of) == ("value", "fact")]

    assert len(figures) > 10
    for change in figures:
        new, old = now[change.target], was[change.target]
        assert new != old
        assert new[0] in words(change.now)
        assert old[0] in words(change.was)
        assert new[2] >= old[2], f"{change.target} is older than before"


def test_nothing_is_told_as_reworded_that_reads_the_same():
    for change in changes():
        if change.kind == "reworded":
            now, was = words(change.now), words(change.was)
            assert "".join(now.split()) != "".join(was.split()), change.target


def test_the_book_tells_every_chapter_that_changed_in_its_order():
    titles = [words(group.title) for group in told()]
    chapters = [title for title in titles if title[:1].isdigit()]

    assert chapters == sorted(chapters)
    assert len(chapters) >= 6
    assert titles[1:4] == ["Summary", "Key figures", "Timeline"]
    assert titles[-1] == "Sources"
