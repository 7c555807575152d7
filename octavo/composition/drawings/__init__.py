"""Drawings: pure functions from data to SVG in millimetres.

*Takes* events, series, parties and a medium ("print" or "epub"). *Gives* SVG strings:
same data, same bytes.
"""

from octavo.composition.drawings.mark import mark
from octavo.composition.drawings.score import score
from octavo.composition.drawings.sheet import sheet
from octavo.composition.drawings.sparkline import sparkline
from octavo.composition.drawings.timeline import (
    TimelineDrawing,
    TimelineLabel,
    timeline,
)

__all__ = [
    "TimelineDrawing",
    "TimelineLabel",
    "mark",
    "score",
    "sheet",
    "sparkline",
    "timeline",
]
