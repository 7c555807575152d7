"""The keys of the block kinds."""

from __future__ import annotations

from octavo.manuscript.keys import Key, Kind, Shape, key, native, years
from octavo.model.semantics import BLOCK_KINDS, CONFIDENCE, GENERATED

_WRITTEN = (
    Key(name="kind", kind=Kind.WORD, allowed=BLOCK_KINDS, about="text, unless told"),
    key("id", Kind.ID),
    key("correction", Kind.PLAIN, about="why this edition corrects the block"),
)


def _captioned(*, alt: bool) -> tuple[Key, ...]:
    return (
        _WRITTEN[0],
        key("id", Kind.ID, required=True),
        _WRITTEN[2],
        key("title", Kind.LINE, required=True, about="states the finding"),
        key("unit", Kind.LINE, about="what is counted, where, when"),
        key("note", Kind.LINE, about="what is missing, how it was counted"),
        key("source", Kind.LINE, about='mostly citations: "[@key]"'),
        key("alt", Kind.PLAIN, required=alt, about="what the picture shows"),
        key("description", Kind.PROSE, about="for those who cannot see it, in full"),
    )


def _shape(name: str, noun: str, *keys: Key) -> Shape:
    return Shape(name=name, noun=noun, keys=(*_WRITTEN, *keys))


def _mapping(
    name: str, shape: Shape, *, required: bool = False, many: bool = True
) -> Key:
    return Key(name=name, kind=Kind.MAPPING, many=many, required=required, shape=shape)


