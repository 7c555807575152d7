"""The last space: a line of text that fits but for the space at its end.

*Takes* WeasyPrint's module of inline layout. *Gives* a context in which it breaks such
lines right.

quirk(weasyprint 70): where a piece of text ends with a space and an inline element
follows, and the text fits in the line but the space does not, `split_first_line` takes
the whole for too wide and leaves only its first word on the line. CSS Text 3, § 4.1.3:
a space at the end of a line hangs, or is taken away; it never makes a line too wide.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any

COLLAPSING = ("normal", "pre-line")
NARROWEST = 0.2  # em, of a letter on average: what is wider for sure is not tried


@contextmanager
def last_spaces_hang(inline: Any) -> Iterator[None]:
    """While pages are laid out, measure a text without the space at its end.

    *inline* is `weasyprint.layout.inline`, which the door of that library hands in.
    """
    split = inline.split_first_line

    @wraps(split)
    def split_without(
        text: str, style: Any, context: Any, max_width: Any, *more: Any, **named: Any
    ) -> Any:
        found = split(text, style, context, max_width, *more, **named)
        if found[2] is None or max_width is None or not text.endswith(" "):
            return found
        kept = text.rstrip(" ")
        least = len(kept) * NARROWEST * style["font_size"]
        if not kept or least > max_width or style["white_space"] not in COLLAPSING:
            return found
        if split(kept, style, context, max_width, *more, **named)[2] is None:
            # it fits but for its space: set it with that, unbroken
            return split(text, style, context, None, *more, **named)
        return found

    inline.split_first_line = split_without
    try:
        yield
    finally:
        inline.split_first_line = split
