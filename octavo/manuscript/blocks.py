"""Blocks: one small function for each kind that an author can write.

*Takes* a list of nodes. *Gives* the model's blocks with their ids, derived where
the author gave none; reports E-144 for an unknown kind.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from collections.abc import Mapping as ReadOnly
from types import MappingProxyType

from octavo.manuscript.captioned import (
    read_chart,
    read_figure,
    read_map,
    read_timeline,
)
from octavo.manuscript.desk import PUBLICATION_FILE, Desk, nearest, one_of
from octavo.manuscript.entries import (
    read_fact,
    read_judgement,
    read_key_entry,
    read_person,
)
from octavo.manuscript.fields import Fields, entries_of, open_fields
from octavo.manuscript.keys import Kind
from octavo.manuscript.keys_blocks import block_shape
from octavo.manuscript.nodes import Entry, Mapping, Node, Scalar
from octavo.manuscript.tables import read_table
from octavo.model.blocks import (
    Aside,
    Block,
    Facts,
    Generated,
    Judgements,
    Key,
    People,
    Point,
    Positions,
    Quotation,
    Text,
)
from octavo.model.inlines import Line
from octavo.model.semantics import BLOCK_KINDS

Reader = Callable[[Fields, str], Block]
_KEYS_ELSEWHERE = ("type", "block", "component")
_ELSEWHERE = MappingProxyType(
    {
        **dict.fromkeys(("callout", "sidebar", "note", "box", "margin-note"), "aside"),
        **dict.fromkeys(("admonition", "info", "tip", "warning"), "aside"),
        **dict.fromkeys(("image", "picture", "photo", "illustration"), "figure"),
        **dict.fromkeys(("graph", "plot", "diagram", "vega"), "chart"),
        **dict.fromkeys(("quote", "blockquote", "pull-quote"), "quotation"),
        **dict.fromkeys(("paragraph", "prose", "markdown", "body"), "text"),
        **dict.fromkeys(("fact", "key-figures", "statistics", "stats"), "facts"),
        **dict.fromkeys(("person", "who-is-who", "biographies"), "people"),
        **dict.fromkeys(("judgement", "judgment", "assessment"), "judgements"),
        **dict.fromkeys(("legend", "how-to-read"), "key"),
        **dict.fromkeys(("toc", "table-of-contents"), "contents"),
        **dict.fromkeys(("references", "sources", "works-cited"), "bibliography"),
        **dict.fromkeys(("list-of-figures", "list-of-tables"), "listing"),
        **dict.fromkeys(("terms", "definitions"), "glossary"),
        **dict.fromkeys(("copyright", "colophon"), "imprint"),
    }
)
"""What the kinds of blocks are called elsewhere."""


def read_blocks(desk: Desk, nodes: tuple[Node, ...], owner: str) -> tuple[Block, ...]:
    """The blocks of a division or section called `owner`."""
    return tuple(_blocks(desk, nodes, owner))


def _blocks(desk: Desk, nodes: tuple[Node, ...], owner: str) -> Iterator[Block]:
    for number, node in enumerate(nodes, 1):
        kind = _kind(desk, node)
        if not kind:
            continue
        fields = open_fields(desk, node, block_shape(kind))
        if fields is None:
            continue
        block_id = fields.id() or desk.derive_id(owner, number, fields.place)
        yield _READERS[kind](fields, block_id)


def _kind(desk: Desk, node: Node) -> str:
    """The kind of a block; "" when there is no such kind, reported."""
    if not isinstance(node, Mapping):
        message = "found words or a list, expected a block: a mapping of keys"
        desk.report("E-122", node, message, "write `- text: |` and the text below")
        return ""
    value = node.get("kind")
    if value is None:
        return "" if _kind_by_another_key(desk, node) else "text"
    scalar = desk.text(value, "the kind of a block")
    if scalar is None:
        return ""
    if scalar.value in BLOCK_KINDS:
        return scalar.value
    message = f"unknown kind of block “{scalar.value}”"
    desk.report("E-144", scalar, message, _way_out(scalar.value))
    return ""


def _kind_by_another_key(desk: Desk, node: Mapping) -> bool:
    """Whether a block names its kind as other formats do, `type: callout`; reported."""
    for entry in node.entries:
        if entry.key.value in _KEYS_ELSEWHERE and isinstance(entry.value, Scalar):
            message = f"a block has no key “{entry.key.value}”, expected kind"
            desk.report("E-120", entry.key, message, _way_out(entry.value.value))
            return True
    return False


def _way_out(written: str) -> str:
    plain = "-".join(written.lower().replace("_", " ").split())
    known = {**_ELSEWHERE, **{kind: kind for kind in BLOCK_KINDS}}
    near = nearest(plain, known)
    return f"write kind: {known[near]}" if near else f"kinds: {one_of(BLOCK_KINDS, 30)}"


def _text(fields: Fields, block_id: str) -> Text:
    return Text(
        id=block_id,
        place=fields.place,
        correction=fields.plain("correction"),
        prose=fields.prose("text", block_id),
    )


def _positions(fields: Fields, block_id: str) -> Positions:
    """What each party says; reports E-146 unless there are two parties."""
    desk = fields.desk
    if len(desk.parties) != 2 and desk.has_read(PUBLICATION_FILE):
        message = f"positions need two parties, found {len(desk.parties)}"
        fix = "add two parties to publication.yaml"
        desk.report("E-146", fields.node, message, fix)
    points = tuple(
        Point(says=_by_party(desk, entries_of(desk, item, "a point"), True))
        for item in fields.items("points")
    )
    return Positions(
        id=block_id,
        place=fields.place,
        correction=fields.plain("correction"),
        issue=fields.line("issue"),
        fact=fields.line("fact"),
        terms=_by_party(desk, fields.entries("terms")),
        points=points,
        primary=_by_party(desk, fields.entries("primary")),
        stands=fields.line("stands"),
    )


def _by_party(
    desk: Desk, entries: tuple[Entry, ...], whole: bool = False
) -> tuple[Line, ...]:
    """A line for each party, in the parties' order. `whole`: each must speak."""
    said = {
        party: desk.line(entry.value)
        for entry in entries
        if (party := desk.party(entry.key))
    }
    if not entries:
        return ()
    for party in desk.parties if whole else ():
        if party not in said:
            message = f"nothing is said for “{party}” in this point"
            fix = f"add {party}: what it says on the point"
            desk.report("E-121", entries[0].key, message, fix)
    return tuple(said.get(party, ()) for party in desk.parties)


