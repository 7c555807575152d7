"""Charts that cannot be drawn are told at the author's line, before pages are set.

*Takes* a publication. *Gives* a diagnostic for each chart whose plot or specification
Vega-Lite refuses. What is drawn here is remembered, so that it costs nothing later.
"""

from __future__ import annotations

from collections.abc import Iterator

from octavo.composition.artwork import Artwork
from octavo.composition.drawings.palette import PRINT
from octavo.composition.paper import PAPERS
from octavo.composition.vega import DrawingError
from octavo.diagnostics import Diagnostic
from octavo.model.blocks import Chart
from octavo.model.keeping import Keep, keep_nothing
from octavo.model.publication import Division, Publication, Section


def undrawable(
    publication: Publication, keep: Keep = keep_nothing
) -> tuple[Diagnostic, ...]:
    """An E-410 for each chart that cannot be drawn, in reading order."""
    artwork = Artwork(publication, PRINT, PAPERS["a4"], keep=keep)
    found = []
    for division in publication.divisions:
        for chart in _charts(division):
            try:
                artwork.block(chart)
            except DrawingError as fault:
                key = "plot" if chart.spec is None else "spec"
                told = f"the chart {chart.id} cannot be drawn: {fault}"
                fix = f"correct its `{key}`, or its data"
                found.append(Diagnostic("E-410", chart.place, told, fix))
    return tuple(found)


def _charts(part: Division | Section) -> Iterator[Chart]:
    for block in part.blocks:
        if isinstance(block, Chart):
            yield block
    for section in part.sections:
        yield from _charts(section)
