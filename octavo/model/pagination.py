"""Gathering and Pagination: what layout tells of pages.

A gathering is one division laid out. Its files live in the cache under `key`.
Pagination is the whole book's: the only source of page numbers for both books.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class PageStart:
    """Where a page begins: `offset` words after the start of the element `id`
    (words of notes not counted); `words`: its first words, for tests."""

    id: str
    offset: int
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathering:
    key: str  # content address
    division: str
    matter: str
    pages: int
    size: tuple[float, float]  # pt
    folios: Mapping[str, int]  # id → page of this gathering, from 0
    starts: tuple[PageStart | None, ...]  # one a page; None: no words on it
    references: tuple[str, ...]  # ids whose printed page stands in this gathering


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    label: str  # as printed, as in the PDF's page labels: "iv", "23", "Cover"
    division: str
    start: PageStart | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pagination:
    pages: tuple[Page, ...]  # every page of the PDF, in order
    folio_of: Mapping[str, str]  # id → label of the page where it stands
    source: str  # identifier of the print edition, for pageBreakSource
