"""Strangers: the keys that a mapping does not know, and those that it lacks.

*Takes* a mapping and its shape. *Gives* nothing; reports E-120, E-121 and E-131.
"""

from __future__ import annotations

from itertools import takewhile

from octavo.manuscript.desk import Desk, nearest, one_of, short
from octavo.manuscript.keys import Kind, Shape
from octavo.manuscript.nodes import Entry, Mapping, Scalar


def look_at_keys(desk: Desk, node: Mapping, shape: Shape) -> None:
    """Reports the keys of *node* that are not in *shape*, and the other way round."""
    _unknown_keys(desk, node, shape)
    _missing_keys(desk, node, shape)


def _unknown_keys(desk: Desk, node: Mapping, shape: Shape) -> None:
    entries = list(node.entries)
    while entries:
        entry = entries.pop(0)
        cut = _cut_by_commas(entry, entries, shape)
        if cut:
            _put_together(desk, entry, cut, shape)
            del entries[: len(cut)]
        if not _is_known(entry, shape):
            name = entry.key.value
            others = [other for other in shape.names if node.get(other) is None]
            near = nearest(name, others) or nearest(name, shape.names)
            known = f"{shape.noun} has {one_of(shape.names, 16)}"
            fix = f"write {near}, or take it out" if near else known
            message = f"unknown key “{name}” in {shape.noun}"
            desk.report("E-120", entry.key, message, fix)


def _is_known(entry: Entry, shape: Shape) -> bool:
    return shape.open or entry.key.value in shape.names


def _cut_by_commas(entry: Entry, after: list[Entry], shape: Shape) -> list[Entry]:
    """What follows a value that is no key of its own but what stood behind a comma,
    between braces and without quotes: `{value: 1,630}`."""
    value = entry.value
    if not isinstance(value, Scalar) or value.style or not value.value:
        return []
    end = value.end
    found: list[Entry] = []
    for other in takewhile(lambda e: not _is_known(e, shape), after):
        if value.source.text[end : other.key.start].strip() != ",":
            break
        if other.has_colon:
            break
        found.append(other)
        end = other.key.end
    return found


def _put_together(desk: Desk, entry: Entry, cut: list[Entry], shape: Shape) -> None:
    value, name = entry.value, entry.key.value
    whole = short(value.source.text[value.start : cut[-1].key.end])
    message = (
        f"between braces a comma ends the value of {name}, expected “{whole}” whole"
    )
    kinds = [key.kind for key in shape.keys if key.name == name]
    fix = f'write it in quotes: {name}: "{whole}"'
    if kinds and kinds[0] in (Kind.NUMBER, Kind.INTEGER):
        fix = "write digits alone, with a point before decimals"
    desk.report("E-120", cut[0].key, message, fix)


def _missing_keys(desk: Desk, node: Mapping, shape: Shape) -> None:
    if node.broken:
        return
    for key in shape.keys:
        value = node.get(key.name)
        empty = isinstance(value, Scalar) and value.meaning is None
        if value is not None and empty and not value.broken and key.kind != Kind.ANY:
            message = f"key “{key.name}” has no value"
            fix = f"write its value ({key.kind}), or take the key out"
            entry = next(e for e in node.entries if e.key.value == key.name)
            desk.report("E-131", entry.key, message, fix)
        if value is not None or not key.required:
            continue
        if key.name == "alt":
            continue  # a fault of its own, E-104
        message = f"{shape.noun} has no key “{key.name}”"
        about = f": {key.about}" if key.about else f" ({key.kind})"
        at = node.entries[0].key if node.entries else node
        desk.report("E-121", at, message, f"add {key.name}{about}")
