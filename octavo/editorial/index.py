"""The index: letters, entries, sub-entries.

*Takes* the marks that were met, in reading order. *Gives* the index in alphabetical
order. An entry that equals a glossary term, a party or a person also carries its
native script. An entry `see: Dokdo; Liancourt Rocks` (Sphinx) makes "Dokdo, see
Liancourt Rocks" and has no locators of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import groupby

from octavo.editorial.collation import collation_key, initial, subentry_key
from octavo.editorial.lines import every_block
from octavo.editorial.resolution import Mark
from octavo.model.blocks import Native, People
from octavo.model.faircopy import IndexEntry, IndexLetter, Locator
from octavo.model.publication import Publication

SEE = "see: "


def make_index(
    marks: Iterable[Mark], publication: Publication
) -> tuple[IndexLetter, ...]:
    """The index of a book. Locators keep reading order; pages are merged when known."""
    drafts: dict[str, _Draft] = {}
    for mark in marks:
        entry = mark.entry.removeprefix(SEE)
        draft = drafts.setdefault(entry, _Draft())
        if mark.entry.startswith(SEE):
            draft.see[mark.subentry] = None
        elif mark.subentry:
            draft.entries.setdefault(mark.subentry, []).append(mark.locator)
        else:
            draft.locators.append(mark.locator)
    scripts = _scripts(publication)
    ordered = sorted(drafts, key=lambda term: (collation_key(term), term))
    entries = [_entry(term, drafts[term], scripts) for term in ordered]
    return tuple(
        IndexLetter(letter=letter, entries=tuple(group))
        for letter, group in groupby(entries, key=lambda entry: initial(entry.term))
    )


@dataclass
class _Draft:
    locators: list[Locator] = field(default_factory=list)
    see: dict[str, None] = field(default_factory=dict)
    entries: dict[str, list[Locator]] = field(default_factory=dict)


def _entry(
    term: str, draft: _Draft, scripts: Mapping[str, tuple[Native, ...]]
) -> IndexEntry:
    slug = _slug(term)
    return IndexEntry(
        id=slug,
        term=term,
        native=tuple((n.lang, n.text) for n in scripts.get(term, ())),
        locators=tuple(draft.locators),
        see=tuple(sorted(draft.see, key=collation_key)),
        entries=tuple(
            IndexEntry(
                id=f"{slug}-{_slug(sub).removeprefix('index-')}",
                term=sub,
                locators=tuple(draft.entries[sub]),
            )
            for sub in sorted(draft.entries, key=lambda sub: (subentry_key(sub), sub))
        ),
    )


def _slug(term: str) -> str:
    """An id from a term; letters of any script are kept, as XML allows."""
    kept = "".join(c if c.isalnum() else "-" for c in term.lower())
    return "index-" + "-".join(filter(None, kept.split("-")))


def _scripts(publication: Publication) -> Mapping[str, tuple[Native, ...]]:
    """How glossary terms, people and parties are written, by name."""
    people = (
        person
        for division in publication.divisions
        for block in every_block(division)
        if isinstance(block, People)
        for person in block.entries
    )
    named = {person.name: person.native for person in people if person.native}
    named |= {party.name: party.native for party in publication.parties}
    return named | {term.term: term.native for term in publication.terms}
