"""What an e-book shows: its pictures, and the letters of its fonts.

*Takes* an `OpenedBook`. *Gives* the address of each picture, and findings as strings:
letters that the font lacks which the style sheet sets them in.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from urllib.parse import unquote

from fontTools.ttLib import TTFont

from octavo.composition.lettering import letter
from tests.conformance.opened import XHTML, OpenedBook

EAST_ASIAN = "\u1100"  # from here on a character counts for every family of its list


def pictures(book: OpenedBook) -> Iterator[tuple[str, str]]:
    """The file and the address of every picture, in reading order."""
    for name in book.spine:
        for node in book.trees[name].iter(f"{XHTML}img"):
            yield name, unquote(node.get("src", ""))


def missing_letters(book: OpenedBook) -> Iterator[str]:
    """Letters without a glyph where the cascade puts them. One of the East Asian
    scripts must be in one of the fonts that can be asked for it."""
    sheet = book.files["book.css"].decode()
    lettered = letter(sheet, book.trees.values())
    held = {file: _covered(book.files[f"fonts/{file}"]) for file in lettered}
    for file, letters in lettered.items():
        for sign in letters:
            fonts = [file]
            if sign >= EAST_ASIAN:
                fonts = [other for other in lettered if sign in lettered[other]]
            if not any(sign in held[font] for font in fonts):
                yield f"{file} has no “{sign}”"


def _covered(font: bytes) -> frozenset[str]:
    return frozenset(map(chr, TTFont(io.BytesIO(font)).getBestCmap()))
