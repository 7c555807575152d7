"""Blocks: one dataclass for each kind an author can write. The closed union `Block`.

Each has `id` (unique in the book, given or derived), `place`, and `change`: empty
until editorial compares with an earlier edition, then "new" or "corrected".
Captioned kinds have `number`, empty until editorial numbers them ("3.1").
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from octavo.diagnostics import NOWHERE, Place
from octavo.model.inlines import Line
from octavo.model.prose import Prose

Value = str | int | float | bool | None
Row = Mapping[str, Value]


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What every block has."""

    id: str
    place: Place = field(default=NOWHERE, compare=False)
    change: str = ""  # "", "new", "corrected"
    altered: bool = False  # it changed, and stood in the earlier edition
    news: tuple[str, ...] = ()  # the ids of its entries that are new or changed
    correction: str = ""  # the author's reason why this edition corrects the block


@dataclass(frozen=True, slots=True, kw_only=True)
class Captioned(Written):
    """What figures, charts, maps, timelines and tables have."""

    title: Line = ()  # states the finding
    unit: Line = ()
    note: Line = ()  # what is missing, how it was counted
    source: Line = ()  # citations and words after "Source:"
    alt: str = ""
    description: Prose = ()  # long description, for the e-book and assistive technology
    number: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Text(Written):
    prose: Prose


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure(Captioned):
    image: str  # path below the publication's folder
    width: int = 0  # px, as read from the file
    height: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Dataset:
    """Rows of named values, inline or from a CSV file below the publication."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    file: str = ""  # path of the CSV, empty when inline
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class DataColumn:
    """How a column of a dataset stands in the data table."""

    field: str
    label: str
    party: str = ""
    format: str = ""  # a Python format specification, such as ",.0f"
    scale: float = 1.0  # shown value = value × scale


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart(Captioned):
    """Data drawn by Vega-Lite: `plot` is the house's short form, `spec` a whole
    Vega-Lite specification; exactly one is given. Both are plain YAML values."""

    data: Dataset
    plot: Mapping[str, object] | None = None
    spec: Mapping[str, object] | None = None
    table: tuple[DataColumn, ...] = ()  # the data table's columns; first = row head
    height: int = 85  # mm of the plot in print
    under: bool = True  # data table printed under the plot (else only in the e-book)


@dataclass(frozen=True, slots=True, kw_only=True)
class MapPlace:
    name: str
    lat: float
    lon: float
    style: str = "town"  # town | islet | country | neighbour | sea | island
    lines: tuple[Line, ...] = ()  # what is written, if other than the name
    dx: float = 0.0  # mm
    dy: float = 0.0
    anchor: str = "start"  # start | middle | end
    note: Line = ()  # for the table in the e-book
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Map(Captioned):
    shapes: str  # GeoJSON below the publication or the house's assets/maps
    centre: tuple[float, float]  # longitude, latitude
    span: float  # km from the left edge to the right
    height: int = 160  # mm
    parallels: tuple[float, float] = (33.0, 41.0)
    near: tuple[str, ...] = ()  # ids of shapes in the darker neutral
    places: tuple[MapPlace, ...] = ()
    size: str = "wide"  # wide: six columns; margin: in the margin column


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline(Captioned):
    """The publication's events between two years, as strip and list."""

    first: int
    last: int  # the first year not shown
    step: int = 5  # years between labels on the strip


@dataclass(frozen=True, slots=True, kw_only=True)
class TableColumn:
    id: str
    title: Line
    kind: str = "text"  # text | number | mark (true, false, null)
    group: str = ""
    party: str = ""
    width: float = 0.0  # mm on paper, 0 = shared out


@dataclass(frozen=True, slots=True, kw_only=True)
class Table(Captioned):
    columns: tuple[TableColumn, ...]
    rows: tuple[tuple[Line | bool | None, ...], ...]
    header: str = ""  # id of the column that heads each row; "" = the first


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One row of a positions block: what each party says, in the parties' order."""

    says: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Positions(Written):
    issue: Line
    fact: Line  # our voice
    terms: tuple[Line, ...] = ()  # the party's own word for it, in the parties' order
    points: tuple[Point, ...] = ()
    primary: tuple[Line, ...] = ()  # the party's primary source
    stands: Line = ()  # our voice: where it stands
    number: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sparkline:
    data: Dataset
    x: str
    y: str
    first: float | None = None
    last: float | None = None
    low: float = 0.0
    high: float | None = None
    breaks: tuple[float, ...] = ()  # x after which the line must not run on
    step: bool = False
    scale: float = 1.0
    format: str = "g"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A figure at a glance."""

    id: str
    label: Line
    value: str  # as printed: "3.65"
    unit: str = ""
    as_of: str = ""  # ISO date, month or year
    review: date | None = None
    source: Line = ()
    sources: tuple[str, ...] = ()  # keys of sources.yaml
    note: Line = ()
    party: str = ""
    series: Sparkline | None = None
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts(Written):
    entries: tuple[Fact, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation(Written):
    prose: Prose
    by: Line = ()
    source: Line = ()
    lang: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Aside(Written):
    """A margin note: names and terms. `terms` are ids of terms.yaml, spelled out."""

    title: Line = ()
    prose: Prose = ()
    terms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Native:
    """A word in its own script, with its romanisation."""

    lang: str
    text: str
    roman: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    id: str
    name: str
    native: tuple[Native, ...] = ()
    party: str = ""
    role: Line = ()
    divisions: tuple[str, ...] = ()
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class People(Written):
    title: Line = ()
    entries: tuple[Person, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    id: str
    statement: Line
    prose: Line
    confidence: str  # confirmed | reported | claimed
    see: tuple[str, ...] = ()  # ids of divisions or sections


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgements(Written):
    entries: tuple[Judgement, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyEntry:
    """One row of "how to read": what is seen, and what it means."""

    sample: Line
    meaning: Prose
    marks: tuple[str, ...] = ()  # party ids, "both", "neither"
    bar: str = ""  # "new" or "corrected": show the change bar


@dataclass(frozen=True, slots=True, kw_only=True)
class Key(Written):
    entries: tuple[KeyEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Generated(Written):
    """A block the house fills: contents, listing, glossary, bibliography, index,
    changes, imprint. `of` says of what a listing is (figure, chart, map, table)."""

    kind: str
    title: Line = ()
    of: tuple[str, ...] = ()


Block = (
    Text
    | Figure
    | Chart
    | Map
    | Timeline
    | Table
    | Positions
    | Facts
    | Quotation
    | Aside
    | People
    | Judgements
    | Key
    | Generated
)
