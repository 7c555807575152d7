"""Spans: which character of the file a character of a value is.

*Takes* a scalar. *Gives* a `Ruler` that tells the place of any offset in its value,
whether it is written plain, quoted, literal or folded (YAML 1.2.2, chapters 7-8).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from types import MappingProxyType

from octavo.diagnostics import Place
from octavo.manuscript.nodes import Scalar, SourceText

_ESCAPE_LENGTHS = MappingProxyType({"x": 4, "u": 6, "U": 10})
_FOLD = re.compile(r"[ \t]*(?:\r\n|\n|\r)[ \t\r\n]*")
_BREAK = re.compile(r"\r\n|\n|\r")


@dataclass(frozen=True, slots=True)
class Ruler:
    """From `offsets[i]` on, the value runs as the file does from `raw[i]` on."""

    source: SourceText
    offsets: tuple[int, ...]
    raw: tuple[int, ...]

    def at(self, offset: int) -> int:
        """The offset in the file of the value's character at `offset`."""
        span = max(0, bisect_right(self.offsets, offset) - 1)
        return self.raw[span] + offset - self.offsets[span]

    def place(self, offset: int) -> Place:
        """The line and column of the value's character at `offset`."""
        at = min(self.at(offset), len(self.source.text))
        return self.source.place(at)


def ruler(scalar: Scalar) -> Ruler:
    """The ruler of a scalar's value."""
    match scalar.style:
        case "|":
            spans = list(_literal(scalar))
        case ">":
            spans = list(_folded(scalar))
        case "'" | '"':
            spans = list(_quoted(scalar))
        case _:
            spans = list(_plain(scalar))
    if not spans or spans[0][0] > 0:
        spans.insert(0, (0, scalar.start))
    return Ruler(
        scalar.source, tuple(at for at, _ in spans), tuple(raw for _, raw in spans)
    )


def _block_lines(scalar: Scalar) -> Iterator[tuple[int, str]]:
    """The lines below `|` or `>`: offset in the file and text, still indented."""
    text = scalar.source.text
    at = scalar.source.place(scalar.start).line
    for start in scalar.source.starts[at:]:
        if start >= scalar.end and start > scalar.start:
            return
        stop = _BREAK.search(text, start)
        yield start, text[start : stop.start() if stop else len(text)]


def _indent(scalar: Scalar, lines: list[tuple[int, str]]) -> int:
    first = next((line for _, line in lines if line.strip(" ")), "")
    value = next((line for line in scalar.value.split("\n") if line.strip(" ")), "")
    return (len(first) - len(first.lstrip(" "))) - (len(value) - len(value.lstrip(" ")))


def _literal(scalar: Scalar) -> Iterator[tuple[int, int]]:
    lines = list(_block_lines(scalar))
    indent = _indent(scalar, lines)
    offset = 0
    for (start, line), value in zip(lines, scalar.value.split("\n"), strict=False):
        yield offset, start + min(indent, len(line))
        offset += len(value) + 1


def _folded(scalar: Scalar) -> Iterator[tuple[int, int]]:
    lines = list(_block_lines(scalar))
    indent = _indent(scalar, lines)
    pieces = [(start + indent, line[indent:]) for start, line in lines]
    yield from _pieces(scalar.value, pieces)


def _plain(scalar: Scalar) -> Iterator[tuple[int, int]]:
    pieces: list[tuple[int, str]] = []
    at = scalar.start
    text = scalar.source.text[scalar.start : scalar.end]
    for line in text.splitlines(keepends=True):
        words = line.strip(" \t\r\n")
        pieces.append((at + line.index(words), words))
        at += len(line)
    yield from _pieces(scalar.value, pieces)


def _pieces(value: str, pieces: list[tuple[int, str]]) -> Iterator[tuple[int, int]]:
    """Finds each line's words in the value, past the breaks that folding made."""
    offset = 0
    for start, words in pieces:
        if not words:
            continue
        while value.startswith("\n", offset):
            offset += 1
        if not value.startswith(words, offset) and value.startswith(" ", offset):
            offset += 1
        yield offset, start
        offset += len(words)


def _quoted(scalar: Scalar) -> Iterator[tuple[int, int]]:
    text, at, end = scalar.source.text, scalar.start + 1, scalar.end - 1
    double = scalar.style == '"'
    stop = re.compile(r"\\|[ \t]*[\r\n]" if double else r"''|[ \t]*[\r\n]")
    offset = 0
    yield offset, at
    while found := stop.search(text, at, end):
        offset += found.start() - at
        at = found.start()
        if text[at] == "\\" and text[at + 1] not in "\r\n":
            at += _ESCAPE_LENGTHS.get(text[at + 1], 2)
            offset += 1
        elif text[at] == "'":
            at += 2
            offset += 1
        else:
            continued = text[at] == "\\"
            fold = _FOLD.match(text, at + continued, end)
            breaks = len(_BREAK.findall(fold.group())) if fold else 1
            at = fold.end() if fold else at + 1
            offset += breaks - 1 if continued or breaks > 1 else 1
        yield offset, at
