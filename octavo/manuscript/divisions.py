"""Divisions: one file each, with sections up to three levels deep.

*Takes* the reading order. *Gives* the divisions; reports E-140 to E-147, E-121,
and W-351 for files that no list names.
"""

from __future__ import annotations

from octavo.manuscript.blocks import read_blocks
from octavo.manuscript.desk import PUBLICATION_FILE, Desk, nearest, one_of
from octavo.manuscript.entries import read_fact
from octavo.manuscript.fields import Fields, open_fields
from octavo.manuscript.keys import Kind
from octavo.manuscript.keys_divisions import (
    DEEPEST_SECTION,
    DIVISION,
    SECTION,
    UNTITLED,
)
from octavo.manuscript.nodes import Mapping, Node, Scalar, Sequence
from octavo.model.publication import Division, Section
from octavo.model.semantics import DIVISION_KINDS, MATTERS

FOLDER = "divisions"
_BODY = "bodymatter"


def read_divisions(publication: Fields) -> tuple[Division, ...]:
    """Every division that the reading order names, in that order."""
    desk = publication.desk
    listed: dict[str, Scalar] = {}
    ordered: list[tuple[Scalar, str]] = []
    for matter in MATTERS:
        for scalar in publication.scalars(matter, Kind.REFERENCE):
            if scalar.value in listed:
                first = listed[scalar.value].place
                message = f"the division “{scalar.value}” is listed twice, at {first}"
                desk.report("E-141", scalar, message, "take one of the two out")
                continue
            listed[scalar.value] = scalar
            ordered.append((scalar, matter))
    body = publication.raw(_BODY)
    if body is None or (isinstance(body, Sequence) and not body.items):
        message = f"publication.yaml names no division in {_BODY}, and a book begins "
        what = f"{_BODY}: the ids of its chapters, in order"
        _missing(publication, f"{message}there", what, at=_BODY)
    desk.divisions |= set(listed)
    _unlisted(desk, set(listed))
    read = (_division(desk, scalar, matter) for scalar, matter in ordered)
    return tuple(division for division in read if division is not None)


def _files(desk: Desk) -> list[str]:
    folder = desk.folder / FOLDER
    return sorted(p.stem for p in folder.glob("*.yaml")) if folder.is_dir() else []


def _unlisted(desk: Desk, listed: set[str]) -> None:
    """Tells of files in no list; unless the list was cut short by a fault, when
    they are unread and nothing is said of them."""
    for name in sorted(set(_files(desk)) - listed):
        file = f"{FOLDER}/{name}.yaml"
        if not desk.has_read(PUBLICATION_FILE):
            desk.unread.add(file)
        elif (source := desk.open(file)) is not None:
            message = f"the division “{name}” stands in no list, and is left out"
            fix = "add it to frontmatter, bodymatter or backmatter in publication.yaml"
            desk.report_at("W-351", source.place(0), message, fix)


def _division(desk: Desk, listed: Scalar, matter: str) -> Division | None:
    name = listed.value
    file = f"{FOLDER}/{name}.yaml"
    if name not in _files(desk):
        near = nearest(name, _files(desk))
        message = f"there is no file {file}"
        fix = f"write {near}" if near else f"create {file}"
        desk.report("E-140", listed, message, fix)
        desk.unread.add(file)
        return None
    root = desk.open_yaml(file)
    fields = open_fields(desk, root, DIVISION) if root is not None else None
    return _read(fields, name, matter) if fields is not None else None


def _read(fields: Fields, name: str, matter: str) -> Division:
    desk = fields.desk
    _check_id(fields, name)
    kind = _kind(fields)
    if kind and kind not in UNTITLED and not fields.has("title"):
        _missing(fields, f"a division of the kind {kind} has no key “title”", "title")
    if kind == "chapter" and not fields.has("abstract"):
        _missing(fields, "a chapter has no key “abstract”", "abstract: two lines")
    return Division(
        id=name,
        kind=kind or "chapter",
        matter=matter,
        title=fields.line("title"),
        short=fields.plain("short"),
        abstract=fields.line("abstract"),
        glance=tuple(read_fact(fact) for fact in fields.mappings("glance")),
        blocks=read_blocks(desk, fields.items("blocks"), name),
        sections=tuple(_sections(desk, fields.items("sections"), name, 1)),
        place=fields.place,
    )


def _missing(fields: Fields, message: str, what: str, at: str = "") -> None:
    """E-121 where the key `at` stands, or else at the first of all."""
    if not fields.node.broken:
        keys = [entry.key for entry in fields.node.entries]
        first = keys[0] if keys else fields.node
        here = next((key for key in keys if key.value == at), first)
        fields.desk.report("E-121", here, message, f"add {what}")


def _check_id(fields: Fields, name: str) -> None:
    scalar = fields.scalar("id", Kind.ID)
    if scalar is None:
        fields.desk.ids.setdefault(name, fields.place)
        return
    if scalar.value != name:
        message = f"the division is called “{scalar.value}”, expected “{name}” as "
        fix = f"write id: {name}, or rename the file to {scalar.value}.yaml"
        fields.desk.report("E-142", scalar, f"{message}its file is", fix)
    fields.desk.take_id(scalar)


def _kind(fields: Fields) -> str:
    value = fields.raw("kind")
    scalar = fields.desk.text(value, "a kind of division") if value else None
    if scalar is None or scalar.value in DIVISION_KINDS:
        return scalar.value if scalar else ""
    near = nearest(scalar.value, DIVISION_KINDS)
    message = f"unknown kind of division “{scalar.value}”"
    fix = f"write kind: {near}" if near else f"kinds: {one_of(DIVISION_KINDS, 30)}"
    fields.desk.report("E-143", scalar, message, fix)
    return ""


def _sections(
    desk: Desk, nodes: tuple[Node, ...], owner: str, level: int
) -> list[Section]:
    sections = []
    for number, node in enumerate(nodes, 1):
        if level > DEEPEST_SECTION:
            message = f"found a section at level {level}, expected at most "
            fix = "make text blocks of it, or move it one level up"
            at = node.entries[0].key if isinstance(node, Mapping) else node
            desk.report("E-147", at, f"{message}{DEEPEST_SECTION}", fix)
            continue
        fields = open_fields(desk, node, SECTION)
        if fields is None:
            continue
        section_id = fields.id() or desk.derive_id(
            f"{owner}.section", number, fields.place
        )
        desk.sections.add(section_id)
        sections.append(
            Section(
                id=section_id,
                title=fields.line("title"),
                short=fields.plain("short"),
                blocks=read_blocks(desk, fields.items("blocks"), section_id),
                sections=tuple(
                    _sections(desk, fields.items("sections"), section_id, level + 1)
                ),
                place=fields.place,
            )
        )
    return sections
