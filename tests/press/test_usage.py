"""What is named on the command line: refused with a sentence, never with a trace."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from octavo.cli import main
from octavo.cli.exits import Exit
from octavo.cli.usage import UsageError, each_once
from octavo.manuscript import Reading, read_publication
from octavo.press.machine import what_is_lacking
from octavo.production.preflight import Finding

ROOT = Path(__file__).resolve().parents[2]
MINIMAL = ROOT / "tests" / "books" / "minimal"
RING = [sys.executable, str(ROOT / "build.py")]


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return Path(shutil.copytree(MINIMAL, tmp_path / "book"))


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (["build", "book", "--out", "book/divisions"], "lies in the publication"),
        (["build", "book", "--out", "book/terms.yaml"], "book/terms.yaml is no folder"),
        (["build", "book", "--out", "book/terms.yaml/x"], "terms.yaml is no folder"),
        (["build", "book", "--out", "x" * 300], "cannot be a folder"),
        (["schema", "--write", "book/terms.yaml"], "book/terms.yaml is no folder"),
        (["new", "book/terms.yaml/mine"], "terms.yaml is no folder"),
        (["build", os.fsdecode(b"b\xff"), "--out", "x"], "is no folder"),
        (["build", "book", "--out", "/proc/x"], "no folder can be made in /proc"),
        (["build", "book", "--cache", "/proc"], "no folder can be made in /proc"),
        (["new", "/proc/x/y"], "no folder can be made in /proc"),
    ],
)
def test_a_place_that_will_not_do_is_refused_before_anything_is_written(
    book: Path, given: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = sorted(book.parent.rglob("*"))

    assert main(given) == Exit.USAGE

    assert told in capsys.readouterr().err
    assert sorted(book.parent.rglob("*")) == before


@pytest.mark.parametrize(
    "given",
    [
        ["build", "--jobs", "many"],
        ["build", "--jobs", "-1"],
        ["check", "--within", "9" * 5000],
        ["build", "--out", ""],
        ["check", ""],
    ],
)
def test_an_odd_value_is_told_as_what_was_expected(
    given: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        main(given)

    assert left.value.code == Exit.USAGE
    assert "expected a " in capsys.readouterr().err


@pytest.mark.parametrize("command", ["build", "check", "schema", "diff"])
def test_a_folder_to_stand_in_that_is_gone_is_told(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    command: str,
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()

    assert main([command]) == Exit.USAGE

    assert capsys.readouterr().err == (
        "the folder you stand in is gone; go to another\n"
    )


@pytest.mark.parametrize("command", ["check", "build"])
def test_a_fault_of_the_second_folder_keeps_what_was_found_in_the_first(
    book: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    command: str,
) -> None:
    shutil.copytree(book, book.parent / "other")
    (book / "terms.yaml").write_text("- id: [", "utf-8")

    def fall_over_the_other(folder: Path, **given: Any) -> Reading:
        if folder.name == "other":
            raise ZeroDivisionError
        return read_publication(folder, **given)

    monkeypatch.setattr("octavo.press.reading.read_publication", fall_over_the_other)
    told = ["--jobs", "1"] if command == "build" else []

    assert main([command, "book", "other", *told]) == Exit.BUG

    assert "book/terms.yaml:" in capsys.readouterr().err


def test_a_fault_of_the_second_folder_keeps_what_preflight_found_in_the_first(
    book: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(book, book.parent / "other")

    found = iter([(Finding("minimal-2026.epub", "mimetype", "is not there"),)])
    inspects = "octavo.press.building.inspect_epub"
    monkeypatch.setattr(inspects, lambda *given: next(found))
    given = ["build", "book", "other", "--only", "epub", "--out", "s"]

    assert main(given) == Exit.BUG

    told = capsys.readouterr().err
    assert "preflight: minimal-2026.epub, mimetype: is not there\n" in told


def test_what_was_made_before_a_fault_is_on_the_pages_of_the_shelf(book: Path) -> None:
    other = book.parent / "other"
    shutil.copytree(book, other)

    assert main(["build", "book", "other", "--only", "epub", "--out", "s"]) == 2

    assert "A Small Book" in (book.parent / "s/index.html").read_text("utf-8")


def test_a_folder_given_twice_is_made_once(book: Path) -> None:
    assert each_once([Path("book"), book, Path("book/../book")]) == (Path("book"),)


def test_a_folder_whose_name_is_not_utf_8_is_refused(book: Path) -> None:
    odd = book.rename(book.parent / os.fsdecode(b"b\xff"))

    with pytest.raises(UsageError, match="not UTF-8"):
        each_once([odd])


def test_two_publications_of_one_name_do_not_replace_each_other(
    book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(book, book.parent / "other")

    assert main(["build", "book", "other", "--only", "epub", "--out", "s"]) == 2

    assert "other and another publication both make" in capsys.readouterr().err


def test_a_file_in_the_place_of_a_publication_is_told(
    book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (book.parent / "shelf").mkdir()
    (book.parent / "shelf/minimal").touch()

    assert main(["build", "book", "--out", "shelf"]) == Exit.MACHINE

    assert "shelf/minimal may not be written" in capsys.readouterr().err


@pytest.mark.parametrize("number", [errno.EFBIG, errno.EROFS, errno.EACCES])
def test_a_disk_that_takes_no_more_is_the_machine_s_fault(number: int) -> None:
    assert "the shelf is as it was" in what_is_lacking(OSError(number, "no", "file"))


@pytest.mark.parametrize(
    ("ring", "code"),
    [
        ('"$@" schema >&- 2>&-', Exit.PUBLISHED),
        ('"$@" check book >&- 2>&-', Exit.PUBLISHED),
        ('"$@" schema >/dev/full', Exit.MACHINE),
        ('"$@" check book 2>/dev/full', Exit.MACHINE),
        ('set -o pipefail; "$@" schema | sleep 0', Exit.INTERRUPTED),
    ],
)
def test_a_stream_that_nobody_reads_leaves_no_trace(
    book: Path, ring: str, code: Exit
) -> None:
    rung = subprocess.run(
        ["bash", "-c", ring, "bash", *RING],
        cwd=book.parent,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert "Traceback" not in rung.stderr
    assert "Exception" not in rung.stderr
    assert rung.returncode == code


def test_what_is_printed_is_utf_8_whatever_the_terminal_says(book: Path) -> None:
    told = subprocess.run(
        [*RING, "schema"],
        env={**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": "ascii"},
        capture_output=True,
        timeout=60,
        check=False,
    )

    assert told.returncode == Exit.PUBLISHED
    assert told.stdout.decode("utf-8").strip().endswith("}")


def test_a_python_that_may_not_be_run_is_no_traceback(tmp_path: Path) -> None:
    """The doorbell of a house whose virtual environment leads nowhere."""
    shutil.copy(ROOT / "build.py", tmp_path)
    (tmp_path / ".venv" / "bin").mkdir(parents=True)
    (tmp_path / ".venv" / "bin" / "python").symlink_to("/nowhere/python")

    rung = subprocess.run(
        [sys.executable, "-S", "-I", str(tmp_path / "build.py"), "check"],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert rung.returncode == Exit.MACHINE
    assert len(rung.stderr.splitlines()) == 1
