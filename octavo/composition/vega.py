"""Vega-Lite: a specification drawn without a browser, in the house's own hand.

*Takes* a Vega-Lite specification and a palette. *Gives* SVG markup for the inside of a
drawing, in CSS pixels. The only place that imports vl-convert.

Vega's output is gone over: ids are made the drawing's own, roles and labels that name
Vega's parts are dropped, numbers have two decimals, opacity becomes that of fill or
stroke (what stands in a translucent group is left untagged in a PDF), and in the
e-book literal colours of the palette become classes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path
from xml.etree import ElementTree

from octavo.composition.drawings.palette import PRINT, TOKENS, Palette
from octavo.composition.drawings.svg import LEAD, SANS, element, number

SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
PIXELS = 96 / 25.4  # CSS pixels in a millimetre
SCALE = f"scale({1 / PIXELS:.6f})"  # from Vega's pixels to a drawing's millimetres

_NUMBERS = frozenset(
    "cx cy d dx dy height letter-spacing points r rx ry stroke-dasharray"  # noqa: SIM905
    " stroke-width transform width x x1 x2 y y1 y2".split()
)
_KEPT = _NUMBERS | frozenset(
    "clip-path fill fill-opacity font-family font-size font-style"  # noqa: SIM905
    " font-weight gradientUnits id offset stop-color stroke stroke-linecap"
    " stroke-linejoin stroke-opacity text-anchor".split()
)
_NUMBER = re.compile(r"-?\d*\.?\d+(?:e-?\d+)?")
_SHAPES = frozenset(("path", "line", "rect", "circle", "text"))


class DrawingError(ValueError):
    """Vega-Lite could not draw a specification; the message says why, in one line."""


@cache
def register(folder: Path) -> None:
    """Let Vega measure text with the faces in `folder`, from now on."""
    import vl_convert  # heavy: only where something must be drawn

    vl_convert.register_font_directory(str(folder))


def rasterise(svg: str) -> bytes:
    """A drawing as PNG, one pixel for each of its own; set in the registered faces."""
    import vl_convert

    return bytes(vl_convert.svg_to_png(svg, ppi=72))


def draw(specification: Mapping[str, object], colours: Palette, prefix: str) -> str:
    """The inside of a drawing. `prefix` begins every id, so that drawings that stand
    in one document do not share any. Raises `DrawingError`.
    """
    fetched = next(_urls(specification), None)
    if fetched is not None:
        raise DrawingError(f"found a url ({fetched}), expected the data in the book")
    written = _convert(json.dumps(specification, sort_keys=True, ensure_ascii=False))
    root = ElementTree.fromstring(written)  # noqa: S314 - vl-convert has just written it
    ids = [node.get("id", "") for node in root.iter() if node.get("id")]
    hand = _Hand(colours, {old: f"{prefix}-{n}" for n, old in enumerate(ids, 1)})
    return "".join(hand.redraw(child) for child in root)


@lru_cache(maxsize=256)
def _convert(specification: str) -> str:
    import vl_convert

    try:
        return vl_convert.vegalite_to_svg(
            json.loads(specification), vl_version="6.4", allowed_base_urls=[]
        )
    except ValueError as fault:
        lines = [line.strip() for line in str(fault).splitlines() if line.strip()]
        raise DrawingError(lines[min(1, len(lines) - 1)]) from fault


def _urls(value: object) -> Iterator[str]:
    """What a specification would load.

    # quirk(vl-convert 1.9): `allowed_base_urls=[]` keeps out http, but not file:
    """
    if isinstance(value, Mapping):
        for key, part in value.items():
            if key in ("url", "href") and isinstance(part, str):
                yield part
            yield from _urls(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _urls(part)


class _Hand:
    """Rewrites Vega's elements; holds the palette and the new ids of one drawing."""

    def __init__(self, colours: Palette, ids: Mapping[str, str]) -> None:
        self.colours = colours
        self.ids = ids
        names = {party.colour.lower(): party.id for party in colours.parties}
        self.names = {
            **{colour.lower(): name for name, colour in TOKENS.items()},
            **names,
        }

    def redraw(self, node: ElementTree.Element) -> str:
        tag = node.tag.rpartition("}")[2]
        unpainted = not node.get("fill") and not node.get("stroke")
        if unpainted and node.get("class") in ("background", "foreground"):
            return ""
        if tag == "path" and not node.get("d"):
            return ""  # a line of one point: EPUBCheck reports it (RSC-025)
        content = (node.text or "").replace("&", "&amp;").replace("<", "&lt;")
        content += "".join(self.redraw(child) for child in node)
        if tag in ("g", "defs", "text") and not content:
            return ""
        attributes = self._attributes(node, tag)
        if tag == "g" and not attributes:
            return content
        return element(tag, attributes, content if content else None)

    def _attributes(self, node: ElementTree.Element, tag: str) -> dict[str, str]:
        kept = {key: value for key, value in node.items() if key in _KEPT}
        opacity = node.get("opacity", "1")
        if opacity != "1":
            kept |= {f"{p}-opacity": opacity for p in ("fill", "stroke") if p in kept}
        for key in _NUMBERS & kept.keys():
            kept[key] = _NUMBER.sub(lambda n: number(float(n[0])), kept[key])
        if kept.get("transform") in ("translate(0,0)", ""):
            del kept["transform"]
        if "id" in kept:
            kept["id"] = self.ids[kept["id"]]
        for key in ("clip-path", "fill", "stroke"):
            if found := re.fullmatch(
                r"url\(['\"]?#([^)'\"]+)['\"]?\)", kept.get(key, "")
            ):
                kept[key] = f"url(#{self.ids.get(found[1], found[1])})"
        if "font-size" in kept:
            kept["font-size"] = number(float(kept["font-size"].removesuffix("px")))
        if "font-family" in kept:
            lead = "Lead" in kept["font-family"] or kept["font-family"] == "serif"
            kept["font-family"] = LEAD if lead else SANS
        if "stroke" not in kept:
            kept.pop("stroke-width", None)
        if self.colours.medium != PRINT and tag in _SHAPES:
            kept |= self._classes(kept, tag)
        return kept

    def _classes(self, kept: Mapping[str, str], tag: str) -> dict[str, str]:
        """The palette's colours as classes, with the fallback of the palette."""
        classes: list[str] = []
        found: dict[str, str] = {}
        for key, paint in (("fill", self.colours.words), ("stroke", None)):
            name = self.names.get(kept.get(key, "").lower())
            if name is None:
                continue
            if key == "stroke":
                themed = self.colours.stroke(name, 1)
            else:
                themed = (
                    paint(name) if tag == "text" and paint else self.colours.fill(name)
                )
            classes.append(str(themed["class"]))
            found[key] = str(themed[key])
        if classes:
            found["class"] = " ".join(classes)
        return found
