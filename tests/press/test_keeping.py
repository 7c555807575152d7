"""The cellar gives back what was made, for the same input and nothing else."""

from __future__ import annotations

import os
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from octavo.model.keeping import PART, key_of, write_whole
from octavo.press.building import build
from octavo.press.house import House
from octavo.press.keeping import CELLAR, FRESH, GATHERINGS, Cellar, prune
from octavo.press.order import Order
from tests.house.source import ROOT


def test_what_was_made_once_is_not_made_again(tmp_path: Path) -> None:
    made: list[str] = []

    def make() -> bytes:
        made.append("once")
        return b"drawn"

    assert Cellar(tmp_path, "tools")("drawing-1", make) == b"drawn"
    assert Cellar(tmp_path, "tools")("drawing-1", make) == b"drawn"
    assert made == ["once"]


def test_another_key_or_other_equipment_is_made_anew(tmp_path: Path) -> None:
    Cellar(tmp_path, "tools")("drawing-1", lambda: b"old")

    assert Cellar(tmp_path, "tools")("drawing-2", lambda: b"new") == b"new"
    assert Cellar(tmp_path, "others")("drawing-1", lambda: b"new") == b"new"
    assert Cellar(tmp_path, "tools")("drawing-1", lambda: b"new") == b"old"


def test_a_key_changes_with_each_thing_that_shapes() -> None:
    keys = {
        key_of("drawing", "a", 1),
        key_of("drawing", "a", 2),
        key_of("drawing", "b", 1),
        key_of("drawing", "a1"),
        key_of("cover", "a", 1),
        key_of("drawing", b"a", 1),
    }

    assert len(keys) == 6
    assert key_of("drawing", "ab", "c") != key_of("drawing", "a", "bc")


def test_many_at_once_find_all_of_it_or_nothing(tmp_path: Path) -> None:
    whole = b"x" * 500_000

    def build(_: int) -> bytes:
        return Cellar(tmp_path, "tools")("letters-1", lambda: whole)

    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(build, range(40)))

    assert set(found) == {whole}
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize("step", ["pathlib.Path.write_bytes", "os.fsync", "os.replace"])
def test_a_write_that_fails_leaves_what_was_there_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def full(*given: object) -> None:
        raise OSError(28, "No space left on device")

    write_whole(tmp_path / "kept", b"old")
    with monkeypatch.context() as disk:
        disk.setattr(step, full)
        with pytest.raises(OSError, match="No space left"):
            write_whole(tmp_path / "kept", b"new", lasting=True)

    assert [path.name for path in tmp_path.iterdir()] == ["kept"]
    assert (tmp_path / "kept").read_bytes() == b"old"


def test_whatever_a_build_keeps_it_writes_aside_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = tmp_path / "kept"
    written: list[Path] = []
    opens = Path.open

    def note(path: Path, mode: str = "r", *given: Any, **named: Any) -> Any:
        if set(mode) & set("wxa") and path.is_relative_to(kept):
            written.append(path)
        return opens(path, mode, *given, **named)

    monkeypatch.setattr(Path, "open", note)
    build(
        ROOT / "tests" / "books" / "minimal",
        Order(shelf=tmp_path / "shelf", environ={}),
        house=House(ROOT, kept),
        today=date(2026, 11, 24),
    )

    assert {path.parent.name for path in written} == {CELLAR, GATHERINGS, "unchanged"}
    assert [path for path in written if not path.name.startswith(PART)] == []
    assert [path for path in kept.rglob("*") if path.name.startswith(PART)] == []


def test_the_longest_unused_is_thrown_away_and_the_fresh_is_not(tmp_path: Path) -> None:
    cellar = Cellar(tmp_path / CELLAR, "tools")
    for number in range(4):
        cellar(f"drawing-{number}", lambda: b"x" * 1000)
    files = sorted((tmp_path / CELLAR).iterdir())
    for age, file in enumerate(files[:3], start=1):
        unused(file, days=age + 1)

    prune(tmp_path, room=2500)
    assert sorted((tmp_path / CELLAR).iterdir()) == [files[0], files[3]]

    prune(tmp_path, room=0)
    assert sorted((tmp_path / CELLAR).iterdir()) == [files[3]]


def test_the_files_of_a_gathering_go_together_and_stay_if_one_is_used(
    tmp_path: Path,
) -> None:
    folder = tmp_path / GATHERINGS
    folder.mkdir()
    for name in ("old.json", "old.pdf", "used.json", "used.pdf"):
        (folder / name).write_bytes(b"x" * 1000)
        unused(folder / name, days=9)
    (folder / "used.pdf").touch()

    prune(tmp_path, room=0)

    assert [path.name for path in sorted(folder.iterdir())] == ["used.json", "used.pdf"]


def unused(file: Path, *, days: int) -> None:
    then = time.time() - FRESH * days
    os.utime(file, (then, then))
