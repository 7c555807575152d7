"""The proofreader: everything that can be found wrong without setting a page.

*Takes* a numbered publication. *Gives* diagnostics. `CHECKS` is the whole list; each
check is a small function from the sheet to what it found.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from octavo.diagnostics import Diagnostic
from octavo.editorial.lines import every_line
from octavo.editorial.proof.balance import unbalanced_positions
from octavo.editorial.proof.characters import uncovered_characters
from octavo.editorial.proof.divisions import empty_divisions, twin_lists, twin_titles
from octavo.editorial.proof.index import blind_sees, uneven_entries
from octavo.editorial.proof.naming import (
    unknown_citations,
    unknown_crossrefs,
    unknown_terms,
)
from octavo.editorial.proof.room import overlong_notes
from octavo.editorial.proof.sheet import Sheet
from octavo.editorial.proof.sources import (
    copies_alone,
    misplaced_notes,
    uncited_sources,
    unsourced_claims,
)
from octavo.editorial.proof.time import stale_facts, undrawn_events
from octavo.model.publication import Publication

Check = Callable[[Sheet], Iterable[Diagnostic]]
CHECKS: tuple[Check, ...] = (
    unknown_citations,
    unknown_crossrefs,
    unknown_terms,
    misplaced_notes,
    overlong_notes,
    uncovered_characters,
    blind_sees,
    uneven_entries,
    uncited_sources,
    unsourced_claims,
    unbalanced_positions,
    copies_alone,
    stale_facts,
    undrawn_events,
    twin_titles,
    twin_lists,
    empty_divisions,
)


def proofread(
    publication: Publication,
    *,
    today: date,
    covered: frozenset[int] | None,
    within: int,
    unread: tuple[str, ...],
) -> tuple[Diagnostic, ...]:
    """What every check found in a numbered publication."""
    sheet = Sheet(
        publication=publication,
        lines=every_line(publication),
        today=today,
        covered=covered,
        within=within,
        unread=unread,
    )
    return tuple(found for check in CHECKS for found in check(sheet))
