"""Guessing: page numbers before the pages stand, so that few are set again.

*Takes* galleys, and the gatherings of those that stand. *Gives* how many pages each
division comes to, and a label for every id. A guess decides what is set first and how
often, never what is printed.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from octavo.model.galley import Galley
from octavo.production.print.complaints import ID
from octavo.production.print.gathering import Sheet
from octavo.production.print.pagination import Numbering, pages_of
from octavo.production.print.standins import shape, targets_of

UNSET = re.compile(r"<svg\b.*?</svg>|<[^>]*>", re.DOTALL)  # tags, and what is drawn
LETTERS_A_PAGE = 2_400  # roughly, of chapters: for the guess before anything was set


def guess_counts(
    galleys: Sequence[Galley], sheets: Sequence[Sheet | None]
) -> list[int]:
    """How many pages each division has: the real ones of those that stand, for the
    others what the amount of text comes to, measured by those that stand."""
    guessed = [read_over(g.html).letters / LETTERS_A_PAGE for g in galleys]
    measured = [
        (sheet.pages, guess)
        for guess, sheet in zip(guessed, sheets, strict=True)
        if sheet is not None and guess > 1
    ]
    pages, guesses = (
        sum(column) for column in zip(*(measured or [(1, 1)]), strict=True)
    )
    return [
        sheet.pages if sheet is not None else max(1, round(guess * pages / guesses))
        for guess, sheet in zip(guessed, sheets, strict=True)
    ]


def guess_labels(
    galleys: Sequence[Galley], counts: Sequence[int], numbering: Numbering
) -> Mapping[str, str]:
    """A label for every id, from where it stands in its division's text."""
    guessed = {}
    for galley, first, count in zip(galleys, numbering.first, counts, strict=True):
        text = read_over(galley.html)
        for name, before in text.ids:
            page = min(before * count // max(text.letters, 1), count - 1)
            guessed[name] = numbering.labels[first + page]
    return guessed


def is_unsure(galley: Galley, labels: Mapping[str, str]) -> bool:
    """Whether it prints a number that may yet gain or lose a digit: one within a tenth
    of 9 and 10, 99 and 100."""
    printed = {labels.get(target, "") for target in targets_of(galley.html)}
    pages = (int(label) for label in printed if label.isdigit())
    return any(
        len(str(max(page * 9 // 10 - 1, 1))) < len(str(page * 11 // 10 + 1))
        for page in pages
    )


def pages_before(
    galleys: Sequence[Galley], sheets: Sequence[Sheet | None], numbering: Numbering
) -> list[Mapping[str, str]]:
    """For each division, what it prints that has another shape on the page before:
    id → label of that page. Only ids that it can itself push on to the next page, those
    behind it whose numbers count on from its own."""
    begins = [run.at for run in numbering.runs if run.style]
    place = pages_of(numbering, sheets)

    def lower(galley: Galley, first: int) -> Mapping[str, str]:
        found = {}
        for target in sorted(targets_of(galley.html)):
            at = place.get(target, first)
            if at > first and bisect(begins, at) == bisect(begins, first):
                before, label = numbering.labels[at - 1 : at + 1]
                if shape(before) != shape(label):
                    found[target] = before
        return found

    return [lower(g, first) for g, first in zip(galleys, numbering.first, strict=True)]


@dataclass(frozen=True, slots=True)
class Text:
    """How many letters are to be set, and how many of them stand before each id."""

    letters: int
    ids: tuple[tuple[str, int], ...]


@lru_cache(maxsize=1024)
def read_over(html: str) -> Text:
    """The text of a division. It is asked for again with each division that is set
    while page numbers are but guessed."""
    letters = end = 0
    ids: list[tuple[str, int]] = []
    for tag in UNSET.finditer(html):
        letters += tag.start() - end
        end = tag.end()
        ids += ((name, letters) for name in ID.findall(tag[0]))
    return Text(letters + len(html) - end, tuple(ids))