AXIS = Shape(
    name="axis",
    noun="an axis",
    keys=(
        key("low", Kind.NUMBER),
        key("high", Kind.NUMBER),
        Key(name="step", kind=Kind.NUMBER, low=0, about="between grid lines"),
        key("unit", Kind.PLAIN),
        key("scale", Kind.NUMBER),
        key("format", Kind.FORMAT, about='a number format, such as ",.0f" or "g"'),
    ),
)
_ANCHOR = Key(name="anchor", kind=Kind.WORD, allowed=("start", "middle", "end"))
SERIES = Shape(
    name="series",
    noun="a series of a plot",
    keys=(
        key("field", Kind.PLAIN, required=True, about="a column of the data"),
        key("label", Kind.PLAIN),
        key("party", Kind.PARTY),
        Key(name="label_at", kind=Kind.SCALAR, many=True, exactly=2, about="x, y"),
        _ANCHOR,
    ),
)
PLOT_MARK = Shape(
    name="mark",
    noun="a mark of a plot",
    keys=(
        key("x", Kind.SCALAR, required=True),
        key("y", Kind.NUMBER, required=True),
        key("text", Kind.PLAIN, required=True),
        _ANCHOR,
    ),
)
PLOT = Shape(
    name="plot",
    noun="a plot",
    keys=(
        Key(
            name="type",
            kind=Kind.WORD,
            required=True,
            allowed=("line", "step", "column", "columns", "bar", "dots"),
        ),
        key("x", Kind.PLAIN, required=True, about="the column that runs along"),
        _mapping("y", AXIS, many=False),
        Key(
            name="series",
            kind=Kind.MAPPING,
            many=True,
            required=True,
            shape=SERIES,
            fewest=1,
        ),
        key("breaks", Kind.SCALAR, many=True, about="x after which the line stops"),
        _mapping("marks", PLOT_MARK),
    ),
)
DATA_COLUMN = Shape(
    name="data-column",
    noun="a column of the data table",
    keys=(
        key("field", Kind.PLAIN, required=True, about="a column of the data"),
        key("label", Kind.PLAIN, required=True),
        key("party", Kind.PARTY),
        key("scale", Kind.NUMBER),
        key("format", Kind.FORMAT),
    ),
)
PLACE = Shape(
    name="place",
    noun="a place on a map",
    keys=(
        key("name", Kind.PLAIN, required=True),
        Key(name="lat", kind=Kind.NUMBER, required=True, low=-90, high=90),
        Key(name="lon", kind=Kind.NUMBER, required=True, low=-180, high=180),
        Key(
            name="style",
            kind=Kind.WORD,
            allowed=("town", "islet", "island", "country", "neighbour", "sea"),
        ),
        key("lines", Kind.LINE, many=True, about="what is written, if not the name"),
        key("dx", Kind.NUMBER, about="mm"),
        key("dy", Kind.NUMBER, about="mm"),
        _ANCHOR,
        key("note", Kind.LINE),
    ),
)
TABLE_COLUMN = Shape(
    name="table-column",
    noun="a column of a table",
    keys=(
        key("id", Kind.REFERENCE, required=True),
        key("title", Kind.LINE, required=True),
        Key(name="kind", kind=Kind.WORD, allowed=("text", "number", "mark")),
        key("group", Kind.PLAIN),
        key("party", Kind.PARTY),
        Key(
            name="width",
            kind=Kind.NUMBER,
            low=0,
            high=175,
            about="mm; 0: shared out",
        ),
    ),
)
SPARKLINE = Shape(
    name="sparkline",
    noun="a sparkline",
    keys=(
        key("data", Kind.DATA, required=True),
        key("x", Kind.PLAIN, required=True),
        key("y", Kind.PLAIN, required=True),
        key("first", Kind.NUMBER),
        key("last", Kind.NUMBER),
        key("low", Kind.NUMBER),
        key("high", Kind.NUMBER),
        key("breaks", Kind.NUMBER, many=True),
        key("step", Kind.FLAG),
        key("scale", Kind.NUMBER),
        key("format", Kind.FORMAT),
    ),
)
FACT = Shape(
    name="fact",
    noun="a fact",
    keys=(
        key("id", Kind.ID, required=True),
        key("label", Kind.LINE, required=True),
        key("value", Kind.PLAIN, required=True, about='as printed, in quotes: "3.65"'),
        key("unit", Kind.PLAIN),
        key("as_of", Kind.WHEN, required=True),
        key("review", Kind.DATE),
        key("source", Kind.LINE, required=True, about='"[@key]"'),
        key("note", Kind.LINE),
        key("party", Kind.PARTY),
        _mapping("series", SPARKLINE, many=False),
    ),
)
PERSON = Shape(
    name="person",
    noun="a person",
    keys=(
        key("id", Kind.ID, required=True),
        key("name", Kind.PLAIN, required=True, about="family name first"),
        native(),
        key("party", Kind.PARTY),
        key("role", Kind.LINE),
        key("divisions", Kind.REFERENCE, many=True),
    ),
)
JUDGEMENT = Shape(
    name="judgement",
    noun="a judgement",
    keys=(
        key("id", Kind.ID, required=True),
        key("statement", Kind.LINE, required=True),
        key("text", Kind.LINE, required=True),
        Key(name="confidence", kind=Kind.WORD, required=True, allowed=CONFIDENCE),
        key("see", Kind.REFERENCE, many=True, about="ids of divisions or sections"),
    ),
)
KEY_ENTRY = Shape(
    name="key-entry",
    noun="an entry of a key",
    keys=(
        key("sample", Kind.LINE, required=True),
        key("meaning", Kind.PROSE, required=True),
        key("marks", Kind.PARTY, many=True, about="party ids, both, neither"),
        Key(name="bar", kind=Kind.WORD, allowed=("new", "corrected")),
    ),
)

