"""Collation: the order of the alphabet, for the index and the bibliography.

Word by word, blind to case, accents and punctuation: "Abe", "Ainu", "Éire", "islets",
"Liancourt Rocks". Numbers stand before A and count by value.
"""

from __future__ import annotations

import re
import unicodedata
from types import MappingProxyType

UNDECOMPOSED = MappingProxyType(
    str.maketrans(
        {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "þ": "th"}
        | {"ı": "i", "ħ": "h", "ŋ": "n"}
    )
)
SMALL_WORDS = frozenset(
    ("a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "the", "to", "with")
)
Key = tuple[tuple[int, int, str], ...]


def collation_key(term: str) -> Key:
    """A sort key: equal for terms that differ in case, accents or punctuation only."""
    return tuple(
        (0, int(word), "") if word.isdecimal() else (1, 0, word)
        for word in _plain(term).split()
    )


def subentry_key(term: str) -> Key:
    """As `collation_key`, past small words in front: "of the islets" is "islets"."""
    spelled = _plain(term).split()
    while len(spelled) > 1 and spelled[0] in SMALL_WORDS:
        spelled.pop(0)
    return collation_key(" ".join(spelled))


def initial(term: str) -> str:
    """The letter that a term stands under; "0–9" for numbers, "Signs" before them."""
    plain = _plain(term).replace(" ", "")
    if not plain:
        return "Signs"
    if plain[0].isdecimal():
        return "0–9"
    return plain[0].upper()


def _plain(term: str) -> str:
    folded = unicodedata.normalize("NFKD", term.casefold().translate(UNDECOMPOSED))
    letters = "".join(c for c in folded if not unicodedata.combining(c))
    recomposed = unicodedata.normalize("NFC", re.sub(r"[’'“”\"]", "", letters))
    return " ".join(re.findall(r"\w+", recomposed))
