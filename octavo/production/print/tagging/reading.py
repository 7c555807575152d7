"""Reading: where in the text each page begins.

*Takes* the text boxes of the pages in reading order. *Gives* a `PageStart` for each
page: an id, and how many words of its element were read before. It places the page
breaks of the e-book, so it counts only what both books have: no notes nor their calls,
no printed pages, nothing generated; a margin note counts for itself alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from octavo.model.pagination import PageStart
from octavo.production.print.tagging.boxes import Box, Html, placed
from octavo.production.print.tagging.roles import words

HEADS = ("h1", "h2", "h3", "h4", "h5", "h6")
FIRST_WORDS = 8


def is_note(element: Html) -> bool:
    """Whether an element is a note, or the call of one."""
    asked = words(element)
    return "doc-footnote" in asked or "doc-noteref" in asked


def is_beside(element: Html) -> bool:
    """Whether an element is a margin note."""
    return element.tag == "aside" or "aside" in words(element, "class")


def is_folio(element: Html) -> bool:
    """Whether an element is a slot for a printed page."""
    return "folio" in words(element, "class") and bool(element.get("data-target"))


def in_reading_order(boxes: Sequence[Box]) -> Sequence[Box]:
    """Boxes as they are read: in a line of a list, a printed page that stands before
    the title it belongs to comes behind it."""
    pages = [box for box in boxes if "page" in words(placed(box).element, "class")]
    if len(pages) != 1 or pages[0] is boxes[-1]:
        return boxes
    return [*(box for box in boxes if box is not pages[0]), pages[0]]


@dataclass(slots=True)
class Reading:
    """Counts the text as it is read. `parents`: HTML element → its parent."""

    parents: Mapping[Html, Html]
    _first: dict[Html, int] = field(default_factory=dict)
    _read: dict[Html, int] = field(default_factory=dict)
    _drawn: set[Html] = field(default_factory=set)
    _ways: dict[Html, tuple[bool, tuple[Html, ...]]] = field(default_factory=dict)
    _starts: dict[int, list[tuple[Html, int]]] = field(default_factory=dict)

    def read(self, element: Html, text: str, page: int, *, flows: bool) -> None:
        """Read a text box of *element* on *page*. Only text that `flows` (that is
        not in a float, unless it is a head) can be where the page begins."""
        counts, holders = self._way(element)
        if not counts or not text.strip():
            return
        self._drawn.add(element)
        begins = flows and page not in self._starts and not self._beside(element)
        if begins and holders:
            self._starts[page] = [(h, self._read.get(h, 0)) for h in holders]
        size = len("".join(text.split()))
        for holder in holders:
            self._read[holder] = self._read.get(holder, 0) + size

    def draw(self, element: Html | None, page: int) -> None:
        """Something of *element* is drawn on *page*."""
        at = element
        while at is not None and at not in self._first:
            self._first[at] = page
            at = self.parents.get(at)

    def first_pages(self) -> Mapping[str, int]:
        """The first page of every id on which something of it is drawn: an element
        may begin with an empty box, on the page before its first line."""
        return {
            name: page for html, page in self._first.items() if (name := html.get("id"))
        }

    def starts(self, pages: int) -> tuple[PageStart | None, ...]:
        """Where each page begins; None for a page without words that flow."""
        return tuple(self._start(page) for page in range(pages))

    def _start(self, page: int) -> PageStart | None:
        """The start of a page, told of the nearest element that has words left: a
        word broken over two pages belongs to the first."""
        for holder, read in self._starts.get(page, ()):
            source, at, before = self._source(holder), 0, 0
            while at < read and before < len(source):
                at, before = at + len(source[before]), before + 1
            if first := " ".join(source[before : before + FIRST_WORDS]):
                return PageStart(id=str(holder.get("id")), offset=before, words=first)
        return None

    def _way(self, element: Html) -> tuple[bool, tuple[Html, ...]]:
        """Whether an element's text counts, and the elements with an id that it
        counts for, nearest first."""
        if element not in self._ways:
            self._ways[element] = self._trace(element)
        return self._ways[element]

    def _trace(self, element: Html) -> tuple[bool, tuple[Html, ...]]:
        holders = []
        at: Html | None = element
        while at is not None:
            if is_note(at) or is_folio(at) or at.get("aria-hidden") == "true":
                return False, ()
            if at.get("id"):
                holders.append(at)
            if is_beside(at):
                break
            at = self.parents.get(at)
        return True, tuple(holders)

    def _beside(self, element: Html) -> bool:
        at: Html | None = element
        while at is not None:
            if is_beside(at):
                return True
            at = self.parents.get(at)
        return False

    def _source(self, holder: Html) -> list[str]:
        """The words of an element as far as they were drawn."""
        return "".join(self._text(holder)).split()

    def _text(self, element: Html) -> Iterator[str]:
        drawn = element in self._drawn
        yield _kept(element.text, drawn)
        for child in element:
            skipped = is_note(child) or is_folio(child) or is_beside(child)
            if isinstance(child.tag, str) and not skipped:
                if child.tag in BLOCKS:
                    yield " "
                yield from self._text(child)
                if child.tag in BLOCKS:
                    yield " "
            yield _kept(child.tail, drawn)


def _kept(text: str | None, drawn: bool) -> str:
    """Text that was drawn; of other text, the white space that parts two words."""
    if drawn or not text:
        return text or ""
    return " " if text.isspace() else ""


BLOCKS = frozenset(
    """address article aside blockquote br caption dd div dl dt figcaption figure footer
    h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tbody td tfoot th
    thead tr ul""".split()  # noqa: SIM905 -- a list of one word a line is unreadable
)
"""Where one ends, a word ends."""
