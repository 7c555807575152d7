"""The structure tree while it grows (ISO 32000-2, 14.7).

*Gives* `Element`: one structure element for one HTML element, however many boxes and
pages it is broken into.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from octavo.production.print.syntax import Value
from octavo.production.print.tagging.boxes import Html

PDF2 = "http://iso.org/pdf2/ssn"
PDF1 = "http://iso.org/pdf/ssn"
GROUPING = frozenset(
    {"Document", "Part", "Sect", "Art", "Div", "Aside", "BlockQuote", "Index"}
)
"""Elements that hold blocks: text that stands in one directly is given a P."""
INLINE = frozenset(
    {"Span", "Em", "Strong", "Link", "Code", "Quote", "Reference", "Lbl", "Ruby"}
)
"""Elements that stand in a line."""
LINES = frozenset({"P", "Span", "Em", "Strong", *(f"H{n}" for n in range(1, 7))})
"""Elements that hold text and nothing else: where the call of a note is a label."""


@dataclass(slots=True)
class Mark:
    """Marked content: `mcid` of `page`."""

    page: int
    mcid: int


@dataclass(slots=True)
class Anchored:
    """An annotation that belongs to an element."""

    page: int
    annotation: Any


@dataclass(slots=True, eq=False)
class Element:
    """A structure element. `inner` holds what its HTML element contains, where that
    is another one (LI → LBody)."""

    role: str
    parent: Element | None
    html: Html | None = None
    namespace: str = PDF2
    kids: list[Element | Mark | Anchored] = field(default_factory=list)
    entries: dict[str, Value] = field(default_factory=dict)  # Alt, Lang, ID, …
    attributes: dict[str, dict[str, Value]] = field(default_factory=dict)  # by owner
    refs: list[Element] = field(default_factory=list)
    inner: Element | None = None
    reference: bytes = b""  # when written

    def add(
        self, role: str, html: Html | None = None, namespace: str = PDF2
    ) -> Element:
        """A new last kid."""
        kid = Element(role, self, html, namespace)
        self.kids.append(kid)
        return kid

    def elements(self) -> Iterator[Element]:
        """The kids that are elements."""
        return (kid for kid in self.kids if isinstance(kid, Element))

    def ancestors(self) -> Iterator[Element]:
        """The element, its parent, and so on up."""
        at: Element | None = self
        while at is not None:
            yield at
            at = at.parent

    def last(self) -> Element | None:
        """The last kid if it is an element."""
        return (
            self.kids[-1] if self.kids and isinstance(self.kids[-1], Element) else None
        )

    def prune(self) -> bool:
        """Take out elements with nothing in them; say whether this one has nothing.
        Cells stay, since a row without one is out of step (14.8.4.8.3)."""
        self.kids = [k for k in self.kids if not (isinstance(k, Element) and k.prune())]
        return not self.kids and self.role not in ("TD", "TH")
