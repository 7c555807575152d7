"""A build puts two books on the shelf that know each other, or nothing."""

from __future__ import annotations

import hashlib
import io
import json
import os
import shutil
import subprocess
import sys
import zipfile
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from octavo.model.pagination import Page, Pagination
from octavo.press import building
from octavo.press.building import build
from octavo.press.built import Built
from octavo.press.house import this_house
from octavo.press.order import EPUB, OddMomentError, Order, moment
from octavo.production.preflight import Finding, inspect_epub, inspect_pdf

ROOT = Path(__file__).resolve().parents[2]
MINIMAL = ROOT / "tests" / "books" / "minimal"
TODAY = date(2026, 11, 24)
FILES = [
    *("SHA256SUMS", "cover.png", "edition.json"),
    *("minimal-2026.epub", "minimal-2026.pdf"),
]


def run(book: Path, shelf: Path, **environ: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "build.py"), str(book), "--out", str(shelf)]
    return subprocess.run(
        command,
        cwd=shelf.parent,
        env={**os.environ, **environ},
        capture_output=True,
        text=True,
        check=False,
    )


def quick(book: Path, shelf: Path) -> Built:
    """The e-book alone: no page is set."""
    order = Order(shelf=shelf, formats=(EPUB,), environ={})
    return build(book, order, house=this_house(), today=TODAY)


@pytest.fixture(scope="module")
def shelved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The minimal book, built by the command in a process of its own."""
    shelf = tmp_path_factory.mktemp("one") / "dist"
    ran = run(MINIMAL, shelf, TZ="Asia/Seoul", LC_ALL="C", PYTHONHASHSEED="1")
    assert ran.returncode == 0, ran.stderr
    return shelf / "minimal" / "2026"


def test_the_shelf_has_both_books_and_their_papers(shelved: Path) -> None:
    assert sorted(file.name for file in shelved.iterdir()) == FILES


def test_edition_and_sums_tell_what_stands_there(shelved: Path) -> None:
    edition = json.loads((shelved / "edition.json").read_text("utf-8"))
    sums = (shelved / "SHA256SUMS").read_text("utf-8").splitlines()

    digests = {name: digest for digest, _, name in (s.partition("  ") for s in sums)}

    for name, digest in digests.items():
        content = (shelved / name).read_bytes()
        assert hashlib.sha256(content).hexdigest() == digest
    assert {f["name"]: f["sha256"] for f in edition["files"]}.items() <= digests.items()
    assert len(edition["page_labels"]) == edition["pages"] > 0
    assert edition["tools"]["weasyprint"]


def test_the_e_book_lists_the_printed_pages(shelved: Path) -> None:
    edition = json.loads((shelved / "edition.json").read_text("utf-8"))
    with zipfile.ZipFile(shelved / "minimal-2026.epub") as archive:
        (name,) = (n for n in archive.namelist() if n.endswith("nav.xhtml"))
        navigation = archive.read(name).decode("utf-8")

    assert 'epub:type="page-list"' in navigation
    assert f">{edition['page_labels'][-1]}</a>" in navigation


def test_the_same_content_gives_the_same_bytes_anywhere(
    shelved: Path, tmp_path: Path
) -> None:
    moved = Path(shutil.copytree(MINIMAL, tmp_path / "elsewhere" / "book"))

    ran = run(moved, tmp_path / "dist", TZ="America/Lima", PYTHONHASHSEED="2")

    assert ran.returncode == 0, ran.stderr
    for name in FILES:
        again = tmp_path / "dist" / "minimal" / "2026" / name
        assert again.read_bytes() == (shelved / name).read_bytes(), name


def test_a_faulty_book_leaves_the_last_edition_untouched(tmp_path: Path) -> None:
    book = Path(shutil.copytree(MINIMAL, tmp_path / "book"))
    place = quick(book, tmp_path / "dist").place
    assert place is not None
    before = {file.name: file.read_bytes() for file in place.iterdir()}
    river = book / "divisions" / "river.yaml"
    river.write_text(river.read_text("utf-8").replace("@survey", "@survy"), "utf-8")

    built = quick(book, tmp_path / "dist")

    assert built.edition is None
    assert built.proofs.has_errors
    assert {file.name: file.read_bytes() for file in place.iterdir()} == before


def test_preflight_keeps_a_bad_file_from_the_shelf(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(building, "pack_book", lambda *a, **b: b"no archive")

    built = quick(MINIMAL, tmp_path)

    assert built.edition is None
    assert [str(finding) for finding in built.refused] == [
        "minimal-2026.epub: is no archive: File is not a zip file"
    ]
    assert not (tmp_path / "minimal" / "2026").exists()


def test_preflight_finds_what_was_broken_in_an_e_book(shelved: Path) -> None:
    sound = (shelved / "minimal-2026.epub").read_bytes()
    assert inspect_epub("b.epub", sound) == ()

    def changed(name: str, was: bytes, now: bytes) -> tuple[Finding, ...]:
        out = io.BytesIO()
        with (
            zipfile.ZipFile(io.BytesIO(sound)) as old,
            zipfile.ZipFile(out, "w") as new,
        ):
            for member in old.infolist():
                content = old.read(member)
                if member.filename.endswith(name):
                    assert was in content, member.filename
                    content = content.replace(was, now)
                new.writestr(member, content)
        return inspect_epub("b.epub", out.getvalue())

    assert "not well-formed" in str(changed("river.xhtml", b"</body>", b""))
    assert "a missing id" in str(changed("river.xhtml", b'href="#', b'href="#x'))
    assert "must come first" in str(changed("mimetype", b"epub", b"epab"))
    assert "in the spine, not in" in str(
        changed(".opf", b'<itemref idref="', b'<itemref idref="x')
    )


def test_preflight_finds_what_is_wrong_with_a_printed_book(shelved: Path) -> None:
    content = (shelved / "minimal-2026.pdf").read_bytes()
    told = json.loads((shelved / "edition.json").read_text("utf-8"))
    labels: list[str] = told["page_labels"]

    def inspect(labels: list[str], content: bytes = content) -> str:
        pages = tuple(Page(label=label, division="", start=None) for label in labels)
        pagination = Pagination(pages=pages, folio_of={}, source="")
        return "; ".join(map(str, inspect_pdf("b.pdf", content, pagination, "ua1")))

    assert inspect(labels) == ""
    assert inspect([*labels, "99"]).startswith(f"b.pdf: has {len(labels)} pages")
    assert "expected “99”" in inspect([*labels[:-1], "99"])
    assert "cannot be opened" in inspect(labels, b"%PDF-1.7 and no more")


def test_the_moment_is_the_editions_unless_told(tmp_path: Path) -> None:
    proofs = quick(MINIMAL, tmp_path).proofs
    assert proofs.fair_copy is not None
    edition = proofs.fair_copy.publication.edition

    assert moment(edition, {}) == datetime(2026, 11, 24, tzinfo=UTC)
    assert moment(edition, {"SOURCE_DATE_EPOCH": "86400"}).day == 2
    with pytest.raises(OddMomentError, match="“soon”"):
        moment(edition, {"SOURCE_DATE_EPOCH": "soon"})
