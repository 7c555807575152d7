"""Locators: an index entry's places, merged by page once the pages are known.

*Takes* the letters of an index and the printed page of each place. *Gives* the same
letters with locators in which each page stands once and consecutive pages are a range.
Pages stay slots: what is shown is the page of an anchor, never a number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from octavo.model.faircopy import IndexEntry, IndexLetter, Locator


@dataclass(frozen=True, slots=True)
class PagedLocator:
    """The place `id`, or the range of pages from it to the page of the place `last`."""

    id: str
    last: str = ""
    principal: bool = False


@dataclass(frozen=True, slots=True)
class PagedEntry:
    id: str
    term: str
    native: tuple[tuple[str, str], ...]
    locators: tuple[PagedLocator, ...]
    see: tuple[str, ...]
    entries: tuple[PagedEntry, ...]


@dataclass(frozen=True, slots=True)
class PagedLetter:
    letter: str
    entries: tuple[PagedEntry, ...]


@dataclass(frozen=True, slots=True)
class _Page:
    """A page with a place on it. `serial` counts pages of one numbering."""

    serial: tuple[str, int]
    id: str
    principal: bool


def page_index(
    letters: Sequence[IndexLetter], folio_of: Mapping[str, str] | None
) -> tuple[PagedLetter, ...]:
    """The index with its locators merged; without *folio_of* each place stands."""
    return tuple(
        PagedLetter(
            letter.letter, tuple(_entry(entry, folio_of) for entry in letter.entries)
        )
        for letter in letters
    )


def _entry(entry: IndexEntry, folio_of: Mapping[str, str] | None) -> PagedEntry:
    return PagedEntry(
        id=entry.id,
        term=entry.term,
        native=entry.native,
        locators=merge(entry.locators, folio_of),
        see=entry.see,
        entries=tuple(_entry(inner, folio_of) for inner in entry.entries),
    )


def merge(
    locators: Sequence[Locator], folio_of: Mapping[str, str] | None
) -> tuple[PagedLocator, ...]:
    """Each page once, in reading order; three or more plain pages in a row, or two,
    become a range. The principal page stands alone, so that it can be set bold."""
    if folio_of is None:
        return tuple(PagedLocator(one.id, principal=one.principal) for one in locators)
    pages: dict[str, _Page] = {}
    for locator in locators:
        label = folio_of.get(locator.id)
        if label is None:  # no words, no place: nothing to lead to
            continue
        known = pages.get(label)
        pages[label] = _Page(
            serial=_serial(label),
            id=known.id if known else locator.id,
            principal=locator.principal or (known.principal if known else False),
        )
    return tuple(_ranges(tuple(pages.values())))


def _ranges(pages: Sequence[_Page]) -> Iterator[PagedLocator]:
    run: list[_Page] = []
    for page in pages:
        if run and not _follows(run[-1], page):
            yield _range(run)
            run = []
        run.append(page)
    if run:
        yield _range(run)


def _follows(one: _Page, other: _Page) -> bool:
    plain = not one.principal and not other.principal
    numbering, count = one.serial
    return plain and other.serial == (numbering, count + 1)


def _range(run: Sequence[_Page]) -> PagedLocator:
    last = run[-1].id if len(run) > 1 else ""
    return PagedLocator(run[0].id, last, run[0].principal)


def _serial(label: str) -> tuple[str, int]:
    """A page's numbering and its place in it: "23", "xiv"; others stand alone."""
    if label.isdigit():
        return ("arabic", int(label))
    if re.fullmatch(r"[ivxlcdm]+", label):
        values = ["ivxlcdm".index(letter) for letter in label]
        worth = [(1, 5, 10, 50, 100, 500, 1000)[value] for value in values]
        pairs = zip(worth, [*worth[1:], 0], strict=True)
        return ("roman", sum(-a if a < b else a for a, b in pairs))
    return (label, 0)
