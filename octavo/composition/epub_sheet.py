"""The e-book's style sheet: the house's layers, and the parties' colours from data.

*Takes* the assets and the parties. *Gives* one sheet of literal values: no custom
properties, no `unicode-range`, for weak readers know neither.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from octavo.composition.drawings import sheet as drawing_sheet
from octavo.composition.parties import in_the_dark, party_class
from octavo.model.publication import Party

LAYERS = ("faces", "text", "divisions", "blocks", "lists", "legacy")
_LATIN = re.compile(
    r'(?<!CJK JP", )(?<!CJK KR", )("Briefing \w+"), (serif|sans)((?:-serif)?)\b'
)
_COMMENT = re.compile(r"/\*.*?\*/\s*", re.DOTALL)


def epub_sheet(assets: Path, parties: Iterable[Party]) -> str:
    """All layers in the order of the cascade, then the parties and the drawings."""
    chosen = tuple(parties)
    layers = [
        (assets / "css" / "epub" / f"{name}.css").read_text("utf-8") for name in LAYERS
    ]
    layers += [party_rules(chosen), drawing_sheet(chosen)]
    sheet = _COMMENT.sub("", "\n".join(layers)).strip() + "\n"
    return _LATIN.sub(_with_han, sheet)


def _with_han(found: re.Match[str]) -> str:
    """A list of Latin faces that ends with one for names in Chinese characters whose
    language nobody told, such as those of authors."""
    return f'{found[1]}, "Noto {found[2].title()} CJK JP", {found[2]}{found[3]}'


def party_rules(parties: tuple[Party, ...]) -> str:
    """Marks, labels and rules of each party, light and dark.

    In the dark, words are set in the reader's own ink, and marks and rules have some of
    it: there are reading systems that tell of a dark screen and show a white page.
    """
    light = "".join(_rules(p) for p in parties)
    dark = "".join(f"  {r}\n" for p in parties for r in _dark(p))
    if not parties:
        return ""
    return f"{light}@media (prefers-color-scheme: dark) {{\n{dark}}}\n"


def _dark(party: Party) -> tuple[str, ...]:
    name = party_class(party.id)
    return (
        f".party-{name} {{ color: inherit; }}",
        f".rule-{name} {{ {in_the_dark('border-color', party)} }}",
        f".mark-{name} {{ {in_the_dark('border-color', party)} }}",
    )


def _rules(party: Party) -> str:
    """Half of a mark is filled by its border, as all of it in `text.css`."""
    half = f"border-{party.side}-width: .31em; width: .25em"
    name = party_class(party.id)
    return (
        f".party-{name} {{ color: {party.colour}; }}\n"
        f".rule-{name} {{ border-color: {party.colour}; }}\n"
        f".mark-{name} {{ border-color: {party.colour}; {half}; }}\n"
    )
