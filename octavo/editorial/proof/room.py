"""Room: what a page lays out in one piece must fit on it."""

from __future__ import annotations

from collections.abc import Iterator

from octavo.diagnostics import Diagnostic
from octavo.editorial.lines import every_block
from octavo.editorial.proof.sheet import Sheet, every_inline
from octavo.model.blocks import Aside
from octavo.model.inlines import Footnote, words
from octavo.model.prose import BlockQuote, CodeBlock, ListBlock, Paragraph, Prose

LONGEST = 1500  # characters: two thirds of a column of notes, or of the margin


def overlong_notes(sheet: Sheet) -> Iterator[Diagnostic]:
    """E-207: neither a note nor an aside goes on overleaf."""
    for _, line in sheet.lines:
        for note in every_inline(line):
            if isinstance(note, Footnote):
                length = len(words(note.children))
                if length > LONGEST:
                    yield _overlong("note", length, note)
    for division in sheet.publication.divisions:
        for block in every_block(division):
            if isinstance(block, Aside) and (length := _length(block.prose)) > LONGEST:
                yield _overlong("aside", length, block)


def _overlong(what: str, length: int, at: Footnote | Aside) -> Diagnostic:
    return Diagnostic(
        code="E-207",
        place=at.place,
        message=f"the {what} has {length} characters, expected at most {LONGEST}",
        fix="say it in the text; what stands beside the text must fit on its page",
    )


def _length(prose: Prose) -> int:
    return sum(_length_of(block) for block in prose)


def _length_of(block: Paragraph | ListBlock | BlockQuote | CodeBlock) -> int:
    match block:
        case Paragraph():
            return len(words(block.line))
        case ListBlock():
            return sum(_length(item) for item in block.items)
        case BlockQuote():
            return _length(block.prose)
        case CodeBlock():
            return len(block.text)
