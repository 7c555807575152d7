"""The index: letters, entries, sub-entries.

*Takes* the marks that were met, in reading order. *Gives* the index in alphabetical
order. Entries that differ in capitals only are one, in the form used most. One that
equals a glossary term, a party or a person carries its native script. An entry
`see: Dokdo; Liancourt Rocks` (Sphinx) makes "Dokdo, see Liancourt Rocks" and has no
locators of its own.
"""

from __future__ import annotations

from collections import Counter
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
        draft = drafts.setdefault(entry.casefold(), _Draft())
        draft.forms[entry] += 1
        if mark.entry.startswith(SEE):
            draft.see[mark.subentry] = None
        elif mark.subentry:
            inner = draft.entries.setdefault(mark.subentry.casefold(), _Draft())
            inner.forms[mark.subentry] += 1
            inner.locators.append(mark.locator)
        else:
            draft.locators.append(mark.locator)
    scripts = _scripts(publication)
    ids = _Ids()
    ordered = sorted(drafts.values(), key=lambda d: (collation_key(d.term), d.term))
    entries = [_entry(draft, scripts, ids) for draft in ordered]
    return tuple(
        IndexLetter(letter=letter, entries=tuple(group))
        for letter, group in groupby(entries, key=lambda entry: initial(entry.term))
    )


@dataclass
class _Draft:
    """An entry being gathered; `forms` counts how it was written."""

    forms: Counter[str] = field(default_factory=Counter)
    locators: list[Locator] = field(default_factory=list)
    see: dict[str, None] = field(default_factory=dict)
    entries: dict[str, _Draft] = field(default_factory=dict)

    @property
    def term(self) -> str:
        """The form used most; of two, the one met first."""
        return self.forms.most_common(1)[0][0]


@dataclass
class _Ids:
    """Gives each entry an id of its own."""

    given: Counter[str] = field(default_factory=Counter)

    def __call__(self, *terms: str) -> str:
        """Letters of any script are kept, as XML allows; signs go by their numbers
        where a term is made of nothing else."""
        kept = ["".join(c if c.isalnum() else "-" for c in t.lower()) for t in terms]
        kept = [
            part if part.strip("-") else "-".join(f"u{ord(c):x}" for c in term)
            for part, term in zip(kept, terms, strict=True)
        ]
        slug = "-".join(["index", *filter(None, "-".join(kept).split("-"))])
        self.given[slug] += 1
        count = self.given[slug]
        return slug if count == 1 else self(*terms, str(count))


def _entry(
    draft: _Draft, scripts: Mapping[str, tuple[Native, ...]], ids: _Ids
) -> IndexEntry:
    term = draft.term
    inner = sorted(draft.entries.values(), key=lambda d: (subentry_key(d.term), d.term))
    return IndexEntry(
        id=ids(term),
        term=term,
        native=tuple((n.lang, n.text) for n in scripts.get(term.casefold(), ())),
        locators=tuple(draft.locators),
        see=tuple(sorted(draft.see, key=collation_key)),
        entries=tuple(
            IndexEntry(
                id=ids(term, sub.term), term=sub.term, locators=tuple(sub.locators)
            )
            for sub in inner
        ),
    )


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
    named |= {term.term: term.native for term in publication.terms}
    return {name.casefold(): native for name, native in named.items()}
