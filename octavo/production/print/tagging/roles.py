"""Roles: which structure type an HTML element is.

*Takes* an HTML element. *Gives* the standard structure type of PDF 1.7 (ISO 32000-1,
14.8.4) or 2.0 (ISO 32000-2, 14.8.4) with its namespace, or None for an element that
says nothing, whose content goes to its parent.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from octavo.production.print.tagging.boxes import Html
from octavo.production.print.tagging.tree import PDF1, PDF2

SVG = "{http://www.w3.org/2000/svg}svg"
MATHML = "{http://www.w3.org/1998/Math/MathML}math"
GRAPHICS = ("img", SVG)


@dataclass(frozen=True, slots=True)
class Role:
    """A structure type in PDF 1.7 and in 2.0; `namespace` is that of the latter."""

    old: str
    new: str
    namespace: str = PDF2


def _same(role: str, namespace: str = PDF2) -> Role:
    return Role(role, role, namespace)


TOC, TOCI = _same("TOC", PDF1), _same("TOCI", PDF1)
INDEX, NOTE = _same("Index", PDF1), Role("Note", "FENote")
FIGURE, GROUP, SPAN = _same("Figure"), _same("Div"), _same("Span")
FIGURES = Role("Div", "Sect")
"""A figure with more than a picture. In PDF 2.0 a Div is looked through, and a Caption
must be the first or last kid of what it names (ISO 14289-2, 8.2.5.27)."""

ROLES = {
    **{f"h{level}": _same(f"H{level}") for level in range(1, 7)},
    **dict.fromkeys(("section", "nav", "main"), _same("Sect")),
    **dict.fromkeys(("header", "footer", "hgroup"), GROUP),
    **dict.fromkeys(("ul", "ol", "dl"), _same("L")),
    **dict.fromkeys(("li", "dt"), _same("LI")),
    **dict.fromkeys(("p", "pre"), _same("P")),
    **dict.fromkeys(("caption", "figcaption"), _same("Caption")),
    **dict.fromkeys(GRAPHICS, FIGURE),
    "article": _same("Art", PDF1),
    "aside": Role("Div", "Aside"),
    "blockquote": _same("BlockQuote", PDF1),
    "q": _same("Quote", PDF1),
    "table": _same("Table"),
    "thead": _same("THead"),
    "tbody": _same("TBody"),
    "tfoot": _same("TFoot"),
    "tr": _same("TR"),
    "td": _same("TD"),
    "th": _same("TH"),
    "code": _same("Code", PDF1),
    "em": Role("", "Em"),
    "strong": Role("", "Strong"),
    "ruby": _same("Ruby"),
    "rb": _same("RB"),
    "rt": _same("RT"),
    "rp": _same("RP"),
    MATHML: _same("Formula"),
}


def words(element: Html | None, attribute: str = "role") -> list[str]:
    """The words of an attribute: roles, classes."""
    return (element.get(attribute) or "").split() if element is not None else []


def role_of(element: Html, ancestors: Iterable[Html]) -> Role | None:
    """The role of an element among its ancestors (nearest first)."""
    asked = words(element)
    tag = element.tag
    if "presentation" in asked or "none" in asked:
        return None
    if "doc-footnote" in asked:
        return NOTE
    if tag in ("ol", "ul", "li") and any("doc-toc" in words(a) for a in ancestors):
        return TOCI if tag == "li" else TOC
    if "doc-index" in asked:
        return INDEX
    if tag == "a":
        return _same("Link") if element.get("href") else None
    if tag == "figure":
        return FIGURE if is_picture(element) else FIGURES
    return ROLES.get(tag)


def is_picture(figure: Html) -> bool:
    """Whether a figure is one picture and its caption, and nothing else to read.

    Then it is a Figure that holds its Caption. A figure with a table of its data, or
    of several pictures, groups them instead: the alternative text of a Figure stands
    for all that is in it, and a table must stay a table.
    """
    if sum(child.tag in GRAPHICS for child in figure.iter()) != 1:
        return False
    for child in figure:
        if child.tag == "figcaption" or child.tag in GRAPHICS:
            continue
        if any(d.tag not in (*GRAPHICS, "div", "span") for d in _shell(child)):
            return False
        if any((d.text or "").strip() for d in _shell(child) if d.tag != SVG):
            return False
    return True


def _shell(element: Html) -> Iterable[Html]:
    """An element and what is in it, but not the inside of drawings."""
    yield element
    if element.tag != SVG:
        for child in element:
            yield from _shell(child)


def alternative(element: Html) -> str | None:
    """The alternative text of a graphic or formula: None if it has none, "" if it
    says that it is decoration."""
    if element.tag == "img":
        return element.get("alt")
    if label := element.get("aria-label") or element.get("alttext"):
        return label
    title = element.find("{http://www.w3.org/2000/svg}title")
    text = " ".join("".join(title.itertext()).split()) if title is not None else ""
    return text or None


def is_decoration(element: Html) -> bool:
    """Whether a graphic says nothing: hidden, presentational, or with an empty alt."""
    asked = words(element)
    if (
        element.get("aria-hidden") == "true"
        or "presentation" in asked
        or "none" in asked
    ):
        return True
    return element.tag == "img" and element.get("alt", "?").strip() == ""
