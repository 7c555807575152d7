"""The parties' colours and marks: a style sheet made from the publication's data.

*Takes* the parties. *Gives* CSS: for a party `japan` the custom property
`--party-japan`, the classes `.party-japan` (its colour for words), `.rule-japan`
(for rules) and `.mark-japan` (its half of the square), and the same by position,
`--party-1`, `--party-2`. The only place where a party becomes a colour.
"""

from __future__ import annotations

from collections.abc import Sequence

from octavo.model.publication import Party

_NOBODY = "rgba(255,255,255,0)"


def party_class(identifier: str) -> str:
    """*identifier* as part of a CSS class: an id may hold points, a class may not."""
    return identifier.replace(".", "_")


def in_the_dark(what: str, party: Party) -> str:
    """The declarations of a party's colour for the dark, such as "fill: …; fill: …;".

    Three fifths of it and two of the reader's ink: pale on a dark page, and dark where
    a reading system tells of a dark screen and shows a white page. What cannot mix
    colours passes over the second.
    """
    colour = party.dark or party.colour
    mixed = f"color-mix(in oklab, {colour} 60%, currentColor)"
    return f"{what}: {colour}; {what}: {mixed};"


def party_sheet(parties: Sequence[Party]) -> str:
    """The style sheet of *parties* for print, with the light page's colours."""
    rules = []
    for number, party in enumerate(parties, start=1):
        name = party_class(party.id)
        turn = "90deg" if party.side == "left" else "270deg"
        rules += [
            f":root{{--party-{name}:{party.colour};--party-{number}:{party.colour}}}",
            f".party-{name}{{color:{party.colour}}}",
            f".rule-{name}{{border-color:{party.colour}}}",
            f".mark-{name}{{border-color:{party.colour}}}",
            f".mark-{name}{{background:{_half(turn, party.colour)}}}",
        ]
    return "\n".join(rules) + "\n"


def _half(turn: str, colour: str) -> str:
    """One half of a square filled, the other left open."""
    return f"linear-gradient({turn},{colour} 50%,{_NOBODY} 50%)"
