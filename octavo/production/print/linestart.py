"""The start of a line: only a word that stands there is broken where it must.

*Takes* WeasyPrint's module of inline layout. *Gives* a context in which a word that
does not fit behind others goes to the next line.

quirk(weasyprint 70): `overflow-wrap: break-word` breaks a word that is alone on its
line and still too long. Whether it is alone is asked of the children of the line, not
of what is inside them: in `<b>one <i>word</i></b>` the word is taken to be alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any

NARROWEST = 0.15  # em: a word and a space before it take more


@contextmanager
def words_go_down(inline: Any) -> Iterator[None]:
    """While pages are laid out, ask where on the line a word stands. *inline* is
    `weasyprint.layout.inline`, handed in by that library's door."""
    split_box, split_text = inline.split_inline_box, inline.split_text_box
    starts: list[float] = []  # of the lines that are being filled, the inmost last

    @wraps(split_box)
    def split_inline_box(context: Any, box: Any, x: float, *more: Any) -> Any:
        if not isinstance(box, inline.boxes.LineBox):
            return split_box(context, box, x, *more)
        starts.append(x)
        try:
            return split_box(context, box, x, *more)
        finally:
            starts.pop()

    @wraps(split_text)
    def split_text_box(
        context: Any, box: Any, width: Any, skip: Any, is_line_start: bool = True
    ) -> Any:
        if is_line_start and starts:
            reached = box.position_x - starts[-1]
            is_line_start = reached <= box.style["font_size"] * NARROWEST
        return split_text(context, box, width, skip, is_line_start)

    inline.split_inline_box, inline.split_text_box = split_inline_box, split_text_box
    try:
        yield
    finally:
        inline.split_inline_box, inline.split_text_box = split_box, split_text
