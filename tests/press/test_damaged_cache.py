"""A cache that was cut short, altered or left by another version does no harm."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from octavo.cli import main
from octavo.cli.exits import Exit
from octavo.model.keeping import seal, unseal

MINIMAL = Path(__file__).resolve().parents[1] / "books" / "minimal"


def _build(shelf: Path, cache: Path) -> dict[str, bytes]:
    given = ["build", str(MINIMAL), "--out", str(shelf), "--cache", str(cache)]
    assert main([*given, "--quiet"]) == Exit.PUBLISHED
    return {file.name: file.read_bytes() for file in (shelf / "minimal/2026").iterdir()}


def _emptied(data: bytes) -> bytes:
    return b""


def _halved(data: bytes) -> bytes:
    return data[: len(data) // 2]


def _altered(data: bytes) -> bytes:
    return data[:-1] + bytes([byte ^ 1 for byte in data[-1:]])


def _unsealed(data: bytes) -> bytes:
    return data[32:]


def test_the_books_are_the_same_whatever_befell_the_cache(tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    whole = _build(tmp_path / "first", cache)
    kept = sorted(path for path in cache.rglob("*") if path.is_file())
    assert len(kept) > 20

    for number, damage in enumerate((_emptied, _halved, _altered, _unsealed)):
        for file in kept:
            file.write_bytes(damage(file.read_bytes()))
        assert _build(tmp_path / str(number), cache) == whole


@pytest.mark.parametrize("damage", [_emptied, _halved, _altered, _unsealed])
def test_a_seal_shows_damage(damage: Callable[[bytes], bytes]) -> None:
    assert unseal(seal(b"all of it")) == b"all of it"
    assert unseal(damage(seal(b"all of it"))) is None


def test_a_cache_in_the_publication_or_in_a_file_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").touch()

    for cache in (MINIMAL / "divisions" / "cache", tmp_path / "file"):
        shelf = str(tmp_path / "shelf")
        given = ["build", str(MINIMAL), "--out", shelf, "--cache", str(cache)]
        assert main(given) == Exit.USAGE
        assert "Traceback" not in capsys.readouterr().err
