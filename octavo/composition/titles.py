"""The title as the cover shows it: hung on the drawing's axis.

*Takes* a publication. *Gives* the words left of the axis, the sign that is the axis,
and the words right of it.
"""

from __future__ import annotations

from dataclasses import dataclass

from octavo.model.publication import Publication

_SIGNS = "–—-/:|"


@dataclass(frozen=True, slots=True)
class TitleParts:
    """`axis` is the dash between the parts, empty if the title is not parted."""

    before: str
    axis: str
    after: str


def part_title(publication: Publication) -> TitleParts:
    """The title parted after the words that the author named, at the dash there.

    Without such words, or if no dash follows them, all of it is `before`.
    """
    title, words = publication.title, publication.cover.break_after
    rest = title.removeprefix(words) if words else ""
    if not words or rest == title or rest[:1] not in _SIGNS or not rest:
        return TitleParts(title, "", "")
    return TitleParts(words, rest[0], rest[1:].strip())
