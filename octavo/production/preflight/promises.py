"""Preflight of what an EPUB promises to those who cannot see it, and to weak readers.

*Takes* the trees of an EPUB by name. *Gives* findings: pictures whose description is
not reached, words whose script belies their language, and navigation that is not the
same in each of its forms. Each rule is one function.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from posixpath import basename
from types import MappingProxyType
from xml.etree.ElementTree import Element

from octavo.model.scripts import LETTERS
from octavo.production.preflight.trees import (
    EPUB_TYPE,
    NCX,
    OPF,
    SVG,
    XHTML,
    Rule,
    address,
    entries,
    links,
)

SCRIPTS = MappingProxyType(
    {language: re.compile(f"[{letters}]") for language, letters in LETTERS.items()}
)


def inspect_promises(trees: Mapping[str, Element], package: str) -> Rule:
    """What is wrong with a book whose package document is *package*.

    *trees* holds every XHTML, OPF and NCX file of the archive by its full name.
    """
    pages = {name: tree for name, tree in trees.items() if name.endswith(".xhtml")}
    for name, tree in pages.items():
        yield from ((name, told) for told in _addresses(tree))
        yield from ((name, told) for told in _descriptions(tree))
        yield from ((name, told) for told in _scripts(tree, ""))
    by_name = {basename(name): tree for name, tree in pages.items()}
    nav = by_name.get("nav.xhtml")
    if nav is None:
        yield package, "has no navigation document"
        return
    yield from ((package, told) for told in _landmarks(nav, by_name))
    yield from ((package, told) for told in _contents(nav, trees))
    yield from ((package, told) for told in _cover(trees[package], by_name))


def _addresses(tree: Element) -> Iterator[str]:
    """What is shown lies in the book: only a reader's click leads out of it."""
    for node in tree.iter():
        source = node.get("src", "")
        if re.match(r"[a-z][a-z0-9+.-]*:", source, re.IGNORECASE):
            yield f"shows “{source}”, which is not in the book"


def _descriptions(tree: Element) -> Iterator[str]:
    """Every long description is that of a picture, and every chart has its data."""
    ids = {node.get("id") for node in tree.iter() if node.get("id")}
    told = [n.get("aria-details", "") for n in tree.iter() if n.get("aria-details")]
    yield from (f"has no description “{name}”" for name in told if name not in ids)
    for node in tree.iter(f"{XHTML}div"):
        words = node.get("class", "").split()
        if "description" in words and node.get("id") not in told:
            yield f"has a description that no picture names: “{node.get('id')}”"
    for figure in tree.iter(f"{XHTML}figure"):
        kind = figure.get("class", "").split()[:1]
        if kind == ["chart"] and figure.find(f".//{XHTML}table") is None:
            yield f"has a chart without its data: “{figure.get('id')}”"


def _scripts(node: Element, language: str) -> Iterator[str]:
    """Hangul is marked as Korean, and kana as Japanese, but in samples of code, and in
    the title of a page, which cannot be marked in part."""
    outer, language = language, node.get("lang", language)
    is_code = node.tag in (f"{XHTML}code", f"{XHTML}pre", f"{XHTML}title")
    inside = "" if is_code else node.text
    for said, spoken in ((inside, language), (node.tail, outer)):
        for wanted, letters in SCRIPTS.items():
            if said and letters.search(said) and spoken.partition("-")[0] != wanted:
                yield f"has “{said.strip()[:40]}”, not marked as “{wanted}”"
    for child in () if is_code else node:
        if isinstance(child.tag, str) and not child.tag.startswith(SVG):
            yield from _scripts(child, language)


def _landmarks(nav: Element, pages: Mapping[str, Element]) -> Iterator[str]:
    """The cover, the contents, the start of the body and the index can be gone to."""
    marks = {link.get(EPUB_TYPE, "") for link in links(nav, "landmarks")}
    kinds = {
        word
        for tree in pages.values()
        for node in tree.iter()
        for word in (node.get(EPUB_TYPE) or "").split()
    }
    wanted = {"bodymatter"} | ({"cover", "index"} & kinds)
    for kind in sorted(wanted - marks):
        yield f"has no landmark for “{kind}”"


def _contents(nav: Element, trees: Mapping[str, Element]) -> Iterator[str]:
    """The NCX has the entries of the contents, in their order."""
    listed = entries(nav, "toc")
    for name, tree in trees.items():
        if not name.endswith(".ncx"):
            continue
        mapped = [
            (point.findtext(f"{NCX}navLabel/{NCX}text", ""), address(point))
            for point in tree.iter(f"{NCX}navPoint")
        ]
        if mapped != listed:
            yield "has other contents in the NCX than in the navigation document"


def _cover(package: Element, pages: Mapping[str, Element]) -> Iterator[str]:
    """The picture of the cover is told to shops and libraries in both ways."""
    shown = {
        image.get("src")
        for tree in pages.values()
        for node in tree.iter()
        if "cover" in (node.get(EPUB_TYPE) or "").split()
        for image in node.iter(f"{XHTML}img")
    }
    covers = [
        item
        for item in package.iter(f"{OPF}item")
        if "cover-image" in item.get("properties", "").split()
    ]
    if shown and [item.get("href") for item in covers] != list(shown):
        yield "does not tell which picture is the cover"
    named = [m.get("content") for m in package.iter(f"{OPF}meta") if _is_cover(m)]
    if named != [item.get("id") for item in covers]:
        yield "tells readers of EPUB 2 of another cover"


def _is_cover(meta: Element) -> bool:
    return meta.get("name") == "cover"
