"""Attributes: what a structure element says of itself besides its type.

*Takes* an element, its HTML and the first box of it. *Gives* it its language,
alternative text, list numbering, table scope and spans (ISO 32000-2, 14.7.6, 14.8.5).
"""

from __future__ import annotations

from collections.abc import Iterable

from octavo.production.print.syntax import Name, Value, spell_name
from octavo.production.print.tagging.boxes import Box, Html
from octavo.production.print.tagging.roles import GRAPHICS, alternative
from octavo.production.print.tagging.tree import Element

NUMBERING = {
    "disc": "Disc",
    "circle": "Circle",
    "square": "Square",
    "decimal": "Decimal",
    "decimal-leading-zero": "Decimal",
    "lower-roman": "LowerRoman",
    "upper-roman": "UpperRoman",
    "lower-alpha": "LowerAlpha",
    "lower-latin": "LowerAlpha",
    "upper-alpha": "UpperAlpha",
    "upper-latin": "UpperAlpha",
}
SCOPES = {"row": "Row", "rowgroup": "Row", "col": "Column", "colgroup": "Column"}


def language_of(element: Html) -> str:
    """The language an element declares, or ""."""
    xml = "{http://www.w3.org/XML/1998/namespace}lang"
    return element.get(xml) or element.get("lang") or ""


def inherited_language(ancestors: Iterable[Html]) -> str:
    """The language of the nearest ancestor that declares one."""
    return next((found for a in ancestors if (found := language_of(a))), "")


def list_numbering(html: Html, box: Box, *, namespaces: bool) -> str:
    """`ListNumbering` (14.8.5.5): what the first marker of the list looks like.
    PDF 1.7 has no word for a list of descriptions, nor for a mark of the house's own:
    there "None" means labels of any text."""
    if html.tag == "dl":
        return "Description" if namespaces else "None"
    for inside in box.descendants():
        if inside.element_tag == "li":
            kind = inside.style["list_style_type"]
            if isinstance(kind, str):
                return NUMBERING.get(kind, "None")
            return "Unordered" if namespaces else "None"
    return "None"


def cell_attributes(element: Element, html: Html, box: Box) -> dict[str, Value]:
    """Scope of a head, spans of a cell (14.8.5.7)."""
    found: dict[str, Value] = {}
    if element.role == "TH":
        found["Scope"] = Name(SCOPES.get(html.get("scope") or "", "Column"))
    if box.colspan != 1:
        found["ColSpan"] = box.colspan
    if box.rowspan != 1:
        found["RowSpan"] = box.rowspan
    return found


def graphic_of(html: Html) -> Html | None:
    """The drawing or picture that an element is or holds."""
    return next((child for child in html.iter() if child.tag in GRAPHICS), None)


def figure_name(html: Html, ancestors: Iterable[Html]) -> str:
    """The id of the HTML figure that a drawing stands for: the first one in it."""
    figure = next((a for a in (html, *ancestors) if a.tag == "figure"), None)
    if figure is None or html not in (figure, graphic_of(figure)):
        return ""
    return figure.get("id") or ""


def alternative_of(element: Element, html: Html) -> str:
    """The alternative text a Figure or Formula carries, "" if there is none."""
    source = html if element.role == "Formula" else graphic_of(html)
    return (alternative(source) or "").strip() if source is not None else ""


def box_in_points(box: Box, page_height: float) -> dict[str, Value]:
    """`BBox` of a figure (14.8.5.4.3): points from the bottom left of the page, where
    WeasyPrint's boxes are in CSS px from the top."""
    left, top = box.content_box_x(), box.content_box_y()
    right, bottom = left + box.width, top + box.height
    corners = (left, page_height - bottom, right, page_height - top)
    return {"BBox": [corner * 0.75 for corner in corners]}


def declare_language(element: Element, html: Html, inherited: str) -> None:
    """Say an element's language if it is not that of its surroundings."""
    language = language_of(html)
    if language and language != inherited:
        element.entries["Lang"] = language


def describe(
    element: Element, html: Html, box: Box, *, namespaces: bool, name: str
) -> None:
    """Give a new element the attributes of its type. *name*: what a note or figure
    is found by, unique in the book; "" for none."""
    match element.role:
        case "Figure" | "Formula":
            if alt := alternative_of(element, html):
                element.entries["Alt"] = alt
            if name:
                element.entries["ID"] = spell_name(name)
        case "L":
            numbering = list_numbering(html, box, namespaces=namespaces)
            element.attributes["List"] = {"ListNumbering": Name(numbering)}
        case "TH" | "TD":
            if found := cell_attributes(element, html, box):
                element.attributes["Table"] = found
        case "Note" | "FENote":
            element.entries["ID"] = spell_name(name)
            if namespaces:
                element.attributes["FENote"] = {"NoteType": Name("Footnote")}