def _facts(fields: Fields, block_id: str) -> Facts:
    entries = tuple(read_fact(entry) for entry in fields.mappings("entries"))
    correction = fields.plain("correction")
    return Facts(
        id=block_id, place=fields.place, correction=correction, entries=entries
    )


def _quotation(fields: Fields, block_id: str) -> Quotation:
    return Quotation(
        id=block_id,
        place=fields.place,
        correction=fields.plain("correction"),
        prose=fields.prose("text", block_id),
        by=fields.line("by"),
        source=fields.line("source"),
        lang=fields.plain("lang"),
    )


def _aside(fields: Fields, block_id: str) -> Aside:
    """A margin note; reports E-121 when it has neither text nor terms."""
    desk = fields.desk
    terms = fields.scalars("terms", Kind.REFERENCE)
    if not fields.has("text") and not fields.has("terms"):
        fix = "add text: the note, or terms: [id, …] to spell out from terms.yaml"
        desk.report("E-121", fields.node, "an aside has neither text nor terms", fix)
    return Aside(
        id=block_id,
        place=fields.place,
        correction=fields.plain("correction"),
        title=fields.line("title"),
        prose=fields.prose("text", block_id),
        terms=tuple(desk.want(term, "term", "term") for term in terms),
    )


def _people(fields: Fields, block_id: str) -> People:
    return People(
        id=block_id,
        place=fields.place,
        correction=fields.plain("correction"),
        title=fields.line("title"),
        entries=tuple(read_person(entry) for entry in fields.mappings("entries")),
    )


def _judgements(fields: Fields, block_id: str) -> Judgements:
    entries = tuple(read_judgement(entry) for entry in fields.mappings("entries"))
    correction = fields.plain("correction")
    return Judgements(
        id=block_id, place=fields.place, correction=correction, entries=entries
    )


def _key(fields: Fields, block_id: str) -> Key:
    entries = tuple(
        read_key_entry(entry, f"{block_id}-{number}")
        for number, entry in enumerate(fields.mappings("entries"), 1)
    )
    correction = fields.plain("correction")
    return Key(id=block_id, place=fields.place, correction=correction, entries=entries)


def _generated(fields: Fields, block_id: str) -> Generated:
    return Generated(
        id=block_id,
        place=fields.place,
        correction=fields.plain("correction"),
        kind=fields.shape.name,
        title=fields.line("title"),
        of=fields.plains("of") if "of" in fields.shape.names else (),
    )


_READERS: ReadOnly[str, Reader] = MappingProxyType(
    {
        "text": _text,
        "figure": read_figure,
        "chart": read_chart,
        "map": read_map,
        "timeline": read_timeline,
        "table": read_table,
        "positions": _positions,
        "facts": _facts,
        "quotation": _quotation,
        "aside": _aside,
        "people": _people,
        "judgements": _judgements,
        "key": _key,
        "contents": _generated,
        "listing": _generated,
        "glossary": _generated,
        "bibliography": _generated,
        "index": _generated,
        "changes": _generated,
        "imprint": _generated,
    }
)
