"""The shelf: whole or not at all, whatever happens."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from octavo.composition.shelf import compose_shelf
from octavo.press import shelf
from octavo.press.arranging import arrange
from octavo.press.house import this_house
from octavo.press.shelf import new_edition

ROOT = Path(__file__).resolve().parents[2]
FILES = 40
FILLER = f"""
import sys, time
from pathlib import Path
from octavo.press.shelf import new_edition

place, mark, pause = Path(sys.argv[1]), sys.argv[2], float(sys.argv[3])
print("start", flush=True)
with new_edition(place, lambda: print("waits", flush=True)) as folder:
    for count in range({FILES}):
        (folder / f"{{count}}.txt").write_text(mark)
        time.sleep(pause)
"""


def nobody_waits() -> None:
    raise AssertionError("nothing else is being built")


def fill(place: Path, mark: str) -> None:
    with new_edition(place, nobody_waits) as folder:
        for count in range(FILES):
            (folder / f"{count}.txt").write_text(mark)


def marks(place: Path) -> set[str]:
    """What stands in the files of a whole edition."""
    files = sorted(place.iterdir())
    assert len(files) == FILES
    return {file.read_text() for file in files}


def start(place: Path, mark: str, pause: float) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", FILLER, str(place), mark, str(pause)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def test_an_edition_replaces_the_last_one(tmp_path: Path) -> None:
    place = tmp_path / "book" / "2026"

    fill(place, "old")
    fill(place, "new")

    assert marks(place) == {"new"}
    assert [p.name for p in sorted(place.parent.iterdir())] == [".lock", "2026"]


def test_the_umask_says_who_may_read_what_is_put_there(tmp_path: Path) -> None:
    before = os.umask(0o077)
    try:
        fill(tmp_path / "book" / "2026", "secret")
        arrange(tmp_path, house=this_house())
    finally:
        os.umask(before)

    files = [file for file in tmp_path.rglob("*") if file.is_file()]
    assert "index.html" in {file.name for file in files}
    assert {oct(file.stat().st_mode & 0o777) for file in files} == {"0o600"}


def test_only_one_press_at_a_time_arranges_the_shelf(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks: list[str] = []

    def look(*given: Any, **named: Any) -> Mapping[str, bytes]:
        looks.append("begins")
        time.sleep(0.1)
        pages = compose_shelf(*given, **named)
        looks.append("ends")
        return pages

    monkeypatch.setattr("octavo.press.arranging.compose_shelf", look)
    with ThreadPoolExecutor(2) as presses:
        list(presses.map(lambda _: arrange(tmp_path, house=this_house()), range(2)))

    assert looks == ["begins", "ends"] * 2


def test_a_fault_leaves_the_last_edition_untouched(tmp_path: Path) -> None:
    place = tmp_path / "2026"
    fill(place, "old")

    def fill_the_disk() -> None:
        with new_edition(place, nobody_waits) as folder:
            (folder / "0.txt").write_text("new")
            raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        fill_the_disk()

    assert marks(place) == {"old"}
    assert [p.name for p in sorted(tmp_path.iterdir())] == [".lock", "2026"]


def test_a_build_killed_at_any_moment_leaves_a_whole_edition(tmp_path: Path) -> None:
    place = tmp_path / "2026"
    fill(place, "0")
    for kill in range(1, 9):
        build = start(place, str(kill), 0.001)
        assert build.stdout is not None
        build.stdout.readline()
        time.sleep(kill * 0.008)
        build.send_signal(signal.SIGKILL)
        build.communicate()

        assert len(marks(place)) == 1

    fill(place, "last")
    assert marks(place) == {"last"}
    assert not list(tmp_path.glob(".making-*"))


def test_two_builds_at_once_both_end_well(tmp_path: Path) -> None:
    place = tmp_path / "2026"

    with new_edition(place, nobody_waits) as folder:
        other = start(place, "other", 0.0)
        assert other.stdout is not None
        told = [other.stdout.readline(), other.stdout.readline()]
        for count in range(FILES):
            (folder / f"{count}.txt").write_text("first")
    other.communicate(timeout=20)

    assert told == ["start\n", "waits\n"]
    assert other.returncode == 0
    assert marks(place) == {"other"}


def test_without_an_exchange_a_killed_swap_is_put_right(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "2026"
    monkeypatch.setattr(shelf, "_exchange", lambda one, other: False)
    fill(place, "old")
    fill(place, "new")
    assert marks(place) == {"new"}

    place.rename(tmp_path / ".leaving-2026")
    with new_edition(tmp_path / "2027", nobody_waits):
        pass

    assert marks(place) == {"new"}
