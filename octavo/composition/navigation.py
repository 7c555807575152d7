"""Navigation: contents, landmarks and pages, as nav.xhtml and toc.ncx list them.

*Takes* the fair copy, the addresses of ids and the page breaks. *Gives* what the
templates of both navigation files show.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from octavo.composition.pagebreaks import PageTarget
from octavo.model.faircopy import ContentsEntry, FairCopy
from octavo.model.inlines import words
from octavo.model.publication import Division
from octavo.model.semantics import DIVISION_KINDS

_ONCE = ("bodymatter",)  # a landmark for the first of its kind only


@dataclass(frozen=True, slots=True)
class NavPoint:
    """A line of the contents; `order` is the place in the NCX's reading order."""

    id: str
    label: str
    href: str
    points: tuple[NavPoint, ...] = ()
    order: int = 0


@dataclass(frozen=True, slots=True)
class Landmark:
    epub_type: str
    label: str
    href: str


@dataclass(frozen=True, slots=True)
class NavPage:
    """A printed page: `kind` and `value` as the NCX wants them."""

    id: str
    label: str
    href: str
    kind: str  # front, normal or special
    value: int  # 0: the label is no number
    order: int = 0


@dataclass(frozen=True, slots=True)
class Navigation:
    contents: tuple[NavPoint, ...]
    landmarks: tuple[Landmark, ...]
    pages: tuple[NavPage, ...] = ()

    @property
    def depth(self) -> int:
        return _depth(self.contents)

    @property
    def highest_page(self) -> int:
        return max((page.value for page in self.pages), default=0)


def navigate(
    fair_copy: FairCopy,
    *,
    files: Mapping[str, str],
    address: Mapping[str, str],
    pages: Iterable[PageTarget],
) -> Navigation:
    """The navigation of the book. *files*: division id → file; *address*: id → file.

    NCX play order runs through the places in reading order; equal places share it.
    """
    contents = tuple(_points(fair_copy.contents, files, address))
    listed = tuple(_page(target, address) for target in pages)
    order = _play_order(contents, listed, list(files.values()), address)
    return Navigation(
        contents=tuple(_ordered(contents, order)),
        landmarks=tuple(_landmarks(fair_copy.publication.divisions, files)),
        pages=tuple(replace(page, order=order[page.href]) for page in listed),
    )


def _points(
    entries: Iterable[ContentsEntry],
    files: Mapping[str, str],
    address: Mapping[str, str],
) -> Iterator[NavPoint]:
    for entry in entries:
        points = tuple(_points(entry.entries, files, address))
        if entry.id in files:
            href = files[entry.id]
        elif entry.id in address:
            href = f"{address[entry.id]}#{entry.id}"
        else:
            continue
        label = f"{entry.number}\u2002{words(entry.title)}".strip()
        yield NavPoint(f"to-{entry.id}", label, href, points)


def _landmarks(
    divisions: Iterable[Division], files: Mapping[str, str]
) -> Iterator[Landmark]:
    """One for each kind that is a landmark, and the start of the body."""
    seen: set[str] = set()
    for division in divisions:
        kind = DIVISION_KINDS[division.kind]
        href = files.get(division.id, "")
        if not href:
            continue
        if division.matter in _ONCE and division.matter not in seen:
            seen.add(division.matter)
            yield Landmark(division.matter, "Start of the text", href)
        if kind.landmark and kind.epub_type not in (*seen, "chapter"):
            seen.add(kind.epub_type)
            yield Landmark(kind.epub_type, kind.title, href)


def _page(target: PageTarget, address: Mapping[str, str]) -> NavPage:
    number = int(target.label) if target.label.isdecimal() else 0
    roman = not number and bool(target.label) and set(target.label) <= set("ivxlcdm")
    kind = "normal" if number else "front" if roman else "special"
    href = f"{address[target.id]}#{target.id}"
    return NavPage(target.id, target.label, href, kind, number)


def _play_order(
    contents: Iterable[NavPoint],
    pages: Iterable[NavPage],
    files: list[str],
    address: Mapping[str, str],
) -> dict[str, int]:
    """Every place that is linked → its number, in reading order from 1."""
    ranks = {name: rank for rank, name in enumerate(files)}
    order_of_ids = {identifier: rank for rank, identifier in enumerate(address)}
    hrefs = {point.href for point in _all(contents)} | {page.href for page in pages}

    def rank(href: str) -> tuple[int, int]:
        file, _, identifier = href.partition("#")
        return ranks[file], order_of_ids.get(identifier, -1)

    return {href: n for n, href in enumerate(sorted(hrefs, key=rank), 1)}


def _ordered(
    points: Iterable[NavPoint], order: Mapping[str, int]
) -> Iterator[NavPoint]:
    for point in points:
        inner = tuple(_ordered(point.points, order))
        yield replace(point, points=inner, order=order[point.href])


def _all(points: Iterable[NavPoint]) -> Iterator[NavPoint]:
    for point in points:
        yield point
        yield from _all(point.points)


def _depth(points: tuple[NavPoint, ...]) -> int:
    return 1 + max((_depth(p.points) for p in points), default=0) if points else 0
