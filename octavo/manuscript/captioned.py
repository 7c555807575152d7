"""Captioned blocks: figures, charts, maps and timelines (tables: `tables`).

*Takes* the fields of a block. *Gives* the block; a block whose required parts
cannot be read is None, and what was wrong has been reported.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypedDict

from octavo.diagnostics import Place
from octavo.manuscript.data import check_field, read_data
from octavo.manuscript.desk import nearest, one_of
from octavo.manuscript.fields import Fields
from octavo.manuscript.files import Shapes, read_picture, read_shapes
from octavo.manuscript.keys import Kind
from octavo.manuscript.nodes import Mapping, Node, Scalar, Sequence, plain_value
from octavo.model.blocks import (
    Chart,
    DataColumn,
    Dataset,
    Figure,
    Map,
    MapPlace,
    Timeline,
)
from octavo.model.inlines import Line
from octavo.model.prose import Prose

Pair = tuple[float, float]

_LETTERING = ("label", "text", "unit")  # what a plot prints of its keys
_FLATTEST = 1.0  # degrees: less, and the cone of two parallels is a cylinder
_FARTHEST = 80.0  # degrees across the equator, beyond which a cone shows nothing


class Caption(TypedDict):
    """The keyword arguments that every captioned kind takes."""

    id: str
    place: Place
    correction: str
    title: Line
    unit: Line
    note: Line
    source: Line
    alt: str
    description: Prose


def read_caption(fields: Fields, block_id: str) -> Caption:
    """What stands around the picture; reports E-104 and W-354."""
    kind = fields.shape.name
    if fields.shape.key("alt").required and not fields.has("alt"):
        _no_alternative(fields, block_id)
    description = fields.prose("description", f"{block_id}-description")
    if kind in ("chart", "map") and not fields.has("description"):
        message = f"{kind} “{block_id}” has no description for those who cannot see it"
        fix = "add description: what a reader should take from the picture, in full"
        fields.desk.report_at("W-354", fields.place, message, fix)
    return Caption(
        id=block_id,
        place=fields.place,
        correction=fields.plain("correction"),
        title=fields.line("title"),
        unit=fields.line("unit"),
        note=fields.line("note"),
        source=fields.line("source"),
        alt=fields.plain("alt"),
        description=description,
    )


def _no_alternative(fields: Fields, block_id: str) -> None:
    if fields.node.broken:
        return
    message = f"{fields.shape.name} “{block_id}” has no alternative text"
    fix = "add alt: what the picture shows, in a sentence or two"
    first = fields.node.entries[0].key if fields.node.entries else fields.node
    fields.desk.report("E-104", first, message, fix)


def read_figure(fields: Fields, block_id: str) -> Figure:
    scalar = fields.scalar("image", Kind.PATH)
    caption = read_caption(fields, block_id)
    if scalar is None:
        return Figure(**caption, image="")
    picture = read_picture(fields.desk, scalar)
    return Figure(
        **caption, image=picture.path, width=picture.width, height=picture.height
    )


def read_chart(fields: Fields, block_id: str) -> Chart:
    """A chart; reports E-150 unless it has either `plot` or `spec`."""
    node = fields.raw("data")
    data = read_data(fields.desk, node) if node is not None else None
    plot, spec = fields.mapping("plot"), fields.raw("spec")
    if (plot is None) == (spec is None):
        found = "both plot and spec" if spec is not None else "neither plot nor spec"
        fix = "write plot: the house's short form, or spec: a Vega-Lite specification"
        message = f"chart “{block_id}” has {found}, expected one of them"
        if not (spec is None and fields.has("plot")):
            fields.desk.report("E-150", fields.node, message, fix)
    if plot is not None:
        _check_plot(plot, data)
    if spec is not None:
        _check_specification(fields, spec, data)
    return Chart(
        **read_caption(fields, block_id),
        data=data or Dataset(columns=(), rows=()),
        plot=_lettered(plot, _as_mapping(plot.node)) if plot is not None else None,
        spec=_as_mapping(spec) if isinstance(spec, Mapping) else None,
        table=tuple(_data_column(c, data) for c in fields.mappings("columns")),
        height=fields.whole("height", 85),
        under=fields.flag("under", True),
    )


def _as_mapping(node: Mapping) -> dict[str, object]:
    return {entry.key.value: plain_value(entry.value) for entry in node.entries}


def _lettered(plot: Fields, told: object, name: str = "") -> Any:
    """The plot with the quotation marks turned in what is written in it."""
    turn = plot.desk.parser.turn
    match told:
        case dict():
            return {key: _lettered(plot, part, key) for key, part in told.items()}
        case list():
            return [_lettered(plot, part, name) for part in told]
        case str() if name in _LETTERING:
            return turn(told)
        case _:
            return told


def _data_column(fields: Fields, data: Dataset | None) -> DataColumn:
    scale = fields.number("scale")
    scaled = fields.has("scale") or fields.has("format")
    name = fields.scalar("field", Kind.PLAIN)
    return DataColumn(
        field=check_field(fields.desk, data, name, numeric=scaled),
        label=fields.plain("label"),
        party=fields.party("party"),
        format=fields.plain("format"),
        scale=1.0 if scale is None else scale,
    )


def _check_plot(plot: Fields, data: Dataset | None) -> None:
    desk = plot.desk
    plot.word("type")
    check_field(desk, data, plot.scalar("x", Kind.PLAIN))
    axis = plot.mapping("y")
    if axis is not None:
        for name in ("low", "high", "step", "scale"):
            axis.number(name)
        axis.plain("unit")
        axis.plain("format")
    for series in plot.mappings("series"):
        field = series.scalar("field", Kind.PLAIN)
        check_field(desk, data, field, numeric=True)
        series.plain("label")
        series.party("party")
        series.values("label_at")
        series.word("anchor")
    plot.values("breaks")
    for mark in plot.mappings("marks"):
        mark.value("x")
        mark.number("y")
        mark.plain("text")
        mark.word("anchor")


def _check_specification(fields: Fields, spec: Node, data: Dataset | None) -> None:
    """A specification brings no data and asks for no file; its fields are columns."""
    desk = fields.desk
    if not isinstance(spec, Mapping):
        fix = "write a Vega-Lite specification as YAML, without data"
        desk.report("E-122", spec, "found no mapping, expected a specification", fix)
        return
    derived = any(name in ("transform", "repeat") for name, _ in _walk(spec))
    for name, node in _walk(spec):
        if name == "data":
            message = "the specification brings data of its own"
            desk.report("E-157", node, message, "take it out; write data beside spec")
        elif name == "url":
            message = "the specification asks for another file"
            desk.report("E-157", node, message, "take url out; write data beside spec")
        elif name == "field" and isinstance(node, Scalar) and not derived:
            check_field(desk, data, node)


def _walk(node: Node) -> list[tuple[str, Node]]:
    match node:
        case Mapping():
            pairs = [(entry.key.value, entry.value) for entry in node.entries]
            return pairs + [pair for _, value in pairs for pair in _walk(value)]
        case Sequence():
            return [pair for item in node.items for pair in _walk(item)]
        case Scalar():
            return []


def read_map(fields: Fields, block_id: str) -> Map:
    scalar = fields.scalar("shapes", Kind.PATH)
    shapes = read_shapes(fields.desk, scalar) if scalar is not None else Shapes("")
    centre, parallels = _projection(fields)
    return Map(
        **read_caption(fields, block_id),
        shapes=shapes.path,
        centre=centre,
        span=fields.number("span") or 0.0,
        height=fields.whole("height", 160),
        parallels=parallels,
        near=tuple(_near(fields, shapes)),
        places=tuple(_map_place(place) for place in fields.mappings("places")),
        size=fields.word("size", "wide"),
    )


def _projection(fields: Fields) -> tuple[Pair, Pair]:
    """The centre and the parallels of a cone; reports E-127 for what gives none."""
    centre, parallels = fields.numbers("centre"), fields.numbers("parallels")
    middle: Pair = (centre[0], centre[1]) if len(centre) == 2 else (0.0, 0.0)
    true: Pair = (parallels[0], parallels[1]) if len(parallels) == 2 else (33.0, 41.0)
    node = fields.raw("parallels")
    if abs(sum(true)) < _FLATTEST and node is not None:
        message = f"found parallels {true[0]:g} and {true[1]:g}, which leave no cone: "
        message += "expected both on one side of the equator, or one farther from it"
        fix = "write latitudes in the upper and the lower quarter of the map"
        fields.desk.report("E-127", node, message, fix)
    node = fields.raw("centre")
    if not -90 <= middle[1] <= 90 and node is not None:
        message = f"found the latitude {middle[1]:g}, expected -90 to 90"
        fix = "write centre: [longitude, latitude]"
        fields.desk.report("E-127", node, message, fix)
    elif middle[1] * sum(true) < 0 and abs(middle[1]) > _FARTHEST and node is not None:
        message = f"found the latitude {middle[1]:g}, at which the parallels "
        message += f"{true[0]:g} and {true[1]:g} open the cone without end"
        fix = (
            "write parallels on the map, one in its upper and one in its lower quarter"
        )
        fields.desk.report("E-127", node, message, fix)
    return middle, true


def _near(fields: Fields, shapes: Shapes) -> Iterator[str]:
    """The shapes in the darker tint; reports E-148 for one that is not there."""
    for scalar in fields.scalars("near", Kind.PLAIN):
        if shapes.ids and scalar.value not in shapes.ids:
            message = f"no shape is called “{scalar.value}”, expected "
            message += one_of(sorted(shapes.ids), 30)
            near = nearest(scalar.value, shapes.ids)
            fix = f"write {near}" if near else "write the id of a shape"
            fields.desk.report("E-148", scalar, message, fix)
        yield scalar.value


def _map_place(fields: Fields) -> MapPlace:
    return MapPlace(
        name=fields.plain("name"),
        lat=fields.number("lat") or 0.0,
        lon=fields.number("lon") or 0.0,
        style=fields.word("style", "town"),
        lines=fields.lines("lines"),
        dx=fields.number("dx") or 0.0,
        dy=fields.number("dy") or 0.0,
        anchor=fields.word("anchor", "start"),
        note=fields.line("note"),
        place=fields.place,
    )


def read_timeline(fields: Fields, block_id: str) -> Timeline:
    """A timeline; reports E-127 unless it ends after it begins."""
    first, last = fields.whole("first"), fields.whole("last")
    node = fields.raw("last")
    if fields.has("first") and node is not None and last <= first:
        message = f"the timeline ends in {last}, expected a year after {first}"
        fix = "write the first year that is not shown"
        fields.desk.report("E-127", node, message, fix)
    return Timeline(
        **read_caption(fields, block_id),
        first=first,
        last=last,
        step=fields.whole("step", 5),
    )
