"""What stands in the margin: notes are whole, and bars end with their words.

*Takes* WeasyPrint's module of block layout. *Gives* a context in which a float that is
not to be broken is not: it runs down beside the notes at the foot of the page, and if
that is not room enough, it goes overleaf with the head that it stands below. The line
at the left of a block that is broken ends with the last line of its words.

quirk(weasyprint 70): a float is laid out as if its page were empty, so that
`break-inside: avoid` means nothing to it; what is broken off it is lost if nothing else
goes overleaf; and `break-after: avoid` of the float before it is forgotten if nothing
else stands in its parent. A block that is broken is drawn down to the foot of the page
(CSS Fragmentation 3, § 4.4), so that a change bar stood beside nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import wraps
from math import inf
from typing import Any

WHOLE = ("avoid", "avoid-page")


@contextmanager
def margins_hold(block: Any) -> Iterator[None]:
    """While pages are laid out, break no float that asks not to be broken, and draw no
    bar beside nothing.

    *block* is `weasyprint.layout.block`, handed in by that library's door.
    """
    set_float, set_beside = block.float_layout, block._out_of_flow_layout
    set_block = block.block_container_layout

    @wraps(set_float)
    def float_layout(
        context: Any,
        box: Any,
        around: Any,
        absolute: Any,
        fixed: Any,
        space: Any,
        **more: Any,
    ) -> Any:
        placed = (context, box, around, absolute, fixed)
        if _is_whole(box):
            found = set_float(*placed, -inf, **more)
            if found[0].margin_height() <= context.current_footnote_area.page.height:
                return found
            block.remove_placeholders(context, [found[0]], absolute, fixed)
        return set_float(*placed, space, **more)

    @wraps(set_beside)
    def out_of_flow_layout(
        context: Any,
        box: Any,
        index: int,
        child: Any,
        new_children: list[Any],
        page_is_empty: bool,
        absolute: Any,
        fixed: Any,
        margins: Any,
        space: Any,
    ) -> Any:
        asks = child.is_floated() and _is_whole(child)
        found = set_beside(
            *(context, box, index, child, new_children, page_is_empty, absolute),
            *(fixed, margins, space - _notes(context) if asks else space),
        )
        stopped, resume_at, _, _ = found
        if asks and stopped and resume_at == {index: None} and not page_is_empty:
            first = _first_held(new_children, child, block)
            if first is not None:
                block.remove_placeholders(
                    context, new_children[first:], absolute, fixed
                )
                found = (True, {new_children[first].index: None}, None, None)
                del new_children[first:]
        return found

    @wraps(set_block)
    def block_container_layout(*given: Any, **named: Any) -> Any:
        found = set_block(*given, **named)
        made, resume_at, *_ = found
        if made is not None and resume_at is not None and made.border_left_width:
            height = _foot(made) - made.content_box_y()
            made.height = min(made.height, max(height, 0))
        return found

    block.float_layout, block._out_of_flow_layout = float_layout, out_of_flow_layout
    block.block_container_layout = block_container_layout
    try:
        yield
    finally:
        block.float_layout, block._out_of_flow_layout = set_float, set_beside
        block.block_container_layout = set_block


def _is_whole(box: Any) -> bool:
    return box.style["break_inside"] in WHOLE


def _foot(box: Any) -> Any:
    """Where the last of the lines in a box ends."""
    inside = [part for part in getattr(box, "children", ()) if part.is_in_normal_flow()]
    if not inside:
        return box.position_y + box.margin_height()
    last = inside[-1]
    if type(last).__name__ == "LineBox":
        return last.position_y + last.height
    return _foot(last)


def _notes(context: Any) -> Any:
    """The height of the notes at the foot, which stand beside the margin."""
    area = context.current_footnote_area
    if area is None or area.height == "auto" or context.in_column:
        return 0
    return area.margin_height()


def _first_held(before: list[Any], child: Any, block: Any) -> int | None:
    """The first of the boxes that *child* draws overleaf: those just before it that
    may not be parted from what follows them. None if there is none."""
    following, first = child, None
    for at in range(len(before) - 1, -1, -1):
        box = before[at]
        if not box.is_floated() or (
            block.block_level_page_break(box, following) not in WHOLE
        ):
            break
        following, first = box, at
    return first
