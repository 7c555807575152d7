"""The desk: where one reading of a publication lies while it is being read.

*Takes* the folder. *Gives* its files once opened, the ids given so far, the parties,
and every diagnostic that was found. One desk serves one call of `read_publication`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path

from octavo.diagnostics import Diagnostic, Place
from octavo.manuscript.nodes import Node, Scalar, Sequence, SourceText
from octavo.manuscript.prose import read_line, read_prose
from octavo.manuscript.reserved import reserved_for
from octavo.manuscript.source import open_source, parse
from octavo.manuscript.text import TextParser
from octavo.model.inlines import Line
from octavo.model.prose import Prose

PUBLICATION_FILE = "publication.yaml"


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word most like `word`, or "" when none is like it."""
    found = get_close_matches(word, sorted(set(known)), 1, 0.6)
    return found[0] if found else ""


def one_of(words: Iterable[str], limit: int = 12) -> str:
    """The words as a message says them: “a, b or c”."""
    known = list(words)
    if not known:
        return "nothing"
    if len(known) > limit:
        return ", ".join(known[:limit]) + ", …"
    return known[0] if len(known) == 1 else f"{', '.join(known[:-1])} or {known[-1]}"


def short(words: str) -> str:
    """The beginning of long words, in one line."""
    line = " ".join(words.split())
    return line if len(line) <= 40 else line[:39] + "…"


@dataclass(frozen=True, slots=True)
class Wanted:
    """An id that a key names; looked up once everything is read."""

    scalar: Scalar
    among: str  # division | section | term
    noun: str


