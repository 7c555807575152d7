"""Preflight of an EPUB's documents: what the house promises of every e-book.

*Takes* the trees of an EPUB by name and its style sheets. *Gives* findings: notes that
do not lead back, pictures and tables without words, languages that are not marked in
both syntaxes, pages that do not agree, claims of accessibility that the content does
not bear out. Each rule is one function; EPUBCheck and Ace judge what is not our own.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from posixpath import basename
from types import MappingProxyType
from xml.etree.ElementTree import Element

from octavo.production.preflight.trees import (
    EPUB_TYPE,
    NCX,
    OPF,
    SVG,
    XHTML,
    XML_LANG,
    Rule,
    address,
    entries,
)


def inspect_documents(
    trees: Mapping[str, Element], sheets: Mapping[str, str], package: str
) -> Rule:
    """What is wrong with the documents of a book whose package document is *package*.

    *trees* holds every XHTML, OPF and NCX file of the archive by its full name.
    """
    pages = {name: tree for name, tree in trees.items() if name.endswith(".xhtml")}
    for name, tree in pages.items():
        yield from ((name, told) for told in _languages(tree))
        yield from ((name, told) for told in _ids(tree))
        yield from ((name, told) for told in _words_for_pictures(tree))
        yield from ((name, told) for told in _tables(tree))
        yield from ((name, told) for told in _headings(tree))
        yield from ((name, told) for told in _notes(tree))
    for name, sheet in sheets.items():
        yield from ((name, told) for told in _sheet(sheet))
    yield from _pages(trees, pages, package)
    yield from _claims(trees[package], pages, package)


def _languages(tree: Element) -> Iterator[str]:
    if not tree.get("lang"):
        yield "names no language"
    for node in tree.iter():
        ours = str(node.tag).startswith(XHTML)
        if ours and node.get("lang") != node.get(XML_LANG):
            yield f"has lang “{node.get('lang')}” and xml:lang “{node.get(XML_LANG)}”"


def _ids(tree: Element) -> Iterator[str]:
    counted = Counter(node.get("id") for node in tree.iter() if node.get("id"))
    for name, count in counted.items():
        if count > 1:
            yield f"has the id “{name}” {count} times"


def _words_for_pictures(tree: Element) -> Iterator[str]:
    for node in tree.iter():
        if node.tag == f"{XHTML}img" and not node.get("alt"):
            yield f"shows “{node.get('src')}” without alternative text"
        if node.tag != f"{SVG}svg" or node.get("aria-hidden") == "true":
            continue
        if not node.get("aria-label") or node.find(f"{SVG}title") is None:
            yield "has a drawing without a title"


def _tables(tree: Element) -> Iterator[str]:
    for head in tree.iter(f"{XHTML}th"):
        if head.get("scope") not in ("col", "row", "colgroup", "rowgroup"):
            yield f"has a table head without scope: “{_said(head)}”"
    for table in tree.iter(f"{XHTML}table"):
        if table.find(f".//{XHTML}th") is None:
            yield "has a table without heads"


def _headings(tree: Element) -> Iterator[str]:
    last = 0
    for node in tree.iter():
        found = re.fullmatch(rf"{re.escape(XHTML)}h([1-6])", str(node.tag))
        if found:
            level = int(found[1])
            if level > last + 1:
                yield f"goes from heading level {last} to {level}: “{_said(node)}”"
            last = level


def _notes(tree: Element) -> Iterator[str]:
    """Every call leads to a note that leads back to it."""
    notes = {n.get("id"): n for n in tree.iter() if n.get("role") == "doc-footnote"}
    calls = {n.get("id"): n for n in tree.iter() if n.get("role") == "doc-noteref"}
    for name, call in calls.items():
        target = call.get("href", "").removeprefix("#")
        note = notes.pop(target, None)
        if note is None:
            yield f"calls the note “{target}”, which is not there or called twice"
            continue
        back = [n for n in note.iter() if n.get("role") == "doc-backlink"]
        if [n.get("href") for n in back] != [f"#{name}"]:
            yield f"has a note that does not lead back to its call: “{target}”"
    for name in notes:
        yield f"has a note that nothing calls: “{name}”"


_FORBIDDEN = MappingProxyType(
    {
        r"--[\w-]+\s*:|var\(": "a custom property",
        r"unicode-range": "a unicode-range",
        r"calc\(": "a sum",
        r"(?<![\w-])(?:body|html)[^{}]*\{[^}]*(?<![\w-])(?:color|background)": (
            "a colour of the page"
        ),
        r"(?<![\w-])height\s*:\s*[\d.]+(?:px|pt|mm|cm)": "a fixed height",
        r"position\s*:\s*fixed": "a fixed position",
    }
)
"""What weak readers do not know, or what would take the page from its reader."""


def _sheet(sheet: str) -> Iterator[str]:
    plain = re.sub(r"\.heard \{[^}]*\}", "", sheet)  # 1 px high, to be heard alone
    for pattern, name in _FORBIDDEN.items():
        if re.search(pattern, plain):
            yield f"has {name}"


def _pages(
    trees: Mapping[str, Element], pages: Mapping[str, Element], package: str
) -> Rule:
    """The breaks in the text, the page list and the NCX name the same pages."""
    order = _spine(trees[package])
    by_name = {basename(name): tree for name, tree in pages.items()}
    breaks = [
        (node.get("aria-label", ""), f"{name}#{node.get('id')}")
        for name in order
        for node in (by_name[name].iter() if name in by_name else ())
        if node.get("role") == "doc-pagebreak"
    ]
    listed = entries(by_name.get("nav.xhtml", trees[package]), "page-list")
    targets = [
        ("".join(target.itertext()).strip(), address(target))
        for name, tree in trees.items()
        if name.endswith(".ncx")
        for target in tree.iter(f"{NCX}pageTarget")
    ]
    if listed != breaks:
        yield package, "lists pages in another way than they stand in the text"
    if targets != listed:
        yield package, "lists other pages in the NCX than in the navigation document"
    if bool(_meta(trees[package], "pageBreakSource")) != bool(breaks):
        yield package, "names a source of its pages without pages, or pages without it"


def _claims(package: Element, pages: Mapping[str, Element], name: str) -> Rule:
    """What the package says of accessibility is what is in the book."""
    nodes = [node for tree in pages.values() for node in tree.iter()]
    pictures = [n for n in nodes if n.tag in (f"{XHTML}img", f"{SVG}svg")]
    features = set(_meta(package, "schema:accessibilityFeature"))
    modes = set(_meta(package, "schema:accessMode"))
    borne_out = {
        "alternativeText": bool(pictures),
        "index": any(n.get("role") == "doc-index" for n in nodes),
        "longDescription": any(n.get("aria-details") for n in nodes),
        "pageBreakMarkers": any(n.get("role") == "doc-pagebreak" for n in nodes),
        "pageNavigation": any(n.get(EPUB_TYPE) == "page-list" for n in nodes),
    }
    for feature, is_there in borne_out.items():
        if (feature in features) != is_there:
            yield name, f"says of “{feature}” what the content does not"
    if modes != ({"textual", "visual"} if pictures else {"textual"}):
        yield name, f"says that it is read by {', '.join(sorted(modes))}"
    for wanted in (
        "accessModeSufficient",
        "accessibilityHazard",
        "accessibilitySummary",
    ):
        if not _meta(package, f"schema:{wanted}"):
            yield name, f"says nothing of schema:{wanted}"


def _meta(package: Element, name: str) -> list[str]:
    metas = package.iter(f"{OPF}meta")
    return [m.text or "" for m in metas if m.get("property") == name]


def _spine(package: Element) -> list[str]:
    hrefs = {
        item.get("id"): item.get("href", "") for item in package.iter(f"{OPF}item")
    }
    return [hrefs.get(r.get("idref"), "") for r in package.iter(f"{OPF}itemref")]


def _said(node: Element) -> str:
    return " ".join("".join(node.itertext()).split())[:60]
