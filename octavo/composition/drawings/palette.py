"""The palette: how a named colour is written in each medium.

*Takes* the publication's parties and a medium. *Gives* SVG attributes: in print the
literal colours; in the e-book classes (`s-` strokes, `f-` fills, `ink`, `ink-2` for
text, `hair`, `pale` for rules), so that `sheet` restyles a drawing for the dark page.

In the e-book `currentColor` or `none` stands beside each class as a fallback for
readers that apply no style sheet inside SVG: without it their lines would vanish.
Any rule of a style sheet wins over such an attribute (SVG 2, § 6.5).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from types import MappingProxyType

from octavo.composition.drawings.svg import Attributes
from octavo.composition.parties import party_class
from octavo.model.publication import Party

PRINT = "print"
EPUB = "epub"

TOKENS = MappingProxyType(
    {
        "ink": "#1B1A17",
        "ink-2": "#4F4B44",
        "hair": "#B9B2A6",
        "pale": "#DAD5CB",
        "land": "#E6E1D7",
        "far-land": "#F3F0EA",
        "page": "#FFFFFF",
    }
)
NAMED = MappingProxyType({"both": "ink", "neither": "ink-2", "silent": "pale"})
"""Who acted, when it is not a party: the token that stands for it in print."""

_OF_TEXT = ("ink", "ink-2")
_OF_RULES = ("hair", "pale")
_OPEN = ("page", "land", "far-land")  # what falls back to no fill at all


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of one publication in one medium, "print" or "epub"."""

    parties: tuple[Party, ...]
    medium: str

    def party(self, by: str) -> Party | None:
        return next((party for party in self.parties if party.id == by), None)

    def side(self, by: str) -> str:
        """Where `by` acts: left, right, both or neither."""
        if party := self.party(by):
            return party.side
        return "both" if by == "both" else "neither"

    def colour(self, name: str) -> str:
        """The literal colour on white of a party, of who acted, or of a token."""
        if party := self.party(name):
            return party.colour
        return TOKENS.get(NAMED.get(name, name), TOKENS["ink"])

    def stroke(self, name: str, weight: float, *, dashed: bool = False) -> Attributes:
        """A line `weight` mm thick. Dashes mean: not verified."""
        paint: dict[str, str | float] = {}
        if self.medium == PRINT:
            paint["stroke"] = self.colour(name)
        else:
            paint["class"] = name if name in _OF_RULES else f"s-{party_class(name)}"
            paint["stroke"] = "currentColor"
        paint["stroke-width"] = weight
        if dashed:
            gap = f"{round(weight * 4, 2):g}"
            paint["stroke-dasharray"] = f"{gap} {gap}"
        return paint

    def outline(self, name: str, weight: float) -> Attributes:
        """A stroke that encloses nothing: for paths."""
        return {"fill": "none", **self.stroke(name, weight)}

    def fill(self, name: str) -> Attributes:
        if self.medium == PRINT:
            return {"fill": self.colour(name)}
        fallback = "none" if name in _OPEN else "currentColor"
        return {"class": f"f-{party_class(name)}", "fill": fallback}

    def filled(self, fill: str, stroke: str, weight: float) -> Attributes:
        """A shape with a fill and an outline."""
        inside, edge = dict(self.fill(fill)), self.stroke(stroke, weight)
        if self.medium == PRINT:
            return {**inside, **edge}
        return {**inside, **edge, "class": f"{inside['class']} {edge['class']}"}

    def words(self, name: str = "ink-2") -> Attributes:
        """The paint of text."""
        if self.medium == PRINT:
            return {"fill": self.colour(name)}
        return {
            "class": name if name in _OF_TEXT else f"f-{party_class(name)}",
            "fill": "currentColor",
        }


def palette(parties: Iterable[Party], medium: str) -> Palette:
    """The palette of a medium; raises ValueError for any other than print and epub."""
    if medium not in (PRINT, EPUB):
        raise ValueError(f"found medium {medium!r}, expected {PRINT!r} or {EPUB!r}")
    return Palette(tuple(parties), medium)
