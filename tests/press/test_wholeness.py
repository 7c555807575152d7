"""All or nothing: killed at any moment, the disk full, two at once.

Twenty presses are killed, at moments drawn by lot with a fixed seed; OCTAVO_KILLS=100
kills a hundred. Each press is a process of its own with its workers, and all of them
are killed.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from octavo.cli import main
from octavo.cli.exits import Exit
from octavo.manuscript.records import open_record, published
from tests.house.source import ROOT

KILLS = int(os.environ.get("OCTAVO_KILLS", "20"))
MINIMAL = ROOT / "tests" / "books" / "minimal"
PATIENCE = 120


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return Path(shutil.copytree(MINIMAL, tmp_path / "book"))


def edit(book: Path, file: str, was: str, now: str) -> None:
    path = book / file
    path.write_text((MINIMAL / file).read_text("utf-8").replace(was, now), "utf-8")


def start(command: str, book: Path, shelf: Path) -> subprocess.Popen[bytes]:
    words = [sys.executable, str(ROOT / "build.py"), command, str(book)]
    return subprocess.Popen(
        [*words, "--out", str(shelf), "--cache", f"{shelf}-kept", "--jobs", "1"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def assert_whole(shelf: Path, book: Path) -> int:
    """Every edition has the files its sums tell, every record is whole, and so are the
    shelf's pages. Gives the number of editions."""
    places = sorted(p for p in shelf.glob("*/[!.]*") if p.is_dir())
    for place in places:
        lines = (place / "SHA256SUMS").read_text("utf-8").splitlines()
        sums = {line[66:]: line[:64] for line in lines}
        assert {p.name for p in place.iterdir()} == {*sums, "SHA256SUMS"}, place
        for name, digest in sums.items():
            told = hashlib.sha256((place / name).read_bytes()).hexdigest()
            assert told == digest, f"{place}/{name}"
    for name in published(book):
        record = open_record(book, name)
        stands = shelf / "minimal" / name
        for file in record.edition.files:
            told = hashlib.sha256((stands / file.name).read_bytes()).hexdigest()
            assert told == file.sha256
    for page in ("feed.atom", "opds.xml"):
        if (shelf / page).exists():
            ElementTree.fromstring((shelf / page).read_bytes())
    if (shelf / "opds.json").exists():
        json.loads((shelf / "opds.json").read_text("utf-8"))
        assert (shelf / "index.html").read_text("utf-8").endswith("</html>")
    return len(places)


def test_killed_at_any_moment_a_press_leaves_everything_whole(book, tmp_path):
    """Every second press replaces an edition, the others publish a new one."""
    shelf = tmp_path / "dist"
    assert main(["build", str(book), "--out", str(shelf), "--quiet"]) == 0
    edit(book, "divisions/river.yaml", "12 km long", "11 km long")
    began = time.monotonic()
    assert start("build", book, shelf).wait(PATIENCE) == 0
    takes = time.monotonic() - began
    lot = random.Random(8)  # noqa: S311 - the same moments in every run
    killed = halfway = 0
    for kill in range(KILLS):
        edit(book, "divisions/river.yaml", "12 km long", f"{kill + 13} km long")
        new = f"2026.{kill}" if kill % 2 else "2026"
        edit(book, "publication.yaml", 'id: "2026"', f'id: "{new}"')
        press = start("publish" if kill % 2 else "build", book, shelf)
        time.sleep(lot.uniform(0.2, 1.05) * takes)
        killed += press.poll() is None
        os.killpg(press.pid, signal.SIGKILL) if press.poll() is None else None
        press.wait(PATIENCE)
        halfway += any(shelf.glob("*/.making-*"))

        assert assert_whole(shelf, book) >= 1

    assert killed >= KILLS // 2
    assert halfway >= KILLS // 10, "no press was killed while it made a book"
    edit(book, "publication.yaml", 'id: "2026"', 'id: "last"')
    assert start("publish", book, shelf).wait(PATIENCE) == 0
    assert_whole(shelf, book)
    left = [p.name for p in (*shelf.rglob(".*"), *book.rglob(".part-*"))]
    assert set(left) == {".lock"}


@pytest.mark.parametrize("command", ["build", "publish"])
def test_with_the_disk_full_at_any_write_everything_stays_whole(
    book, tmp_path, monkeypatch, capsys, command
):
    shelf = tmp_path / "dist"
    told = ["--out", str(shelf), "--quiet"]
    assert main(["build", str(book), *told]) == Exit.PUBLISHED
    before = {p: p.read_bytes() for p in sorted(shelf.rglob("*")) if p.is_file()}
    edit(book, "publication.yaml", "A Small Press", "Another Press")
    endings = []
    for allowed in range(60):
        with monkeypatch.context() as disk:
            fill(disk, allowed)
            endings.append(main([command, str(book), *told]))
        if endings[-1] == Exit.PUBLISHED:
            break
        assert endings[-1] == Exit.MACHINE
        assert "the disk is full" in capsys.readouterr().err
        assert_whole(shelf, book)
        if allowed < 3:
            now = {p: p.read_bytes() for p in sorted(shelf.rglob("*")) if p.is_file()}
            assert now == before

    assert endings[-1] == Exit.PUBLISHED
    assert len(endings) > 10
    assert_whole(shelf, book)


def fill(disk: pytest.MonkeyPatch, allowed: int) -> None:
    """A disk that takes so many files more."""
    left = [allowed]
    write_bytes, fsync = Path.write_bytes, os.fsync

    def take() -> None:
        if not left[0]:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        left[0] -= 1

    def writes(path: Path, content: Any) -> int:
        take()
        return write_bytes(path, content)

    def syncs(handle: int) -> None:
        take()
        fsync(handle)

    disk.setattr(Path, "write_bytes", writes)
    disk.setattr(os, "fsync", syncs)


def test_two_presses_at_once_end_well(book, tmp_path):
    other = Path(shutil.copytree(book, tmp_path / "other"))
    edit(other, "divisions/river.yaml", "12 km long", "15 km long")
    shelf = tmp_path / "dist"

    presses = [start("build", folder, shelf) for folder in (book, other)]

    assert [press.wait(PATIENCE) for press in presses] == [0, 0]
    assert assert_whole(shelf, book) == 1


def test_two_presses_publish_an_edition_once(book, tmp_path):
    shelf = tmp_path / "dist"

    presses = [start("publish", book, shelf) for _ in range(2)]

    assert [press.wait(PATIENCE) for press in presses] == [0, 0]
    assert published(book) == ("2026",)
    assert assert_whole(shelf, book) == 1
