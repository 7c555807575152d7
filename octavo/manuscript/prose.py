"""Prose: makes the model's inlines and prose of marks, and tells what is wrong.

*Takes* a scalar of YAML. *Gives* a `Line` or a `Prose` in which every inline has
its place, and diagnostics E-170 to E-181. Binds numbers to their month or unit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches

from octavo.diagnostics import Diagnostic, Place
from octavo.manuscript.marks import ROLES
from octavo.manuscript.nodes import Scalar
from octavo.manuscript.spans import Ruler, ruler
from octavo.manuscript.text import Mark, TextParser
from octavo.manuscript.values import is_language
from octavo.model.inlines import (
    Citation,
    CitationItem,
    Code,
    CrossReference,
    Emphasis,
    Footnote,
    IndexMark,
    Inline,
    Line,
    LineBreak,
    Link,
    Run,
    Span,
    Strong,
    TermMark,
)
from octavo.model.prose import (
    BlockQuote,
    CodeBlock,
    ListBlock,
    Paragraph,
    Prose,
    ProseBlock,
)
from octavo.model.semantics import STYLES

NO_BREAK_SPACE = "\u00a0"
_MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|"
    "December"
)
_UNITS = (
    "thousand|million|billion|trillion|per cent|percent|km|metres|kilometres|nautical|"
    "tonnes|won|yen|dollars|euros|people|years|months|days|hours"
)
_BOUND = re.compile(rf"(?<=\d) (?=(?:{_MONTHS}|{_UNITS})\b)")
_LOCATOR = re.compile(r"(?<=\.) (?=\d)")
_WORDS = ("text", "text_special", "softbreak", "entity")
_SIMPLE_BLOCKS = ("paragraph", "heading")


def bind(text: str) -> str:
    """The text with no-break spaces between a number and its month or unit."""
    return _BOUND.sub(NO_BREAK_SPACE, text)


@dataclass(slots=True)
class _Text:
    """One value being read: where its characters stand, and what was found."""

    ruler: Ruler
    glossary: Mapping[str, str]  # a term's name or id, case folded → its id
    lead: int = 0  # characters of the value before the text that was parsed
    found: list[Diagnostic] = field(default_factory=list)
    notes: dict[str, tuple[Mark, Line]] = field(default_factory=dict)
    called: set[str] = field(default_factory=set)
    in_note: bool = False

    def place(self, at: int) -> Place:
        return self.ruler.place(self.lead + at)

    def report(
        self, code: str, at: int, message: str, fix: str = "", length: int = 1
    ) -> None:
        place = self.place(at)
        self.found.append(Diagnostic(code, place, message, fix, max(1, length)))


@dataclass(frozen=True, slots=True)
class Told:
    """What a value says, and its faults."""

    line: Line = ()
    prose: Prose = ()
    found: tuple[Diagnostic, ...] = ()


def read_line(parser: TextParser, scalar: Scalar, glossary: Mapping[str, str]) -> Told:
    """One line of text with markup."""
    words = scalar.value.strip()
    lead = len(scalar.value) - len(scalar.value.lstrip())
    text = _Text(ruler(scalar), glossary, lead)
    if "\n\n" in words:
        at = words.index("\n\n") + 2
        text.report(
            "E-173",
            at,
            "found a second paragraph, expected one line of text",
            "join the paragraphs, or move one of them to a text block",
        )
    line = _line(text, parser.parse_line(words))
    return Told(line=line, found=tuple(text.found))


def read_prose(
    parser: TextParser, scalar: Scalar, glossary: Mapping[str, str], owner: str
) -> Told:
    """Paragraphs, lists, block quotes and listings; ids are `<owner>-p1`, …"""
    text = _Text(ruler(scalar), glossary)
    blocks = parser.parse_prose(scalar.value)
    _define_notes(text, blocks)
    prose = tuple(_prose(text, blocks, _Counter(owner)))
    for label, (mark, _) in text.notes.items():
        if label not in text.called:
            message = f"the note [^{label}] is never called"
            fix = f"write [^{label}] where it belongs, or take the note out"
            text.report("W-353", mark.at, message, fix, len(label) + 3)
    return Told(prose=prose, found=tuple(text.found))


@dataclass(slots=True)
class _Counter:
    owner: str
    paragraphs: int = 0

    def next(self) -> str:
        self.paragraphs += 1
        return f"{self.owner}-p{self.paragraphs}"


# --- blocks ---------------------------------------------------------------------


def _define_notes(text: _Text, blocks: Sequence[Mark]) -> None:
    for block in blocks:
        if block.kind != "footnote_reference":
            continue
        label = str(block.meta.get("label", ""))
        paragraphs = [child for child in block.children if child.kind == "paragraph"]
        if len(paragraphs) != 1 or len(block.children) != 1:
            at = block.children[1].at if len(block.children) > 1 else block.at
            message = f"the note [^{label}] has more than one paragraph, or none"
            text.report("E-173", at, message, "write a note as one paragraph")
        inlines = paragraphs[0].children if paragraphs else ()
        text.in_note = True
        text.notes[label] = (block, _line(text, inlines))
        text.in_note = False


def _prose(
    text: _Text, blocks: Sequence[Mark], counter: _Counter
) -> Iterator[ProseBlock]:
    for block in blocks:
        place = text.place(block.at)
        match block.kind:
            case "paragraph":
                line = _line(text, block.children)
                if line:
                    yield Paragraph(counter.next(), line, place)
            case "bullet_list" | "ordered_list":
                yield _list(text, block, counter)
            case "blockquote":
                prose = tuple(_prose(text, block.children, counter))
                yield BlockQuote(prose, place)
            case "fence" | "code_block":
                yield _code(text, block, counter)
            case "footnote_reference":
                pass
            case _:
                _refuse_block(text, block)


def _list(text: _Text, block: Mark, counter: _Counter) -> ListBlock:
    items = tuple(tuple(_prose(text, i.children, counter)) for i in block.children)
    paragraphs = [p for item in block.children for p in item.children]
    tight = all(p.meta.get("tight") for p in paragraphs if p.kind == "paragraph")
    return ListBlock(
        items=items,
        ordered=block.kind == "ordered_list",
        start=int(block.meta.get("start", 1)),
        tight=tight,
        place=text.place(block.at),
    )


def _code(text: _Text, block: Mark, counter: _Counter) -> CodeBlock:
    syntax = str(block.meta.get("info", "")).strip()
    if syntax.startswith("{"):
        message = f"unknown directive {syntax}, expected the name of a language"
        fix = "use a block of this format: aside, quotation, figure, table"
        text.report("E-175", block.at, message, fix, len(syntax) + 3)
    return CodeBlock(block.text, syntax, counter.next(), text.place(block.at))


def _refuse_block(text: _Text, block: Mark) -> None:
    length = max(1, block.end - block.at)
    match block.kind:
        case "heading":
            message = "found a heading in text"
            fix = "make a section of it: `sections: [{id, title, blocks}]`"
            text.report("E-170", block.at, message, fix, 1)
        case "html_block":
            message = "found HTML in text, expected CommonMark without HTML"
            fix = "write it in CommonMark, or use a block of this format"
            text.report("E-172", block.at, message, fix, length)
        case "table":
            message = "found a table in text"
            text.report("E-173", block.at, message, "use a block of the kind table")
        case "hr":
            message = "found a rule across the page in text"
            fix = "begin a new block or section instead"
            text.report("E-173", block.at, message, fix, length)
        case _:
            message = f"found {block.kind} in text"
            text.report("E-173", block.at, message, "take it out")


# --- inlines --------------------------------------------------------------------


def _line(text: _Text, marks: Sequence[Mark]) -> Line:
    return _trim(tuple(_inlines(text, marks)))


def _inlines(text: _Text, marks: Sequence[Mark]) -> Iterator[Inline]:
    waiting: list[Mark] = []
    for mark in marks:
        if mark.kind in _WORDS:
            waiting.append(mark)
            continue
        if run := _run(text, waiting):
            yield run
        waiting = []
        inline = _inline(text, mark)
        if inline is not None:
            yield inline
    if run := _run(text, waiting):
        yield run


def _run(text: _Text, marks: Sequence[Mark]) -> Run | None:
    """The words of neighbouring marks as one run, with the places of its parts."""
    parts, spans, length = [], [], 0
    for mark in marks:
        words = " " if mark.kind == "softbreak" else mark.text
        if not words:
            continue
        spans.append((length, text.place(mark.at)))
        parts.append(words)
        length += len(words)
    if not parts:
        return None
    return Run(bind("".join(parts)), spans[0][1], tuple(spans[1:]))


def _trim(line: Line) -> Line:
    """The line without a space at its very end, as a line break may leave one."""
    if line and isinstance(last := line[-1], Run) and last.text.endswith(" "):
        words = last.text.rstrip(" ")
        kept = (Run(words, last.place, last.spans),) if words else ()
        return (*line[:-1], *kept)
    return line


def _inline(text: _Text, mark: Mark) -> Inline | None:
    place = text.place(mark.at)
    match mark.kind:
        case "em":
            return Emphasis(tuple(_inlines(text, mark.children)), place)
        case "strong":
            # Its token is the second of the two asterisks.
            place = text.place(mark.at - 1)
            return Strong(tuple(_inlines(text, mark.children)), place)
        case "code_inline":
            return Code(mark.text, place)
        case "hardbreak":
            return LineBreak(place)
        case "link":
            return _link(text, mark)
        case "span":
            return _span(text, mark)
        case "role":
            return _role(text, mark)
        case "citation":
            return _citation(text, mark)
        case "note":
            return _note(text, mark)
        case "note_call":
            return _labelled(text, mark)
        case _:
            _refuse_inline(text, mark)
            return None


def _refuse_inline(text: _Text, mark: Mark) -> None:
    length = max(1, mark.end - mark.at)
    match mark.kind:
        case "fault":
            meta = mark.meta
            text.report(meta["code"], mark.at, meta["message"], meta["fix"], length)
        case "image":
            message = "found a picture in text"
            fix = "use a block of the kind figure, with alt"
            text.report("E-171", mark.at, message, fix, length)
        case "html_inline":
            message = f"found HTML in text: {mark.text}"
            fix = "write *emphasis*, **strong** or [words]{lang=ko}; \\< for the sign"
            text.report("E-172", mark.at, message, fix, length)
        case _:
            message = f"found {mark.kind} in a line of text"
            text.report("E-173", mark.at, message, "take it out", length)


def _link(text: _Text, mark: Mark) -> Inline:
    url = str(mark.meta.get("href", ""))
    children = tuple(_inlines(text, mark.children))
    place = text.place(mark.at)
    if url.startswith("#") and len(url) > 1:
        return CrossReference(url[1:], children, place)
    if not re.match(r"(https?://[^/]|mailto:.)", url):
        message = f"found a link to “{url}”, expected #id, https:// or mailto:"
        fix = "write [words](#id) for a place in the book, or a whole address"
        text.report("E-178", mark.at, message, fix, max(1, mark.end - mark.at))
    return Link(url, children, place)


def _span(text: _Text, mark: Mark) -> Inline:
    shift = mark.meta["shift"]
    for at, attribute in mark.meta["faults"]:
        near = get_close_matches(attribute.lstrip("."), ("lang", *STYLES), 1)
        known = "lang=… or " + " or ".join(f".{style}" for style in STYLES)
        message = f"unknown attribute “{attribute}”, expected {known}"
        fix = "write [words]{lang=ko} or [words]{.confidence}"
        if near:
            fix = f"write {'.' if near[0] in STYLES else ''}{near[0]}"
        text.report("E-176", at + shift, message, fix, len(attribute))
    lang = str(mark.meta["lang"])
    if lang and not is_language(lang):
        message = f"found “{lang}”, expected a BCP 47 language tag"
        fix = "write lang=ja, lang=ko, lang=zh-Hant"
        text.report("E-128", mark.meta["lang_at"] + shift, message, fix, len(lang))
    children = tuple(_inlines(text, mark.children))
    return Span(children, lang, str(mark.meta["style"]), text.place(mark.at))


def _role(text: _Text, mark: Mark) -> Inline | None:
    name, target = str(mark.meta["role"]), str(mark.meta["target"])
    children = tuple(_inlines(text, mark.children))
    place = text.place(mark.at)
    if name not in ROLES:
        near = get_close_matches(name, ROLES, 1)
        fix = f"write {{{near[0]}}}" if near else "write {term}`…` or {index}`…`"
        message = f"unknown role {{{name}}}, expected {{term}} or {{index}}"
        text.report("E-175", mark.at, message, fix, len(name) + 2)
        return None
    if not target:
        message = f"the role {{{name}}} names nothing"
        fix = f"write {{{name}}}`words` or {{{name}}}`words <target>`"
        text.report("E-179", mark.at, message, fix, max(1, mark.end - mark.at))
        return None
    if name == "term":
        known = text.glossary.get(target.casefold(), target)
        return TermMark(known, children, place)
    entry, _, subentry = (" ".join(part.split()) for part in target.partition(";"))
    return IndexMark(entry, subentry, children, bool(mark.meta["principal"]), place)


def _citation(text: _Text, mark: Mark) -> Inline:
    shift = mark.meta["shift"]
    items = tuple(
        CitationItem(key, _LOCATOR.sub(NO_BREAK_SPACE, locator), text.place(at + shift))
        for key, locator, at in mark.meta["items"]
    )
    return Citation(items, text.place(mark.at))


def _note(text: _Text, mark: Mark) -> Inline | None:
    if text.in_note:
        _note_in_note(text, mark)
        return None
    text.in_note = True
    children = _line(text, mark.children)
    text.in_note = False
    return Footnote(children, text.place(mark.at))


def _labelled(text: _Text, mark: Mark) -> Inline | None:
    label = str(mark.meta["label"])
    if text.in_note:
        _note_in_note(text, mark)
        return None
    if label not in text.notes:
        message = f"no note [^{label}] is defined in this text"
        fix = f"write [^{label}]: the remark, on a line of its own below"
        if near := get_close_matches(label, sorted(text.notes), 1):
            fix = f"write [^{near[0]}]"
        text.report("E-177", mark.at, message, fix, len(label) + 3)
        return None
    text.called.add(label)
    return Footnote(text.notes[label][1], text.place(mark.at))


def _note_in_note(text: _Text, mark: Mark) -> None:
    fix = "join the two remarks"
    text.report("E-181", mark.at, "found a note in a note", fix, mark.end - mark.at)
