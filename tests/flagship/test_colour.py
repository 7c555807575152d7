"""Colour in the briefing: legible, never alone; and drawings that say what they are."""

from __future__ import annotations

import re
from functools import cache

import pytest

from octavo.composition import vega
from octavo.composition.galleys import compose_galleys
from octavo.composition.parties import party_class
from octavo.editorial import edit
from octavo.press.house import this_house
from octavo.production.foundry import cut_faces
from tests.flagship.test_briefing import publication

HOUSE = this_house()
WHITE = "#FFFFFF"
TOKEN = re.compile(r"--([a-z0-9-]+): *(#[0-9A-Fa-f]{6})")
LEGIBLE = 4.5  # WCAG 2.2, 1.4.3
WORDS = ("ink", "ink-2")  # the tokens that words may be set in
SILENT = ("hair", "pale")  # and those that only lines may be


@cache
def sheets() -> str:
    folder = HOUSE.assets / "css"
    files = sorted([*folder.glob("*.css"), *(folder / "print").glob("*.css")])
    return "\n".join(file.read_text(encoding="utf-8") for file in files)


@cache
def html() -> str:
    cut_faces(HOUSE.faces)
    vega.register(HOUSE.faces)
    day = publication().edition.date
    copy = edit(publication(), today=day, covered=None).fair_copy
    galleys = compose_galleys(
        copy, paper="a4", templates=HOUSE.templates, assets=HOUSE.assets
    )
    return "\n".join(galley.html for galley in galleys)


def luminance(colour: str) -> float:
    """Relative luminance of an sRGB colour, by WCAG 2.2."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("ground", ["white", "paper"])
def test_words_and_parties_are_legible(ground: str) -> None:
    tokens = dict(TOKEN.findall(sheets()))
    under = WHITE if ground == "white" else tokens["paper"]
    colours = {name: tokens[name] for name in WORDS}
    colours |= {party.id: party.colour for party in publication().parties}

    assert {n: c for n, c in colours.items() if contrast(c, under) < LEGIBLE} == {}


def test_parties_differ_in_grey_as_well() -> None:
    one, other = (luminance(party.colour) for party in publication().parties)

    assert (max(one, other) + 0.05) / (min(one, other) + 0.05) > 1.3


def test_no_words_are_set_in_the_colours_of_lines() -> None:
    set_in = re.findall(r"(?<![\w-])color:\s*var\(--([a-z0-9-]+)\)", sheets())

    assert set(WORDS) <= set(set_in)
    assert set(set_in) & set(SILENT) == set()


@pytest.mark.parametrize("party", [party.id for party in publication().parties])
def test_a_coloured_label_begins_with_the_party_s_mark(party: str) -> None:
    name = party_class(party)
    coloured = re.findall(rf'class="[^"]*\bparty-{name}\b[^"]*"[^>]*>(.{{40}})', html())

    assert len(coloured) > 20
    assert [w for w in coloured if f'class="mark mark-{name}"' not in w] == []


def test_every_drawing_has_a_title() -> None:
    drawings = re.findall(r"<svg\b[^>]*>(.{7})", html(), re.DOTALL)

    assert len(drawings) > 20
    assert [start for start in drawings if start != "<title>"] == []
