"""The apparatus: sources, events and terms that came, went or were reworded.

*Takes* two publications. *Gives* changes that stand in no division of their own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher

from octavo.editorial.changes.said import bare_words
from octavo.editorial.dates import in_words
from octavo.editorial.lines import every_line
from octavo.editorial.notes import keys_in
from octavo.model.changes import Change
from octavo.model.inlines import Line, Run
from octavo.model.publication import Event, Publication, Source, Term

ALIKE = 0.5  # of the words of two events of one day


def apparatus_news(new: Publication, old: Publication) -> Iterator[Change]:
    """What is different in events, terms and sources, in this order."""
    yield from _events(new, old)
    yield from _terms(new, old)
    yield from _sources(new, old)


def _line(words: str) -> Line:
    return (Run(words),) if words else ()


def _events(new: Publication, old: Publication) -> Iterator[Change]:
    now = [event for event in new.events if _told(event) not in map(_told, old.events)]
    was = [event for event in old.events if _told(event) not in map(_told, new.events)]
    for event in now:
        then = _same_event(event, was)
        if then:
            was.remove(then)
        yield _event("reworded" if then else "added", _target(new, event), event, then)
    for event in was:
        yield _event("removed", "", None, event)


def _told(event: Event) -> str:
    return f"{in_words(event.date)}: {bare_words(event.text)}"


def _same_event(event: Event, others: list[Event]) -> Event | None:
    """The event that this one was: other words for the same day, or the same words
    for another."""
    for other in others:
        if bare_words(event.text) == bare_words(other.text):
            return other
    alike = [o for o in others if o.date == event.date and _likeness(event, o) >= ALIKE]
    return max(alike, key=lambda other: _likeness(event, other), default=None)


def _likeness(one: Event, other: Event) -> float:
    said = bare_words(one.text).split(), bare_words(other.text).split()
    return SequenceMatcher(None, *said, autojunk=False).ratio()


def _target(publication: Publication, event: Event) -> str:
    """The chapter that tells of the event, or the timeline."""
    known = {division.id for division in publication.divisions}
    drawn = [d.id for d in publication.divisions if d.kind == "timeline"]
    return event.division if event.division in known else "".join(drawn[:1])


def _event(kind: str, target: str, now: Event | None, was: Event | None) -> Change:
    return Change(
        kind=kind,
        of="event",
        target=target,
        where=_line("Timeline"),
        now=_line(_told(now)) if now else (),
        was=_line(_told(was)) if was else (),
        division=target,
        within=target,
    )


def _terms(new: Publication, old: Publication) -> Iterator[Change]:
    glossary = next((d.id for d in new.divisions if d.kind == "glossary"), "")
    now, was = _defined(new.terms), _defined(old.terms)
    for name in [*now, *(gone for gone in was if gone not in now)]:
        said, then = now.get(name, ""), was.get(name, "")
        if said == then:
            continue
        kind = "reworded" if said and then else "added" if said else "removed"
        yield Change(
            kind=kind,
            of="term",
            target=f"term-{name}" if said and glossary else "",
            where=_line("Glossary"),
            now=_line(said),
            was=_line(then),
            division=glossary,
            within=glossary if said else "",
        )


def _defined(terms: tuple[Term, ...]) -> Mapping[str, str]:
    return {
        term.id: f"{term.term}: "
        f"{bare_words(term.definition)} {bare_words(term.note)}".strip(": ")
        for term in terms
    }


def _sources(new: Publication, old: Publication) -> Iterator[Change]:
    """The sources that are cited; one with a new key is the source that it was."""
    now, was = _cited(new), _cited(old)
    before, after = set(map(_name, was)), set(map(_name, now))
    listed = any(d.kind == "bibliography" for d in new.divisions)
    for source in now:
        if source.id not in {s.id for s in was} and _name(source) not in before:
            target = f"source-{source.id}" if listed else ""
            yield _source("source-added", target, source)
    for source in was:
        if source.id not in {s.id for s in now} and _name(source) not in after:
            yield _source("source-withdrawn", "", source)


def _cited(publication: Publication) -> list[Source]:
    keys = {key for _, line in every_line(publication) for key in keys_in(line)}
    return [source for source in publication.sources if source.id in keys]


def _name(source: Source) -> str:
    return source.url or f"{source.title}, {source.issued}"


def _source(kind: str, target: str, source: Source) -> Change:
    when = f", {in_words(source.issued)}" if source.issued else ""
    words = _line(f"{source.short or source.title}{when}")
    added = kind == "source-added"
    return Change(
        kind=kind,
        of="source",
        target=target,
        where=_line("Sources"),
        now=words if added else (),
        was=() if added else words,
        within=target,
    )
