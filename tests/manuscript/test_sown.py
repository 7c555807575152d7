"""A book in which faults were sown: all are told in one run, each at its place."""

from __future__ import annotations

import random
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from octavo.diagnostics import Place
from octavo.manuscript import read_publication
from tests.manuscript.overlay import BOOKS, proof


@dataclass(frozen=True)
class Fault:
    """`new` replaces `old`; `§` in it stands before the place to be told."""

    code: str
    file: str
    old: str
    new: str


RIVER, BRIDGE = "divisions/river.yaml", "divisions/bridge.yaml"
RIGHT = "field: §rigt, label: Right Bank, party: right-bank, l"
WITHOUT_ALT = (
    "figure\n        id: figure.river\n        title: The river is calm in May"
)
WITH_ALT = f"{WITHOUT_ALT}\n        alt: Water under a pale sky."
SOWN = (
    Fault("E-120", "publication.yaml", "subtitle:", "§subtitel:"),
    Fault("E-126", "publication.yaml", "role: editor", "role: §editress"),
    Fault("E-123", "publication.yaml", "as_of: 2026-11-01", "as_of: §2026-13-01"),
    Fault(
        "E-106", "publication.yaml", "papers: [a4", "§publisher: A Press\npapers: [a4"
    ),
    Fault("E-129", "publication.yaml", '"#925C27"', '§"bronze"'),
    Fault("E-103", "events.yaml", 'source: "[@kawa]"}', "source: [§@kawa]}"),
    Fault("E-121", "sources.yaml", "- id: kawa\n  type: book", "- §id: kawa"),
    Fault("E-201", RIVER, "; @Stone_2019] It's", "; §@Stone_2109] It's"),
    Fault("E-202", RIVER, "[](#map.valley)", "§[](#map.vally)"),
    Fault("E-203", RIVER, "{term}`ford <ford>`", "§{term}`ford <fort>`"),
    Fault("E-104", RIVER, f"kind: {WITH_ALT}", f"§kind: {WITHOUT_ALT}"),
    Fault("E-170", RIVER, "      - sand", "      §# Sand\n\n      - sand"),
    Fault("E-128", RIVER, "[여울]{lang=ko}", "[여울]{lang=§korean}"),
    Fault("E-162", RIVER, "images/river.png", "§../river.png"),
    Fault("E-160", BRIDGE, "images/arch.svg", "§images/ark.svg"),
    Fault(
        "E-153", BRIDGE, "field: right, label: Right Bank, party: right-bank, l", RIGHT
    ),
    Fault("E-152", BRIDGE, "[boats, null, –, null]", "§[boats, null, –]"),
    Fault("E-145", BRIDGE, "Toll, party: left-bank}", "Toll, party: §north}"),
    Fault("E-125", "divisions/people.yaml", "id: person.wood", "id: §fact.feet"),
    Fault("E-172", "divisions/appendix.yaml", "With a rope", "With a §<br/>rope"),
    Fault("E-155", "data/feet.csv", "2022,190000,201500,\n", "§2022,190000,201500\n"),
    Fault("W-302", BRIDGE, "Nobody likes it.[@Stone_2019]", "In §1999 it was raised."),
)


def _sow(folder: Path) -> list[tuple[Place, str]]:
    """Sows every fault; gives what must be told."""
    shutil.copytree(BOOKS / "specimen", folder)
    for number, fault in enumerate(SOWN):
        path = folder / fault.file
        text = path.read_text("utf-8")
        assert text.count(fault.old) == 1, fault
        marked = fault.new.replace("§", f"§{number}§")
        path.write_text(text.replace(fault.old, marked), "utf-8")
    return sorted(
        told for file in {f.file for f in SOWN} for told in _harvest(folder, file)
    )


def _harvest(folder: Path, file: str) -> list[tuple[Place, str]]:
    """Takes the signs out of a file; gives the place where each stood."""
    text = (folder / file).read_text("utf-8")
    places = []
    while sign := re.search(r"§(\d+)§", text):
        before, text = text[: sign.start()], text[: sign.start()] + text[sign.end() :]
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        places.append((Place(file, line, column), SOWN[int(sign.group(1))].code))
    (folder / file).write_text(text, "utf-8")
    return places


def test_every_sown_fault_is_told_at_its_place_and_nothing_else(tmp_path: Path) -> None:
    expected = _sow(tmp_path / "book")
    before = sorted(tmp_path.rglob("*"))

    found = proof(tmp_path / "book")

    assert len(SOWN) > 20
    assert sorted((d.place, d.code) for d in found) == expected
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize("seed", range(40))
def test_nothing_an_author_does_to_a_file_is_raised(seed: int, tmp_path: Path) -> None:
    """Lines are taken out, doubled, swapped, cut and indented at random."""
    chance = random.Random(seed)  # noqa: S311 the same faults each time
    folder = Path(shutil.copytree(BOOKS / "specimen", tmp_path / "book"))
    files = sorted(p for p in folder.rglob("*") if p.suffix in (".yaml", ".csv"))
    for path in chance.sample(files, 6):
        lines = path.read_text("utf-8").split("\n")
        for _ in range(chance.randrange(1, 4)):
            at = chance.randrange(len(lines))
            lines[at : at + 1] = chance.choice(
                (
                    [],
                    [lines[at]] * 2,
                    [lines[at][: len(lines[at]) // 2]],
                    ["  " + lines[at]],
                    [lines[at].replace(":", ": [", 1)],
                    [lines[at].replace("[", "{", 1)],
                    [lines[at].partition(":")[0] + ": 12"],
                    [lines[at].partition(":")[0] + ": {a: [b]}"],
                    [lines[at].partition(":")[0] + ":"],
                )
            )
        path.write_text("\n".join(lines), "utf-8")

    reading = read_publication(folder)
    proof(folder)

    for found in reading.diagnostics:
        lines = reading.texts.get(found.place.file, "").split("\n")
        assert found.place.line <= max(1, len(lines)), found
