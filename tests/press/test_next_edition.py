"""The next edition: what readers see of what changed, and what is switched off."""

from __future__ import annotations

import json
import os
import pty
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from octavo.cli import main
from octavo.cli.exits import Exit
from tests.changed import change
from tests.house.source import ROOT

MINIMAL = ROOT / "tests" / "books" / "minimal"
BARS = re.compile(r'class="[^"]*\b(new|corrected)\b[^"]*" id=')
DIFF = [sys.executable, str(ROOT / "build.py"), "diff"]


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A first edition, published."""
    place = tmp_path_factory.mktemp("first")
    folder = Path(shutil.copytree(MINIMAL, place / "book"))
    assert main(["publish", str(folder), "--out", f"{place}/shelf", "--quiet"]) == 0
    return folder


@pytest.fixture
def book(first: Path, tmp_path: Path) -> Path:
    """A second edition: one paragraph corrected, one block reworded."""
    folder = Path(shutil.copytree(first, tmp_path / "book"))
    change(folder, "publication.yaml", 'id: "2026"', 'id: "2027"\n  since: "2026"')
    change(folder, "publication.yaml", "backmatter: [", "backmatter: [changes, ")
    (folder / "divisions" / "changes.yaml").write_text("id: changes\nkind: changes\n")
    change(
        folder,
        "divisions/river.yaml",
        "- text: |\n      The river is 12",
        "- correction: It was measured anew.\n    text: |\n      The river is 13",
    )
    change(folder, "divisions/river.yaml", "Both banks paid", "One bank paid")
    return folder


def ebook(book: Path) -> dict[str, str]:
    """The pages of the e-book, built now."""
    shelf = book.parent / "shelf"
    told = ["--out", str(shelf), "--only", "epub", "--quiet"]
    assert main(["build", str(book), *told]) == Exit.PUBLISHED
    (file,) = shelf.glob("minimal/2027/*.epub")
    with zipfile.ZipFile(file) as held:
        pages = [name for name in held.namelist() if name.endswith(".xhtml")]
        return {name: held.read(name).decode("utf-8") for name in pages}


def test_changed_blocks_are_marked_and_heard(book):
    (river,) = (page for name, page in ebook(book).items() if "river" in name)

    assert BARS.findall(river) == ["corrected", "new"]
    assert "Corrected: " in river


def test_bars_are_switched_off_and_the_list_stays(book):
    change(book, "publication.yaml", 'since: "2026"', 'since: "2026"\n  bars: false')

    pages = ebook(book)

    (river,) = (page for name, page in pages.items() if "river" in name)
    (listed,) = (page for name, page in pages.items() if "changes" in name)
    assert BARS.findall(river) == []
    assert "Corrected: " not in river
    assert "It was measured anew." in listed
    told = json.loads((book.parent / "shelf/minimal/2027/changes.json").read_text())
    assert [c["kind"] for c in told["changes"]] == ["corrected", "reworded"]


def test_what_is_piped_has_marks_and_no_colour(book):
    told = subprocess.run(
        [*DIFF, str(book)], capture_output=True, text=True, check=True
    ).stdout

    assert "The river is [-12-] {+13+} km long." in told
    assert "reason: It was measured anew." in told
    assert "\x1b" not in told


@pytest.mark.parametrize(("more", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False)])
def test_a_terminal_gets_colours_unless_they_are_unwanted(book, more, coloured):
    environ = {k: v for k, v in os.environ.items() if k != "NO_COLOR"} | more
    told = on_a_terminal([*DIFF, str(book)], environ | {"COLUMNS": "40"})

    assert ("\x1b[31m[-12-]\x1b[0m" in told) is coloured
    assert ("\x1b" in told) is coloured
    if not coloured:
        assert max(map(len, told.splitlines())) <= 40


def on_a_terminal(command: list[str], environ: dict[str, str]) -> str:
    """What a command writes where it believes itself watched."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        command, stdout=theirs, stderr=subprocess.DEVNULL, env=environ
    ) as told:
        os.close(theirs)
        found = b""
        while part := read(ours):
            found += part
    os.close(ours)
    assert told.returncode == 0
    return found.decode("utf-8").replace("\r\n", "\n")


def read(terminal: int) -> bytes:
    """The next bytes; none when the other side has gone, which Linux tells as EIO."""
    try:
        return os.read(terminal, 65536)
    except OSError:
        return b""
