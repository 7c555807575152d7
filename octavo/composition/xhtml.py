"""The tree of an e-book page: XHTML read, changed and written.

*Takes* what a template has set, as XML. *Gives* elements to work on, and the bytes
of a document in the XML syntax of HTML. Namespaces are written where a reader of
HTML expects them: XHTML by default, SVG on the drawing, `epub:` on the root.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from types import MappingProxyType
from xml.etree import ElementTree
from xml.etree.ElementTree import Element
from xml.sax.saxutils import escape, quoteattr

XHTML = "http://www.w3.org/1999/xhtml"
EPUB = "http://www.idpf.org/2007/ops"
SVG = "http://www.w3.org/2000/svg"
XML = "http://www.w3.org/XML/1998/namespace"
XLINK = "http://www.w3.org/1999/xlink"
EPUB_TYPE = f"{{{EPUB}}}type"
XML_LANG = f"{{{XML}}}lang"

_PREFIXES = MappingProxyType({EPUB: "epub", XML: "xml", XLINK: "xlink"})
# HTML Standard, § 13.1.2: elements that never have an end tag.
_VOID_NAMES = "area base br col embed hr img input link meta source wbr"
_VOID = frozenset(_VOID_NAMES.split())
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n'


def read(text: str) -> Element:
    """The root of a whole XHTML document. Raises `ParseError` if it is no XML."""
    # What is read here was set by the house's own templates a moment ago.
    return ElementTree.fromstring(text.encode("utf-8"))  # noqa: S314


def write(root: Element) -> bytes:
    """The document as bytes, with an XML declaration and `<!DOCTYPE html>`."""
    parts = [_HEAD]
    _write(root, "", parts, root=True)
    return "".join((*parts, "\n")).encode("utf-8")


def element(name: str, /, text: str = "", **attributes: str) -> Element:
    """A new XHTML element; `class_` is written `class`, `epub_type` `epub:type`."""
    made = Element(f"{{{XHTML}}}{name}")
    for key, value in attributes.items():
        match key:
            case "epub_type":
                made.set(EPUB_TYPE, value)
            case _:
                made.set(key.rstrip("_").replace("_", "-"), value)
    made.text = text or None
    return made


def local_name(node: Element) -> str:
    """The name without its namespace; "" for what is no element."""
    return node.tag.rpartition("}")[2] if isinstance(node.tag, str) else ""


def classes(node: Element) -> tuple[str, ...]:
    return tuple(node.get("class", "").split())


def parents(root: Element) -> dict[Element, Element]:
    """Child → parent, for every element below *root*."""
    return {child: parent for parent in root.iter() for child in parent}


def take_out(node: Element, parent: Element) -> None:
    """Take *node* out of *parent*; the words that follow it stay."""
    if node.tail:
        at = list(parent).index(node)
        if at:
            before = parent[at - 1]
            before.tail = (before.tail or "") + node.tail
        else:
            parent.text = (parent.text or "") + node.tail
    node.tail = None
    parent.remove(node)


def ids(root: Element) -> Iterator[str]:
    """Every id, in document order."""
    for node in root.iter():
        if name := node.get("id"):
            yield name


def _write(node: Element, space: str, parts: list[str], *, root: bool = False) -> None:
    """Write *node* into *parts*; one list for all, for a book has many nodes."""
    if not isinstance(node.tag, str):  # a comment or an instruction is not kept
        parts.append(escape(node.tail or ""))
        return
    own, name = _parted(node.tag)
    parts.append(f"<{name}")
    if own != space:
        parts.append(f" xmlns={quoteattr(own)}")
    if root:
        parts.append(f" xmlns:epub={quoteattr(EPUB)}")
    if own == SVG != space and any(_has_xlink(n) for n in node.iter()):
        parts.append(f" xmlns:xlink={quoteattr(XLINK)}")
    for key, value in node.attrib.items():
        parts.append(f" {_prefixed(key)}={quoteattr(value)}")
    text = node.text
    void = name in _VOID if own == XHTML else not (text or len(node))
    if void:
        parts.append("/>")
    else:
        parts.append(f">{escape(text)}" if text else ">")
        for child in node:
            _write(child, own, parts)
        parts.append(f"</{name}>")
    if node.tail and not root:
        parts.append(escape(node.tail))


@cache
def _parted(tag: str) -> tuple[str, str]:
    """Namespace and name."""
    own, _, name = tag.removeprefix("{").rpartition("}")
    return own, name


def _has_xlink(node: Element) -> bool:
    return any(key.startswith(f"{{{XLINK}}}") for key in node.attrib)


@cache
def _prefixed(name: str) -> str:
    space, _, local = name.removeprefix("{").rpartition("}")
    return f"{_PREFIXES[space]}:{local}" if space else local
