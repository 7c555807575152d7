"""Prose: paragraphs, lists and block quotes, as CommonMark gives them.

*Gives* the closed union `ProseBlock`. Every paragraph has an id, unique in the
book: page breaks are told as (id, number of words before the break).
"""

from __future__ import annotations

from dataclasses import dataclass, field

from octavo.diagnostics import NOWHERE, Place
from octavo.model.inlines import Line


@dataclass(frozen=True, slots=True)
class Paragraph:
    id: str
    line: Line
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class ListBlock:
    """A bullet list, or an ordered one counted from `start`."""

    items: tuple[Prose, ...]
    ordered: bool = False
    start: int = 1
    tight: bool = True
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class BlockQuote:
    prose: Prose
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class CodeBlock:
    """A listing: ``` fenced or indented; `syntax` is the info string."""

    text: str
    syntax: str = ""
    id: str = ""
    place: Place = field(default=NOWHERE, compare=False)


ProseBlock = Paragraph | ListBlock | BlockQuote | CodeBlock
Prose = tuple[ProseBlock, ...]