@dataclass(slots=True)
class Desk:
    folder: Path
    assets: Path | None
    parser: TextParser
    found: list[Diagnostic] = field(default_factory=list)
    sources: dict[str, SourceText] = field(default_factory=dict)
    unread: set[str] = field(default_factory=set)
    ids: dict[str, Place] = field(default_factory=dict)
    derived: set[str] = field(default_factory=set)  # those of them not the author's
    owners: dict[str, Place] = field(default_factory=dict)  # of paragraphs
    terms: dict[str, Place] = field(default_factory=dict)
    keys: dict[str, Place] = field(default_factory=dict)
    parties: tuple[str, ...] = ()
    glossary: dict[str, str] = field(default_factory=dict)
    roots: dict[str, Node | None] = field(default_factory=dict)
    divisions: set[str] = field(default_factory=set)
    sections: set[str] = field(default_factory=set)
    wanted: list[Wanted] = field(default_factory=list)

    # --- faults -----------------------------------------------------------------

    def report(self, code: str, node: Node, message: str, fix: str = "") -> None:
        """Notes a fault at a node; not where the file ended in a greater fault."""
        if node.broken:
            return
        found = Diagnostic(code, node.place, message, fix, node.length)
        self.found.append(found)

    def report_at(self, code: str, place: Place, message: str, fix: str = "") -> None:
        """Notes a fault at a place."""
        self.found.append(Diagnostic(code, place, message, fix))

    def has_read(self, beginning: str) -> bool:
        """Whether every file whose name begins so was read whole."""
        return not any(file.startswith(beginning) for file in self.unread)

    # --- files ------------------------------------------------------------------

    def open(self, file: str) -> SourceText | None:
        """The text of a file below the folder, kept for drawing excerpts."""
        if file in self.sources and file not in self.unread:
            return self.sources[file]
        if file in self.unread:
            return None
        opened = open_source(self.folder / file, file)
        self.found.extend(opened.found)
        if not opened.readable:
            self.unread.add(file)
        if opened.source is not None:
            self.sources[file] = opened.source
        return opened.source if opened.readable else None

    def open_yaml(self, file: str) -> Node | None:
        """The tree of a YAML file; reports E-112 when there is nothing in it."""
        if file not in self.roots:
            self.roots[file] = self._parse(file)
        return self.roots[file]

    def _parse(self, file: str) -> Node | None:
        source = self.open(file)
        if source is None:
            return None
        parsed = parse(source)
        self.found.extend(parsed.found)
        if not parsed.whole:
            self.unread.add(file)
        root = parsed.root
        if root is None or (isinstance(root, Scalar) and root.meaning is None):
            if not parsed.found:
                fix = f"fill {file} in, as docs/authoring.md shows"
                self.report_at("E-112", Place(file), "the file is empty", fix)
            return None
        return root

    # --- words ------------------------------------------------------------------

    def text(self, node: Node, kind: str) -> Scalar | None:
        """The node if it holds words; else reports E-122 or E-131."""
        if not isinstance(node, Scalar):
            what = "a list" if isinstance(node, Sequence) else "a mapping"
            fix = "write words; put text that begins with [ or { in quotes"
            self.report("E-122", node, f"found {what}, expected {kind}", fix)
            return None
        if node.broken:
            return None
        if not node.value.strip() or node.meaning is None:
            fix = "write it, or take the key out"
            self.report("E-131", node, f"found nothing, expected {kind}", fix)
            return None
        if isinstance(node.meaning, bool):
            fix = f"write “{node.value}” in quotes if you mean the word"
            self.report("E-122", node, f"found {node.value}, expected {kind}", fix)
            return None
        return node

    def line(self, node: Node) -> Line:
        """One line of text with markup."""
        scalar = self.text(node, "a line of text")
        if scalar is None:
            return ()
        told = read_line(self.parser, scalar, self.glossary)
        self.found.extend(told.found)
        return told.line

    def prose(self, node: Node, owner: str) -> Prose:
        """CommonMark; its paragraphs' ids begin with `owner`."""
        scalar = self.text(node, "text")
        if scalar is None:
            return ()
        self._own(owner, scalar)
        told = read_prose(self.parser, scalar, self.glossary, owner)
        self.found.extend(told.found)
        return told.prose

    # --- ids --------------------------------------------------------------------

    def take_id(self, scalar: Scalar, taken: dict[str, Place] | None = None) -> str:
        """Registers an id that the author gave; reports E-125 when it is taken."""
        ids = self.ids if taken is None else taken
        first = ids.get(scalar.value)
        if first is not None:
            message = f"the id “{scalar.value}” is taken, at {first}"
            self.report("E-125", scalar, message, "give one of the two another id")
        else:
            ids[scalar.value] = scalar.place
        return scalar.value

    def _own(self, owner: str, scalar: Scalar) -> None:
        """Reports E-125 where paragraphs would have the ids of others."""
        first = self.owners.setdefault(owner, scalar.place)
        if first != scalar.place:
            message = f"the paragraphs of “{owner}” would have the ids of those at "
            fix = "give the block, or the other one, another id"
            self.report("E-125", scalar, f"{message}{first}", fix)

    def derive_id(self, owner: str, number: int, place: Place) -> str:
        """An id from the place in the tree, such as `trade.structure.3`."""
        derived = f"{owner}.{number}"
        while derived in self.ids:
            derived += "x"
        self.ids[derived] = place
        self.derived.add(derived)
        return derived

    def want(self, scalar: Scalar, among: str, noun: str) -> str:
        self.wanted.append(Wanted(scalar, among, noun))
        return scalar.value

    def settle(self) -> None:
        """Looks up what keys name, and the house's own ids; reports E-148, E-125."""
        self._settle_own()
        known = {
            "division": self.divisions,
            "section": self.divisions | self.sections,
            "term": set(self.terms),
        }
        for wanted in self.wanted:
            among = known[wanted.among]
            file = "terms.yaml" if wanted.among == "term" else "divisions/"
            seen = self.has_read(PUBLICATION_FILE) and self.has_read(file)
            if wanted.scalar.value in among or not seen:
                continue
            message = f"no {wanted.noun} is called “{wanted.scalar.value}”"
            near = nearest(wanted.scalar.value, among)
            fix = f"write {near}" if near else f"write the id of a {wanted.noun}"
            self.report("E-148", wanted.scalar, message, fix)

    def _settle_own(self) -> None:
        for name in self.ids.keys() - self.derived:
            what = reserved_for(
                name,
                ids=self.ids,
                owners=self.owners,
                divisions=self.divisions,
                terms=self.terms,
                sources=self.keys,
            )
            if what:
                message = f"the id “{name}” is taken: the house gives it to {what}"
                fix = f"write another, such as my-{name}"
                found = Diagnostic("E-125", self.ids[name], message, fix, len(name))
                self.found.append(found)

    def party(self, scalar: Scalar, also: tuple[str, ...] = ()) -> str:
        """A party's id, or one of the words in `also`; reports E-145."""
        known = (*self.parties, *also)
        if scalar.value in known:
            return scalar.value
        if not self.has_read(PUBLICATION_FILE):
            return ""
        expected = (
            f"expected {one_of(known)}" if known else "and the book has no parties"
        )
        message = f"unknown party “{scalar.value}”, {expected}"
        add = f"add “{scalar.value}” under parties in {PUBLICATION_FILE}"
        near = nearest(scalar.value, known) or one_of(known, 8)
        fix = f"write {near}, or {add}" if known else f"{add}, or take it out"
        self.report("E-145", scalar, message, fix)
        return ""
