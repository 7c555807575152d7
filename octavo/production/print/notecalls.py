"""The call of a note keeps to its word.

*Takes* WeasyPrint's module of inline layout. *Gives* a context in which no line begins
with the call of a note.

quirk(weasyprint 70): at the border of two elements it asks Pango about the two letters
alone, and Pango, which sees no number before the full stop, allows a break in ".1" or
"?1". Unicode Standard Annex 14, LB25, forbids the first; a call at the head of a line
is wrong in any case.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any

PARTING = " -\u2010\u2013\u2014/\u200b"  # a line may break behind these


@contextmanager
def note_calls_hold(inline: Any) -> Iterator[None]:
    """While pages are laid out, allow no break before a figure but behind a space or
    a dash. *inline* is `weasyprint.layout.inline`, handed in by that library's door."""
    ask = inline.can_break_text

    @wraps(ask)
    def can_break_text(text: str, lang: str | None) -> bool:
        if len(text) == 2 and text[1].isdigit() and text[0] not in PARTING:
            return False
        return bool(ask(text, lang))

    inline.can_break_text = can_break_text
    try:
        yield
    finally:
        inline.can_break_text = ask
