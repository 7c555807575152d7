"""Artwork: which drawing a thing is shown by, and in what size.

*Takes* a block, a fact or a division. *Gives* SVG as markup, from
`octavo.composition.drawings`, `charts` and `maps`. Sizes in mm are the printed page's;
the e-book scales the same drawings.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from octavo.composition import drawings
from octavo.composition.charts import draw_chart, stands_under
from octavo.composition.enlarging import COLUMN, ENLARGED, enlarge_drawing
from octavo.composition.maps import draw_map, numbers_on
from octavo.composition.paper import Paper
from octavo.model.blocks import Chart, Fact, Map, Timeline
from octavo.model.keeping import Keep, keep_nothing, key_of
from octavo.model.normalform import normal_form
from octavo.model.publication import Division, Event, Party, Publication
from octavo.model.variants import LARGE_PRINT

FULL = 175.0  # mm: six columns
MARGIN = 55.0  # mm: the margin column, two columns and their gutter
GUTTER = 5.0  # mm
HIGHEST = 70  # mm: a chart of large print before it is enlarged, half a page then
SCREEN = 72.0  # mm: a drawing of the e-book; its words are 11 px on a phone
SCREEN_HIGHEST = 60  # mm: a plot of the e-book, so that it stands on one screen
LARGE_MAP = 130.0  # mm: a map of large print, whose names need more room
_LARGE_HEAD = 122.0  # mm of large print's paper: its margins, and a map's words
_COVER_HEAD = 84.0  # mm of the type area above and below the cover's drawing
_TIMELINE_HEAD = 42.0  # mm of the type area for a timeline's head and foot


@dataclass(frozen=True, slots=True)
class Artwork:
    """The drawings of one publication in one medium, as SVG."""

    publication: Publication
    medium: str
    paper: Paper
    assets: Path = Path()  # where the house's maps lie; needed for maps alone
    keep: Keep = keep_nothing
    large: bool = False  # large print: drawn for a narrow column, shown larger

    @property
    def parties(self) -> tuple[Party, ...]:
        return self.publication.parties

    @property
    def events(self) -> tuple[Event, ...]:
        return self.publication.events

    @property
    def years(self) -> tuple[float, float]:
        """The first year of the drawing, and the first one not shown."""
        told = sorted(int(event.date[:4]) for event in self.events) or [0]
        cover = self.publication.cover
        return float(cover.first or told[0]), float(cover.last or told[-1] + 1)

    def block(self, block: Chart | Map) -> str:
        """A chart or a map; not drawn again if nothing in it is other than it was."""
        shapes = (
            self.shapes(block.shapes).read_bytes() if isinstance(block, Map) else b""
        )
        plain = normal_form(block)  # where it stands does not change it
        medium = LARGE_PRINT if self.large else self.medium
        key = key_of("drawing", plain, self.parties, medium, shapes)
        return self.keep(key, lambda: self._draw(block).encode()).decode()

    def _draw(self, block: Chart | Map) -> str:
        if self.large:
            return self._draw_large(block)
        match block:
            case Chart():
                if self.medium == "print":
                    return draw_chart(block, self.parties, width=FULL, medium="print")
                height = min(block.height, SCREEN_HIGHEST)
                low = replace(block, height=height)
                return draw_chart(low, self.parties, width=SCREEN, medium=self.medium)
            case Map():
                return draw_map(
                    block,
                    self.parties,
                    width=self.map_width(block),
                    shapes=self.shapes(block.shapes),
                    medium=self.medium,
                )

    def _draw_large(self, block: Chart | Map) -> str:
        """Drawn with the sizes of the printed page, in a column that is as wide as
        large print's when it is enlarged. Names on a map need more room."""
        match block:
            case Chart():
                width = COLUMN / ENLARGED
                height = min(block.height, HIGHEST)
                narrow = replace(block, height=height, under=False)
                drawn = draw_chart(
                    narrow, self.parties, width=width, medium=self.medium
                )
            case Map():
                width = MARGIN if block.size == "margin" else LARGE_MAP
                shown = COLUMN / (MARGIN if block.size == "margin" else FULL)
                height = min(
                    block.height, int((self.paper.height - _LARGE_HEAD) / shown)
                )
                span = block.span * block.height / height  # north and south as before
                drawn = draw_map(
                    replace(block, height=height, span=span),
                    self.parties,
                    width=width,
                    shapes=self.shapes(block.shapes),
                    medium=self.medium,
                )
        return enlarge_drawing(drawn, COLUMN / width)

    def map_width(self, block: Map) -> float:
        """The width of a map in mm."""
        if block.size == "margin":
            return MARGIN
        return FULL if self.medium == "print" else SCREEN

    def numbers_of(self, block: Map) -> Mapping[str, str]:
        """The numbers that stand on a map for the names of places, if any do."""
        return numbers_on(block, width=self.map_width(block), medium=self.medium)

    def shapes(self, named: str) -> Path:
        """The GeoJSON file of a map: the house's, or the publication's own."""
        house = named.removeprefix("house:")
        if house != named:
            return self.assets / "maps" / f"{house}.geojson"
        return Path(self.publication.folder) / named

    def stands_under(self, chart: Chart) -> bool:
        """Whether the data table of *chart* stands under its plot."""
        return not self.large and stands_under(chart, FULL)

    def timeline(self, block: Timeline) -> drawings.TimelineDrawing:
        """The strip of *block* and its labels: in print as high as the page leaves room
        for, in the e-book as wide as the text and half as high."""
        printed = self.medium == "print"
        return drawings.timeline(
            self.events,
            self.parties,
            first=block.first,
            last=block.last,
            step=block.step,
            height=self.paper.area - _TIMELINE_HEAD if printed else FULL / 2,
            side=(MARGIN if printed else FULL) / 2 - GUTTER / 2,
            gutter=GUTTER,
            medium=self.medium,
        )

    def sparkline(self, fact: Fact) -> str:
        """The history of *fact*; nothing if it has none."""
        if fact.series is None:
            return ""
        known = {party.id: party for party in self.parties}
        drawn = drawings.sparkline(
            fact.series, known.get(fact.party), medium=self.medium
        )
        return enlarge_drawing(drawn, ENLARGED) if self.large else drawn

    def cover(self) -> str:
        """The drawing of the cover: all events, without words."""
        first, last = self.years
        by = ENLARGED if self.large else 1.0  # the cover keeps its size, its years grow
        drawn = drawings.score(
            self.events,
            self.parties,
            first=first,
            last=last,
            width=FULL / by,
            height=(self.paper.area - _COVER_HEAD) / by,
            gutter=GUTTER / by,
            medium=self.medium,
            title=self._told(""),
        )
        return enlarge_drawing(drawn, by) if self.large else drawn

    def opener(self, division: Division) -> str:
        """The same drawing in the margin, the events of *division* strong."""
        if not self.events or not self.parties:
            return ""
        first, last = self.years
        return drawings.score(
            self.events,
            self.parties,
            first=first,
            last=last,
            width=MARGIN,
            height=self.paper.area,
            gutter=GUTTER,
            division=division.id,
            medium=self.medium,
            title=self._told("; the events of this chapter are drawn strong"),
        )

    def _told(self, more: str) -> str:
        first, last = self.years
        sides = " and ".join(f"{p.name} on the {p.side}" for p in self.parties)
        return (
            f"Each line is a dated act from {first:.0f} to {last - 1:.0f}: "
            f"{sides}, both across{more}"
        )
