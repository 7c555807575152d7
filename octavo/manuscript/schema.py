"""The schema: JSON Schemas (2020-12) for editors, one for each kind of file.

*Takes* the table of keys. *Gives* dictionaries ready for JSON. What it accepts is
what the reader accepts in form; what only the reader can know (that a file is there,
that an id is known) it leaves to the reader.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from octavo.manuscript.keys import Key, Kind, Shape
from octavo.manuscript.keys_blocks import block_shape
from octavo.manuscript.keys_divisions import DIVISION, SECTION, UNTITLED
from octavo.manuscript.keys_publication import EVENT, PUBLICATION, SOURCE, TERM
from octavo.model.semantics import BLOCK_KINDS

Schema = dict[str, object]

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_WORDS = MappingProxyType({"type": ["string", "number"]})  # numbers are words as well
_ID = r"^[a-z][a-z0-9]*([.-][a-z0-9]+)*$"
_KINDS: Mapping[Kind, Mapping[str, object]] = MappingProxyType(
    {
        Kind.PLAIN: _WORDS,
        Kind.LINE: _WORDS,
        Kind.PROSE: _WORDS,
        Kind.SCALAR: _WORDS,
        Kind.PATH: {"type": "string"},
        Kind.PARTY: {"type": "string"},
        Kind.REFERENCE: _WORDS,
        Kind.WORD: {"type": "string"},
        Kind.DATE: {"type": "string", "pattern": r"^\d{4}-\d\d-\d\d$"},
        Kind.WHEN: {
            "type": ["string", "integer"],
            "pattern": r"^\d{4}(-\d\d(-\d\d)?)?$",
        },
        Kind.ID: {"type": "string", "pattern": _ID},
        Kind.SOURCE_KEY: {"type": ["string", "integer"], "pattern": r"^[\w.-]+$"},
        Kind.INTEGER: {"type": "integer"},
        Kind.NUMBER: {"type": "number"},
        Kind.FLAG: {"type": "boolean"},
        Kind.LANGUAGE: {"type": "string", "pattern": r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$"},
        Kind.COLOUR: {"type": "string", "pattern": "^#[0-9A-Fa-f]{6}$"},
        Kind.URL: {"type": "string", "pattern": "^https?://"},
        Kind.BY_PARTY: {"type": "object", "additionalProperties": dict(_WORDS)},
        Kind.DATA: {
            "anyOf": [
                {"type": "string"},
                {"type": "array", "items": {"type": "object"}, "minItems": 1},
            ]
        },
        Kind.ROWS: {
            "type": "array",
            "items": {
                "type": "array",
                "items": {"type": ["string", "number", "boolean", "null"]},
            },
        },
        Kind.FORMAT: {"type": "string"},
        Kind.SPECIFICATION: {"type": "object"},
        Kind.CSL_DATE: {
            "anyOf": [
                {"type": ["string", "integer"]},
                {"type": "object", "required": ["date-parts"]},
            ]
        },
        Kind.BLOCKS: {"type": "array", "items": {"$ref": "#/$defs/block"}},
        Kind.SECTIONS: {"type": "array", "items": {"$ref": "#/$defs/section"}},
        Kind.ANY: {},
    }
)


def schema() -> dict[str, Schema]:
    """The schemas by file kind: publication, division, sources, terms, events."""
    return {
        "publication": _file("publication.yaml", PUBLICATION),
        "division": _division(),
        "sources": _list_file("sources.yaml", SOURCE),
        "terms": _list_file("terms.yaml", TERM),
        "events": _list_file("events.yaml", EVENT),
    }


def _file(title: str, shape: Shape) -> Schema:
    return {"$schema": _DIALECT, "title": title, **_shape(shape)}


def _list_file(title: str, shape: Shape) -> Schema:
    listed = {"type": "array", "items": _shape(shape)}
    return {"$schema": _DIALECT, "title": title, **listed}


def _division() -> Schema:
    untitled: Schema = {"properties": {"kind": {"enum": list(UNTITLED)}}}
    chapter: Schema = {
        "properties": {"kind": {"const": "chapter"}},
        "required": ["kind"],
    }
    return {
        **_file("divisions/<id>.yaml", DIVISION),
        "allOf": [
            {"if": untitled, "else": {"required": ["title"]}},
            {"if": chapter, "then": {"required": ["abstract"]}},
        ],
        "$defs": {
            "section": _shape(SECTION),
            "block": _block(),
            **{kind: _shape(block_shape(kind)) for kind in BLOCK_KINDS},
        },
    }


def _block() -> Schema:
    """A block has the keys of its kind; one without `kind` is text."""
    kinds: list[Schema] = [
        {
            "if": {"properties": {"kind": {"const": kind}}, "required": ["kind"]},
            "then": {"$ref": f"#/$defs/{kind}"},
        }
        for kind in BLOCK_KINDS
    ]
    text: Schema = {
        "if": {"not": {"required": ["kind"]}},
        "then": {"$ref": "#/$defs/text"},
    }
    known = {"kind": {"enum": list(BLOCK_KINDS)}}
    return {"type": "object", "properties": known, "allOf": [*kinds, text]}


def _shape(shape: Shape) -> Schema:
    required = [key.name for key in shape.keys if key.required]
    told: Schema = {
        "type": "object",
        "description": shape.noun,
        "properties": {key.name: _key(key) for key in shape.keys},
    }
    if required:
        told["required"] = required
    if not shape.open:
        told["additionalProperties"] = False
    if shape.name == "chart":
        told["oneOf"] = [{"required": ["plot"]}, {"required": ["spec"]}]
    if shape.name == "table":
        told["required"] = [*required, "columns"]
    return told


def _key(key: Key) -> Schema:
    told = _many(key, _one(key)) if key.many else _one(key)
    if key.about:
        told["description"] = key.about
    return told


def _one(key: Key) -> Schema:
    if key.kind is Kind.MAPPING and key.shape is not None:
        return _shape(key.shape)
    told: Schema = dict(_KINDS[key.kind])
    if key.allowed:
        told["enum"] = list(key.allowed)
    if key.low is not None:
        told["minimum"] = key.low
    if key.high is not None:
        told["maximum"] = key.high
    return told


def _many(key: Key, one: Schema) -> Schema:
    told: Schema = {"type": "array", "items": one}
    fewest, most = key.exactly or key.fewest, key.exactly or key.most
    if fewest:
        told["minItems"] = fewest
    if most:
        told["maxItems"] = most
    return told


def every_shape() -> Iterator[Shape]:
    """Every shape of the format, each once, for tests and documentation."""
    seen: set[str] = set()
    waiting = [PUBLICATION, DIVISION, SECTION, SOURCE, TERM, EVENT]
    waiting += [block_shape(kind) for kind in BLOCK_KINDS]
    while waiting:
        shape = waiting.pop(0)
        if shape.name in seen:
            continue
        seen.add(shape.name)
        yield shape
        waiting += [key.shape for key in shape.keys if key.shape is not None]
