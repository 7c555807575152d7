"""The walker: who carries a line to the desk, and the slip that says where it stood.

*Takes* what to do with a line. *Gives* lines and prose as revised.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import assert_never

from octavo.model.blocks import Block
from octavo.model.inlines import Line
from octavo.model.prose import (
    BlockQuote,
    CodeBlock,
    ListBlock,
    Paragraph,
    Prose,
    ProseBlock,
)
from octavo.model.publication import Division


class Voice(StrEnum):
    """What a line may hold. A `text` line takes notes and anchors; a `source` line
    spells its citations out; a `loose` line is printed in several places, or in one
    book only, and takes neither notes nor anchors."""

    TEXT = "text"
    SOURCE = "source"
    LOOSE = "loose"


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """Where a line stands. `role` is the YAML key; `block` the block around it."""

    division: str  # id, "" for the publication's own lines
    kind: str  # of the division
    role: str
    voice: Voice
    block: Block | None = None


Revise = Callable[[Line, Slot], Line]


@dataclass(frozen=True, slots=True)
class Walk:
    """Calls `revise` on each line that it is given, with the slot where it stands."""

    revise: Revise
    slot: Slot

    def __call__(self, line: Line, role: str, voice: Voice = Voice.TEXT) -> Line:
        return self.revise(line, replace(self.slot, role=role, voice=voice))

    def into(self, division: Division) -> Walk:
        slot = replace(self.slot, division=division.id, kind=division.kind)
        return replace(self, slot=slot)

    def block(self, block: Block) -> Walk:
        return replace(self, slot=replace(self.slot, block=block))

    def prose(self, prose: Prose, role: str, voice: Voice = Voice.TEXT) -> Prose:
        revised: list[ProseBlock] = []
        for part in prose:
            match part:
                case Paragraph():
                    revised.append(replace(part, line=self(part.line, role, voice)))
                case ListBlock():
                    items = tuple(self.prose(i, role, voice) for i in part.items)
                    revised.append(replace(part, items=items))
                case BlockQuote():
                    inner = self.prose(part.prose, role, voice)
                    revised.append(replace(part, prose=inner))
                case CodeBlock():
                    revised.append(part)
                case _:
                    assert_never(part)
        return tuple(revised)
