"""Editions: published once, told apart, made again byte for byte."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from pathlib import Path

import pytest

from octavo.cli import main
from octavo.cli.exits import Exit
from octavo.press.house import this_house
from octavo.press.order import Order
from octavo.press.rebuilding import rebuild
from octavo.press.recording import house_digests
from tests.changed import change
from tests.house.source import ROOT

BOOKS = ROOT / "tests" / "books"


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return Path(shutil.copytree(BOOKS / "minimal", tmp_path / "book"))


def publish(book: Path, shelf: str = "shelf") -> int:
    return main(["publish", str(book), "--out", str(book.parent / shelf), "--quiet"])


def files(folder: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in sorted(folder.iterdir()) if p.is_file()}


def test_publishing_writes_a_record_of_what_stands_on_the_shelf(book, capsys):
    assert publish(book) == Exit.PUBLISHED

    record = json.loads((book / "editions" / "2026.json").read_text("utf-8"))
    shelf = files(book.parent / "shelf" / "minimal" / "2026")
    assert record["format"] == 1
    assert record["content"]["title"] == "A Small Book"
    assert record["made"]["paper"] == "a4"
    assert record["made"]["moment"] == "2026-11-24T00:00:00Z"
    assert set(record["made"]["house"]) == {"assets", "engine", "templates"}
    assert record["edition"]["tools"]["weasyprint"]
    assert len(record["edition"]["page_labels"]) == record["edition"]["pages"] > 3
    for file in record["edition"]["files"]:
        assert hashlib.sha256(shelf[file["name"]]).hexdigest() == file["sha256"]
    assert {file["name"] for file in record["edition"]["files"]} == {
        "minimal-2026.epub",
        "minimal-2026.pdf",
    }
    assert "cover.png" in shelf
    assert "editions/2026.json is the record" in capsys.readouterr().err


def test_publishing_the_same_again_changes_nothing(book, capsys):
    publish(book)
    before = files(book / "editions")

    assert publish(book) == Exit.PUBLISHED

    assert files(book / "editions") == before
    assert "nothing is different" in capsys.readouterr().err


def test_pages_that_a_killed_press_did_not_come_to_are_made(book):
    publish(book)
    index = book.parent / "shelf" / "index.html"
    index.unlink()

    assert publish(book) == Exit.PUBLISHED

    assert "A Small Book" in index.read_text("utf-8")


@pytest.mark.parametrize("fault", ["gone", "other"])
def test_books_that_are_not_on_the_shelf_are_told(book, capsys, fault):
    publish(book)
    place = book.parent / "shelf" / "minimal" / "2026"
    if fault == "gone":
        shutil.rmtree(place)
    else:
        (place / "minimal-2026.pdf").write_bytes(b"%PDF-1.7")
    capsys.readouterr()

    assert publish(book) == Exit.PUBLISHED

    assert capsys.readouterr().err == (
        "book: the edition is published, and nothing is different; its books are not "
        "on this shelf: make them with --edition\n"
    )


@pytest.mark.parametrize("held", [b"", b'{"format": 1', b"\xff\xfe", b"[]"])
def test_a_record_that_is_broken_is_told_with_its_file(book, capsys, held):
    publish(book)
    (book / "editions" / "2026.json").write_bytes(held)
    shelf = files(book.parent / "shelf/minimal/2026")
    capsys.readouterr()

    assert publish(book) == Exit.CONTENT
    told = capsys.readouterr().err
    assert "editions/2026.json:1:1: error E-114: the record of edition “2026”" in told
    assert main(["diff", str(book), "2026"]) == Exit.USAGE
    assert "the record of edition “2026” cannot be read: it " in capsys.readouterr().err
    assert (book / "editions" / "2026.json").read_bytes() == held
    assert files(book.parent / "shelf/minimal/2026") == shelf


def test_other_content_under_a_published_id_is_refused_and_named(book, capsys):
    publish(book)
    record, shelf = files(book / "editions"), files(book.parent / "shelf/minimal/2026")
    change(book, "divisions/river.yaml", "12 km long", "13 km long")

    assert publish(book) == Exit.CONTENT

    told = capsys.readouterr().err
    assert "published with other content" in told
    assert "[-12-] {+13+} km" in told
    assert files(book / "editions") == record
    assert files(book.parent / "shelf/minimal/2026") == shelf


def test_a_build_of_other_content_goes_beside_what_is_published(book, capsys):
    publish(book)
    shelf = book.parent / "shelf"
    before = files(shelf / "minimal" / "2026")
    index = (shelf / "index.html").read_bytes()
    change(book, "divisions/river.yaml", "12 km long", "13 km long")
    capsys.readouterr()
    given = ["build", str(book), "--out", str(shelf)]

    assert main(given) == Exit.PUBLISHED

    told = capsys.readouterr().err
    beside = shelf / "minimal" / "2026+unpublished"
    first, rest = told.split("\n", 1)
    assert first.endswith(f"are made beside it, in {beside}/")
    assert f"{beside}/\n  minimal-2026.epub" in rest
    assert "warning W-355" in rest
    assert files(shelf / "minimal" / "2026") == before
    assert set(files(beside)) == set(before)
    assert files(beside)["minimal-2026.epub"] != before["minimal-2026.epub"]
    assert (shelf / "index.html").read_bytes() == index

    assert main(given) == Exit.PUBLISHED
    assert "stays as it is" not in capsys.readouterr().err, "nothing is made"

    change(book, "divisions/river.yaml", "13 km long", "12 km long")
    assert main(given) == Exit.PUBLISHED
    assert f"{shelf}/minimal/2026/\n" in capsys.readouterr().err


def test_a_change_beside_the_text_is_refused_too(book, capsys):
    publish(book)
    change(book, "publication.yaml", "A Small Press", "Another Press")

    assert publish(book) == Exit.CONTENT

    assert "title, edition, markup or citations differ" in capsys.readouterr().err


def test_content_with_errors_is_not_published(book):
    change(book, "divisions/river.yaml", "[@survey]", "[@nobody]")

    assert publish(book) == Exit.CONTENT

    assert not (book / "editions").exists() or not files(book / "editions")


def test_an_edition_is_made_again_from_its_record_byte_for_byte(tmp_path):
    book = Path(shutil.copytree(BOOKS / "specimen", tmp_path / "book"))
    publish(book)
    published = files(tmp_path / "shelf" / "specimen" / "2026")
    for name in ("divisions", "data", "images", "maps"):
        shutil.rmtree(book / name)
    (book / "publication.yaml").write_text("title: Lost\n", "utf-8")

    again = main(
        ["build", str(book), "--edition", "2026", "--out", str(tmp_path / "again")]
    )

    assert again == Exit.PUBLISHED
    assert files(tmp_path / "again" / "specimen" / "2026") == published
    assert "changes.json" in published


def test_other_bytes_than_were_published_are_kept_off_the_shelf(book, tmp_path):
    publish(book)
    file = book / "editions" / "2026.json"
    record = json.loads(file.read_text("utf-8"))
    record["edition"]["files"][1]["sha256"] = "0" * 64
    record["edition"]["tools"]["weasyprint"] = "69.0"
    record["made"]["house"]["templates"] = "1" * 64
    file.write_text(json.dumps(record), "utf-8")
    shelf = tmp_path / "again"
    order = order_for(shelf)

    built = rebuild(book, "2026", order, house=this_house())

    assert built.edition is None
    assert [finding.file for finding in built.refused] == ["minimal-2026.pdf"]
    assert "weasyprint 70.0, then 69.0" in str(built.refused[0])
    assert "the house’s templates" in str(built.refused[0])
    assert not (shelf / "minimal" / "2026").exists()


def order_for(shelf: Path):

    return Order(shelf=shelf, environ={})


def test_an_edition_without_a_record_cannot_be_made_again(book, capsys):
    told = main(["build", str(book), "--edition", "1999"])

    assert told == Exit.USAGE
    assert "there is no record of edition “1999”" in capsys.readouterr().err


def test_a_record_is_never_written_over(book, monkeypatch):
    publish(book)
    before = files(book / "editions")
    monkeypatch.setattr("octavo.press.publishing.published", lambda folder: ())

    assert publish(book) == Exit.PUBLISHED

    assert files(book / "editions") == before


def test_a_record_that_cannot_be_written_leaves_nothing_behind(book, monkeypatch):
    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    publish(book)
    (book / "editions" / "2026.json").rename(book / "kept.json")
    monkeypatch.setattr("octavo.model.keeping.os.fsync", full)

    assert publish(book) == Exit.MACHINE

    assert files(book / "editions") == {}


def test_the_umask_says_who_may_read_a_record(book):
    before = os.umask(0o077)
    try:
        publish(book)
    finally:
        os.umask(before)

    record = book / "editions" / "2026.json"
    assert oct(record.stat().st_mode & 0o777) == "0o600"


def test_what_a_killed_press_left_is_swept_up(book):
    (book / "editions").mkdir()
    (book / "editions" / ".part-x").write_text("half of a rec")

    publish(book)

    assert list(files(book / "editions")) == ["2026.json"]


def test_the_content_is_told_apart_from_an_edition(book, capsys):
    publish(book)
    change(book, "divisions/river.yaml", "12 km long", "13 km long")
    capsys.readouterr()

    assert main(["diff", str(book)]) == Exit.PUBLISHED

    told = capsys.readouterr()
    assert told.err == "2026 → content\n\n"
    assert told.out.startswith("reworded block: ")
    assert told.out.endswith("1 change\n")


def test_changes_are_told_as_json(book, capsys):
    publish(book)
    change(book, "divisions/river.yaml", "12 km long", "13 km long")
    capsys.readouterr()

    main(["diff", str(book), "2026", "--format", "json"])

    told = json.loads(capsys.readouterr().out)
    assert (told["edition"], told["since"]) == ("content", "2026")
    assert [found["kind"] for found in told["changes"]] == ["reworded"]


def test_the_house_is_known_by_its_files():
    digests = house_digests(this_house())

    assert digests == house_digests(this_house())
    assert all(len(digest) == 64 for digest in digests.values())
