"""Spaces: the word breaks that layout takes out, put back for those who listen.

*Takes* the text of the lines in order. *Gives* the drawing a space glyph at the end of
each line that was broken at a space, and where a space between two inlines was not
drawn: a tagged PDF tells its words by spaces, not by places (ISO 32000-2, 14.8.2.6.3).
The glyph is drawn last on its line and moves nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from octavo.production.print.tagging.boxes import Box, Html
from octavo.production.print.tagging.marks import PageMarks
from octavo.production.print.tagging.reading import BLOCKS, is_note
from octavo.production.print.tagging.tree import INLINE, Element

RUNS = INLINE - {"Reference", "Lbl"}
SpaceOf = Callable[[str, Box], int | None]
"""Font resource name, and a box set in it → the glyph of its space."""


@dataclass(slots=True)
class _Block:
    """The block whose lines are read: its words, and the line so far."""

    source: str
    line: str = ""
    last: tuple[PageMarks, int, Box] | None = None
    fresh: bool = False  # at the beginning of a line after the first


@dataclass(slots=True)
class Spaces:
    """Keeps track of lines; lines may stand inside lines (inline blocks)."""

    space_of: SpaceOf
    _blocks: dict[Html, _Block] = field(default_factory=dict)
    _open: list[_Block] = field(default_factory=list)
    _before: tuple[_Block, Element] | None = None  # the last text: block, paragraph

    def begin_line(self, html: Html) -> None:
        """A line of the block that *html* is."""
        block = self._blocks.get(html)
        if block is None:
            block = self._blocks[html] = _Block(_source(html))
        block.fresh = block.last is not None
        self._open.append(block)

    def end_line(self) -> None:
        self._open.pop()

    def read(
        self, marks: PageMarks, mcid: int, box: Box, node: Element, *, own: bool
    ) -> None:
        """A drawn text of *node*; `own`: it stands in the block's source."""
        if not self._open:
            return
        block, paragraph = self._open[-1], _paragraph(node)
        if self._before is not None:
            other, within = self._before
            apart = other is not block and within is paragraph
            if apart and other.last and not other.line.endswith(" "):
                self._add(*other.last)  # set apart in place, such as number and title
                other.line += " "
        if own or self._before is None:  # a call stands in the paragraph around it
            self._before = (block, paragraph)
        if block.fresh and own:
            if block.last is not None and self._parted(block, box.text):
                self._add(*block.last)
            block.fresh, block.line = False, ""
        block.last = (marks, mcid, box)
        if own:
            block.line = (block.line + box.text)[-80:]

    def skip(self) -> None:
        """A text of spaces alone, which is not drawn."""
        block = self._open[-1] if self._open else None
        if block is None or block.last is None or block.fresh:
            return
        if not block.line.endswith(" "):
            self._add(*block.last)
            block.line += " "

    def _parted(self, block: _Block, text: str) -> bool:
        """Whether there was a space between the last line and this text."""
        if not block.line.strip() or block.line[-1].isspace() or text[:1].isspace():
            return False
        last, first = block.line.split()[-1], text.split()[0]
        return f"{last} {first}".casefold() in block.source

    def _add(self, marks: PageMarks, mcid: int, box: Box) -> None:
        marks.add_space(mcid, lambda font: self.space_of(font, box))


def _paragraph(node: Element) -> Element:
    """The element whose text is read in one go."""
    return next(e for e in node.ancestors() if e.role not in RUNS)


def _source(html: Html) -> str:
    return " ".join("".join(_text(html)).split()).casefold()


def _text(html: Html) -> Iterator[str]:
    yield html.text or ""
    for child in html:
        if isinstance(child.tag, str) and not is_note(child):
            between = " " if child.tag in BLOCKS else ""
            yield between
            yield from _text(child)
            yield between
        yield child.tail or ""
