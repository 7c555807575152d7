"""What cannot be drawn is told at the author's line, before pages are set.

*Takes* a publication. *Gives* a diagnostic for each chart that cannot be drawn (E-410),
for what a chart, a sparkline or a map would leave out (E-411), and for a map whose
scale bar would not be true (E-412). A specification of the author's is drawn and kept;
all else is told without drawing it.
"""

from __future__ import annotations

from collections.abc import Container, Iterator

from octavo.composition.artwork import FULL, MARGIN, Artwork
from octavo.composition.cartography.framing import cut_off, parallels_for
from octavo.composition.charting.limits import beyond
from octavo.composition.charting.plot import read
from octavo.composition.charts import specified
from octavo.composition.drawings.palette import PRINT, palette
from octavo.composition.drawings.sparkline import outside
from octavo.composition.maps import cone_of
from octavo.composition.paper import PAPERS
from octavo.composition.vega import DrawingError
from octavo.diagnostics import Diagnostic, Place
from octavo.model.blocks import Block, Chart, Fact, Facts, Map
from octavo.model.keeping import Keep, keep_nothing
from octavo.model.publication import Division, Publication, Section


def undrawable(
    publication: Publication,
    keep: Keep = keep_nothing,
    faulty: Container[str] = (),
) -> tuple[Diagnostic, ...]:
    """What cannot be drawn, in reading order. `faulty`: files in which a fault was
    found already; nothing is said of what stands in them."""
    artwork = Artwork(publication, PRINT, PAPERS["a4"], keep=keep)
    found: list[Diagnostic] = []
    for division in publication.divisions:
        if division.place.file in faulty:
            continue
        for fact in division.glance:
            found += _sparkline(fact)
        for block in _blocks(division):
            if not (isinstance(block, Chart) and block.data.file in faulty):
                found += _in_block(block, artwork)
    return tuple(found)


def _blocks(part: Division | Section) -> Iterator[Block]:
    yield from part.blocks
    for section in part.sections:
        yield from _blocks(section)


def _in_block(block: Block, artwork: Artwork) -> Iterator[Diagnostic]:
    match block:
        case Chart():
            yield from _chart(block, artwork)
        case Map():
            cone = cone_of(block, MARGIN if block.size == "margin" else FULL)
            if true := parallels_for(cone):
                yield _false_scale(block, cone.enlarged(), true)
            for place, told in cut_off(block, cone):
                fix = "correct its lat and lon, move its name with dx and dy, or set "
                yield _outside(place.place, told, f"{fix}centre and span")
        case Facts():
            for fact in block.entries:
                yield from _sparkline(fact)


def _false_scale(of: Map, by: float, true: tuple[int, int]) -> Diagnostic:
    one, two = of.parallels
    told = f"the scale of the map {of.id} would be wrong by {abs(by - 1):.0%} in its "
    told += f"middle: its parallels, {one:g} and {two:g}, lie elsewhere"
    fix = f"write parallels: [{true[0]}, {true[1]}]"
    return Diagnostic("E-412", of.place, told, fix)


def _chart(chart: Chart, artwork: Artwork) -> Iterator[Diagnostic]:
    lost: tuple[str, ...] = ()
    try:
        if chart.spec is not None:
            artwork.block(chart)  # Vega-Lite alone knows what it refuses
        else:
            colours = palette(artwork.parties, PRINT)
            specified(chart, colours, width=FULL, medium=PRINT)
            lost = tuple(beyond(read(chart)))
    except DrawingError as fault:
        key = "plot" if chart.spec is None else "spec"
        told = f"the chart {chart.id} cannot be drawn: {fault}"
        fix = f"correct its `{key}`, or its data"
        yield Diagnostic("E-410", chart.place, told, fix)
    for told in lost:
        fix = "correct it, or set low and high so that the plot shows it"
        yield _outside(chart.place, f"the chart {chart.id}: {told}", fix)


def _sparkline(fact: Fact) -> Iterator[Diagnostic]:
    if fact.series is not None and (told := outside(fact.series)):
        fix = "set low, high, first and last so that the line is shown"
        yield _outside(fact.place, f"the series of {fact.id}: {told}", fix)


def _outside(place: Place, told: str, fix: str) -> Diagnostic:
    return Diagnostic("E-411", place, told, fix)
