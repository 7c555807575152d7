"""Parties: who acts, speaks and is counted, told apart by id, side and colour.

*Takes* the keys of publication.yaml. *Gives* the parties; reports E-125, W-356 and
W-357.
"""

from __future__ import annotations

from collections.abc import Iterator

from octavo.diagnostics import Place
from octavo.manuscript.entries import read_native
from octavo.manuscript.fields import Fields
from octavo.manuscript.keys import Kind
from octavo.manuscript.nodes import Scalar
from octavo.manuscript.values import is_colour
from octavo.model.publication import Party

LEAST = 4.5  # WCAG 2.2, success criterion 1.4.3: words are set in these colours
_PAGES = (("colour", "white", "#FFFFFF"), ("dark", "dark", "#161513"))


def read_parties(publication: Fields) -> tuple[Party, ...]:
    """The parties in their order."""
    taken: dict[str, Place] = {}
    parties = tuple(_party(party, taken) for party in publication.mappings("parties"))
    sides = {party.side for party in parties if party.side}
    node = publication.raw("parties")
    if len(parties) == 2 and len(sides) == 1 and node is not None:
        message = f"both parties are on the {min(sides)}, where drawings cannot tell "
        fix = "write side: left for one and side: right for the other"
        publication.desk.report("W-357", node, f"{message}them apart", fix)
    return parties


def _party(fields: Fields, taken: dict[str, Place]) -> Party:
    scalar = fields.scalar("id", Kind.ID)
    _look_at_colours(fields)
    return Party(
        id=fields.desk.take_id(scalar, taken) if scalar else "",
        name=fields.plain("name"),
        colour=fields.plain("colour"),
        dark=fields.plain("dark"),
        side=fields.word("side"),
        native=read_native(fields),
    )


def _look_at_colours(fields: Fields) -> None:
    """W-356 for a colour in which words cannot be read on their page."""
    for key, page, ground in _PAGES:
        node = fields.raw(key)
        if not isinstance(node, Scalar) or not is_colour(node.value):
            continue
        found = contrast(node.value, ground)
        if found < LEAST:
            message = f"{node.value} on the {page} page has a contrast of {found:.1f}:1"
            fix = "take a darker colour" if key == "colour" else "take a lighter one"
            expected = f"expected at least {LEAST}:1"
            fields.desk.report("W-356", node, f"{message}, {expected}", fix)


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours `#rrggbb`, 1 to 21 (WCAG 2.2)."""
    pale, deep = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (pale + 0.05) / (deep + 0.05)


def _luminance(colour: str) -> float:
    weighed = zip((0.2126, 0.7152, 0.0722), _channels(colour), strict=True)
    return sum(weight * channel for weight, channel in weighed)


def _channels(colour: str) -> Iterator[float]:
    for at in (1, 3, 5):
        part = int(colour[at : at + 2], 16) / 255
        yield part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
