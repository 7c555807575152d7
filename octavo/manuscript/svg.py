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
_FIGURE = r"(?:[0-9]{1,9}(?:\.[0-9]{0,20})?|\.[0-9]{1,20})"
_LENGTH = re.compile(rf"({_FIGURE})(px|pt|mm|cm|in)?\Z")
_RELATIVE = re.compile(rf"{_FIGURE}(%|[A-Za-z]{{1,4}})\Z")
_VIEW = re.compile(rf"-?{_FIGURE}\Z")
_PX = MappingProxyType(
    {"": 1.0, "px": 1.0, "pt": 4 / 3, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}
)
_INSIDE = ("#", "data:image/png", "data:image/jpeg")  # where a reference may lead
_SHORT = 40  # letters of an address that are told
_DECLARED = re.compile(rb"\s*<\?xml[^>]*?encoding\s*=\s*[\"']([^\"']*)")
_INK = re.compile(r"device-cmyk|icc-color", re.IGNORECASE)
_LARGEST = 20_000  # px of a side
_URL = re.compile(r"url\(\s*[\"']?\s*([^)\"']*)|@import\s+[\"']?([^;\"']*)", re.I)


def read_svg(content: bytes) -> ElementTree.Element:
    """The root of an SVG. Raises ValueError with what is wrong."""
    if content.startswith(b"\x1f\x8b"):
        raise ValueError("it is compressed; save it as plain SVG")
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise ValueError("it is UTF-16, expected UTF-8")
    if b"\0" in content:
        raise ValueError("it is no SVG, for it holds bytes that are no letters")
    declared = _DECLARED.match(content.removeprefix(b"\xef\xbb\xbf"))
    if declared and declared[1].lower() not in (b"utf-8", b"us-ascii"):
        raise ValueError(f"it is {declared[1].decode('latin-1')}, expected UTF-8")
    if b"<!ENTITY" in content:
        raise ValueError("it declares entities")
    if b"<?xml-stylesheet" in content:
        raise ValueError("it asks for a style sheet of its own")
    try:
        root = ElementTree.fromstring(content)  # noqa: S314 declares no entities
    except ElementTree.ParseError as fault:
        raise ValueError(str(fault)) from fault
    if root.tag == "svg":
        raise ValueError(f'its root says no xmlns="{_SVG[1:-1]}"')
    if root.tag != f"{_SVG}svg":
        raise ValueError(f"its root is {root.tag}, expected svg")
    return root


def faults_of(root: ElementTree.Element) -> tuple[str, ...]:
    """What a browser would run or load, and what it could not show, each once."""
    waiting = [(root, 1)]
    found = dict.fromkeys(_odd_sizes(root))
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
        if local in ("href", "src") and not _is_inside(name, value.strip()):
            yield f"it shows another file, {_short(value)}"
        yield from _fetched(value)
        if _INK.search(value):
            yield f"it has the colour {_short(value)}, expected one of a screen"
    if name == "style":
        yield from _fetched(element.text or "")
        if _INK.search(element.text or ""):
            yield "it has colours of a press, expected those of a screen"


def _is_inside(name: str, address: str) -> bool:
    """Whether nothing is loaded from it: a link (`a`) only leads there."""
    leads = name == "a" and address.startswith(("https:", "http:", "mailto:"))
    return leads or address.startswith(_INSIDE)


def _short(address: str) -> str:
    return address if len(address) <= _SHORT else f"{address[:_SHORT]}…"


def _fetched(style: str) -> Iterator[str]:
    for one, other in _URL.findall(style):
        if not (one or other).strip().startswith(_INSIDE):
            yield f"it shows another file, {_short((one or other).strip())}"


def _odd_sizes(root: ElementTree.Element) -> Iterator[str]:
    for name in ("width", "height"):
        said = root.get(name, "auto").strip()
        if not (said == "auto" or _RELATIVE.match(said) or _LENGTH.match(said)):
            yield f"its {name} is “{_short(said)}”, expected a length such as 40mm"
    if not all(0 < side <= _LARGEST for side in size_of(root)):
        yield (
            "it has no size: expected width and height, or a viewBox of four numbers, "
            f"of at most {_LARGEST} px"
        )


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
