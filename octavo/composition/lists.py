"""The lists of the book: glossary and listings, in the shape they are set.

*Takes* a fair copy. *Gives* columns and rows for templates to loop over.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType

from octavo.composition.languages import language_name
from octavo.model.blocks import Native
from octavo.model.faircopy import FairCopy, ListingEntry
from octavo.model.publication import Term


@dataclass(frozen=True, slots=True)
class LanguageColumn:
    """A column of the glossary; `party` is the id of the party that speaks it."""

    language: str
    name: str
    party: str


@dataclass(frozen=True, slots=True)
class GlossaryRow:
    """A term, and for each language column its words, which may be none."""

    term: Term
    native: tuple[tuple[Native, ...], ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of figures, maps or tables."""

    title: str
    entries: tuple[ListingEntry, ...]


LISTED = MappingProxyType(
    {
        "Figures": ("figure", "chart", "timeline"),
        "Maps": ("map",),
        "Tables": ("table",),
    }
)


def language_columns(fair_copy: FairCopy) -> tuple[LanguageColumn, ...]:
    """The glossary's languages: the parties' first, in their order, then others."""
    parties = fair_copy.publication.parties
    spoken = {n.lang: party.id for party in reversed(parties) for n in party.native}
    used = {n.lang for term in fair_copy.publication.terms for n in term.native}
    order = [n.lang for party in parties for n in party.native if n.lang in used]
    return tuple(
        LanguageColumn(tag, language_name(tag), spoken.get(tag, ""))
        for tag in dict.fromkeys((*order, *sorted(used)))
    )


def glossary_rows(
    fair_copy: FairCopy, columns: tuple[LanguageColumn, ...]
) -> tuple[GlossaryRow, ...]:
    """The terms in the order of terms.yaml as editorial left it."""
    return tuple(
        GlossaryRow(
            term,
            tuple(
                tuple(n for n in term.native if n.lang == column.language)
                for column in columns
            ),
        )
        for term in fair_copy.publication.terms
    )


def listings(
    listed: tuple[ListingEntry, ...], of: tuple[str, ...] = ()
) -> tuple[Listing, ...]:
    """The lists of the book that are not empty; with *of*, one list of these kinds."""
    wanted = (("", of),) if of else tuple(LISTED.items())
    made = (
        Listing(title, tuple(entry for entry in listed if entry.kind in kinds))
        for title, kinds in wanted
    )
    return tuple(listing for listing in made if listing.entries)
