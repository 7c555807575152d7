"""The e-book's cover and its chapters' strips: the book's drawing, sized for screens.

*Takes* the publication. *Gives* SVG: the cover with literal colours, 1600 by 2560 px,
to be turned into a picture; the strip with classes, for the head of a chapter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from octavo.composition.drawings.palette import EPUB, PRINT, TOKENS
from octavo.composition.drawings.score import RISE, score
from octavo.composition.drawings.svg import LEAD_OF, text
from octavo.composition.lines import in_lines
from octavo.composition.pictures import address
from octavo.composition.titles import part_title
from octavo.model.publication import Division, Publication

WIDTH, HEIGHT = 1600, 2560  # px: what the shops of e-books ask for
PAPER = "#F4F1EA"
DISPLAY = "Briefing Display, Noto Serif CJK JP, serif"
_SIZES = re.compile(r'width="[^"]*" height="[^"]*"')
LEAD = "Briefing Lead, Noto Serif CJK JP, serif"

_SIDE = 120  # px: margin left and right
_AXIS = 800  # px: the middle of the gutter
_HALF = 22  # px: half of the gutter
_TOP, _SIZE = 364, 134  # px: the title's first baseline and its size
_BELOW = 90.0  # px from the last line of a title to its subtitle, at least
_HIGHEST = 280  # px: the lines of a title, without what leads them
_ADVANCE = 0.48  # em: the mean width of a letter of Briefing Display
_SCORE_TOP, _SCORE_FOOT = 870, 2420  # px
_MM = 11.0  # px in a millimetre of the drawing: its thin lines are 2 px then
_STRIP = (175.0, 84.0)  # mm: a chapter's strip


Years = tuple[float, float]
"""The first year of the drawing, and the first one not shown."""


@dataclass(frozen=True, slots=True)
class CoverPicture:
    """The cover as a file of the e-book; `svg` is empty if the author gave a picture.

    For an author's picture, `name` is its address in the templates.
    """

    name: str
    alt: str
    svg: str = ""


def cover_picture(publication: Publication, years: Years) -> CoverPicture:
    """What stands on the cover, as picture and in words."""
    given = publication.cover
    if given.image:
        return CoverPicture(address(given.image), given.alt)
    said = [f"Cover: {publication.title}"]
    if publication.subtitle:
        said[0] += f", {publication.subtitle}"
    if publication.events:
        said.append("Below the title, each line is a dated act")
        said[1] += f": {_sides(publication)}" if publication.parties else ""
    return CoverPicture(
        "cover.png", f"{'. '.join(said)}.", cover_svg(publication, years)
    )


def cover_svg(publication: Publication, years: Years) -> str:
    """The cover: title on the axis, native names, and the drawing."""
    body = f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{PAPER}"/>'
    body += "".join(_words(publication))
    if publication.events:
        width, height = WIDTH - 2 * _SIDE, _SCORE_FOOT - _SCORE_TOP
        first, last = years
        drawn = score(
            publication.events,
            publication.parties,
            first=first,
            last=last,
            width=width / _MM,
            height=height / _MM - 2 * RISE,
            gutter=2 * _HALF / _MM,
            medium=PRINT,
            labels=0,
            title="",
        )
        place = f'x="{_SIDE}" y="{_SCORE_TOP}" width="{width}" height="{height}"'
        body += _SIZES.sub(place, drawn, count=1)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" '
        f'viewBox="0 0 {WIDTH} {HEIGHT}">{body}</svg>'
    )


def strip_svg(publication: Publication, division: Division, years: Years) -> str:
    """A chapter's strip, its own events strong; nothing where there is none."""
    if not publication.events or not publication.parties:
        return ""
    first, last = years
    width, height = _STRIP
    return score(
        publication.events,
        publication.parties,
        first=first,
        last=last,
        width=width,
        height=height,
        gutter=5.0,
        division=division.id,
        medium=EPUB,
        labels=0,
        title=f"Dated acts from {first:.0f} to {last - 1:.0f}, {_sides(publication)}; "
        "those of this chapter are drawn strong",
    )


def _sides(publication: Publication) -> str:
    named = " and ".join(f"{p.name} on the {p.side}" for p in publication.parties)
    return f"{named}, both across"


def _words(publication: Publication) -> Iterator[str]:
    """The title on its axis, the subtitle, and the native names below."""
    parts = part_title(publication)
    left = _AXIS + _HALF if parts.axis else _SIDE
    room = WIDTH - left - 60
    said = parts.after if parts.axis else parts.before
    size = min(_SIZE, *(_fitting(word, room) for word in said.split()))
    if parts.axis:
        size = min(size, _fitting(parts.before, _AXIS - _HALF - _SIDE))
    while len(in_lines(said, room / (size * _ADVANCE))) * size > _HIGHEST:
        size *= 0.95
    if parts.axis:
        yield _text(_AXIS - _HALF - 6, _TOP, parts.before, size, anchor="end")
        yield _text(_AXIS, _TOP - 4, parts.axis, size * 0.84, anchor="middle")
    y = float(_TOP)
    for line in in_lines(said, room / (size * _ADVANCE)):
        yield _text(left, y, line, size)
        y += size * 1.075
    y += max(-40.0, _BELOW - size * 1.075)
    if publication.subtitle:
        whole = len(publication.subtitle) * 60 * _ADVANCE <= room
        small = 60 if whole else 42
        for line in in_lines(publication.subtitle, room / (small * _ADVANCE)):
            yield _text(left + 4, y, line, small, family=LEAD)
            y += small
    y += 76
    for native, party in zip(
        publication.cover.native, _placed(publication), strict=False
    ):
        x, anchor = party
        face = LEAD_OF.get(native.lang.partition("-")[0], LEAD)
        yield _text(x, y, native.text, 52, family=face, anchor=anchor)


def _placed(publication: Publication) -> Iterator[tuple[int, str]]:
    """Where native names stand: the first left of the axis, the second right of it."""
    yield _AXIS - _HALF - 6, "end"
    yield _AXIS + _HALF + 4, "start"


def _fitting(word: str, room: float) -> float:
    return room / (len(word) * _ADVANCE)


def _text(
    x: float,
    y: float,
    said: str,
    size: float,
    *,
    family: str = DISPLAY,
    anchor: str = "start",
) -> str:
    ink = {"fill": TOKENS["ink"]}
    return text(x, y, escape(said), size, ink, anchor=anchor, family=family)
