"""A book says that it keeps a standard only when judges have found so."""

from __future__ import annotations

import json
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from octavo.cli import main
from octavo.cli.exits import Exit
from octavo.press import judging
from octavo.press.house import this_house
from octavo.press.judging import ACCESSIBLE, EBOOK
from octavo.press.order import EPUB, JUDGES, Order
from octavo.press.rebuilding import rebuild
from octavo.production.preflight.judges import Verdict
from tests.house.source import ROOT

FINDING = "serious image-alt line.xhtml: it has none"
Judge = Callable[..., Verdict]


def judge_of(name: str, *findings: str) -> Judge:
    """A judge that says the same of every book."""
    verdict = Verdict(judge=name, version="1.0", findings=findings)
    return lambda *asked: verdict


@pytest.fixture
def book(tmp_path: Path) -> Path:
    minimal = ROOT / "tests" / "books" / "minimal"
    return Path(shutil.copytree(minimal, tmp_path / "book"))


@pytest.fixture
def content_judges(monkeypatch: pytest.MonkeyPatch) -> None:
    """Judges that find nothing, but the fact that EPUBCheck always tells."""
    told = "USAGE CSS-028 book.css:1:1: Use of Font-face declaration."
    monkeypatch.setattr(judging, "ask_epubcheck", judge_of("EPUBCheck", told))
    monkeypatch.setattr(judging, "ask_ace", judge_of("Ace by DAISY"))
    monkeypatch.setattr(
        judging,
        "ask_verapdf",
        lambda paths, *asked: dict.fromkeys(paths, judge_of("veraPDF")()),
    )


def build(book: Path, *options: str) -> int:
    shelf = str(book.parent / "shelf")
    given = ["build", str(book), "--only", EPUB, "--out", shelf, "--quiet"]
    return main([*given, *options])


def edition(book: Path) -> Path:
    return book.parent / "shelf" / "minimal" / "2026"


def told(book: Path) -> dict[str, object]:
    read: dict[str, object] = json.loads((edition(book) / "edition.json").read_text())
    return read


def packed(book: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(edition(book) / "minimal-2026.epub") as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_a_book_that_nobody_judged_claims_nothing(book: Path):
    assert build(book) == Exit.PUBLISHED

    assert b"conformsTo" not in packed(book)["EPUB/package.opf"]
    assert b"certifiedBy" not in packed(book)["EPUB/package.opf"]
    assert told(book)["checked"] == []
    assert told(book)["judges"] == {}


@pytest.mark.usefixtures("content_judges")
def test_a_book_that_the_judges_passed_says_so_and_is_the_same_book(book: Path):
    assert build(book) == Exit.PUBLISHED
    before = packed(book)

    assert build(book, "--judge") == Exit.PUBLISHED

    after = packed(book)
    assert {name for name in after if after[name] != before.get(name)} == {
        "EPUB/package.opf"
    }
    stated = (
        f'<meta property="dcterms:conformsTo" id="conformance-1">{ACCESSIBLE}</meta>\n'
        '<meta refines="#conformance-1" property="a11y:certifiedBy">A Small Press'
        "</meta>\n"
    )
    assert (
        after["EPUB/package.opf"].decode().replace(stated, "", 1).encode()
        == (before["EPUB/package.opf"])
    )
    assert told(book)["checked"] == [EBOOK, ACCESSIBLE]
    assert told(book)["judges"] == {"Ace by DAISY": "1.0", "EPUBCheck": "1.0"}


@pytest.mark.usefixtures("content_judges")
def test_a_judge_with_a_finding_keeps_the_book_from_the_shelf(
    book: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.setattr(judging, "ask_ace", judge_of("Ace by DAISY", FINDING))

    assert build(book, "--judge") == Exit.REFUSED

    assert not edition(book).exists()
    assert f"minimal-2026.epub, Ace by DAISY: {FINDING}" in capsys.readouterr().err


@pytest.mark.usefixtures("content_judges")
def test_the_book_is_judged_again_with_its_statement(
    book: Path, monkeypatch: pytest.MonkeyPatch
):
    def against_statements(path: Path) -> Verdict:
        with zipfile.ZipFile(path) as archive:
            states = b"conformsTo" in archive.read("EPUB/package.opf")
        return judge_of("EPUBCheck", *([FINDING] if states else []))()

    monkeypatch.setattr(judging, "ask_epubcheck", against_statements)

    assert build(book, "--judge") == Exit.REFUSED

    assert not edition(book).exists()


@pytest.mark.usefixtures("content_judges")
def test_an_absent_judge_is_a_lack_of_the_machine(
    book: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    from octavo.production.preflight.judges import ask_ace

    monkeypatch.setattr(judging, "ask_ace", ask_ace)
    monkeypatch.setenv(JUDGES, str(book))

    assert build(book, "--judge") == Exit.MACHINE

    assert not edition(book).exists()
    told = "Ace by DAISY is not installed: run `make judges`"
    assert told in capsys.readouterr().err


@pytest.mark.usefixtures("content_judges")
def test_a_judged_edition_is_made_again_with_what_it_said(book: Path):
    shelf = book.parent / "shelf"
    given = ["publish", str(book), "--out", str(shelf), "--quiet", "--judge"]
    assert main(given) == Exit.PUBLISHED
    before = {path.name: path.read_bytes() for path in edition(book).iterdir()}
    order = Order(shelf=book.parent / "again", environ={}, judge=True)

    built = rebuild(book, "2026", order, house=this_house())

    assert built.refused == ()
    assert built.place is not None
    assert {p.name: p.read_bytes() for p in built.place.iterdir()} == before
    assert built.edition is not None
    assert built.edition.checked == (EBOOK, ACCESSIBLE, "PDF/A-3a", "PDF/UA-1")


def test_a_published_edition_is_not_judged_anew(
    book: Path, capsys: pytest.CaptureFixture[str]
):
    given = ["build", str(book), "--edition", "2026", "--judge"]

    assert main(given) == Exit.USAGE

    assert "no --judge" in capsys.readouterr().err
