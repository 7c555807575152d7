"""The source: opens a file of the publication and reads its YAML, with places.

*Takes* a path. *Gives* a `SourceText`, a tree of nodes, and diagnostics. The only
place that knows PyYAML. Works on the parser's events: aliases, tags and further
documents are refused before anything is built of them, and depth is bounded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

import yaml

from octavo.diagnostics import Diagnostic, Place
from octavo.manuscript.nodes import (
    Entry,
    Mapping,
    Node,
    Scalar,
    Sequence,
    SourceText,
    source_text,
)

LARGEST = 4_000_000  # bytes of one file
DEEPEST = 40  # mappings and lists inside one another

_QUOTE_IT = (
    "put text that begins with [ { * & ! @ ` % | > # or quotes, or that contains a "
    "colon and a space, in quotes, or write it below `|`"
)
_QUOTE_INSIDE = (
    "between { } or [ ], put text that holds any of , [ ] { } or a colon in quotes; "
    "and close every bracket"
)
_INDENT_IT = "write `key: value`, or indent the line as deep as the text it continues"
_ALIGN_IT = (
    "indent the keys of one mapping alike; put text with colons or quotation marks in "
    "quotes"
)
_CLOSE_IT = "close the quotation mark or the bracket"
_BACKSLASH = "write two backslashes for one, or use single quotes"
_ADVICE = MappingProxyType(
    {
        "mapping values are not allowed in this context": _QUOTE_IT,
        "found character that cannot start any token": _QUOTE_IT,
        "did not find expected ',' or ']'": _QUOTE_INSIDE,
        "did not find expected ',' or '}'": _QUOTE_INSIDE,
        "could not find expected ':'": _INDENT_IT,
        "did not find expected key": _ALIGN_IT,
        "did not find expected '-' indicator": "indent the items of one list alike",
        "found unexpected end of stream": _CLOSE_IT,
        "found unexpected document indicator": _CLOSE_IT,
        "found unknown escape character": _BACKSLASH,
        "did not find expected hexdecimal number": _BACKSLASH,
        "found invalid Unicode character escape code": "write the character itself",
    }
)
# Line ends for YAML but not for an editor, what lets words read otherwise than they
# are written, and what no file of text contains.
_UNWANTED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\ufeff\ufffe\uffff]"
)
_TAB_INDENT = re.compile(r"^[ ]*\t[ \t]*", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Opened:
    """A file as found. `source` is None if there is nothing to show of it; of a file
    that is not `readable` there may be a text, for excerpts alone."""

    source: SourceText | None
    readable: bool
    found: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class Parsed:
    """`whole`: nothing of the file was passed over but single values."""

    root: Node | None
    whole: bool
    found: tuple[Diagnostic, ...] = ()


def open_source(path: Path, file: str) -> Opened:
    """Reads a UTF-8 file named `file` in diagnostics.

    Reports E-101 (missing), E-102 (not UTF-8), E-110 (too large) and W-352 (begins
    with a byte order mark, which is dropped).
    """
    try:
        if path.exists() and not path.is_file():  # a pipe would be waited for
            raise OSError(0, "is no file")
        raw = path.read_bytes()
    except OSError as fault:
        reason = "is a folder" if path.is_dir() else (fault.strerror or "is missing")
        reason = "is missing" if isinstance(fault, FileNotFoundError) else reason
        fix = f"create {file}"
        found = Diagnostic("E-101", Place(file), f"{file} {reason.lower()}", fix)
        return Opened(None, False, (found,))
    if len(raw) > LARGEST:
        size = f"{len(raw) / 1e6:.1f} MB, expected at most {LARGEST / 1e6:.0f} MB"
        fix = "split the file, or keep data in CSV files"
        return Opened(None, False, (Diagnostic("E-110", Place(file), size, fix),))
    found_bom: tuple[Diagnostic, ...] = ()
    if raw.startswith(b"\xef\xbb\xbf"):
        raw = raw[3:]
        message = "the file begins with a byte order mark, which is not needed"
        found_bom = (
            Diagnostic("W-352", Place(file), message, "save it as UTF-8 without BOM"),
        )
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as fault:
        shown = source_text(file, raw.decode("utf-8", errors="replace"))
        return Opened(shown, False, (_not_utf8(file, raw, fault),))
    return Opened(source_text(file, text), True, found_bom)


def _not_utf8(file: str, raw: bytes, fault: UnicodeDecodeError) -> Diagnostic:
    before = raw[: fault.start]
    line = before.count(b"\n") + 1
    column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8")) + 1
    utf16 = raw[:2] in (b"\xff\xfe", b"\xfe\xff")
    what = "UTF-16" if utf16 else f"the byte 0x{raw[fault.start]:02x}"
    message = f"found {what}, expected UTF-8"
    return Diagnostic(
        "E-102", Place(file, line, column), message, "save the file as UTF-8"
    )


def parse(source: SourceText) -> Parsed:
    """The file's tree. What was read before a fault is kept, marked as broken."""
    refused = tuple(unwanted(source))
    if refused:
        return Parsed(None, False, refused)
    builder = _Builder(source)
    try:
        for event in yaml.parse(source.text, Loader=yaml.CSafeLoader):
            if not builder.take(event):
                break
    except yaml.MarkedYAMLError as fault:
        builder.found.extend(_syntax(source, fault))
        builder.close_broken()
    return Parsed(builder.root, builder.whole, tuple(builder.found))


