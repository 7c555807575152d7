"""A typist for the specimens: lines and blocks from short notation.

*Gives* the Typist, the names of two invented parties, and a sentence to fill lines.
"""

from __future__ import annotations

import re

from octavo.model import blocks as b
from octavo.model import inlines as i
from octavo.model.prose import Paragraph

NORTH, SOUTH = "northbank", "southbank"
_MARKS = re.compile(
    r"\*(?P<em>[^*]+)\*|\^\[(?P<note>[^]]+)\]|\[(?P<lang>ja|ko):(?P<words>[^]]+)\]"
    r"|\[#(?P<target>[\w.-]+) (?P<ref>[^]]+)\]|\{(?P<anchor>[\w.-]+)\}|~(?P<conf>\w+)~"
)
WORDS = (
    "The ferry between the two towns ran every day of the year until the bridge was "
    "opened, and it ran again for eleven weeks while the bridge was shut."
)


class Typist:
    """Makes lines and blocks from short notation, and counts notes and ids."""

    def __init__(self, name: str) -> None:
        self.name, self.notes, self.blocks = name, 0, 0

    def line(self, text: str) -> i.Line:
        found: list[i.Inline] = []
        at = 0
        for mark in _MARKS.finditer(text):
            if mark.start() > at:
                found.append(i.Run(text[at : mark.start()]))
            found.append(self._mark(mark))
            at = mark.end()
        return (*found, i.Run(text[at:])) if at < len(text) else tuple(found)

    def _mark(self, mark: re.Match[str]) -> i.Inline:
        if mark["em"]:
            return i.Emphasis((i.Run(mark["em"]),))
        if mark["note"]:
            self.notes += 1
            note = self.line(mark["note"])
            return i.Noteref(f"{self.name}.note-{self.notes}", self.notes, note)
        if mark["lang"]:
            return i.Span((i.Run(mark["words"]),), lang=mark["lang"])
        if mark["target"]:
            return i.Reference(mark["target"], (i.Run(mark["ref"]),), paged=True)
        if mark["anchor"]:
            return i.Anchor(mark["anchor"])
        return i.Span((i.Run(mark["conf"]),), style="confidence")

    def text(self, *paragraphs: str, change: str = "") -> b.Text:
        self.blocks += 1
        name = f"{self.name}.b{self.blocks}"
        return b.Text(
            id=name,
            change=change,
            prose=tuple(
                Paragraph(f"{name}.p{n}", self.line(words))
                for n, words in enumerate(paragraphs, 1)
            ),
        )
