"""What the rules on an EPUB share: the names of its vocabularies, and its navigation.

*Takes* the tree of a navigation document or of an NCX. *Gives* what is listed there.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

XHTML = "{http://www.w3.org/1999/xhtml}"
SVG = "{http://www.w3.org/2000/svg}"
EPUB_TYPE = "{http://www.idpf.org/2007/ops}type"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
OPF = "{http://www.idpf.org/2007/opf}"
NCX = "{http://www.daisy.org/z3986/2005/ncx/}"

Rule = Iterator[tuple[str, str]]
"""Pairs of the file and what is wrong with it."""


def links(nav: Element, kind: str) -> Iterator[Element]:
    """The links of the lists whose `epub:type` is *kind*."""
    for found in nav.iter(f"{XHTML}nav"):
        if found.get(EPUB_TYPE) == kind:
            yield from found.iter(f"{XHTML}a")


def entries(nav: Element, kind: str) -> list[tuple[str, str]]:
    """The words and the address of each of those links."""
    found = links(nav, kind)
    return [("".join(link.itertext()), link.get("href", "")) for link in found]


def address(point: Element) -> str:
    """Where a point or a page of an NCX leads."""
    content = point.find(f"{NCX}content")
    return content.get("src", "") if content is not None else ""
