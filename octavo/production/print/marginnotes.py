"""What stands in the margin is whole.

*Takes* WeasyPrint's module of block layout. *Gives* a context in which a float that is
not to be broken is not: it runs down beside the notes at the foot of the page, and if
that is not room enough, it goes overleaf with the head that it stands below.

quirk(weasyprint 70): a float is laid out as if its page were empty, so that
`break-inside: avoid` means nothing to it; what is broken off it is lost if nothing else
goes overleaf; and `break-after: avoid` of the float before it is forgotten if nothing
else stands in its parent.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import wraps
from math import inf
from typing import Any

WHOLE = ("avoid", "avoid-page")


@contextmanager
def asides_hold(block: Any) -> Iterator[None]:
    """While pages are laid out, break no float that asks not to be broken.

    *block* is `weasyprint.layout.block`, handed in by that library's door.
    """
    set_float, set_beside = block.float_layout, block._out_of_flow_layout

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

    block.float_layout, block._out_of_flow_layout = float_layout, out_of_flow_layout
    try:
        yield
    finally:
        block.float_layout, block._out_of_flow_layout = set_float, set_beside


def _is_whole(box: Any) -> bool:
    return box.style["break_inside"] in WHOLE


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
