"""The apparatus: sources.yaml, terms.yaml and events.yaml.

*Takes* the desk. *Gives* sources (CSL-JSON 1.0.2), terms and events; a file that is
missing gives none.
"""

from __future__ import annotations

from collections.abc import Iterator

from octavo.manuscript.desk import Desk
from octavo.manuscript.entries import read_native
from octavo.manuscript.fields import Fields, open_fields
from octavo.manuscript.keys import Kind, Shape
from octavo.manuscript.keys_publication import EVENT, SOURCE, TERM
from octavo.manuscript.nodes import Mapping, Node, Scalar, Sequence
from octavo.manuscript.values import read_when
from octavo.model.publication import Event, Name, Source, Term

TERMS = "terms.yaml"


def term_ids(desk: Desk) -> dict[str, str]:
    """What {term}`…` may say: each term's id or name, case folded → its id."""
    if not (desk.folder / TERMS).exists():
        return {}
    root = desk.open_yaml(TERMS)
    items = root.items if isinstance(root, Sequence) else ()
    known: dict[str, str] = {}
    for item in items:
        term_id = item.get("id") if isinstance(item, Mapping) else None
        name = item.get("term") if isinstance(item, Mapping) else None
        if isinstance(term_id, Scalar):
            known.setdefault(term_id.value.casefold(), term_id.value)
            if isinstance(name, Scalar):
                known.setdefault(name.value.casefold(), term_id.value)
    return known


def _listed(desk: Desk, file: str, shape: Shape) -> Iterator[Fields]:
    if not (desk.folder / file).exists():
        return
    root = desk.open_yaml(file)
    if root is None:
        return
    if not isinstance(root, Sequence):
        message = f"found no list, expected a list of items, {shape.noun} each"
        desk.report("E-122", root, message, "begin each item with -")
        return
    for item in root.items:
        fields = open_fields(desk, item, shape)
        if fields is not None:
            yield fields


def read_sources(desk: Desk) -> tuple[Source, ...]:
    """The sources that have a key; one without has been reported."""
    read = (_source(f) for f in _listed(desk, "sources.yaml", SOURCE))
    return tuple(source for source in read if source.id)


def _source(fields: Fields) -> Source:
    custom = fields.mapping("custom")
    issued, issued_to = _csl_date(fields, "issued")
    accessed, _ = _csl_date(fields, "accessed")
    return Source(
        id=fields.id(fields.desk.keys),
        type=fields.word("type"),
        title=fields.plain("title"),
        author=tuple(_name(name) for name in fields.mappings("author")),
        container_title=fields.plain("container-title"),
        publisher=fields.plain("publisher"),
        issued=issued,
        issued_to=issued_to,
        accessed=accessed,
        url=fields.plain("URL"),
        language=fields.plain("language"),
        page=fields.plain("page"),
        note=fields.plain("note"),
        grade=custom.word("grade") if custom else "",
        short=fields.plain("title-short"),
        place=fields.place,
    )


def _name(fields: Fields) -> Name:
    """A CSL name; reports E-121 when it names nobody."""
    if not (fields.has("family") or fields.has("literal")):
        fix = "write {family, given} for a person, {literal} for an institution"
        message = "a name has neither family nor literal"
        fields.desk.report("E-121", fields.node, message, fix)
    return Name(
        family=fields.plain("family"),
        given=fields.plain("given"),
        literal=fields.plain("literal"),
    )


def _csl_date(fields: Fields, name: str) -> tuple[str, str]:
    """Beginning and end of a CSL date: `{date-parts: [[2019, 4, 11]]}` or a when."""
    node = fields.raw(name)
    if isinstance(node, Scalar):
        begin, slash, end = node.value.partition("/")
        if slash and read_when(begin) and read_when(end):
            return begin, end
        return fields.when(name), ""
    if node is None:
        return "", ""
    parts = node.get("date-parts") if isinstance(node, Mapping) else None
    dates = [_date_parts(p) for p in parts.items] if isinstance(parts, Sequence) else []
    if not 1 <= len(dates) <= 2 or not all(dates):
        message = f"found no date in {name}, expected date-parts or a year, month, day"
        fix = f'write {name}: "2019-04-11", or {{date-parts: [[2019, 4, 11]]}}'
        fields.desk.report("E-123", node, message, fix)
        return "", ""
    return dates[0], dates[1] if len(dates) == 2 else ""


def _date_parts(node: Node) -> str:
    if not isinstance(node, Sequence) or not 1 <= len(node.items) <= 3:
        return ""
    words = [item.value if isinstance(item, Scalar) else "" for item in node.items]
    if not all(word.isascii() and word.isdigit() for word in words):
        return ""
    year, *rest = (int(word) for word in words)
    return read_when("-".join([f"{year:04d}", *(f"{part:02d}" for part in rest)]))


def read_terms(desk: Desk) -> tuple[Term, ...]:
    """The terms that have an id."""
    read = (_term(f) for f in _listed(desk, TERMS, TERM))
    return tuple(term for term in read if term.id)


def _term(fields: Fields) -> Term:
    return Term(
        id=fields.id(fields.desk.terms),
        term=fields.plain("term"),
        native=read_native(fields),
        definition=fields.line("definition"),
        note=fields.line("note"),
        place=fields.place,
    )


def read_events(desk: Desk) -> tuple[Event, ...]:
    """The events that have a date; an event without one cannot be drawn."""
    read = (_event(f) for f in _listed(desk, "events.yaml", EVENT))
    return tuple(event for event in read if event.date)


def _event(fields: Fields) -> Event:
    division = fields.scalar("division", Kind.REFERENCE)
    return Event(
        date=fields.when("date"),
        text=fields.line("text"),
        by=fields.party("by", ("both", "neither")),
        division=fields.desk.want(division, "division", "division") if division else "",
        unverified=fields.flag("unverified"),
        source=fields.line("source"),
        place=fields.place,
    )
