"""The bibliography: what was cited, in groups.

*Takes* the sources and what was cited where. *Gives* treaties and official texts
first, then the others by the chapter that first cites them or, cited in no chapter, by
the division; what events alone cite stands with the timeline. The groups follow the
book, each runs by date. What nothing cites is not printed.
"""

from __future__ import annotations

from collections.abc import Iterable

from octavo.editorial.collation import collation_key
from octavo.editorial.dates import in_words
from octavo.editorial.references import LAW, address, names_in_full, source_id
from octavo.model.faircopy import BibliographyEntry, BibliographyGroup
from octavo.model.inlines import words
from octavo.model.publication import Publication, Source

OFFICIAL = "Treaties and official texts"
EVENTS = "Timeline"  # cited by events alone
_OFFICIAL, _EVENTS = "_official", "_events"  # no division can be called so


def make_bibliography(
    publication: Publication, cited: Iterable[tuple[str, str]]
) -> tuple[BibliographyGroup, ...]:
    """The groups, in the order in which they are printed; empty ones are left out."""
    where: dict[str, dict[str, None]] = {}
    for division, key in cited:
        where.setdefault(key, {})[division] = None
    grouped: dict[str, list[BibliographyEntry]] = {}
    for source in {s.id: s for s in reversed(publication.sources)}.values():
        if source.id not in where:
            continue
        cited_in = tuple(where[source.id])
        group = _group(source, cited_in, publication)
        grouped.setdefault(group, []).append(_entry(source, cited_in))
    titles = _titles(publication)
    return tuple(
        BibliographyGroup(
            id=_id(group),
            title=titles[group],
            entries=tuple(sorted(grouped[group], key=_order)),
        )
        for group in titles
        if group in grouped
    )


def _id(group: str) -> str:
    own = "_" if f"_{group}" in (_OFFICIAL, _EVENTS) else ""
    return f"sources-{group.removeprefix('_')}{own}"


def _titles(publication: Publication) -> dict[str, str]:
    """Title by group, in printing order: official texts, then division by division."""
    titles = {_OFFICIAL: OFFICIAL}
    for division in publication.divisions:
        title = words(division.title)
        number = f"Chapter {division.number}. " if division.number else ""
        titles[division.id] = f"{number}{title}"
        if division.kind == "timeline":
            titles[_EVENTS] = EVENTS
    return titles if _EVENTS in titles else titles | {_EVENTS: EVENTS}


def _group(source: Source, cited_in: tuple[str, ...], publication: Publication) -> str:
    if source.type in LAW or source.grade == "A":
        return _OFFICIAL
    numbered = {d.id for d in publication.divisions if d.number}
    divisions = [division for division in cited_in if division]
    first = next((d for d in divisions if d in numbered), "")
    return first or next(iter(divisions), _EVENTS)


def _entry(source: Source, cited_in: tuple[str, ...]) -> BibliographyEntry:
    return BibliographyEntry(
        source=source,
        id=source_id(source.id),
        author=names_in_full(source.author),
        title=source.title,
        detail=", ".join(_detail(source)),
        date=in_words(source.issued, source.issued_to),
        address=address(source.url),
        cited_in=tuple(d for d in cited_in if d),
    )


def _detail(source: Source) -> list[str]:
    """Container and publisher, once each, and the pages."""
    author = names_in_full(source.author)
    named = dict.fromkeys((source.container_title, source.publisher))
    pages = f"pp.\u00a0{source.page}" if source.page else ""
    return [part for part in (*named, pages) if part and part != author]


def _order(entry: BibliographyEntry) -> tuple[bool, str, object, str]:
    """By date, the undated last, then by title."""
    issued = entry.source.issued
    return not issued, issued, collation_key(entry.title), entry.id
