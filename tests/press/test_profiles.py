"""The standards that a PDF promises are asked for, told, remembered and recorded."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from octavo.cli import main
from octavo.cli.exits import Exit
from octavo.model import profiles
from octavo.model.record import RecordError, read_record
from octavo.press.judging import PRINTED
from octavo.production.print import PROFILES
from tests.conformance.judges import verapdf
from tests.house.source import ROOT

Command = Callable[..., int]


@pytest.fixture
def book(tmp_path: Path) -> Path:
    minimal = ROOT / "tests" / "books" / "minimal"
    return Path(shutil.copytree(minimal, tmp_path / "book"))


@pytest.fixture
def ring(book: Path) -> Command:
    """A command on the book, with a shelf and a cache of its own."""
    base = book.parent

    def command(name: str, *options: str, shelf: str = "shelf") -> int:
        own = ("--out", str(base / shelf), "--cache", str(base / "kept"), "--quiet")
        return main([name, str(book), *own, *options])

    return command


def place(book: Path, shelf: str = "shelf") -> Path:
    return book.parent / shelf / "minimal" / "2026"


def files(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in sorted(folder.iterdir())}


def promised(path: Path) -> tuple[str, str]:
    """What a PDF says: its PDF/A and PDF/UA."""
    with pikepdf.open(path) as pdf:
        told = pdf.open_metadata()
        return str(told["pdfaid:part"]), str(told["pdfuaid:part"])


def test_a_pdf_of_the_other_profile_passes_its_judges(book: Path, ring: Command):
    assert ring("build", "--only", "pdf", "--profile", "ua2") == Exit.PUBLISHED

    made = place(book) / "minimal-2026-ua2.pdf"
    assert promised(made) == ("4", "2")
    told = json.loads((place(book) / "edition.json").read_text("utf-8"))
    assert told["profile"] == "ua2"
    assert [file["name"] for file in told["files"]] == [made.name]
    with pikepdf.open(made) as pdf:
        inside = json.loads(pdf.attachments["edition.json"].get_file().read_bytes())
    assert inside["profile"] == "ua2"
    for flavour in PRINTED["ua2"]:
        assert verapdf(made, flavour) == []


def test_another_profile_is_another_build_with_the_same_pages(
    book: Path, ring: Command
):
    ring("build", "--only", "pdf")
    usual = files(place(book))
    assert promised(place(book) / "minimal-2026.pdf") == ("3", "1")
    ring("build", "--only", "pdf", "--profile", "ua2")
    other = files(place(book))
    ring("build", "--only", "pdf", "--profile", "ua1")

    assert files(place(book)) == usual
    assert set(usual) ^ set(other) == {"minimal-2026.pdf", "minimal-2026-ua2.pdf"}
    labels = [
        json.loads(told["edition.json"])["page_labels"] for told in (usual, other)
    ]
    assert labels[0] == labels[1]


def test_large_print_keeps_the_profile_and_a_booklet_promises_nothing(
    book: Path, ring: Command
):
    options = ("--variant", "large-print", "--variant", "booklet")

    built = ring("build", "--only", "pdf", "--profile", "ua2", *options)

    assert built == Exit.PUBLISHED
    assert promised(place(book) / "minimal-2026-ua2-large-print.pdf") == ("4", "2")
    with pikepdf.open(place(book) / "minimal-2026-ua2-booklet.pdf") as booklet:
        assert booklet.pdf_version == "1.7"
        assert "pdfuaid:part" not in booklet.open_metadata()


def test_a_published_edition_is_made_again_in_its_profile(
    book: Path, ring: Command, capsys: pytest.CaptureFixture[str]
):
    assert ring("publish", "--profile", "ua2") == Exit.PUBLISHED
    record = json.loads((book / "editions" / "2026.json").read_text("utf-8"))
    assert record["made"]["profile"] == "ua2"
    assert ring("publish", "--profile", "ua2") == Exit.PUBLISHED
    assert "keeps" not in capsys.readouterr().err
    assert ring("publish") == Exit.PUBLISHED
    assert "nothing is different but that it keeps ua2" in capsys.readouterr().err

    assert ring("build", "--edition", "2026", shelf="again") == Exit.PUBLISHED

    assert files(place(book, "again")) == files(place(book))


def test_a_record_from_before_there_was_a_choice_is_of_the_usual_one(
    book: Path, ring: Command
):
    ring("publish")
    plain = json.loads((book / "editions" / "2026.json").read_text("utf-8"))
    del plain["made"]["profile"], plain["edition"]["profile"]

    assert read_record(plain, "").profile == profiles.UA1

    plain["made"]["profile"] = "ua9"
    with pytest.raises(RecordError, match="ua9"):
        read_record(plain, "")


@pytest.mark.parametrize("other", [("--only", "epub"), ("--edition", "2026")])
def test_a_profile_where_no_pdf_is_made_anew_is_wrong_usage(
    ring: Command, other: tuple[str, str], capsys: pytest.CaptureFixture[str]
):
    assert ring("build", "--profile", "ua2", *other) == Exit.USAGE

    assert "--profile" in capsys.readouterr().err


def test_every_name_has_its_standards():
    assert set(profiles.NAMES) == set(PROFILES) == set(PRINTED)
    for name, profile in PROFILES.items():
        assert set(PRINTED[name].values()) == set(profile.standards)
