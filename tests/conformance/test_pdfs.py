"""The PDFs of the house before veraPDF, for each standard that they claim to keep."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conformance.judges import verapdf_all
from tests.conformance.made import NAMES, Made, print_for
from tests.conformance.soundness import disagreements, loose_files, unpaired_notes
from tests.conformance.tagged import TaggedBook


@pytest.fixture(scope="module")
def first(made: Callable[[str], Made]) -> list[Path]:
    """Each publication as PDF/A-3a and PDF/UA-1, which is the usual."""
    return [made(name).pdf.path for name in NAMES]


@pytest.fixture(scope="module")
def second(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Each publication as PDF/A-4f, PDF/UA-2 and WTPDF."""
    folder, paths = tmp_path_factory.mktemp("second"), []
    for name in NAMES:
        _, printed = print_for("ua2", name, folder)
        paths.append(folder / f"{name}.pdf")
        paths[-1].write_bytes(printed.pdf or b"")
    return paths


@pytest.mark.parametrize("flavour", ["ua1", "3a"])
def test_the_first_profile_keeps_its_standards(first: list[Path], flavour: str):
    assert verapdf_all(first, flavour) == {path: [] for path in first}


@pytest.mark.parametrize("flavour", ["ua2", "4f", "wt1a"])
def test_the_second_profile_keeps_its_standards(second: list[Path], flavour: str):
    assert verapdf_all(second, flavour) == {path: [] for path in second}


def test_both_profiles_say_the_same(made: Callable[[str], Made], second: list[Path]):
    for name, path in zip(NAMES, second, strict=True):
        book = TaggedBook(path)
        assert book.words() == made(name).pdf.words()
        assert book.labels == made(name).pdf.labels
        assert set(book.pdf.attachments) == set(made(name).pdf.pdf.attachments)
        assert [*unpaired_notes(book), *loose_files(book)] == []
        assert list(disagreements(made(name).pdf)) == []
