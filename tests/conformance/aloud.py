"""An e-book as it is read aloud: the words of its reading order.

*Takes* an `OpenedBook`. *Gives* the words of the spine, a drawing being its text
alternative, and those of the notes apart; of each word, the classes it stands in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from xml.etree.ElementTree import Element

from tests.conformance.opened import XHTML, OpenedBook
from tests.conformance.tagged import tidy

BODY = f"{XHTML}body"
SVG = "{http://www.w3.org/2000/svg}svg"
TITLE = "{http://www.w3.org/2000/svg}title"
INLINE_NAMES = "a abbr b cite code dfn em i q rb rt ruby small span strong sub sup time"
INLINE = frozenset(f"{XHTML}{name}" for name in INLINE_NAMES.split())
PICTURE, IN_FIGURE = "(picture)", "(figure)"  # as if they were classes
SILENT_ROLES = frozenset(("doc-backlink", "doc-pagebreak", "doc-endnotes"))
Omit = Callable[[tuple[str, ...]], bool]
"""Whether text in these classes is passed over."""
Piece = tuple[str, tuple[str, ...]]
"""Some text, and the classes of all that it stands in."""


def words_of(book: OpenedBook, without: Omit) -> list[str]:
    """The words of the book in its reading order, without the notes."""
    said = (
        text
        for name in book.spine
        for text, classes in pieces(book.trees[name].find(BODY))
        if not without(classes)
    )
    return tidy("".join(said))


def notes_of(book: OpenedBook) -> list[list[str]]:
    """The words of each note, document by document."""
    return [
        tidy("".join(text for text, _ in pieces(note)))
        for name in book.spine
        for note in book.trees[name].iter()
        if note.get("role") == "doc-footnote"
    ]


def tables_of(book: OpenedBook) -> dict[str, list[str]]:
    """The data tables of the charts, by id: their words."""
    return {
        figure.get("id", ""): tidy("".join(text for text, _ in pieces(table)))
        for name in book.spine
        for figure in book.trees[name].iter(f"{XHTML}figure")
        if "chart" in figure.get("class", "").split()
        for table in figure.iter(f"{XHTML}table")
    }


def pieces(node: Element | None, around: tuple[str, ...] = ()) -> Iterator[Piece]:
    """The text of an element in order."""
    if node is None or not isinstance(node.tag, str):
        return
    if node.get("aria-hidden") == "true" or "hidden" in node.attrib:
        return
    if node.get("role") in SILENT_ROLES or node.tag == f"{XHTML}rp":
        return
    here = (*around, *node.get("class", "").split())
    if node.tag == f"{XHTML}figure":
        here = (*here, IN_FIGURE)
    if node.tag in (SVG, f"{XHTML}img"):
        title = node.find(TITLE)
        told = "".join(title.itertext()) if title is not None else ""
        yield f" {node.get('alt') or node.get('aria-label') or told} ", (*here, PICTURE)
        return
    edge = "" if node.tag in INLINE and "page" not in here[-1:] else " "
    yield edge, here
    yield node.text or "", here
    for child in ordered(node):
        yield from pieces(child, here)
        yield child.tail or "", here
    yield edge, here


def ordered(node: Element) -> Sequence[Element]:
    """The children as print reads them. What the parties say comes point by point,
    where the e-book has all of one party's points and then the other's; the page of a
    contents entry comes last, where the e-book has it before what the entry is about.
    """
    sides = [child for child in node if "side" in _classes(child)]
    if len(sides) > 1:
        return [child for row in zip(*sides, strict=True) for child in row]
    return sorted(node, key=lambda child: "page" in _classes(child))


def _classes(node: Element) -> list[str]:
    return node.get("class", "").split()
