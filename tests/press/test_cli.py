"""The doorbell: every command, every exit code, and nothing written that should not."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from octavo.cli import main
from octavo.cli.exits import Exit
from octavo.press.machine import what_is_lacking

ROOT = Path(__file__).resolve().parents[2]
MINIMAL = ROOT / "tests" / "books" / "minimal"


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return Path(shutil.copytree(MINIMAL, tmp_path / "book"))


def spoil(book: Path, was: str, now: str) -> None:
    file = book / "divisions" / "river.yaml"
    text = file.read_text("utf-8")
    assert was in text
    file.write_text(text.replace(was, now), "utf-8")


def files_in(folder: Path) -> list[str]:
    return sorted(str(p.relative_to(folder)) for p in folder.rglob("*"))


def test_a_sound_book_is_checked_and_nothing_written(
    book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = files_in(book.parent)

    assert main(["check", str(book)]) == Exit.PUBLISHED

    assert files_in(book.parent) == before
    assert capsys.readouterr().err == "no faults\n"


CHART = """
      - kind: chart
        id: chart.feet
        title: Feet
        alt: Feet.
        description: Feet.
        data: [{year: 2019, feet: 5}, {year: %s, feet: 12}]
        plot: {type: line, x: year, y: {high: %s}, series: [{field: feet}]}
"""


@pytest.mark.parametrize(("year", "high", "code"), [(2018, 20, 410), (2020, 10, 411)])
def test_check_tells_what_build_would_refuse_to_draw(
    book: Path, capsys: pytest.CaptureFixture[str], year: int, high: int, code: int
) -> None:
    with (book / "divisions/river.yaml").open("a", encoding="utf-8") as file:
        file.write(CHART % (year, high))

    assert main(["check", str(book)]) == Exit.CONTENT

    assert f"divisions/river.yaml:25:9: error E-{code}" in capsys.readouterr().err


def test_a_fault_is_told_at_its_place_with_its_line(
    book: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    spoil(book, "[@survey]", "[@survy]")
    monkeypatch.chdir(book.parent)

    assert main(["check", "book"]) == Exit.CONTENT

    told = capsys.readouterr().err
    assert "book/divisions/river.yaml:7:32: error E-201" in told
    assert "  7 |       The river is 12 km long.[@survy]" in told
    assert "fix: write “survey”" in told


def test_json_goes_to_standard_output_for_editors(
    book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spoil(book, "[@survey]", "[@survy]")

    main(["check", str(book), "--format", "json"])

    (found, *_) = json.loads(capsys.readouterr().out)
    assert (found["code"], found["line"], found["column"]) == ("E-201", 7, 32)


def test_warnings_pass_unless_told_to_be_strict(book: Path) -> None:
    spoil(book, "12 km long.[@survey]", "12 km long.")

    assert main(["check", str(book), "--quiet"]) == Exit.PUBLISHED
    assert main(["check", str(book), "--quiet", "--strict"]) == Exit.CONTENT


def test_wrong_usage_is_told_in_a_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(tmp_path / "nowhere")]) == Exit.USAGE
    assert "is no folder" in capsys.readouterr().err

    with pytest.raises(SystemExit) as wrong:
        main(["build", "--only", "mobi"])
    assert wrong.value.code == Exit.USAGE


def test_a_folder_alone_is_built(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def build(arguments: object) -> Exit:
        asked.append(arguments)
        return Exit.PUBLISHED

    monkeypatch.setattr("octavo.cli.making.build", build)

    assert main(["content/handbook", "--only", "epub"]) == Exit.PUBLISHED
    assert main([]) == Exit.PUBLISHED
    assert len(asked) == 2


def test_an_interruption_and_a_bug_have_their_codes(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(arguments: object) -> Exit:
        raise KeyboardInterrupt

    def faulty(arguments: object) -> Exit:
        raise ZeroDivisionError("by nought")

    monkeypatch.setattr("octavo.cli.reading.check", interrupted)
    assert main(["check"]) == Exit.INTERRUPTED

    monkeypatch.setattr("octavo.cli.reading.check", faulty)
    assert main(["check"]) == Exit.BUG
    told = capsys.readouterr().err
    assert "Traceback" in told
    assert "by nought" in told


def test_what_the_machine_lacks_is_told_with_a_remedy(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def without_pango(arguments: object) -> Exit:
        raise OSError("cannot load library 'libpango-1.0-0': not found")

    monkeypatch.setattr("octavo.cli.reading.check", without_pango)

    assert main(["check"]) == Exit.MACHINE
    told = capsys.readouterr().err
    assert "libpango-1.0-0" in told
    assert "Traceback" not in told


def test_a_fault_of_ours_is_not_blamed_on_the_machine() -> None:
    assert what_is_lacking(OSError(2, "No such file or directory")) == ""
    assert what_is_lacking(ModuleNotFoundError(name="octavo.nothing")) == ""
    assert "disk is full" in what_is_lacking(OSError(28, "No space left"))


def test_schemas_are_printed_and_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["schema", "division"]) == Exit.PUBLISHED
    assert json.loads(capsys.readouterr().out)["title"] == "divisions/<id>.yaml"

    assert main(["schema", "--write", str(tmp_path)]) == Exit.PUBLISHED
    assert "events.schema.json" in files_in(tmp_path)


def test_a_new_publication_has_no_faults(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "my-book"

    assert main(["new", str(folder)]) == Exit.PUBLISHED
    assert main(["check", str(folder), "--strict"]) == Exit.PUBLISHED
    assert main(["new", str(folder)]) == Exit.USAGE
    assert "not empty" in capsys.readouterr().err


def test_a_real_publication_is_checked_without_what_takes_long_to_load() -> None:
    code = """
import sys
from octavo.cli import main
told = main(["check", "--quiet", "content/japan-south-korea"])
print(told, *(m for m in sys.modules if m in sys.argv))
"""
    heavy = ["weasyprint", "fontTools", "pikepdf", "vl_convert", "jinja2"]
    ran = subprocess.run(
        [sys.executable, "-c", code, *heavy],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )

    verdict, *loaded = ran.stdout.split()
    assert int(verdict) == Exit.PUBLISHED, ran.stderr
    assert loaded == []
