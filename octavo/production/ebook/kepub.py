"""The Kobo variant: an EPUB with the marks that Kobo's own reader counts by.

*Takes* the bytes of an EPUB of the house. *Gives* the same book as `.kepub.epub`: each
sentence and each picture in a span with a number, and the two boxes that hold a page
(as Kobo's shop makes them; there is no published specification). It is still an EPUB,
and says the same words in the same order.
"""

from __future__ import annotations

import re
from datetime import datetime

from lxml import etree

from octavo.production.ebook import archive

XHTML = "{http://www.w3.org/1999/xhtml}"
# What holds running text: a new one begins a new number.
BLOCKS = frozenset(
    f"{XHTML}{name}"
    for name in (
        *("p", "li", "dt", "dd", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6"),
        *("figure", "figcaption", "caption", "blockquote", "pre"),
    )
)
BRACKET = f"{XHTML}rp"
VOID = frozenset(f"{XHTML}{name}" for name in ("br", "hr", "img", "link", "meta"))
# A sentence goes to its stop, the quotation marks and brackets that close it, and the
# space behind it. Chinese and Japanese stops need no space.
SENTENCE = re.compile(r".+?(?:[.!?…][’”)\]]*\s+|[。！？][」』）]*|\Z)", re.DOTALL)
STYLE = "div#book-inner { margin-top: 0; margin-bottom: 0; }"


def as_kepub(book: bytes, *, modified: datetime) -> bytes:
    """The book for Kobo's reader, the same bytes for the same book."""
    files = archive.read(book)
    for name in files:
        if name.endswith(".xhtml") and not name.endswith("/nav.xhtml"):
            files[name] = _marked(files[name])
    return archive.write(files, modified=modified)


def _marked(page: bytes) -> bytes:
    # The parser opens no file and no address; the page is the house's own.
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    root = etree.fromstring(page, parser)
    head, body = root  # a document of the house has just these two
    style = etree.SubElement(head, f"{XHTML}style", {"type": "text/css"})
    style.text = STYLE
    _Marker().mark(body)
    inner = etree.Element(f"{XHTML}div", {"id": "book-inner"})
    inner.text, body.text = body.text, None
    inner.extend(list(body))
    columns = etree.SubElement(body, f"{XHTML}div", {"id": "book-columns"})
    columns.append(inner)
    for node in root.iter(f"{XHTML}*"):
        if node.tag not in VOID and node.text is None and not len(node):
            node.text = ""  # written with an end tag, for readers of HTML
    written: bytes = etree.tostring(
        root, encoding="UTF-8", xml_declaration=True, doctype="<!DOCTYPE html>"
    )
    return written + b"\n"


class _Marker:
    """Puts the marks in one page; holds the number that is next."""

    def __init__(self) -> None:
        self._block, self._sentence = 0, 0

    def mark(self, node: etree._Element) -> None:
        """Put what *node* says in spans, a sentence each."""
        if node.tag in BLOCKS or not self._block:
            self._block, self._sentence = self._block + 1, 0
        children = list(node)
        said, node.text = node.text, None
        at = self._say(node, 0, said)
        for child in children:
            tail, child.tail = child.tail, None
            if child.tag == f"{XHTML}img":
                span = self._span()
                node.replace(child, span)
                span.append(child)
            elif child.tag == BRACKET:
                pass  # holds text alone (HTML Standard, § 4.5.12)
            elif isinstance(child.tag, str) and child.tag.startswith(XHTML):
                self.mark(child)
            at = self._say(node, at + 1, tail)

    def _say(self, node: etree._Element, at: int, said: str | None) -> int:
        """Put the sentences of *said* before child number *at*; give the next one."""
        if not said or not said.strip():
            if at:
                node[at - 1].tail = said
            else:
                node.text = said
            return at
        for sentence in SENTENCE.findall(said):
            span = self._span()
            span.text = sentence
            node.insert(at, span)
            at += 1
        return at

    def _span(self) -> etree._Element:
        self._sentence += 1
        name = f"kobo.{self._block}.{self._sentence}"
        return etree.Element(f"{XHTML}span", {"class": "koboSpan", "id": name})
