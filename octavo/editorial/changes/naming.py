"""Naming: what a change is called where it is not told in full.

*Takes* a change. *Gives* the few words that name it: a title, a name, the first words.
"""

from __future__ import annotations

from octavo.editorial.changes.said import sentences
from octavo.model.changes import Change
from octavo.model.inlines import Run, words

OPENING = 8  # words that name a paragraph
SHORT = 12  # words of a first sentence that is quoted whole
NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"
ENTRIES = ("person", "term")  # told as "Name: what is said of it"


def opening(said: str) -> str:
    """The first words of what is said, in quotation marks; a short first sentence
    whole, without its stop, since more may follow."""
    spoken = said.split()
    if len(spoken) <= OPENING + 2:
        return f"“{said.removesuffix('.')}”"
    first = next(iter(sentences((Run(said),))), said)
    if first != said and 2 < len(first.split()) <= SHORT:
        return f"“{first.removesuffix('.')}”"
    return f"“{' '.join(spoken[:OPENING]).rstrip(',;:–')}{NO_BREAK_SPACE}…”"


def name_of(change: Change) -> str:
    """“Takaichi Sanae”; “Two neighbours with one strait”; “The discharge began …”."""
    said = words(change.now or change.was)
    if change.of == "abstract":
        return "the abstract"
    if change.of in ENTRIES:
        return said.partition(": ")[0]
    if change.of == "judgement":
        return opening(said.partition(" [")[0])
    if change.name and not (change.of == "point" and change.kind != "reworded"):
        return opening(change.name)
    return opening(said)