_SHAPES = (
    _shape("text", "a text block", key("text", Kind.PROSE, required=True)),
    Shape(
        name="figure",
        noun="a figure",
        keys=(
            *_captioned(alt=True),
            key("image", Kind.PATH, required=True, about="PNG, JPEG or SVG"),
        ),
    ),
    Shape(
        name="chart",
        noun="a chart",
        keys=(
            *_captioned(alt=True),
            key("data", Kind.DATA, required=True, about="a CSV file, or rows"),
            _mapping("columns", DATA_COLUMN),
            Key(name="height", kind=Kind.INTEGER, low=20, high=230, about="mm"),
            key("under", Kind.FLAG, about="the table stands under the plot"),
            _mapping("plot", PLOT, many=False),
            key("spec", Kind.SPECIFICATION),
        ),
    ),
    Shape(
        name="map",
        noun="a map",
        keys=(
            *_captioned(alt=True),
            key("shapes", Kind.PATH, required=True, about="GeoJSON, or house:NAME"),
            Key(
                name="centre",
                kind=Kind.NUMBER,
                many=True,
                required=True,
                exactly=2,
                low=-180,
                high=180,
                about="longitude, latitude",
            ),
            Key(
                name="span",
                kind=Kind.NUMBER,
                required=True,
                low=1,
                high=40_000,
                about="km",
            ),
            Key(name="height", kind=Kind.INTEGER, low=20, high=230, about="mm"),
            Key(
                name="parallels",
                kind=Kind.NUMBER,
                many=True,
                exactly=2,
                low=-89,
                high=89,
                about="latitudes on which the scale is true",
            ),
            key("near", Kind.PLAIN, many=True, about="shapes in the darker tint"),
            _mapping("places", PLACE),
            Key(name="size", kind=Kind.WORD, allowed=("wide", "margin")),
        ),
    ),
    Shape(
        name="timeline",
        noun="a timeline",
        keys=(
            *_captioned(alt=True),
            *years(required=True),
            Key(name="step", kind=Kind.INTEGER, low=1, about="years between labels"),
        ),
    ),
    Shape(
        name="table",
        noun="a table",
        keys=(
            *_captioned(alt=False),
            Key(
                name="columns",
                kind=Kind.MAPPING,
                many=True,
                shape=TABLE_COLUMN,
                about="required",
            ),
            key("header", Kind.REFERENCE, about="column that heads the rows"),
            key("rows", Kind.ROWS, required=True),
        ),
    ),
    _shape(
        "positions",
        "a positions block",
        key("issue", Kind.LINE, required=True),
        key("fact", Kind.LINE, required=True, about="in our own voice"),
        key("terms", Kind.BY_PARTY),
        Key(name="points", kind=Kind.BY_PARTY, many=True, required=True, fewest=1),
        key("primary", Kind.BY_PARTY),
        key("stands", Kind.LINE, about="where it stood on the as-of date"),
    ),
    _shape("facts", "a facts block", _mapping("entries", FACT, required=True)),
    _shape(
        "quotation",
        "a quotation",
        key("text", Kind.PROSE, required=True),
        key("by", Kind.LINE),
        key("source", Kind.LINE),
        key("lang", Kind.LANGUAGE),
    ),
    _shape(
        "aside",
        "an aside",
        key("title", Kind.LINE),
        key("text", Kind.PROSE),
        key("terms", Kind.REFERENCE, many=True, about="ids of terms.yaml"),
    ),
    _shape(
        "people",
        "a people block",
        key("title", Kind.LINE),
        _mapping("entries", PERSON, required=True),
    ),
    _shape(
        "judgements",
        "a judgements block",
        _mapping("entries", JUDGEMENT, required=True),
    ),
    _shape("key", "a key", _mapping("entries", KEY_ENTRY, required=True)),
    *(
        _shape(kind, f"a block “{kind}”", key("title", Kind.LINE))
        for kind in GENERATED
        if kind != "listing"
    ),
    _shape(
        "listing",
        "a listing",
        key("title", Kind.LINE),
        Key(
            name="of",
            kind=Kind.WORD,
            many=True,
            required=True,
            allowed=("figure", "chart", "timeline", "map", "table"),
        ),
    ),
)


def block_shape(kind: str) -> Shape:
    """The shape of a block kind; KeyError for another word."""
    for shape in _SHAPES:
        if shape.name == kind:
            return shape
    raise KeyError(kind)
