"""The drawings' style sheet for the e-book, for pages of any colour.

*Takes* the parties, whose colours are data. *Gives* CSS with literal values (reading
systems know no custom properties), to be put beside the e-book's own sheets.

What is the book's own is a tint of `currentColor`: a reader may choose a dark page
while the device is light, or the reverse, and no query tells of it. Only the parties
have a light and a dark colour, and both can be seen on either page.
"""

from __future__ import annotations

from collections.abc import Iterable
from types import MappingProxyType

from octavo.composition.drawings.palette import NAMED, TOKENS
from octavo.composition.parties import in_the_dark, party_class
from octavo.model.publication import Party

TINTS = MappingProxyType(
    {
        "ink": 1.0,
        "ink-2": 0.8,
        "hair": 0.35,
        "pale": 0.2,
        "land": 0.13,
        "far-land": 0.06,
        "page": 0.0,
    }
)
"""How much of the reader's ink stands for a token of print."""


def sheet(parties: Iterable[Party]) -> str:
    """Rules for every class that a drawing of the e-book uses."""
    chosen = tuple(parties)
    tints = {name: TINTS[name] for name in TOKENS}
    tints |= {name: TINTS[token] for name, token in NAMED.items()}
    rules = [
        ".drawing { display: block; height: auto; max-width: 100%; width: 100%; }",
        ".drawing.chart { max-width: 25em; }",
        ".drawing.map { max-width: 30em; }",
        ".drawing.sparkline { max-width: 18em; }",
        ".drawing.margin { max-width: 20em; }",
        *(f".drawing .{name} {{ {_ink('fill', TINTS[name])} }}" for name in _TEXT),
        *(f".drawing .{name} {{ {_ink('stroke', TINTS[name])} }}" for name in _RULES),
    ]
    for name, tint in sorted(tints.items()):
        rules.append(f".drawing .s-{name} {{ {_ink('stroke', tint)} }}")
        rules.append(f".drawing .f-{name} {{ {_ink('fill', tint)} }}")
    dark = []
    for party in chosen:
        for letter, what in (("s", "stroke"), ("f", "fill")):
            drawn = f".drawing .{letter}-{party_class(party.id)}"
            rules.append(f"{drawn} {{ {what}: {party.colour}; }}")
            dark.append(f"{drawn} {{ {in_the_dark(what, party)} }}")
    if dark:
        indented = "".join(f"  {rule}\n" for rule in dark)
        rules.append(f"@media (prefers-color-scheme: dark) {{\n{indented}}}")
    return "/* Drawings */\n" + "\n".join(rules) + "\n"


_TEXT = ("ink", "ink-2")
_RULES = ("hair", "pale")


def _ink(part: str, tint: float) -> str:
    """A fill or stroke in the reader's ink."""
    if not tint:
        return f"{part}: none;"
    opacity = "" if tint == 1 else f" {part}-opacity: {tint:g};"
    return f"{part}: currentColor;{opacity}"
