"""Page breaks: where each printed page begins, at the very word, in the e-book.

*Takes* the trees of the documents and the pagination. *Gives* a `pagebreak` in them
for every page (EPUB 3.3, DPUB-ARIA 1.1 `doc-pagebreak`) and the list of pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from octavo.composition.running_words import running_words
from octavo.composition.xhtml import element, ids, local_name, parents
from octavo.model.pagination import Page, PageStart, Pagination

# Where a span may stand (HTML Standard, § 4: phrasing or flow content).
_HOST_NAMES = (
    "a aside blockquote body caption dd div dt em figcaption figure footer h1 h2 h3"
    " h4 h5 h6 header li main nav p section span strong td th"
)
_HOSTS = frozenset(_HOST_NAMES.split())


@dataclass(frozen=True, slots=True)
class PageTarget:
    """A line of the page list: the printed label, and the break's id."""

    label: str
    id: str


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a tree: before character `at` of `node.text` or `node.tail`."""

    node: Element
    tail: bool
    at: int


def insert_pagebreaks(
    bodies: Mapping[str, Element], pagination: Pagination
) -> tuple[PageTarget, ...]:
    """Put a break into *bodies* (division id → body) for every page, and list them.

    A page without words of its own begins where the next one does, or at the edge
    of its division. Pages of a division that the e-book lacks are not listed.
    """
    targets = []
    spots: list[tuple[Spot, Element, Element]] = []
    names = page_ids(
        pagination.pages, taken={i for b in bodies.values() for i in ids(b)}
    )
    for division, pages in _by_division(pagination.pages):
        body = bodies.get(division)
        if body is None:
            continue
        for number, spot in zip(pages, _spots(body, pagination, pages), strict=True):
            page = pagination.pages[number]
            mark = element(
                "span",
                epub_type="pagebreak",
                role="doc-pagebreak",
                id=names[number],
                aria_label=page.label,
            )
            spots.append((spot, mark, body))
            targets.append(PageTarget(page.label, names[number]))
    # From the last to the first, so that no insertion moves a place still to come.
    for spot, mark, body in reversed(spots):
        _insert(mark, spot, body)
    return tuple(targets)


def page_ids(pages: tuple[Page, ...], *, taken: set[str]) -> tuple[str, ...]:
    """An id for each page: "page-23"; what is taken already gets a further number."""
    found: list[str] = []
    used = set(taken)
    for page in pages:
        plain = re.sub(r"[^a-z0-9]+", "-", page.label.lower()).strip("-")
        name = stem = f"page-{plain or 'unnamed'}"
        count = 1
        while name in used:
            count += 1
            name = f"{stem}-{count}"
        used.add(name)
        found.append(name)
    return tuple(found)


def _by_division(pages: tuple[Page, ...]) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Divisions in order of their first page, each with the numbers of its pages."""
    found: dict[str, list[int]] = {}
    for number, page in enumerate(pages):
        found.setdefault(page.division, []).append(number)
    for division, numbers in found.items():
        yield division, tuple(numbers)


def _spots(
    body: Element, pagination: Pagination, pages: tuple[int, ...]
) -> tuple[Spot, ...]:
    """The place of each page of one division; unknown ones lean on their followers."""
    by_id = {name: node for node in body.iter() if (name := node.get("id"))}
    above = parents(body)
    found: list[Spot | None] = []
    for position, number in enumerate(pages):
        start = pagination.pages[number].start
        if position == 0 and (start is None or start.offset == 0):
            found.append(_front(body))
        else:
            found.append(_spot(start, by_id, above) if start else None)
    following = _back(body)
    for position in range(len(found) - 1, -1, -1):
        following = found[position] or following
        found[position] = following
    return tuple(spot for spot in found if spot)


def _spot(
    start: PageStart, by_id: Mapping[str, Element], above: Mapping[Element, Element]
) -> Spot | None:
    node = by_id.get(start.id)
    if node is None:
        return None
    words = running_words(node)
    if start.offset < len(words):
        place = words[start.offset]
        return Spot(place.node, place.tail, place.at)
    if words:  # past the end: after the last word
        last = words[-1]
        return Spot(last.node, last.tail, last.at + len(last.word))
    while local_name(node) not in _HOSTS and node in above:
        upper = above[node]
        if local_name(upper) in _HOSTS:
            return _before(node, upper)
        node = upper
    return Spot(node, tail=False, at=0)


def _before(node: Element, parent: Element) -> Spot:
    at = list(parent).index(node)
    if at == 0:
        return Spot(parent, tail=False, at=len(parent.text or ""))
    sibling = parent[at - 1]
    return Spot(sibling, tail=True, at=len(sibling.tail or ""))


def _front(body: Element) -> Spot:
    """The first place in the division's own element, so that a link shows its head."""
    host = body[0] if len(body) and local_name(body[0]) in _HOSTS else body
    return Spot(host, tail=False, at=0)


def _back(body: Element) -> Spot:
    host = body[0] if len(body) and local_name(body[0]) in _HOSTS else body
    if len(host):
        return Spot(host[-1], tail=True, at=len(host[-1].tail or ""))
    return Spot(host, tail=False, at=len(host.text or ""))


def _insert(mark: Element, spot: Spot, body: Element) -> None:
    text = (spot.node.tail if spot.tail else spot.node.text) or ""
    before, after = text[: spot.at], text[spot.at :]
    mark.tail = after
    if spot.tail:
        parent = parents(body)[spot.node]
        spot.node.tail = before
        parent.insert(list(parent).index(spot.node) + 1, mark)
    else:
        spot.node.text = before
        spot.node.insert(0, mark)
