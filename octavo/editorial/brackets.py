"""Brackets: a page that is told within brackets opens no second pair.

*Takes* a resolved line. *Gives* it with each paged reference that stands between
round brackets marked so: "(Figure 2.2, page 8)", not "(Figure 2.2 (page 8))".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from octavo.model.inlines import (
    Anchor,
    Emphasis,
    Inline,
    Line,
    Link,
    Reference,
    Run,
    Span,
    Strong,
)

_OPENING, _CLOSING = "(（", ")）"


def bracketed(line: Line) -> Line:
    """The line with its references marked; a bracket without a partner is none."""
    enclosed = _enclosed(_spots(line))
    return _marked(line, iter(enclosed)) if any(enclosed) else line


def _spots(line: Line) -> Iterator[str]:
    """The brackets and the paged references ("") of a line, in order."""
    for inline in line:
        match inline:
            case Run():
                yield from (c for c in inline.text if c in _OPENING + _CLOSING)
            case Reference(paged=True):
                yield ""
            case Reference() | Emphasis() | Strong() | Span() | Link() | Anchor():
                yield from _spots(inline.children)
            case _:
                pass


def _enclosed(spots: Iterable[str]) -> list[bool]:
    """Whether each of the references stands between brackets."""
    found: list[bool] = []
    opened: list[int] = []  # how many references stand before each open bracket
    for spot in spots:
        if not spot:
            found.append(False)
        elif spot in _OPENING:
            opened.append(len(found))
        elif opened:
            first = opened.pop()
            found[first:] = [True] * (len(found) - first)
    return found


def _marked(line: Line, enclosed: Iterator[bool]) -> Line:
    marked: list[Inline] = []
    for inline in line:
        match inline:
            case Reference(paged=True):
                within = next(enclosed) or inline.bracketed
                marked.append(replace(inline, bracketed=within))
            case Reference() | Emphasis() | Strong() | Span() | Link() | Anchor():
                children = _marked(inline.children, enclosed)
                marked.append(replace(inline, children=children))
            case _:
                marked.append(inline)
    return tuple(marked)
