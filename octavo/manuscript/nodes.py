"""Nodes: a YAML file as a tree in which every value knows where it stands.

*Takes* nothing. *Gives* `SourceText` (a file and its lines), the closed union
`Node` (`Scalar`, `Sequence`, `Mapping`), and the YAML 1.2 core reading of a plain
scalar. Knows no library and no key of the format.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from dataclasses import dataclass
from types import MappingProxyType

from octavo.diagnostics import Place

Plain = str | int | float | bool | None

_INTEGER = re.compile(r"[-+]?[0-9]+\Z")
_OCTAL = re.compile(r"0o[0-7]+\Z")
_HEXADECIMAL = re.compile(r"0x[0-9a-fA-F]+\Z")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?\Z")
_NAMED = MappingProxyType(
    {
        "": None,
        "~": None,
        "null": None,
        "Null": None,
        "NULL": None,
        "true": True,
        "True": True,
        "TRUE": True,
        "false": False,
        "False": False,
        "FALSE": False,
    }
)


def resolve(word: str) -> Plain:
    """What a plain scalar means by the core schema of YAML 1.2.2 (section 10.3.2).

    `no`, `on`, `12:30` and `2026-05-19` are strings; infinities and not-a-number
    stay strings too, since no key wants them.
    """
    if word in _NAMED:
        return _NAMED[word]
    if _INTEGER.match(word):
        return int(word) if len(word) < 20 else word
    if _FLOAT.match(word):
        number = float(word)
        return number if math.isfinite(number) else word
    if _OCTAL.match(word):
        return int(word[2:], 8)
    if _HEXADECIMAL.match(word):
        return int(word[2:], 16)
    return word


@dataclass(frozen=True, slots=True)
class SourceText:
    """A file's text and the offset at which each of its lines begins."""

    file: str
    text: str
    starts: tuple[int, ...]

    def place(self, offset: int) -> Place:
        """The line and column, from 1, of the character at `offset`."""
        line = bisect_right(self.starts, offset)
        return Place(self.file, line, offset - self.starts[line - 1] + 1)

    def length(self, start: int, end: int) -> int:
        """How many characters from `start` to `end` stand on the first line."""
        stop = self.text.find("\n", start, end)
        width = len(self.text[start : end if stop < 0 else stop].rstrip())
        return max(1, width)


def source_text(file: str, text: str) -> SourceText:
    """The text with its lines counted; lines end in LF, CR LF or CR, as in YAML."""
    starts = [0, *(end.end() for end in re.finditer(r"\r\n|\n|\r", text))]
    return SourceText(file, text, tuple(starts))


@dataclass(frozen=True, slots=True)
class Scalar:
    """One value: `value` as YAML reads it, `style` as it was written."""

    source: SourceText
    start: int
    end: int
    value: str
    style: str = ""  # "" plain, ' single, " double, | literal, > folded
    broken: bool = False

    @property
    def place(self) -> Place:
        return self.source.place(self.start)

    @property
    def length(self) -> int:
        return self.source.length(self.start, self.end)

    @property
    def meaning(self) -> Plain:
        return self.value if self.style else resolve(self.value)


@dataclass(frozen=True, slots=True)
class Sequence:
    source: SourceText
    start: int
    end: int
    items: tuple[Node, ...]
    broken: bool = False  # the file ended in a fault before the list did

    @property
    def place(self) -> Place:
        return self.source.place(self.start)

    @property
    def length(self) -> int:
        return self.source.length(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Entry:
    key: Scalar
    value: Node

    @property
    def has_colon(self) -> bool:
        """Whether it is key and value; `{a: 1, b}` has an entry `b` without."""
        behind = self.key.source.text[self.key.end : self.value.end + 1].lstrip()
        return behind.startswith(":")


@dataclass(frozen=True, slots=True)
class Mapping:
    source: SourceText
    start: int
    end: int
    entries: tuple[Entry, ...]
    broken: bool = False

    @property
    def place(self) -> Place:
        return self.source.place(self.start)

    @property
    def length(self) -> int:
        return self.source.length(self.start, self.end)

    def get(self, name: str) -> Node | None:
        """The value of the key `name`."""
        for entry in self.entries:
            if entry.key.value == name:
                return entry.value
        return None


Node = Scalar | Sequence | Mapping


def plain_value(node: Node) -> object:
    """The node as plain lists, dictionaries and values, for what is passed on."""
    match node:
        case Scalar():
            return node.meaning
        case Sequence():
            return [plain_value(item) for item in node.items]
        case Mapping():
            return {e.key.value: plain_value(e.value) for e in node.entries}
