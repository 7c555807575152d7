"""Accessibility metadata: computed from what is in the book, nothing else.

*Takes* the finished trees. *Gives* schema.org properties as EPUB Accessibility 1.1
(§ 2.2) and 1.2 want them. A conformance statement is not made here: it is the press
that passes it on, when the judges have passed the book.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from xml.etree.ElementTree import Element

from octavo.composition.xhtml import SVG, XML_LANG, local_name

_Test = Callable[[Element], bool]


def _is_picture(node: Element) -> bool:
    return local_name(node) == "img" or node.tag == f"{{{SVG}}}svg"


def _is_described(node: Element) -> bool:
    """A picture whose role or text says what it shows (or that it shows nothing)."""
    if local_name(node) == "img":
        return node.get("alt") is not None
    titled = any(local_name(child) == "title" for child in node)
    return titled or "aria-label" in node.attrib or node.get("aria-hidden") == "true"


def _has_role(role: str) -> _Test:
    return lambda node: node.get("role") == role


def _is_language_change(node: Element) -> bool:
    return local_name(node) != "html" and bool(node.get("lang") or node.get(XML_LANG))


_FEATURES: Mapping[str, _Test] = MappingProxyType(
    {
        "index": _has_role("doc-index"),
        "longDescription": lambda node: bool(node.get("aria-details")),
        "pageBreakMarkers": _has_role("doc-pagebreak"),
        "tableOfContents": _has_role("doc-toc"),
    }
)
"""Feature → an element that proves it."""

_PLAIN = MappingProxyType(
    {
        "alternativeText": "pictures have text alternatives",
        "index": "there is an index with links",
        "longDescription": "charts and maps have long descriptions",
        "pageBreakMarkers": "page breaks are those of the printed edition",
        "tableOfContents": "the contents list has links",
    }
)


def accessibility(
    roots: Iterable[Element], *, source: str
) -> tuple[tuple[str, str], ...]:
    """Properties and values, in order. *source*: the print edition that the page
    list names, "" if there is none.

    `readingOrder` and `structuralNavigation` stand for every book of the house: the
    order of the files is the order of the pages, and headings are nested by the
    model. `displayTransformability` holds since the sheet sets sizes in em alone.
    """
    nodes = [
        node for root in roots for node in root.iter() if isinstance(node.tag, str)
    ]
    pictures = [node for node in nodes if _is_picture(node)]
    described = all(_is_described(node) for node in pictures)
    features = {name for name, test in _FEATURES.items() if any(map(test, nodes))}
    features |= {"displayTransformability", "readingOrder", "structuralNavigation"}
    if pictures and described:
        features.add("alternativeText")
    if source:
        features.add("pageNavigation")
    modes = ["textual", "visual"] if pictures else ["textual"]
    said = [("schema:accessMode", mode) for mode in modes]
    if pictures:
        said.append(("schema:accessModeSufficient", "textual,visual"))
    if described:
        said.append(("schema:accessModeSufficient", "textual"))
    said += [("schema:accessibilityFeature", name) for name in sorted(features)]
    # No sound, no script, no moving picture: EPUB files of ours cannot hold them.
    said.append(("schema:accessibilityHazard", "none"))
    said.append(("schema:accessibilitySummary", _summary(features, nodes)))
    if source:
        said += [("dc:source", source), ("pageBreakSource", source)]
    return tuple(said)


def _summary(features: set[str], nodes: list[Element]) -> str:
    """One sentence for people, made of what is there."""
    parts = [words for name, words in _PLAIN.items() if name in features]
    if any(_is_language_change(node) for node in nodes):
        parts.append("words in other languages are marked")
    listed = "; ".join(["Text, tables and notes can be read aloud", *parts])
    return f"{listed}."
