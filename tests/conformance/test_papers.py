"""The specimen on both papers and in large print: what the judges say of each."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from octavo.composition import vega
from octavo.composition.galleys import compose_galleys
from octavo.model.variants import LARGE_PRINT
from octavo.press.books import printing
from octavo.press.house import this_house
from octavo.press.order import Order, moment
from octavo.press.reading import check
from octavo.production.foundry import cut_faces
from tests.composition.laid import lay_galley, lines
from tests.conformance.judges import qpdf_check, verapdf_all

HOUSE = this_house()
SPECIMEN = HOUSE.root / "tests" / "books" / "specimen"
EDITIONS = (("a4", ""), ("letter", ""), ("a4", LARGE_PRINT), ("letter", LARGE_PRINT))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ...]:
    """The specimen as it is printed, on each paper and in large print."""
    folder = tmp_path_factory.mktemp("papers")
    cut_faces(HOUSE.faces)
    vega.register(HOUSE.faces)
    copy = check(SPECIMEN, house=HOUSE, today=date(2026, 11, 24)).fair_copy
    assert copy is not None
    at = moment(copy.publication.edition, {})
    paths = []
    for paper, variant in EDITIONS:
        with printing(
            copy,
            Order(shelf=folder, environ={}),
            house=HOUSE,
            paper=paper,
            at=at,
            variant=variant,
        ) as book:
            printed = book.printed()
        assert printed.pdf is not None, printed.diagnostics
        paths.append(folder / f"{paper}-{variant}.pdf")
        paths[-1].write_bytes(printed.pdf)
    return tuple(paths)


@pytest.mark.parametrize("flavour", ["ua1", "3a"])
def test_verapdf_finds_nothing(made: tuple[Path, ...], flavour: str) -> None:
    assert {
        p.name: told for p, told in verapdf_all(made, flavour).items() if told
    } == {}


def test_qpdf_finds_nothing(made: tuple[Path, ...]) -> None:
    assert [told for path in made for told in qpdf_check(path)] == []


def test_the_lines_of_the_text_are_the_same_on_both_papers() -> None:
    copy = check(SPECIMEN, house=HOUSE, today=date(2026, 11, 24)).fair_copy
    assert copy is not None
    a4, letter = (
        {
            galley.division: [
                words for page in lay_galley(galley).pages for _, words in lines(page)
            ]
            for galley in compose_galleys(
                copy, paper=paper, templates=HOUSE.templates, assets=HOUSE.assets
            )
            if re.search(r'class="text', galley.html)
        }
        for paper in ("a4", "letter")
    )

    assert sum(len(found) for found in a4.values()) > 15
    assert a4 == letter
