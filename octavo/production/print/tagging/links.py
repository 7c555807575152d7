"""Links: one Link for each `a`, one annotation on each page it stands on.

*Takes* WeasyPrint's link annotations, one for every box in a link. *Gives* those that
are wanted: those of a link's fragments on a page joined in one with QuadPoints, those
of boxes inside taken out; each with `Contents` (ISO 14289-1, 7.18.5).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from octavo.production.print.syntax import Name, spell_name, text_string, write
from octavo.production.print.tagging.boxes import Html
from octavo.production.print.tagging.reading import is_folio
from octavo.production.print.tagging.tree import Anchored, Element

INSIDE = "octavo-id:"
"""How a link to an id of the book is written for WeasyPrint, which else takes out
those that lead to another division (and logs them)."""


@dataclass(frozen=True, slots=True)
class Linked:
    """A link that was kept: annotation `number` of `page`, leading to `target`."""

    element: Element
    annotation: Any
    page: int
    number: int
    kind: str  # id | uri
    target: str


class PageLinks:
    """The annotations of one page: a list of references in the page's dictionary."""

    def __init__(self, page: dict[str, Any]) -> None:
        self._page = page
        self._kept: list[Any] = []

    def keep(self, annotation: Any) -> int:
        """Keep an annotation; its number among those of the page."""
        self._kept.append(annotation)
        return len(self._kept) - 1

    def finish(self) -> None:
        """Leave on the page the annotations that were kept, in reading order.

        Those dropped are merely forgotten: quirk(pydyf 0.13): freeing an object
        writes a wrong cross-reference stream.
        """
        self._page.pop("Annots", None)
        if self._kept:
            self._page["Annots"] = write([a.reference for a in self._kept])


def join(first: Any, second: Any) -> None:
    """Let the annotation *first* cover the place of *second* as well (12.5.6.5)."""
    if "quads" not in first.__dict__:
        first.quads = [tuple(first["Rect"])]
    first.quads.append(tuple(second["Rect"]))
    points: list[float] = []
    for x1, y1, x2, y2 in first.quads:
        left, right = sorted((x1, x2))
        low, high = sorted((y1, y2))
        points += [left, high, right, high, left, low, right, low]
    first["QuadPoints"] = write(points)
    xs, ys = points[0::2], points[1::2]
    first["Rect"] = write([min(xs), min(ys), max(xs), max(ys)])


def own_annotation(link: Element, page: int) -> Any | None:
    """The annotation that a Link has already on a page."""
    for kid in link.kids:
        if isinstance(kid, Anchored) and kid.page == page:
            return kid.annotation
    return None


def target_of(annotation: Any) -> tuple[str, str]:
    """("id", …) for a link inside the book, ("uri", …) for one out of it."""
    if "Dest" in annotation:
        return "id", str(annotation["Dest"].string)
    uri = str(annotation["A"]["URI"].string)
    if uri.startswith(INSIDE):
        return "id", unquote(uri.removeprefix(INSIDE))
    return "uri", uri


def point(annotation: Any, kind: str, target: str, contents: str) -> None:
    """Write where an annotation leads and what it says."""
    annotation["Contents"] = text_string(contents)
    annotation["F"] = b"4"  # printed: ISO 19005-3, 6.3.2
    if kind == "id":
        annotation.pop("A", None)
        annotation["Dest"] = text_string(spell_name(target))
    else:
        action = {"Type": Name("Action"), "S": Name("URI"), "URI": target}
        annotation["A"] = write(action)


def link_text(element: Html | None) -> tuple[str, str, str]:
    """What a link says: the words before its printed page, the id whose page that is
    ("" if none), the words after."""
    if element is None:
        return "", "", ""
    if label := element.get("aria-label") or element.get("title"):
        return label, "", ""
    before: list[str] = []
    after: list[str] = []
    target = _gather(element, before, after, "")
    return _joined(before), target, _joined(after)


def _gather(element: Html, before: list[str], after: list[str], target: str) -> str:
    def say(text: str | None) -> None:
        (after if target else before).append(text or "")

    say(element.text)
    for child in element:
        if is_folio(child) and not target:
            target = child.get("data-target") or ""
        elif isinstance(child.tag, str) and child.get("aria-hidden") != "true":
            target = _gather(child, before, after, target)
        say(child.tail)
    return target


def _joined(parts: Sequence[str]) -> str:
    return " ".join("".join(parts).split())
