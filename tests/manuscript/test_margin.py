"""Diagnostics are drawn below the author's line, where the fault is."""

from __future__ import annotations

import json
import unicodedata

from octavo.cli.margin import as_json, draw
from octavo.diagnostics import Diagnostic, Place


def _caret(line: str, column: int, length: int = 1) -> tuple[str, str]:
    """The line as drawn, and its carets."""
    found = Diagnostic("E-120", Place("f.yaml", 1, column), "m", "f", length)
    drawn = draw([found], {"f.yaml": line}).splitlines()
    return drawn[1], drawn[2]


def _cells(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def test_a_diagnostic_has_its_place_line_caret_and_fix() -> None:
    found = Diagnostic("E-120", Place("a.yaml", 2, 1), "unknown key “subtitel”", "x", 8)

    drawn = draw([found], {"a.yaml": "title: One\nsubtitel: Two\n"})

    assert drawn == (
        "a.yaml:2:1: error E-120: unknown key “subtitel”\n"
        "  2 | subtitel: Two\n"
        "    | ^^^^^^^^\n"
        "  fix: x\n"
        "\n"
        "1 error\n"
    )


def test_the_caret_minds_wide_letters() -> None:
    line, caret = _caret("text: 독도 竹島 wrong", 13, 5)

    assert _cells(line[: line.index("wrong")]) == caret.index("^")
    assert caret.count("^") == 5


def test_wide_letters_have_wide_carets() -> None:
    assert _caret("x: 독도", 4, 2)[1].count("^") == 4


def test_the_caret_minds_tabs() -> None:
    line, caret = _caret("\tkey:\tvalue", 7, 5)

    assert "\t" not in line
    assert line.index("value") == caret.index("^")


def test_a_long_line_is_shown_around_the_fault() -> None:
    line, caret = _caret("word " * 100 + "fault " + "word " * 100, 501, 5)

    assert len(line) < 120
    assert line.index("fault") == caret.index("^")


def test_a_fault_without_a_line_is_told_without_one() -> None:
    found = Diagnostic("E-101", Place("gone.yaml"), "gone.yaml is missing", "create it")

    assert draw([found], {}).splitlines()[1] == "  fix: create it"


def test_errors_and_warnings_are_counted() -> None:
    one = Diagnostic("E-120", Place("a"), "m")
    two = Diagnostic("W-301", Place("b"), "m")

    assert draw([], {}) == "no faults\n"
    assert draw([one, two, two], {}).endswith("\n1 error and 2 warnings\n")


def test_an_editor_is_told_the_same_in_json() -> None:
    found = Diagnostic("W-301", Place("독.yaml", 3, 4), "message", "fix", 7)

    assert json.loads(as_json([found])) == [
        {
            "file": "독.yaml",
            "line": 3,
            "column": 4,
            "length": 7,
            "severity": "warning",
            "code": "W-301",
            "message": "message",
            "fix": "fix",
        }
    ]
