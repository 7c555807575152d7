"""The briefing keeps its own rules: everything told or accounted for, nothing loose."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

import pytest
import yaml

from octavo.diagnostics import Diagnostic
from octavo.editorial import edit
from octavo.manuscript import read_publication
from octavo.model.blocks import Block, Chart, Map, Positions, Table, Timeline
from octavo.model.inlines import words
from octavo.model.publication import Division, Publication, Section

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "content" / "japan-south-korea"


@cache
def publication() -> Publication:
    reading = read_publication(FOLDER, assets=ROOT / "assets")
    assert reading.publication is not None, reading.diagnostics
    return reading.publication


@cache
def faults() -> tuple[Diagnostic, ...]:
    reading = read_publication(FOLDER, assets=ROOT / "assets")
    assert reading.publication is not None
    day = reading.publication.edition.date
    edited = edit(reading.publication, today=day, covered=None)
    return (*reading.diagnostics, *edited.diagnostics)


def blocks() -> list[Block]:
    found: list[Block] = []

    def gather(part: Division | Section) -> None:
        found.extend(part.blocks)
        for section in part.sections:
            gather(section)

    for division in publication().divisions:
        gather(division)
    return found


def coverage() -> list[dict[str, str]]:
    text = (FOLDER / "coverage.yaml").read_text(encoding="utf-8")
    entries: list[dict[str, str]] = yaml.safe_load(text)
    return entries


def test_the_briefing_has_no_fault_and_no_warning() -> None:
    assert [str(fault.place) + " " + fault.message for fault in faults()] == []


def test_every_fact_of_the_base_is_told_once_or_left_out_with_a_reason() -> None:
    twice = [
        fact for fact, n in Counter(e["fact"] for e in coverage()).items() if n > 1
    ]
    assert twice == []
    for entry in coverage():
        assert ("block" in entry) != ("left_out" in entry), entry
        assert len(entry.get("left_out", "a reason")) > 7, entry


def test_every_told_fact_names_a_block_that_there_is() -> None:
    ids = {block.id for block in blocks()}
    assert [e for e in coverage() if "block" in e and e["block"] not in ids] == []


@pytest.mark.parametrize(
    ("least", "kind"), [(8, Chart), (2, Table), (2, Map), (2, Timeline)]
)
def test_the_briefing_shows_as_much_as_it_promises(least: int, kind: type) -> None:
    assert len([block for block in blocks() if isinstance(block, kind)]) >= least


def test_both_sides_of_every_position_have_their_say_at_about_equal_length() -> None:
    positions = [block for block in blocks() if isinstance(block, Positions)]
    assert len(positions) == 11
    for block in positions:
        left, right = (
            sum(len(words(point.says[side]).split()) for point in block.points)
            for side in (0, 1)
        )
        assert min(left, right) / max(left, right) >= 0.8, (block.id, left, right)
        assert all(words(line) or line for line in block.primary), block.id


def test_the_six_chapters_that_were_asked_for_are_there() -> None:
    chapters = [d.id for d in publication().divisions if d.kind == "chapter"]
    wanted = ["history", "trade", "disputes", "culture", "military", "tourism"]
    assert [chapter for chapter in chapters if chapter in wanted] == wanted
