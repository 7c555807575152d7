"""The score: the book's own drawing, dated events with time running down the page.

*Takes* events and parties. *Gives* SVG: a line to the left is an act of the party on
the left, to the right of the party on the right, across is both, a short stroke on the
axis is someone else. Made from `date`, `by`, `division` and `unverified` alone.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from octavo.composition.drawings.moment import moment
from octavo.composition.drawings.palette import PRINT, Palette, palette
from octavo.composition.drawings.svg import drawing, line, text
from octavo.model.publication import Event, Party

HANG = 9.0  # mm left of the zero, where the years stand in print
RISE = 2.0  # mm above and below it in print
SMALL = 2.2  # mm: 6.2 pt, the smallest size of the book

_PLAIN, _STRONG, _SILENT = 0.17, 0.32, 0.16  # mm
_EPUB_WEIGHT = 2.1  # the drawing is shown at about half its size on a phone


def score(
    events: Sequence[Event],
    parties: Iterable[Party],
    *,
    first: float,
    last: float,
    width: float,
    height: float,
    gutter: float,
    division: str = "",
    medium: str,
    labels: int = 10,
    title: str,
) -> str:
    """The drawing of the cover, or of a chapter's opener when `division` is given:
    its events are strong then, and all others pale.

    `first` and `last` are decimal years; `width` (both sides and the gutter between
    them) and `height` are mm. In print the SVG is `HANG` wider on the left, for a year
    every `labels` years (0: none, and no hang), and `RISE` taller above and below. In
    the e-book it has no years.
    """
    colours = palette(parties, medium)
    side = (width - gutter) / 2
    scale = 1.0 if medium == PRINT else _EPUB_WEIGHT
    silent, heard = [], []
    for event in sorted(events, key=lambda e: moment(e.date)):
        when = moment(event.date)
        if not first <= when <= last:
            continue
        y = (when - first) / (last - first) * height
        if division and event.division != division:
            silent.append(act(event, y, side, gutter, _SILENT * scale, colours, True))
        else:
            weight = (_STRONG if division else _PLAIN) * scale
            heard.append(act(event, y, side, gutter, weight, colours))
    hang = labels > 0 and medium == PRINT
    years = year_labels(first, last, labels, height, colours) if hang else ""
    return drawing(
        "".join(silent + heard) + years,
        width=width,
        height=height,
        kind="score",
        medium=medium,
        title=title,
        left=HANG if hang else 0.0,
        top=RISE if medium == PRINT else 1.0,
    )


def act(
    event: Event,
    y: float,
    side: float,
    gutter: float,
    weight: float,
    colours: Palette,
    silent: bool = False,
) -> str:
    """One event as a line at `y` mm, `weight` mm thick; silent: of another chapter."""
    far = 2 * side + gutter
    start, end = {
        "left": (0.0, side),
        "right": (side + gutter, far),
        "both": (0.0, far),
    }.get(colours.side(event.by), (side, side + gutter))
    known = event.by == "both" or colours.party(event.by) is not None
    name = "silent" if silent else event.by if known else "neither"
    return line(start, y, end, y, colours.stroke(name, weight, dashed=event.unverified))


def year_labels(
    first: float,
    last: float,
    step: int,
    height: float,
    colours: Palette,
    *,
    start: int | None = None,
) -> str:
    """The years beside a strip, one every `step` years from the first, or `start`."""
    begin = math.ceil(first) if start is None else start
    return "".join(
        text(
            -2,
            (year - first) / (last - first) * height + SMALL * 0.35,
            str(year),
            SMALL,
            colours.words(),
            anchor="end",
        )
        for year in range(begin, int(last) + 1, step)
    )
