"""Each code of the catalogue has a folder, and the folder gives that code."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from octavo.catalogue import CATALOGUE
from octavo.catalogue.page import page
from tests.manuscript.overlay import BOOKS, ERRORS, TESTS, lay, proof, told

FOLDERS = sorted(path.name for path in ERRORS.iterdir() if path.is_dir())


def test_the_minimal_book_is_perfect() -> None:
    assert told(proof(BOOKS / "minimal")) == []


@pytest.mark.parametrize("code", FOLDERS)
def test_a_folder_gives_exactly_the_faults_it_expects(
    code: str, tmp_path: Path
) -> None:
    expected = (ERRORS / code / "expected.txt").read_text("utf-8").splitlines()

    found = proof(lay(ERRORS / code, BOOKS / "minimal", tmp_path / "book"))

    assert told(found) == expected
    assert code in {diagnostic.code for diagnostic in found}


@pytest.mark.parametrize("code", FOLDERS)
def test_each_fault_says_what_and_how_to_mend_it(code: str, tmp_path: Path) -> None:
    for found in proof(lay(ERRORS / code, BOOKS / "minimal", tmp_path / "book")):
        first = found.message.split()[0]
        assert found.fix, found
        assert found.message, found
        assert first.islower() or first.isupper() or not first[0].isalpha(), found
        assert not found.message.endswith("."), found


def test_every_code_found_without_setting_pages_has_a_folder() -> None:
    read = [code for code, entry in CATALOGUE.items() if entry.number < 400]

    assert sorted(read) == FOLDERS


def test_every_code_of_production_is_named_in_a_test() -> None:
    tests = "".join(
        file.read_text("utf-8")
        for room in ("composition", "production", "press", "conformance")
        for file in sorted((TESTS / room).rglob("*.py"))
    )
    set_in_pages = [code for code, entry in CATALOGUE.items() if entry.number >= 400]

    assert [code for code in set_in_pages if code not in tests] == []


def test_numbers_are_used_once_and_in_their_hundreds() -> None:
    numbers = [entry.number for entry in CATALOGUE.values()]

    assert len(set(numbers)) == len(numbers)
    for entry in CATALOGUE.values():
        assert entry.code.startswith("W") == (300 <= entry.number < 400), entry.code


def test_every_code_that_the_engine_reports_is_in_the_catalogue() -> None:
    engine = TESTS.parent / "octavo"
    named = {
        code
        for file in engine.rglob("*.py")
        if "catalogue" not in file.parts
        for code in re.findall(r'"([EW]-\d{3})"', file.read_text("utf-8"))
    }

    assert named - set(CATALOGUE) == set()
    assert {c for c in CATALOGUE if int(c[2:]) < 400} - named == set()


def test_the_page_of_errors_is_current() -> None:
    written = (TESTS.parent / "docs" / "errors.md").read_text("utf-8")

    assert written == page(), "run: python -m octavo.catalogue.page > docs/errors.md"
