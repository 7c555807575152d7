"""The books are made again after each change, until Ctrl-C."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from octavo import cli
from octavo.cli.exits import Exit
from octavo.press.house import this_house
from octavo.press.watching import interrupts_noted, look, wait_for_change

ROOT = Path(__file__).resolve().parents[2]
LONGEST = 60.0  # seconds until a build is told


@pytest.fixture
def book(tmp_path: Path) -> Path:
    minimal = ROOT / "tests" / "books" / "minimal"
    return Path(shutil.copytree(minimal, tmp_path / "book"))


def seen(book: Path, *then: Callable[[], object]) -> list[str]:
    """What is told to have changed, if one thing after another happens between two
    looks."""
    steps = iter(then)

    def sleep(seconds: float) -> None:
        if step := next(steps, None):
            step()
        elif steps_over.pop():
            raise TimeoutError

    steps_over = [True, False, False, False]
    before = look([book])
    changed = wait_for_change([book], before, lambda: False, sleep=sleep)
    return [path.relative_to(book).as_posix() for path in changed]


def test_a_file_that_is_changed_made_or_gone_is_told(book: Path) -> None:
    river = book / "divisions" / "river.yaml"

    assert seen(book, lambda: river.write_text("id: x", "utf-8")) == [
        "divisions/river.yaml"
    ]
    assert seen(book, (book / "new.yaml").touch) == ["new.yaml"]
    assert seen(book, river.unlink) == ["divisions/river.yaml"]


def test_files_of_one_save_are_told_together(book: Path) -> None:
    one, other = book / "one.yaml", book / "other.yaml"

    assert seen(book, one.touch, other.touch) == ["one.yaml", "other.yaml"]


def test_what_editors_write_beside_a_file_is_no_change(book: Path) -> None:
    for name in (".river.yaml.swp", "river.yaml~", "#river.yaml#"):
        with pytest.raises(TimeoutError):
            seen(book, (book / "divisions" / name).touch)


def test_a_folder_that_is_gone_for_a_moment_ends_nothing(book: Path) -> None:
    away = book.with_name("away")

    with pytest.raises(TimeoutError):
        seen(book, lambda: book.rename(away), lambda: away.rename(book))


def test_a_folder_that_is_gone_is_told_once_and_waited_for(book: Path) -> None:
    away, river = book.with_name("away"), book / "divisions" / "river.yaml"
    gone: list[list[Path]] = []

    def come_back() -> None:
        away.rename(book)
        river.write_text("id: x", "utf-8")

    def move(seconds: float) -> None:
        next(steps, lambda: None)()

    steps: Iterator[Callable[[], object]] = iter(
        [lambda: book.rename(away), *[lambda: None] * 3, come_back]
    )
    changed = wait_for_change(
        [book],
        look([book]),
        lambda: False,
        lambda folders: gone.append(list(folders)),
        sleep=move,
    )

    assert gone == [[book]]
    assert changed == (book, river)


def test_ctrl_c_is_heard_though_python_ends_an_object_meanwhile(book: Path) -> None:
    class Ended:
        def __del__(self) -> None:
            os.kill(os.getpid(), signal.SIGINT)
            sum(range(100))  # here the signal is heard

    with interrupts_noted() as interrupted:
        ended = Ended()
        assert not interrupted()
        del ended

        assert wait_for_change([book], look([book]), interrupted) == ()


@pytest.fixture
def watching(book: Path, tmp_path: Path) -> Iterator[Watching]:
    with Watching(book, tmp_path) as one:
        yield one


class Watching:
    """`build.py BOOK --watch`, as from a terminal: a process group of its own."""

    def __init__(self, book: Path, base: Path) -> None:
        self.told = base / "told"
        command = [
            *(sys.executable, "build.py", book, "--watch", "--jobs", "2"),
            *("--out", base / "shelf", "--cache", base / "kept"),
        ]
        with self.told.open("wb") as told:
            self.program = subprocess.Popen(
                list(map(str, command)), cwd=ROOT, stderr=told, start_new_session=True
            )

    def __enter__(self) -> Watching:
        return self

    def __exit__(self, *raised: object) -> None:
        if self.program.poll() is None:
            os.killpg(self.program.pid, signal.SIGKILL)
        self.program.wait()

    def wait_for(self, builds: int) -> str:
        """Wait until so many builds are done; give all that was told."""
        return self.wait_for_words("watching for", builds)

    def wait_for_words(self, words: str, times: int = 1) -> str:
        end = time.monotonic() + LONGEST
        while (told := self.told.read_text("utf-8")).count(words) < times:
            assert time.monotonic() < end, told
            assert self.program.poll() is None, told
            time.sleep(0.05)
        return told

    def interrupt(self) -> int:
        """Ctrl-C: every process of the group is told."""
        os.killpg(self.program.pid, signal.SIGINT)
        return self.program.wait(LONGEST)


def test_each_change_is_built_and_a_fault_leaves_the_books(
    watching: Watching, book: Path, tmp_path: Path
) -> None:
    river = book / "divisions" / "river.yaml"
    text = river.read_text("utf-8")
    watching.wait_for(1)
    (pdf,) = (tmp_path / "shelf").glob("*/*/*.pdf")
    first = pdf.read_bytes()

    river.write_text(text.replace("12 km", "13 km"), "utf-8")
    told = watching.wait_for(2)
    second = pdf.read_bytes()
    assert second != first
    assert "river.yaml\n" in told

    river.write_text(text.replace("@survey", "@survy"), "utf-8")
    assert "error E-201" in watching.wait_for(3)
    assert pdf.read_bytes() == second

    river.write_text(text, "utf-8")
    told = watching.wait_for(4)
    assert pdf.read_bytes() == first
    assert watching.interrupt() == Exit.PUBLISHED
    assert watching.told.read_text("utf-8") == told, "an end without a word"


def test_a_folder_that_is_moved_away_does_not_end_it(
    watching: Watching, book: Path
) -> None:
    watching.wait_for(1)
    away = book.rename(book.with_name("away"))
    watching.wait_for_words(f"{book}: gone; waiting until it is there again\n")
    away.rename(book)

    assert f"\n{book}\n" in watching.wait_for(2)
    assert watching.interrupt() == Exit.PUBLISHED


def test_the_exit_code_is_that_of_the_last_build(
    watching: Watching, book: Path
) -> None:
    watching.wait_for(1)
    (book / "divisions" / "river.yaml").write_text("id: [", "utf-8")
    watching.wait_for(2)

    assert watching.interrupt() == Exit.CONTENT


def test_the_program_starts_again_when_the_house_has_changed(
    book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    template = this_house().templates / "print" / "book.html.j2"
    again: list[list[str]] = []
    waits = "octavo.press.watching.wait_for_change"
    monkeypatch.setattr(waits, lambda *given: (template,))

    def start(program: str, words: list[str]) -> None:
        again.append(words)
        raise SystemExit

    monkeypatch.setattr(os, "execv", start)
    shelf = ("--out", str(tmp_path / "shelf"), "--cache", str(tmp_path / "kept"))
    with pytest.raises(SystemExit):
        cli.main([str(book), "--watch", "--only", "epub", *shelf])

    assert again == [[sys.executable, *sys.orig_argv[1:]]]


def test_a_published_edition_is_not_watched(
    book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main([str(book), "--watch", "--edition", "1"]) == Exit.USAGE
    assert "a published edition does not change" in capsys.readouterr().err
