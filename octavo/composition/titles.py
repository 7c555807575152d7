"""The title as the cover shows it: hung on the drawing's axis.

*Takes* a publication. *Gives* the words left of the axis, the sign that is the axis,
and the words right of it.
"""

from __future__ import annotations

from dataclasses import dataclass

from octavo.composition.lines import in_lines
from octavo.model.publication import Publication

_SIGNS = "–—-/:|"
_SIZES = (1.0, 0.75, 0.6, 0.5, 0.4)  # of the cover's 45 pt, as print's style sheets say
_LETTER = 7.6  # mm: the mean width of a letter of that size
_LEADING = 16.0  # mm
_TITLE_ROOM = 36.0  # mm above the subtitle
_SUBTITLE_LETTER = 2.6  # mm


@dataclass(frozen=True, slots=True)
class TitleParts:
    """`axis` is the dash between the parts, empty if the title is not parted."""

    before: str
    axis: str
    after: str
    sizes: str = ""  # the classes of a long title or subtitle, after a space


def part_title(publication: Publication) -> TitleParts:
    """The title parted after the words that the author named, at the dash there.

    Without such words, or if no dash follows them, all of it is `before`.
    """
    title, words = publication.title, publication.cover.break_after
    rest = title.removeprefix(words) if words else ""
    if not words or rest == title or rest[:1] not in _SIGNS or not rest:
        return TitleParts(title, "", "", _sizes(title, "", publication.subtitle, 115.0))
    after = rest[1:].strip()
    sizes = _sizes(after, words, publication.subtitle, 90.0)
    return TitleParts(words, rest[0], after, sizes)


def _sizes(title: str, before: str, subtitle: str, measure: float) -> str:
    """The first size in which the title ends above its subtitle, and so below."""
    found = ""
    for number, part in enumerate(_SIZES, start=1):
        found = f" title-{number}" if number > 1 else ""
        letters = measure / (_LETTER * part)
        lines = in_lines(title, letters)
        fits = max(map(len, lines)) <= letters and len(before) * _LETTER * part <= 85.0
        if fits and len(lines) * _LEADING * part <= _TITLE_ROOM:
            break
    if len(subtitle) * _SUBTITLE_LETTER > measure - 6.0:
        found += " subtitle-2"
    return found
