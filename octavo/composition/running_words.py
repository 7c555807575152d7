"""The running words of a page: what is counted when a place is told in words.

*Takes* an element. *Gives* its words in reading order and the place of each. Only what
both books have is counted: no notes, their calls and links back, no printed pages, and
nothing that is only heard. A margin note counts for itself alone. A word ends at white
space, at a line break and at the edge of a block.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from octavo.composition.xhtml import SVG, classes, local_name

INLINE_NAMES = (
    "a abbr b bdi bdo cite code data dfn em i kbd mark q rb rp rt ruby s samp small"
    " span strong sub sup time u var wbr"
)
INLINE = frozenset(INLINE_NAMES.split())
# DPUB-ARIA 1.1 roles of what stands beside the running text.
UNCOUNTED_ROLES = frozenset(
    ("doc-noteref", "doc-backlink", "doc-footnote", "doc-endnotes", "doc-pagebreak")
)
# Printed pages, what is heard only, and what the e-book says more than the page.
UNCOUNTED_NAMES = (
    "description descriptions folio gazetteer heard note strip-note to-description"
    " unprinted"
)
UNCOUNTED_CLASSES = frozenset(UNCOUNTED_NAMES.split())


@dataclass(frozen=True, slots=True)
class WordPlace:
    """A word that begins in `node.text` (or `node.tail`) at character `at`."""

    word: str
    node: Element
    tail: bool
    at: int


@dataclass(frozen=True, slots=True)
class _Stretch:
    text: str
    node: Element | None  # None: the edge of a block, which no word spans
    tail: bool = False


def running_words(root: Element) -> tuple[WordPlace, ...]:
    """The words of *root*, counted as printed pages count them."""
    stretches = list(_stretches(root))
    whole = "".join(stretch.text for stretch in stretches)
    starts: list[tuple[int, _Stretch]] = []
    length = 0
    for stretch in stretches:
        starts.append((length, stretch))
        length += len(stretch.text)
    found: list[WordPlace] = []
    current = 0
    for match in re.finditer(r"\S+", whole):
        while current + 1 < len(starts) and starts[current + 1][0] <= match.start():
            current += 1
        begin, stretch = starts[current]
        assert stretch.node is not None  # noqa: S101  an edge is white space
        place = match.start() - begin
        found.append(WordPlace(match.group(), stretch.node, stretch.tail, place))
    return tuple(found)


def is_counted(node: Element) -> bool:
    """Whether the words of *node* belong to the running text."""
    if not isinstance(node.tag, str) or node.tag == f"{{{SVG}}}svg":
        return False
    if node.get("role") in UNCOUNTED_ROLES or "hidden" in node.attrib:
        return False
    if local_name(node) == "rp":  # shown only where ruby is not
        return False
    if node.get("aria-hidden") == "true":
        return False
    return UNCOUNTED_CLASSES.isdisjoint(classes(node))


def _stretches(node: Element) -> Iterator[_Stretch]:
    edge = local_name(node) not in INLINE
    if edge:
        yield _Stretch(" ", None)
    if is_counted(node):
        if node.text:
            yield _Stretch(node.text, node)
        for child in node:
            if local_name(child) != "aside":
                yield from _stretches(child)
            if child.tail:
                yield _Stretch(child.tail, child, tail=True)
    if edge:
        yield _Stretch(" ", None)
