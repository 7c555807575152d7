"""SVG elements as strings, in millimetres, with at most two decimals.

*Takes* numbers and ready-made attributes. *Gives* SVG 1.1 markup that WeasyPrint
draws silently and EPUBCheck accepts. The same call gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

SANS = "Briefing Sans, Noto Sans CJK JP, sans-serif"
LEAD = "Briefing Lead, Noto Serif CJK JP, serif"
SANS_OF = {
    "ja": "Noto Sans CJK JP, Briefing Sans, sans-serif",
    "ko": "Noto Sans CJK KR, Briefing Sans, sans-serif",
}
LEAD_OF = {
    "ja": "Noto Serif CJK JP, Briefing Lead, serif",
    "ko": "Noto Serif CJK KR, Briefing Lead, serif",
}

FINE = 10.0
"""Units in a millimetre of the e-book's drawings.

# quirk(MuPDF 1.26): a drawing is made into dots before it is fitted to the page, one
# for each unit of its `viewBox`.
"""

Attributes = Mapping[str, str | float]


def number(value: float) -> str:
    """A coordinate with at most two decimals and no trailing zeros; never "-0"."""
    written = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if written in ("", "-0") else written


def element(name: str, attributes: Attributes, content: str | None = None) -> str:
    """One element; empty attributes are left out, numbers are rounded."""
    written = "".join(
        f' {key}="{escape(value) if isinstance(value, str) else number(value)}"'
        for key, value in attributes.items()
        if value != ""
    )
    return (
        f"<{name}{written}/>"
        if content is None
        else f"<{name}{written}>{content}</{name}>"
    )


def line(x1: float, y1: float, x2: float, y2: float, paint: Attributes) -> str:
    return element("line", {"x1": x1, "y1": y1, "x2": x2, "y2": y2, **paint})


def path(d: str, paint: Attributes) -> str:
    return element("path", {"d": d, **paint})


def rect(x: float, y: float, width: float, height: float, paint: Attributes) -> str:
    box: Attributes = {"x": x, "y": y, "width": width, "height": height}
    return element("rect", {**box, **paint})


def circle(x: float, y: float, radius: float, paint: Attributes) -> str:
    return element("circle", {"cx": x, "cy": y, "r": radius, **paint})


def group(content: str, attributes: Attributes) -> str:
    return element("g", attributes, content)


def text(
    x: float,
    y: float,
    content: str,
    size: float,
    paint: Attributes,
    *,
    anchor: str = "start",
    family: str = SANS,
    weight: int = 400,
    spacing: float = 0.0,
) -> str:
    """A line of text; `content` is markup already (escape plain words first)."""
    attributes: dict[str, str | float] = {"x": x, "y": y, "font-family": family}
    attributes["font-size"] = size
    if weight != 400:
        attributes["font-weight"] = str(weight)
    if anchor != "start":
        attributes["text-anchor"] = anchor
    if spacing:
        attributes["letter-spacing"] = spacing
    return element("text", {**attributes, **paint}, content)


def drawing(
    body: str,
    *,
    width: float,
    height: float,
    kind: str,
    medium: str,
    title: str,
    left: float = 0.0,
    top: float = 0.0,
    foot: float | None = None,
) -> str:
    """A whole drawing: `<svg>` with a direct `<title>`, which is its text alternative.

    `left`, `top` and `foot` (`top` unless given) leave room outside the drawing's own
    zero for labels and half strokes. In print it has its size in millimetres; in the
    e-book only its proportions, so that the style sheet sizes it. `kind` is its class.
    Without a title it is decoration and hidden from assistive technology.
    """
    foot = top if foot is None else foot
    w, h = width + left, height + top + foot
    by = 1.0 if medium == "print" else FINE
    root: dict[str, str | float] = {"xmlns": "http://www.w3.org/2000/svg"}
    root["class"] = f"drawing {kind}"
    if medium == "print":
        root["width"], root["height"] = f"{number(w)}mm", f"{number(h)}mm"
    root["viewBox"] = " ".join(number(v * by) for v in (-left, -top, w, h))
    if by != 1:
        body = group(body, {"transform": f"scale({by:g})"})
    if not title:
        return element("svg", {**root, "aria-hidden": "true"}, body)
    root["role"], root["aria-label"] = "img", title
    name = element("title", {}, escape(title, quote=False))
    return element("svg", root, name + body)
