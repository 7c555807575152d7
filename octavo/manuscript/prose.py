"""Prose: makes the model's paragraphs, lists and quotes of CommonMark.

*Takes* a scalar of YAML. *Gives* a `Line` or a `Prose` in which everything has its
place, and diagnostics: E-170 to E-175 and W-353 here, others from `lines`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from octavo.diagnostics import Diagnostic
from octavo.manuscript.lines import Copy, make_line
from octavo.manuscript.nodes import Scalar
from octavo.manuscript.spans import ruler
from octavo.manuscript.text import Mark, TextParser
from octavo.model.inlines import Line
from octavo.model.prose import (
    BlockQuote,
    CodeBlock,
    ListBlock,
    Paragraph,
    Prose,
    ProseBlock,
)


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
    text = Copy(ruler(scalar), glossary, lead)
    if "\n\n" in words:
        at = words.index("\n\n") + 2
        text.report(
            "E-173",
            at,
            "found a second paragraph, expected one line of text",
            "join the paragraphs, or move one of them to a text block",
        )
    line = make_line(text, parser.parse_line(words))
    return Told(line=line, found=tuple(text.found))


def read_prose(
    parser: TextParser, scalar: Scalar, glossary: Mapping[str, str], owner: str
) -> Told:
    """Paragraphs, lists, block quotes and listings; ids are `<owner>-p1`, …"""
    text = Copy(ruler(scalar), glossary)
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


def _define_notes(text: Copy, blocks: Sequence[Mark]) -> None:
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
        text.notes[label] = (block, make_line(text, inlines))
        text.in_note = False


def _kept_note(text: Copy, block: Mark) -> None:
    """Tells of a definition whose words would be lost."""
    label = str(block.meta.get("label", ""))
    if label not in text.notes or text.notes[label][0] is not block:
        message = f"the note [^{label}] is defined twice, or in a list or quotation"
        fix = "define it once, below the text"
        text.report("E-173", block.at, message, fix, len(label) + 3)


def _prose(
    text: Copy, blocks: Sequence[Mark], counter: _Counter
) -> Iterator[ProseBlock]:
    for block in blocks:
        place = text.place(block.at)
        match block.kind:
            case "paragraph":
                line = make_line(text, block.children)
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
                _kept_note(text, block)
            case _:
                _refuse_block(text, block)


def _list(text: Copy, block: Mark, counter: _Counter) -> ListBlock:
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


def _code(text: Copy, block: Mark, counter: _Counter) -> CodeBlock:
    syntax = str(block.meta.get("info", "")).strip()
    if syntax.startswith("{"):
        message = f"unknown directive {syntax}, expected the name of a language"
        fix = "use a block of this format: aside, quotation, figure, table"
        text.report("E-175", block.at, message, fix, len(syntax) + 3)
    return CodeBlock(block.text, syntax, counter.next(), text.place(block.at))


def _refuse_block(text: Copy, block: Mark) -> None:
    length = max(1, block.end - block.at)
    match block.kind:
        case "fault":
            meta = block.meta
            text.report(meta["code"], block.at, meta["message"], meta["fix"], length)
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
