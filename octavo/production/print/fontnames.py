"""Font names: after the face that a font draws with.

*Takes* WeasyPrint's module of drawing streams. *Gives* a context in which each font is
named by the file it came from, its member, slant and weight.

quirk(weasyprint 70): it names a font by the words in which Pango describes it. Small
capitals become a second font of the same file, embedded again, and Pango 1.56 finds
other words for them than 1.50, so that the same page had other bytes on Debian 13.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from octavo.production.print.faces import mark_of

TAG = 6  # capital letters before the name of a subset (ISO 32000-2, 9.9.2)
CAPITALS = re.compile(rb"-(?:(?:All-)?(?:Small|Petite)-Caps|Unicase|Title-Caps)\b")
"""What Pango adds to the name of a face for variants of its capitals."""


@contextmanager
def fonts_named_by_face(stream: Any) -> Iterator[None]:
    """While a division is drawn, name its fonts.

    *stream* is `weasyprint.pdf.stream`, handed in by that library's door.
    """
    described = stream.Font

    def named(*given: Any) -> Any:
        font = described(*given)
        font.face = mark_of(font.file_content)
        told = repr((font.face, font.index, int(font.style), int(font.weight)))
        letters = hashlib.sha256(told.encode()).digest()[:TAG]
        font.hash = "".join(chr(ord("A") + letter % 26) for letter in letters)
        name = CAPITALS.sub(b"", font.name.partition(b"+")[2])
        font.name = b"/" + font.hash.encode() + b"+" + name
        return font

    stream.Font = named
    try:
        yield
    finally:
        stream.Font = described
