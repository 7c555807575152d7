"""SVG: a drawing that shows no other file, runs no script, and has a size.

*Takes* the bytes of a file. *Gives* what is wrong with it, in words, and its size.
Both books show the file as it is, so what a browser would run or load is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from types import MappingProxyType
from xml.etree import ElementTree

_SVG = "{http://www.w3.org/2000/svg}"
_DEEPEST = 100  # elements inside one another
_FIGURE = r"(?:[0-9]{1,9}(?:\.[0-9]{0,9})?|\.[0-9]{1,9})"
_LENGTH = re.compile(rf"({_FIGURE})(px|pt|mm|cm|in)?\Z")
_VIEW = re.compile(rf"-?{_FIGURE}\Z")
_PX = MappingProxyType(
    {"": 1.0, "px": 1.0, "pt": 4 / 3, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}
)
_INSIDE = ("#", "data:image/")  # where a reference may lead
_URL = re.compile(r"url\(\s*[\"']?\s*([^)\"']*)|@import\s+[\"']?([^;\"']*)", re.I)


def read_svg(content: bytes) -> ElementTree.Element:
    """The root of an SVG. Raises ValueError with what is wrong."""
    if b"\0" in content:
        raise ValueError("it is UTF-16, expected UTF-8")
    if b"<!ENTITY" in content:
        raise ValueError("it declares entities")
    if b"<?xml-stylesheet" in content:
        raise ValueError("it asks for a style sheet of its own")
    try:
        root = ElementTree.fromstring(content)  # noqa: S314 declares no entities
    except ElementTree.ParseError as fault:
        raise ValueError(str(fault)) from fault
    if root.tag != f"{_SVG}svg":
        raise ValueError(f"its root is {root.tag}, expected svg")
    return root


def faults_of(root: ElementTree.Element) -> tuple[str, ...]:
    """What a browser would run or load, each once."""
    waiting = [(root, 1)]
    found: dict[str, None] = {}
    while waiting:
        element, depth = waiting.pop()
        if depth > _DEEPEST:
            return (*found, f"its elements are nested more than {_DEEPEST} deep")
        found |= dict.fromkeys(_faults(element))
        waiting += [(child, depth + 1) for child in reversed(element)]
    return tuple(found)


def _faults(element: ElementTree.Element) -> Iterator[str]:
    name = str(element.tag).removeprefix(_SVG)
    if name in ("script", "foreignObject"):
        yield f"it contains {name}"
    for attribute, value in element.attrib.items():
        local = attribute.rsplit("}", 1)[-1]
        if local.lower().startswith("on"):
            yield f"it runs a script, {local}"
        if local in ("href", "src") and not value.strip().startswith(_INSIDE):
            yield f"it shows another file, {value}"
        yield from _fetched(value)
    if name == "style":
        yield from _fetched(element.text or "")


def _fetched(style: str) -> Iterator[str]:
    for one, other in _URL.findall(style):
        if not (one or other).strip().startswith(_INSIDE):
            yield f"it shows another file, {(one or other).strip()}"


def size_of(root: ElementTree.Element) -> tuple[int, int]:
    """Width and height in CSS px; 0 where the file does not tell."""
    parts = re.split(r"[\s,]+", root.get("viewBox", "").strip())
    view = [float(part) for part in parts if _VIEW.match(part)]
    sizes = []
    for number, name in enumerate(("width", "height")):
        match = _LENGTH.match(root.get(name, "").strip())
        if match:
            sizes.append(float(match.group(1)) * _PX[match.group(2) or ""])
        else:
            sizes.append(max(0.0, view[number + 2]) if len(view) == 4 else 0.0)
    return round(sizes[0]), round(sizes[1])
