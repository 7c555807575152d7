"""Lettering: the names on a map, by the style of the place.

*Takes* a map's places and a cone. *Gives* SVG in millimetres. Names of one place stand
at one size; the islets carry a neutral white diamond and no country's tint; a name
moved away from its place is joined to it by a leader.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from html import escape

from octavo.composition.cartography.cone import Cone
from octavo.composition.drawings.palette import Palette
from octavo.composition.drawings.svg import (
    LEAD,
    LEAD_OF,
    SANS,
    SANS_OF,
    circle,
    element,
    number,
    path,
    text,
)
from octavo.composition.drawings.svg import line as stroke_line
from octavo.model.blocks import MapPlace
from octavo.model.inlines import Code, Emphasis, Inline, Line, LineBreak, Run, Span
from octavo.model.inlines import words as bare

SMALLEST = 2.65  # mm: 11 px where a map of 72 mm fills a phone
_CJK = {"ja": 0.9, "ko": 0.93}  # em of the Latin size


@dataclass(frozen=True, slots=True)
class Letter:
    """How one style of place is lettered: mm and weights."""

    size: float
    leading: float
    colour: str = "ink"
    weight: int = 400
    serif: bool = False
    capitals: bool = False
    spacing: float = 0.0


def letter(style: str, small: bool, narrow: bool = False) -> Letter:
    """The lettering of a style, on a wide map or in the margin; on a narrow one the
    sizes draw together, no name is smaller than a town's, and capitals close up."""
    if narrow and not small:
        wide = letter(style, small)
        size = SMALLEST + max(0.0, wide.size - SMALLEST) * 0.4
        leading = wide.leading * size / wide.size
        return replace(wide, size=size, leading=leading, spacing=min(wide.spacing, 0.2))
    if small:
        return {
            "country": Letter(2.3, 2.9, "ink-2"),
            "neighbour": Letter(2.2, 2.8, "ink-2"),
            "sea": Letter(2.7, 3.3, "ink-2", serif=True),
            "islet": Letter(2.5, 3.1),
        }.get(style, Letter(2.2, 2.8))
    return {
        "country": Letter(2.7, 3.6, "ink-2", 600, capitals=True, spacing=0.5),
        "neighbour": Letter(2.45, 3.4, "ink-2", capitals=True, spacing=0.5),
        "sea": Letter(4.4, 5.4, "ink-2", serif=True),
        "islet": Letter(3.5, 4.6),
    }.get(style, Letter(2.65, 3.3))


def lettered(
    place: MapPlace,
    cone: Cone,
    colours: Palette,
    *,
    small: bool,
    shrink: float,
    narrow: bool = False,
) -> str:
    """One place: its sign, its name, and a leader where the name stands apart.

    `dx` and `dy` of the place are mm from it to the anchor of its name, on the baseline
    (the middle one of several); without them the style has a place of its own. `shrink`
    is the map's width as a part of the width it was written for: they shrink with it.
    """
    x, y = cone(place.lon, place.lat)
    style = letter(place.style, small, narrow)
    lines = lines_of(place, style)
    block, size = (len(lines) - 1) * style.leading, style.size
    sign = ""
    match place.style:
        case "town":
            sign = circle(x, y, 0.5, colours.fill("ink"))
        case "islet":
            sign = _diamond(x, y, _reach(small), colours)
    dx, dy = natural(place, shrink, small=small, narrow=narrow)
    left, first = x + dx, y + dy - block / 2
    written = "".join(
        _line(one, left, first + n * style.leading, place, style, colours, lines)
        for n, one in enumerate(lines)
    )
    leader = ""
    if place.style == "islet" and math.hypot(dx, dy) > 5:
        edges = (left, first, block, size)
        leader = _leader((x, y), edges, _beside(place), small, colours)
    return leader + sign + written


def natural(
    place: MapPlace, shrink: float, *, small: bool, narrow: bool = False
) -> tuple[float, float]:
    """How far from its place a name stands, in mm: as the author asked, shrunk, or as
    its style has it."""
    style = letter(place.style, small, narrow)
    block = (len(lines_of(place, style)) - 1) * style.leading
    apart = {"town": 1.2, "islet": _reach(small) + 1.1, "island": 1.2}
    clear, beside = apart.get(place.style, 0.0), _beside(place)
    rise = 0.35 * style.size if beside or not clear else -clear - block / 2
    return place.dx * shrink or beside * clear, place.dy * shrink or rise