def unwanted(source: SourceText) -> Iterator[Diagnostic]:
    """E-111: characters that no text needs."""
    for match in _UNWANTED.finditer(source.text):
        message = f"found the character U+{ord(match.group()):04X}, which no text needs"
        fix = "delete it (it is invisible; retype the words around it)"
        yield Diagnostic("E-111", source.place(match.start()), message, fix)


def _syntax(source: SourceText, fault: yaml.MarkedYAMLError) -> Iterator[Diagnostic]:
    mark = fault.problem_mark or fault.context_mark
    offset = min(mark.index, len(source.text)) if mark else 0
    problem = fault.problem or "not YAML"
    at = source.place(offset)
    if "nesting depth" in problem:  # quirk(libyaml 0.2.5): it looks ahead as it scans
        yield Diagnostic("E-110", at, f"nested more than {DEEPEST} deep", "nest less")
        return
    line_start = source.starts[at.line - 1]
    if _TAB_INDENT.match(source.text, line_start):
        for match in _TAB_INDENT.finditer(source.text, line_start):
            tab = match.start() + match.group().index("\t")
            message = "found a tab, expected spaces for indentation"
            yield Diagnostic(
                "E-105", source.place(tab), message, "indent with two spaces a level"
            )
        return
    if problem.startswith("found undefined alias"):
        yield _alias(source, offset, "alias")
        return
    advice = _ADVICE.get(problem, "")
    context = f" ({fault.context})" if fault.context else ""
    yield Diagnostic("E-103", at, f"not YAML: {problem}{context}", advice or _QUOTE_IT)


def _alias(source: SourceText, offset: int, what: str) -> Diagnostic:
    message = f"found a YAML {what}, expected the value itself"
    fix = "write the value out; put text that begins with * or & in quotes"
    word = re.compile(r"\S*").match(source.text, offset)
    length = len(word.group()) if word else 1
    return Diagnostic("E-107", source.place(offset), message, fix, max(1, length))


def _begin(event: yaml.Event) -> int:
    """Where an event begins, in characters of the file."""
    return event.start_mark.index if event.start_mark else 0


def _end(event: yaml.Event) -> int:
    return event.end_mark.index if event.end_mark else 0


@dataclass(slots=True)
class _Open:
    """A mapping or list whose end has not been seen."""

    start: int
    is_mapping: bool
    items: list[Node] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    key: Scalar | None = None
    keyless: bool = False  # the next value belongs to a key that was refused
    seen: dict[str, Scalar] = field(default_factory=dict)


