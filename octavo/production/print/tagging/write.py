"""Writing the tree: structure elements become objects of the gathering's PDF.

*Takes* the finished walk and the PDF that WeasyPrint is about to write. *Gives* it its
StructTreeRoot, parent tree and named destinations. The only place that makes objects of
pydyf, the library that WeasyPrint writes PDF with.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pydyf

from octavo.production.print.gathering import LinkText
from octavo.production.print.syntax import Name, Value, spell_name, text_string, write
from octavo.production.print.tagging import links
from octavo.production.print.tagging.boxes import Html
from octavo.production.print.tagging.tree import (
    PDF1,
    PDF2,
    Anchored,
    Element,
    Mark,
)
from octavo.production.print.tagging.walk import Walk


class Written(pydyf.Object):  # type: ignore[misc]
    """An object of the file whose bytes we write ourselves."""

    data: bytes = b""


def add(pdf: Any, value: Mapping[str, Value] | None = None) -> Written:
    """A new object of the file."""
    made = Written()
    pdf.add_object(made)
    if value is not None:
        made.data = write(value)
    return made


def write_tree(pdf: Any, walk: Walk) -> None:
    """Write the structure tree (14.7.2): root, elements, IDTree, parent tree."""
    walk.root.prune()
    top, order = add(pdf), list(_in_order(walk.root))
    objects = {element: add(pdf) for element in order}
    for element, made in objects.items():
        element.reference = made.reference
    spaces = {}
    if walk.namespaces:
        for uri in (PDF2, PDF1):
            space: dict[str, Value] = {"Type": Name("Namespace"), "NS": uri}
            spaces[uri] = add(pdf, space).reference
    pages = pdf.page_references
    owners: dict[tuple[int, int], Element] = {}
    for element, made in objects.items():
        made.data = write(_dictionary(element, top.reference, spaces, pages, owners))
    root: dict[str, Value] = {
        "Type": Name("StructTreeRoot"),
        "K": [walk.root.reference],
        **_parent_tree(pdf, walk, owners),
    }
    identified = {str(e.entries["ID"]): e for e in order if "ID" in e.entries}
    if identified:
        names = [(text_string(key), identified[key]) for key in sorted(identified)]
        flat = [part for key, element in names for part in (key, element.reference)]
        root["IDTree"] = {"Names": flat}
    if spaces:
        root["Namespaces"] = list(spaces.values())
    top.data = write(root)
    pdf.catalog["StructTreeRoot"] = top.reference


def _in_order(element: Element) -> list[Element]:
    found, stack = [], [element]
    while stack:
        at = stack.pop()
        found.append(at)
        stack.extend(reversed(list(at.elements())))
    return found


def _dictionary(
    element: Element,
    top: bytes,
    spaces: Mapping[str, bytes],
    pages: tuple[bytes, ...],
    owners: dict[tuple[int, int], Element],
) -> dict[str, Value]:
    parent = element.parent.reference if element.parent is not None else top
    made: dict[str, Value] = {
        "Type": Name("StructElem"),
        "S": Name(element.role),
        "P": parent,
    }
    if spaces:
        made["NS"] = spaces[element.namespace]
    content = [kid for kid in element.kids if not isinstance(kid, Element)]
    home = content[0].page if content else -1
    if content:
        made["Pg"] = pages[home]
    kids: list[Value] = []
    for kid in element.kids:
        match kid:
            case Element():
                kids.append(kid.reference)
            case Mark():
                owners[kid.page, kid.mcid] = element
                kids.append(_mark(kid, home, pages))
            case Anchored():
                shown = kid.annotation.reference
                page = pages[kid.page]
                kids.append({"Type": Name("OBJR"), "Obj": shown, "Pg": page})
    made["K"] = kids
    made.update(element.entries)
    refs: list[Value] = [ref.reference for ref in element.refs if ref.reference]
    if refs:
        made["Ref"] = refs
    attributes: list[Value] = [
        {"O": Name(owner), **entries} for owner, entries in element.attributes.items()
    ]
    if attributes:
        made["A"] = attributes if len(attributes) > 1 else attributes[0]
    return made


def _mark(mark: Mark, home: int, pages: tuple[bytes, ...]) -> Value:
    if mark.page == home:
        return mark.mcid
    return {"Type": Name("MCR"), "Pg": pages[mark.page], "MCID": mark.mcid}


def _parent_tree(
    pdf: Any, walk: Walk, owners: Mapping[tuple[int, int], Element]
) -> dict[str, Value]:
    """From marked content and annotations to their element (14.7.5.4)."""
    count = len(pdf.page_references)
    nums: list[Value] = []
    of_page: dict[int, dict[int, bytes]] = {page: {} for page in range(count)}
    for (page, mcid), element in owners.items():
        of_page[page][mcid] = element.reference
    for page, found in of_page.items():
        highest = max(found, default=-1)
        row: list[Value] = [found.get(n, b"null") for n in range(highest + 1)]
        nums += [page, row]
    key = count
    for link in walk.linked:
        nums += [key, link.element.reference]
        link.annotation["StructParent"] = key
        key += 1
    tree = add(pdf, {"Nums": nums})
    return {"ParentTree": tree.reference, "ParentTreeNextKey": key}


def write_links(walk: Walk) -> tuple[tuple[str, ...], tuple[LinkText, ...]]:
    """Write where every link leads and what it says; give the ids that are led to,
    and the links whose text holds a printed page, which the binder must complete."""
    led: set[str] = set()
    open_texts = []
    for link in walk.linked:
        before, printed, after = links.link_text(link.element.html)
        said = f"{before} {after}".strip()
        if link.kind == "id":
            led.add(link.target)
            if printed:
                text = LinkText(link.page, link.number, before, printed, after)
                open_texts.append(text)
            said = said or "Go to page"
        elif said != link.target:
            said = f"{said} ({link.target})"
        links.point(link.annotation, link.kind, link.target, said)
    return tuple(sorted(led)), tuple(open_texts)


def write_destinations(
    pdf: Any, walk: Walk, points: Mapping[str, tuple[int, float]]
) -> None:
    """A named destination for every id: its page and, in PDF 2.0, its element.

    *points*: id → page and height in pt from its foot. A destination keeps the zoom
    and the horizontal position of the reader.
    """
    made: dict[str, Element] = {}
    for html, element in (*walk.of.items(), *walk.own.items()):
        if name := html.get("id"):
            made[name] = element
    names: list[Value] = []
    for name in sorted(points, key=spell_name):
        page, height = points[name]
        where: list[Value] = [Name("XYZ"), b"null", height, b"null"]
        destination: dict[str, Value] = {"D": [pdf.page_references[page], *where]}
        if walk.namespaces:
            element = _standing(made.get(name, walk.root))
            destination["SD"] = [element.reference, *where]
        names += [text_string(spell_name(name)), destination]
    pdf.catalog["Names"] = write({"Dests": {"Names": names}})
    if walk.namespaces:
        _write_contents(pdf, walk)


def _write_contents(pdf: Any, walk: Walk) -> None:
    """Name the contents entries and what they lead to: the binder writes their Ref,
    since it alone has the elements of other divisions."""
    entries: list[Value] = []
    for link in walk.linked:
        above = link.element.ancestors()
        entry = next((e for e in above if e.role == "TOCI"), None)
        if link.kind == "id" and entry is not None:
            entries += [text_string(spell_name(link.target)), entry.reference]
    if entries:
        pdf.catalog["OctavoContents"] = write(entries)


def _standing(element: Element) -> Element:
    return next(e for e in element.ancestors() if e.reference)


def name_of(html: Html | None, division: str, number: int) -> str:
    """The destination of an outline entry: the id of its heading, or one made."""
    given = html.get("id") if html is not None else None
    return given or f"{division}~{number}"
