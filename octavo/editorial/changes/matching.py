"""Matching: which part of this edition was which part of the earlier one.

*Takes* two books. *Gives* for each part of the new one the part that it was. An id
that the author wrote decides; after it the same words in the same place, the same
words elsewhere, and at last likeness: two parts are alike if most of their rare words
are the same. Numbers and derived ids say nothing, for they shift.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from octavo.editorial.changes.parts import Book, Part

LIKE_HERE = 0.4  # share of rare words that are the same, within one section
LIKE_NEAR = 0.5  # within one division
LIKE_ANYWHERE = 0.6
FEWEST_WORDS = 4  # a part that says less is not known again by its words elsewhere


@dataclass(slots=True)
class Match:
    """`was`: new id → old part. `now`: old id → new part."""

    old: Book
    new: Book
    was: dict[str, Part] = field(default_factory=dict)
    now: dict[str, Part] = field(default_factory=dict)

    def pair(self, new: Part, old: Part) -> None:
        self.was[new.id] = old
        self.now[old.id] = new

    def same_place(self, new: Part, old: Part) -> bool:
        """Whether both stand in the same section or division."""
        above = self.was.get(new.above)
        return above.id == old.above if above else not new.above and not old.above

    def same_division(self, new: Part, old: Part) -> bool:
        """Whether both stand in the same division."""
        above = self.was.get(new.division)
        return above is not None and above.id == old.division


def match(old: Book, new: Book) -> Match:
    """The parts of `new` known again in `old`: divisions, then sections and blocks."""
    found = Match(old, new)
    _by_id(found)
    rare = _rarity((*old.parts.values(), *new.parts.values()))
    for of in ("division", "section", "block"):
        if of != "block":
            _by_title(found, of)
        else:
            _by_words(found, found.same_place)
            _by_words(found, lambda new, old: _is_telling(new))
        _by_likeness(found, of, rare, LIKE_HERE, found.same_place)
        if of != "division":
            _by_likeness(found, of, rare, LIKE_NEAR, found.same_division)
            _by_likeness(found, of, rare, LIKE_ANYWHERE, lambda new, old: True)
    return found


def _by_id(found: Match) -> None:
    """Ids that the author wrote in both editions."""
    for new in found.new.parts.values():
        old = found.old.parts.get(new.id)
        if old and new.given and old.given and new.of == old.of:
            found.pair(new, old)


def _left(found: Match, of: str) -> tuple[list[Part], list[Part]]:
    """The parts of both books that are not known again yet."""
    news = [part for part in found.new.of(of) if part.id not in found.was]
    olds = [part for part in found.old.of(of) if part.id not in found.now]
    return news, olds


def _by_title(found: Match, of: str) -> None:
    """Divisions and sections of one title, in the same place."""
    news, olds = _left(found, of)
    for new in news:
        for old in olds:
            same = new.title == old.title and new.kind == old.kind
            if same and old.id not in found.now and found.same_place(new, old):
                found.pair(new, old)
                break


def _by_words(found: Match, may: Callable[[Part, Part], bool]) -> None:
    """Blocks that say the same, in the order in which they stand."""
    news, olds = _left(found, "block")
    said: dict[tuple[str, str], list[Part]] = {}
    for old in olds:
        said.setdefault((old.kind, old.known), []).append(old)
    for new in news:
        alike = said.get((new.kind, new.known), [])
        chosen = next((old for old in alike if may(new, old)), None)
        if chosen:
            alike.remove(chosen)
            found.pair(new, chosen)


def _is_telling(part: Part) -> bool:
    return len(part.words) >= FEWEST_WORDS


def _rarity(parts: Iterable[Part]) -> Mapping[str, float]:
    """How much each word tells: the fewer blocks have it, the more."""
    blocks = [part for part in parts if part.of == "block"]
    counts = Counter(word for part in blocks for word in part.words)
    return {word: math.log(1 + len(blocks) / count) for word, count in counts.items()}


def _by_likeness(
    found: Match,
    of: str,
    rare: Mapping[str, float],
    least: float,
    may: Callable[[Part, Part], bool],
) -> None:
    """Pair what is most alike first; of equals, what stands first."""
    news, olds = _left(found, of)
    weighed = [(new, new.words, _weight(new.words, rare)) for new in news]
    weighed_old = [(old, old.words, _weight(old.words, rare)) for old in olds]
    pairs: list[tuple[float, int, int]] = []
    for i, (new, new_words, new_weight) in enumerate(weighed):
        for j, (old, old_words, old_weight) in enumerate(weighed_old):
            if new.kind != old.kind or not may(new, old):
                continue
            both = new_weight + old_weight
            alike = 2 * _weight(new_words & old_words, rare) / both if both else 0.0
            if alike >= least:
                pairs.append((-alike, i, j))
    for _, i, j in sorted(pairs):
        new, old = news[i], olds[j]
        if new.id not in found.was and old.id not in found.now:
            found.pair(new, old)


def _weight(words: Iterable[str], rare: Mapping[str, float]) -> float:
    # fsum: a set has no order, and the sum must not depend on it
    return math.fsum(rare.get(word, 1.0) for word in words)