class _Builder:
    """Builds the tree from events, one at a time."""

    def __init__(self, source: SourceText) -> None:
        self.source = source
        self.root: Node | None = None
        self.found: list[Diagnostic] = []
        self.stack: list[_Open] = []
        self.documents = 0
        self.whole = True

    def report(
        self, code: str, offset: int, message: str, fix: str, length: int = 1
    ) -> None:
        place = self.source.place(offset)
        self.found.append(Diagnostic(code, place, message, fix, length))

    def take(self, event: yaml.Event) -> bool:
        """Takes the next event; False when the rest is not to be read."""
        match event:
            case yaml.ScalarEvent():
                self._anchors(event)
                start, end = _begin(event), _end(event)
                style = "" if event.style in (None, ":") else event.style
                self._escapes(start, event.value)
                self.add(Scalar(self.source, start, end, event.value, style))
            case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                self._anchors(event)
                is_mapping = isinstance(event, yaml.MappingStartEvent)
                start = _begin(event)
                if len(self.stack) >= DEEPEST:
                    message = f"nested more than {DEEPEST} deep"
                    self.report("E-110", start, message, "nest less")
                    self.close_broken()
                    return False
                self.stack.append(_Open(start, is_mapping))
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                self.close(_end(event))
            case yaml.AliasEvent():
                start = _begin(event)
                self.found.append(_alias(self.source, start, "alias"))
                self.whole = False
                end = _end(event)
                self.add(Scalar(self.source, start, end, "", "'", broken=True))
            case yaml.DocumentStartEvent():
                self.documents += 1
                if self.documents > 1:
                    message = "found a second YAML document, expected one a file"
                    fix = "take the line `---` out, or make a file of what follows"
                    self.report("E-109", _begin(event), message, fix, 3)
                    self.whole = False
                    return False
            case _:
                pass
        return True

    def _anchors(
        self, event: yaml.ScalarEvent | yaml.MappingStartEvent | yaml.SequenceStartEvent
    ) -> None:
        start = _begin(event)
        if event.anchor:
            self.found.append(_alias(self.source, start, "anchor"))
        if event.tag:
            message = "found a YAML tag, expected a plain value"
            fix = "take the tag out; put text that begins with ! in quotes"
            word = re.compile(r"\S*").match(self.source.text, start)
            length = len(word.group()) if word else 1
            self.report("E-108", start, message, fix, max(1, length))

    def _escapes(self, start: int, value: str) -> None:
        """What no text needs is refused as an escape sequence as well."""
        if match := _UNWANTED.search(value):
            message = f"found the character U+{ord(match.group()):04X} in an escape "
            fix = "take the escape sequence out, or write two backslashes for one"
            self.report("E-111", start, f"{message}sequence, which no text needs", fix)

    def add(self, node: Node) -> None:
        if not self.stack:
            self.root = node
            return
        top = self.stack[-1]
        if not top.is_mapping:
            top.items.append(node)
        elif top.key is not None:
            top.entries.append(Entry(top.key, node))
            top.key = None
        elif top.keyless:
            top.keyless = False
            self.whole = self.whole and isinstance(node, Scalar)
        else:
            self._key(top, node)

    def _key(self, top: _Open, node: Node) -> None:
        if not isinstance(node, Scalar):
            message = "found a list or a mapping as a key, expected a word"
            fix = "put text that begins with [ or { in quotes"
            self.report("E-122", node.start, message, fix)
            top.keyless = True
        elif node.value in top.seen:
            first = top.seen[node.value].place.line
            message = f"key “{node.value}” stands twice in one mapping (first on line "
            fix = "keep one of the two"
            self.report("E-106", node.start, f"{message}{first})", fix, node.length)
            top.keyless = True
        else:
            top.seen[node.value] = node
            top.key = node

    def close(self, end: int, broken: bool = False) -> None:
        top = self.stack.pop()
        node: Node
        if top.is_mapping:
            entries = tuple(top.entries)
            node = Mapping(self.source, top.start, end, entries, broken)
        else:
            node = Sequence(self.source, top.start, end, tuple(top.items), broken)
        self.add(node)

    def close_broken(self) -> None:
        """Ends what is open, since the rest of the file cannot be read."""
        self.whole = False
        while self.stack:
            self.close(len(self.source.text), broken=True)
