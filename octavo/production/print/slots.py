"""Slots: room for page numbers in a drawing, and how the binder fills it.

*Takes* the drawing of a stand-in ("00", the folio that layout counted). *Gives* a token
of fixed length in its place; later the same bytes with the printed label drawn there.
Because a token keeps its length, filling it moves nothing in the file.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from octavo.production.print.gathering import Glyphs, Slot
from octavo.production.print.tagging.marks import PageMarks

CHARACTERS = "0123456789ivxlcdmCoer"
"""All that page labels are made of: digits, roman numerals, "Cover"."""
ROOM = 170  # bytes of a token: enough for a label of nine characters
TOKEN = re.compile(rb"%SLOT(\d{6})\.{" + str(ROOM).encode() + rb"}")
SHARE = {"left": 0.0, "start": 0.0, "center": 0.5, "right": 1.0, "end": 1.0}


class OddNumberError(Exception):
    """A page number that is not one piece of text in one font."""


def side_of(at_keyword: str) -> str:
    """The side of pages that shows a folio in this margin box: the outer one.

    Both corners of the foot hold a folio on every page of a gathering, since a
    gathering does not know on which side its first page will come to stand.
    """
    words = at_keyword.lstrip("@").split("-")
    return next((word for word in words if word in ("left", "right")), "")


def cut_out(marks: PageMarks, mcid: int, number: int) -> tuple[str, float, str]:
    """Take a stand-in's drawing out and leave token *number*; give its font operator
    and where its baseline begins (x, and y as it was written)."""
    operators, found = marks.operators, {}
    last = 0
    for at in marks.drawing(mcid):
        item = operators[at]
        kind = item[-2:] if isinstance(item, bytes) else b""
        if kind in (b"Tm", b"Tf", b"TJ"):
            if kind in found:
                raise OddNumberError
            found[kind], operators[at], last = item, b"", at
    if len(found) != 3:
        raise OddNumberError
    operators[last] = b"%%SLOT%06d" % number + b"." * ROOM
    marks.cut_fonts[mcid] = found[b"Tf"].split()[0][1:].decode()
    x, y = found[b"Tm"].split()[4:6]
    return found[b"Tf"].decode(), float(x), y.decode()


def fill(
    data: bytes,
    slots: Sequence[Slot],
    tables: Sequence[Glyphs],
    label_of: Callable[[Slot], str],
) -> bytes:
    """The file with every token drawn over. An empty label leaves the slot blank."""

    def draw(token: re.Match[bytes]) -> bytes:
        slot = slots[int(token[1])]
        drawn = _drawn(slot, tables[slot.table], label_of(slot)).encode()
        if len(drawn) > len(token[0]):
            raise OddNumberError
        return drawn.ljust(len(token[0]))

    return TOKEN.sub(draw, data)


def _drawn(slot: Slot, glyphs: Glyphs, label: str) -> str:
    if not label:
        return ""
    width = width_of(label, glyphs.of) * slot.size / 1000
    x = slot.x + (slot.width - width) * SHARE.get(slot.align, 0.0)
    text = "".join(f"{glyphs.of[character][0]:04x}" for character in label)
    return f"1 0 0 -1 {x:.4f} {slot.y} Tm\n{glyphs.operator}\n[<{text}>] TJ"


def width_of(label: str, glyphs: Mapping[str, tuple[int, int]]) -> int:
    """The width of a label in 1/1000 em."""
    return sum(glyphs[character][1] for character in label)
