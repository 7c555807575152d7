"""The margin: diagnostics drawn beside the author's lines.

*Takes* diagnostics and the texts they stand in. *Gives* words for a terminal, or
JSON for an editor. The only place that knows what a diagnostic looks like on paper.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Mapping, Sequence

from octavo.diagnostics import Diagnostic, Severity

TAB = 4  # cells between the stops that an excerpt sets tabs to
LONGEST = 100  # cells of the author's line that are shown


def draw(diagnostics: Sequence[Diagnostic], texts: Mapping[str, str]) -> str:
    """Each diagnostic with its line, a caret and a fix; then how many there are.

    `texts`: file → its text; without it, a diagnostic is drawn without its line.
    """
    lines = {file: text.splitlines() for file, text in texts.items()}
    drawn = [_one(found, lines) for found in diagnostics]
    return "\n".join([*drawn, _count(diagnostics)]) + "\n"


def _one(found: Diagnostic, lines: Mapping[str, Sequence[str]]) -> str:
    place = f"{found.place}: " if found.place.file else ""
    told = [f"{place}{found.severity} {found.code}: {found.message}"]
    source = lines.get(found.place.file, ())
    if 0 < found.place.line <= len(source):
        told += _excerpt(source[found.place.line - 1], found)
    if found.fix:
        told.append(f"  fix: {found.fix}")
    return "\n".join(told) + "\n"


def _excerpt(line: str, found: Diagnostic) -> list[str]:
    """The line and a caret below the fault; a long line is shown from near it."""
    start = max(0, found.place.column - 1)
    first = 0
    if _cells(line) > LONGEST and _cells(line[:start]) > LONGEST * 2 // 3:
        first = max(0, start - LONGEST // 3)
    shown = _untabbed(line[first:])
    lead = "… " if first else ""
    cut = _fit(shown, LONGEST)
    before = _cells(_untabbed(line[first:start])) + len(lead)
    covered = _cells(line[start : start + found.length])
    room = max(1, _cells(cut) + len(lead) - before)
    carets = "^" * max(1, min(covered, room))
    number = str(found.place.line)
    gutter = " " * len(number)
    tail = " …" if cut != shown else ""
    return [
        f"  {number} | {lead}{cut}{tail}".rstrip(),
        f"  {gutter} | {' ' * before}{carets}",
    ]


def _untabbed(text: str) -> str:
    return text.expandtabs(TAB)


def _width(letter: str) -> int:
    """The cells a letter takes on a terminal (Unicode Standard Annex 11)."""
    if unicodedata.combining(letter) or unicodedata.category(letter) in ("Cf", "Mn"):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in ("W", "F") else 1


def _cells(text: str) -> int:
    return sum(map(_width, _untabbed(text)))


def _fit(text: str, cells: int) -> str:
    taken = 0
    for number, letter in enumerate(text):
        taken += _width(letter)
        if taken > cells:
            return text[:number]
    return text


def _count(diagnostics: Sequence[Diagnostic]) -> str:
    errors = sum(d.severity is Severity.ERROR for d in diagnostics)
    warnings = len(diagnostics) - errors
    told = [
        _plural(number, name)
        for number, name in ((errors, "error"), (warnings, "warning"))
        if number
    ]
    return " and ".join(told) if told else "no faults"


def _plural(number: int, name: str) -> str:
    return f"{number} {name}" if number == 1 else f"{number} {name}s"


def as_json(diagnostics: Sequence[Diagnostic]) -> str:
    """The diagnostics as a JSON list of objects, one for each, for editors.

    Keys: `file`, `line`, `column` (from 1), `length`, `severity`, `code`, `message`,
    `fix`.
    """
    told = [
        {
            "file": found.place.file,
            "line": found.place.line,
            "column": found.place.column,
            "length": found.length,
            "severity": str(found.severity),
            "code": found.code,
            "message": found.message,
            "fix": found.fix,
        }
        for found in diagnostics
    ]
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"
