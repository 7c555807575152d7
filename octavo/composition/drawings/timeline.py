"""The timeline: a strip of years drawn true to scale, and places for its labels.

*Takes* events between two years. *Gives* the strip with its connectors as SVG, and for
each event the height at which its words stand. Labels stay at their own date unless
crowded; then they move as little as possible, so empty decades look empty.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from octavo.composition.drawings.moment import moment, printed
from octavo.composition.drawings.palette import PRINT, palette
from octavo.composition.drawings.score import HANG, RISE, act, year_labels
from octavo.composition.drawings.svg import drawing, number, path
from octavo.model.publication import Event, Party

FAN = 14.0  # mm between strip and labels, for the connectors
_WEIGHT = 0.32  # mm
_EPUB_WEIGHT = 0.67


@dataclass(frozen=True, slots=True)
class TimelineLabel:
    """`top_mm`: upper edge of the label's line, from the strip's zero."""

    event: Event
    top_mm: float
    printed_date: str


@dataclass(frozen=True, slots=True)
class TimelineDrawing:
    """`pitch`: height of a label's line in mm, less than asked where it is crowded."""

    svg: str
    labels: tuple[TimelineLabel, ...]
    pitch: float


def timeline(
    events: Sequence[Event],
    parties: Iterable[Party],
    *,
    first: float,
    last: float,
    step: int,
    height: float,
    pitch: float = 4.6,
    side: float = 25.0,
    gutter: float = 5.0,
    medium: str,
) -> TimelineDrawing:
    """The events from the start of year `first` up to the start of `last`.

    All measures in mm; a year is written every `step` years. In print the SVG hangs
    `HANG` to the left and `RISE` above its zero, and ends `FAN` right of the strip,
    where the labels begin. In the e-book, where the list follows, it is the bare strip.
    """
    colours = palette(parties, medium)
    chosen = sorted(
        (event for event in events if first <= moment(event.date) < last),
        key=lambda event: moment(event.date),
    )
    at = [(moment(e.date) - first) / (last - first) * height for e in chosen]
    if chosen:
        pitch = min(pitch, int(height / len(chosen) * 100) / 100)
    places = dodge(at, pitch, pitch / 2, height - pitch / 2)
    width = 2 * side + gutter
    weight = _WEIGHT if medium == PRINT else _EPUB_WEIGHT
    strip = "".join(
        act(event, y, side, gutter, weight, colours)
        for event, y in zip(chosen, at, strict=True)
    )
    years = connectors = ""
    if medium == PRINT:
        start = math.ceil(first / step) * step
        years = year_labels(first, last, step, height, colours, start=start)
        for event, y, place in zip(chosen, at, places, strict=True):
            end = {"left": side, "neither": side + gutter}.get(
                colours.side(event.by), width
            )
            d = f"M{number(end)} {number(y)}H{number(width + 1.5)}"
            d += f"L{number(width + FAN - 1.5)} {number(place)}H{number(width + FAN)}"
            connectors += path(d, colours.outline("hair", 0.09))
    where = "beside" if medium == PRINT else "after"
    svg = drawing(
        connectors + strip + years,
        width=width + (FAN if medium == PRINT else 0.0),
        height=height,
        kind="timeline",
        medium=medium,
        title=f"Strip of the years {int(first)} to {math.ceil(last) - 1}; "
        f"the list {where} it says the same in words",
        left=HANG if medium == PRINT else 0.0,
        top=RISE if medium == PRINT else 1.0,
    )
    labels = tuple(
        TimelineLabel(event, round(place - pitch / 2, 2), printed(event.date))
        for event, place in zip(chosen, places, strict=True)
    )
    return TimelineDrawing(svg, labels, pitch)


def dodge(
    targets: Sequence[float], pitch: float, low: float, high: float
) -> list[float]:
    """Places as near their targets as a fixed pitch allows, between low and high.

    Isotonic regression by pooling adjacent violators: `targets` ascend; neighbours
    that would overlap become a block around their mean. Least squares, exact.
    """
    blocks: list[tuple[float, int]] = []  # mean, members
    for index, target in enumerate(targets):
        mean, members = target - index * pitch, 1
        while blocks and blocks[-1][0] > mean:
            before, count = blocks.pop()
            mean = (before * count + mean * members) / (count + members)
            members += count
        blocks.append((mean, members))
    level = [mean for mean, members in blocks for _ in range(members)]
    bottom = high - (len(targets) - 1) * pitch
    return [min(max(v, low), bottom) + i * pitch for i, v in enumerate(level)]
