"""The drawings' style sheet for the e-book, light and dark.

*Takes* the parties, whose colours are data. *Gives* CSS with literal values (reading
systems know no custom properties), to be put beside the e-book's own sheets.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from octavo.composition.drawings.palette import DARK, NAMED, TOKENS
from octavo.composition.parties import party_class
from octavo.model.publication import Party


def sheet(parties: Iterable[Party]) -> str:
    """Rules for every class that a drawing of the e-book uses."""
    chosen = tuple(parties)
    light = _rules(TOKENS, {party.id: party.colour for party in chosen})
    dark = _rules(DARK, {party.id: party.dark or party.colour for party in chosen})
    indented = "".join(f"  {rule}\n" for rule in dark.splitlines())
    return (
        "/* Drawings: the parties' colours, and the book's ink */\n"
        ".drawing { display: block; height: auto; max-width: 100%; width: 100%; }\n"
        ".drawing.sparkline { max-width: 16em; }\n"
        ".drawing.margin { max-width: 20em; }\n"
        f"{light}@media (prefers-color-scheme: dark) {{\n{indented}}}\n"
    )


def _rules(tokens: Mapping[str, str], parties: Mapping[str, str]) -> str:
    """Text and what all do is `currentColor`, so that a reader's theme is kept."""
    inked = {"ink": "currentColor", "both": "currentColor"}
    colours = {**tokens, **{n: tokens[token] for n, token in NAMED.items()}}
    colours = {**colours, **inked, **parties}
    rules = [".drawing .ink { fill: currentColor; }"]
    rules.append(f".drawing .ink-2 {{ fill: {tokens['ink-2']}; }}")
    rules += [f".drawing .{n} {{ stroke: {tokens[n]}; }}" for n in ("hair", "pale")]
    for name, colour in sorted(colours.items()):
        part = party_class(name)
        rules.append(f".drawing .s-{part} {{ stroke: {colour}; }}")
        rules.append(f".drawing .f-{part} {{ fill: {colour}; }}")
    return "\n".join(rules) + "\n"