def _beside(place: MapPlace) -> float:
    return {"start": 1.0, "end": -1.0}.get(place.anchor, 0.0)


def _reach(small: bool) -> float:
    return 1.1 if small else 1.6


def lines_of(place: MapPlace, style: Letter) -> tuple[Line, ...]:
    """What is written for a place, line by line."""
    return place.lines or _name(place, style)


def _name(place: MapPlace, style: Letter) -> tuple[Line, ...]:
    """The name as written; in capitals of a country, a word a line."""
    stacked = place.style == "country" and style.capitals
    parts = place.name.split() if stacked else [place.name]
    return tuple((Run(part),) for part in parts)


def _line(
    line: Line,
    x: float,
    y: float,
    place: MapPlace,
    style: Letter,
    colours: Palette,
    lines: tuple[Line, ...],
) -> str:
    weight = style.weight
    if place.style == "islet":
        named = [bare(one) == place.name for one in lines]
        weight = 600 if bare(line) == place.name or not any(named) else 400
    column = column_of(lines, style) if place.anchor == "start" else 0.0
    content = "".join(_runs(line, style, x + column if column else None))
    return text(
        x,
        y,
        content,
        style.size,
        colours.words(style.colour),
        anchor=place.anchor,
        family=LEAD if style.serif else SANS,
        weight=weight,
        spacing=style.spacing,
    )


def column_of(lines: tuple[Line, ...], style: Letter) -> float:
    """Where native names stand below each other, if several lines end in one; or 0."""
    with_native = [
        bare(line[:-1])
        for line in lines
        if len(line) > 1 and isinstance(line[-1], Span) and line[-1].lang
    ]
    if len(with_native) < 2:
        return 0.0
    return max(len(latin.strip()) for latin in with_native) * style.size * 0.53 + 1.2


def _runs(line: Line, style: Letter, column: float | None) -> Iterator[str]:
    """The markup of a line: native names in their own face, at `column` if given."""
    for inline in line:
        match inline:
            case Run() | Code():
                words = inline.text.upper() if style.capitals else inline.text
                yield escape(words, quote=False)
            case LineBreak():
                yield " "
            case Span() if inline.lang:
                yield _native(inline, style, column)
            case Emphasis():
                inside = "".join(_runs(inline.children, style, column))
                yield element("tspan", {"font-style": "italic"}, inside)
            case _:
                yield from _runs(_children(inline), style, column)


def _children(inline: Inline) -> Line:
    return getattr(inline, "children", ())


def _native(span: Span, style: Letter, column: float | None) -> str:
    language = span.lang.partition("-")[0]
    families = LEAD_OF if style.serif else SANS_OF
    attributes: dict[str, str | float] = {"xml:lang": span.lang}
    if column is not None:
        attributes["x"] = column
    if language in families:
        attributes["font-family"] = families[language]
        attributes["font-size"] = style.size * _CJK[language]
    return element("tspan", attributes, escape(bare(span.children), quote=False))


def _diamond(x: float, y: float, reach: float, colours: Palette) -> str:
    """The neutral sign: a white diamond, outlined in ink."""
    corners = ((x, y - reach), (x + reach, y), (x, y + reach), (x - reach, y))
    d = "M" + "L".join(f"{number(a)} {number(b)}" for a, b in corners) + "Z"
    return path(d, colours.filled("page", "ink", 0.3))


def _leader(
    place: tuple[float, float],
    words: tuple[float, float, float, float],
    beside: float,
    small: bool,
    colours: Palette,
) -> str:
    """A line from the sign to the nearest edge of the words."""
    x, y = place
    left, first, block, size = words
    top, foot = first - size * 0.75, first + block + size * 0.25
    to_x = left - beside * 0.9
    to_y = min(max(y, top + size * 0.4), foot - size * 0.4)
    if not beside:
        to_y = top - 0.6 if top > y else foot + 0.6
    away = math.hypot(to_x - x, to_y - y) or 1.0
    reach = _reach(small) * 0.9
    ux, uy = (to_x - x) / away, (to_y - y) / away
    edge = reach / (abs(ux) + abs(uy)) + 0.2
    return stroke_line(
        x + ux * edge, y + uy * edge, to_x, to_y, colours.stroke("ink", 0.12)
    )
