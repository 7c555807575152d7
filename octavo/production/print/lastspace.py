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
        kept = text.rstrip(" ")
        spaced = kept and kept != text and style["white_space"] in COLLAPSING
        if spaced and max_width is not None:
            found = split(kept, style, context, max_width, *more, **named)
            resume_at = found[2]
            if resume_at is None:  # it fits: set it with its space, unbroken
                return split(text, style, context, None, *more, **named)
        return split(text, style, context, max_width, *more, **named)

    inline.split_first_line = split_without
    try:
        yield
    finally:
        inline.split_first_line = split
