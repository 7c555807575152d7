"""Order: which parts were moved.

*Takes* parts known again. *Gives* the fewest that must be moved to make the old order
the new one: those outside a longest run that kept its order.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from octavo.editorial.changes.matching import Match
from octavo.editorial.changes.parts import Part


def moved(found: Match) -> tuple[Part, ...]:
    """The parts of the new book that stand elsewhere than they stood."""
    rank = {name: count for count, name in enumerate(found.old.parts)}
    gone: set[str] = set()
    beside: dict[tuple[str, str], list[Part]] = {}
    for new in found.new.parts.values():
        old = found.was.get(new.id)
        if old is None:
            continue
        if found.same_place(new, old):
            beside.setdefault((new.above, new.of), []).append(new)
        else:
            gone.add(new.id)
    for parts in beside.values():
        kept = longest_rising([rank[found.was[part.id].id] for part in parts])
        gone.update(part.id for i, part in enumerate(parts) if i not in kept)
    return tuple(part for part in found.new.parts.values() if part.id in gone)


def longest_rising(ranks: Sequence[int]) -> frozenset[int]:
    """The indices of a longest rising run of `ranks`, which differ from each other."""
    tails: list[int] = []  # index of the least last rank of a run of each length
    before: list[int] = []  # index of the rank before, -1 for none
    for i, rank in enumerate(ranks):
        at = bisect_left([ranks[t] for t in tails], rank)
        before.append(tails[at - 1] if at else -1)
        tails[at : at + 1] = [i]
    kept: set[int] = set()
    at = tails[-1] if tails else -1
    while at >= 0:
        kept.add(at)
        at = before[at]
    return frozenset(kept)
