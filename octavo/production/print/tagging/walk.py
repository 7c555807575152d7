"""The walk: from the boxes of the laid-out pages to one structure tree.

*Takes* the pages of a division in order. *Gives* the tree, keyed on HTML elements: a
paragraph, list, table or section over several pages is one element. On the way it tells
`Reading` where pages begin, hands page numbers to their slots and keeps the links.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from octavo.production.print.gathering import Fault
from octavo.production.print.syntax import Value
from octavo.production.print.tagging import links
from octavo.production.print.tagging.attributes import (
    box_in_points,
    declare_language,
    describe,
    figure_name,
    inherited_language,
    language_of,
)
from octavo.production.print.tagging.boxes import Box, Html, is_a, placed, pseudo
from octavo.production.print.tagging.links import PageLinks
from octavo.production.print.tagging.marks import (
    LAYOUT,
    PAGE_FOOT,
    PAGE_HEAD,
    REPEATED,
    PageMarks,
    UntaggedError,
)
from octavo.production.print.tagging.reading import (
    HEADS,
    Reading,
    in_reading_order,
    is_folio,
)
from octavo.production.print.tagging.roles import (
    GRAPHICS,
    NOTE,
    SPAN,
    Role,
    is_decoration,
    role_of,
)
from octavo.production.print.tagging.spaces import Spaces
from octavo.production.print.tagging.tree import (
    GROUPING,
    INLINE,
    LINES,
    PDF1,
    PDF2,
    Anchored,
    Element,
    Mark,
)

HYPHEN = "\u2010"
TakeNumber = Callable[[Box, int, PageMarks, int, str], None]
"""(box, page, its marks, mcid, margin box): make a page number's drawing a slot."""


@dataclass(slots=True)
class Walk:
    """The state of one walk over a division."""

    division: str
    namespaces: bool  # PDF 2.0
    parents: Mapping[Html, Html]
    take_number: TakeNumber
    reading: Reading
    spaces: Spaces
    root: Element = field(default_factory=lambda: Element("Document", None))
    of: dict[Html, Element] = field(default_factory=dict)  # where its content goes
    own: dict[Html, Element] = field(default_factory=dict)  # the element made for it
    linked: list[links.Linked] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    marks: PageMarks = field(default_factory=lambda: PageMarks([], {}))
    links: PageLinks = field(default_factory=lambda: PageLinks({}))
    page: int = 0
    page_height: float = 0.0
    first_page: dict[Html, int] = field(default_factory=dict)
    notes: int = 0

    def read_page(
        self, page: int, box: Box, height: float, marks: PageMarks, kept: PageLinks
    ) -> None:
        """Walk over one page; notes after what calls them."""
        self.page, self.page_height, self.marks, self.links = page, height, marks, kept
        kids = sorted(box.children, key=lambda kid: is_a(kid, "FootnoteAreaBox"))
        for kid in kids:
            self.walk(kid, self.root, flows=True)
        for left in list(marks.open):
            self.refuse(left.element, "is drawn where it cannot be tagged")
            marks.open.pop(left)
        kept.finish()

    # -- boxes ---------------------------------------------------------------

    def walk(self, box: Box, node: Element, *, flows: bool) -> None:
        """Hang what a box holds below *node*."""
        box = placed(box)
        html = box.element
        if is_a(box, "MarginBox"):
            self.margin_box(box)
        elif box.is_leader:
            self.artifact(box, LAYOUT)
        elif is_a(box, "TextBox"):
            self.text(box, node, flows=flows)
        elif html is None or html.tag in ("html", "body"):
            self.children(box, node, flows=flows)
        elif is_a(box, "LineBox"):
            self.spaces.begin_line(html)
            self.children(box, node, flows=flows)
            self.spaces.end_line()
        elif (within := self.enter(box, html, node)) is not None:
            self.content(box, html, within, flows=flows)

    def content(self, box: Box, html: Html, within: Element, *, flows: bool) -> None:
        """Hang what a box of an element holds in that element."""
        if box.link_annotation is not None:
            self.link(box, html, within)
        if is_a(box, "ReplacedBox"):
            self.graphic(box, html, within)
            return
        floats = box.style["float"] != "none" and html.tag not in HEADS
        self.children(box, within, flows=flows and not floats)

    def children(self, box: Box, node: Element, *, flows: bool) -> None:
        for child in in_reading_order(getattr(box, "children", ())):
            self.walk(child, node, flows=flows)

    def enter(self, box: Box, html: Html, node: Element) -> Element | None:
        """The element that a box's content goes to; None if it was an artifact."""
        kind = pseudo(box)
        if kind == "footnote-call":
            return self.call(box, node)
        if kind in ("marker", "footnote-marker"):
            return self.label(html, node)
        if kind:
            return self.of.get(html, node)
        repeats = html.tag in ("thead", "tfoot") and html in self.first_page
        if repeats and self.first_page[html] != self.page:
            self.artifact(box, REPEATED)
            return None
        self.first_page.setdefault(html, self.page)
        hidden = html.get("aria-hidden") == "true"
        if hidden or (is_a(box, "ReplacedBox") and is_decoration(html)):
            self.artifact(box, LAYOUT)
            return None
        if html not in self.of:
            self.of[html] = self.begin(box, html, node)
        return self.of[html]

    def margin_box(self, box: Box) -> None:
        """Running heads and feet are artifacts; one that is just the page is a slot."""
        content = [part for part in box.style["content"] or () if part]
        if [(part[0], part[1][0]) for part in content] == [("counter()", "page")]:
            for inside in box.descendants():
                if inside in self.marks.open:
                    mcid = self.marks.open[inside]["mcid"]
                    where = box.at_keyword
                    self.take_number(inside, self.page, self.marks, mcid, where)
        self.artifact(box, PAGE_HEAD if "top" in box.at_keyword else PAGE_FOOT)

    def artifact(self, box: Box, properties: dict[str, Value]) -> None:
        """Nothing in a box is read."""
        box = placed(box)
        mcid = self.marks.take(box)
        if mcid is not None:
            self.marks.artifact(mcid, **properties)
        for child in getattr(box, "children", ()):
            self.artifact(child, properties)

    # -- elements ------------------------------------------------------------

    def begin(self, box: Box, html: Html, node: Element) -> Element:
        """Make the element for an HTML element met for the first time; give the one
        its content goes to: *node* itself if it has no role."""
        if html.tag == "dd":
            return self.description(html, node)
        role = role_of(html, self.above(html))
        return self.make(box, html, node, role)

    def make(self, box: Box, html: Html, node: Element, role: Role | None) -> Element:
        if role is None or not self.name(role):
            role = self.plain(box, html, node)
        if role is None:
            return node
        if html.tag in GRAPHICS and (figure := self.figure_around(html)):
            return figure
        name = self.name(role)
        if name == "TOC" and node.role == "Reference" and node.parent is not None:
            node = node.parent  # a TOC stands beside the Reference in its TOCI
        if name == "Caption" and not self.captioned(html):
            name = "P"
        if name in INLINE and node.role in GROUPING:
            node = self.paragraph(node)
        element = node.add(name, html, role.namespace)
        self.own[html] = element
        known_by = self.known_by(name, html)
        describe(element, html, box, namespaces=self.namespaces, name=known_by)
        declare_language(element, html, inherited_language(self.above(html)))
        if name == "Figure" and "Alt" not in element.entries:
            self.refuse(html, "has no alternative text")
        if name == "LI":
            element.inner = element.add("Lbl" if html.tag == "dt" else "LBody", html)
        elif name == "TOCI":
            element.inner = element.add("Reference", html, PDF1)
        return element.inner or element

    def known_by(self, name: str, html: Html) -> str:
        """What a note or figure is found by in the tree, "" for other elements."""
        if name in ("Note", "FENote"):
            self.notes += 1
            return html.get("id") or f"{self.division}.note.{self.notes}"
        return figure_name(html, self.above(html)) if name == "Figure" else ""

    def name(self, role: Role) -> str:
        return role.new if self.namespaces else role.old

    def plain(self, box: Box, html: Html, node: Element) -> Role | None:
        """The role of an element that has none by its name: a Div or Span if it
        changes the language, a P if lines stand in it where blocks should."""
        lines = is_a(box, "BlockContainerBox") and any(
            is_a(placed(child), "LineBox") for child in box.children[:1]
        )
        if lines and node.role in GROUPING:
            return Role("P", "P")
        if not language_of(html):
            return None
        block = is_a(box, "BlockContainerBox") and node.role in GROUPING
        return Role("Div", "Div") if block else SPAN

    def figure_around(self, html: Html) -> Element | None:
        """The Figure that an HTML figure has become around its one picture."""
        for above in self.above(html):
            if above.tag == "figure":
                made = self.own.get(above)
                return made if made is not None and made.role == "Figure" else None
        return None

    def captioned(self, html: Html) -> bool:
        """Whether there is something around a caption that it can name."""
        return any(above.tag in ("figure", "table") for above in self.above(html))

    def description(self, html: Html, node: Element) -> Element:
        """A dd: the body of the LI that its dt began."""
        items = [kid for kid in node.elements() if kid.role == "LI"]
        item = items[-1] if items else node.add("LI", None)
        return item.add("LBody", html)

    def label(self, html: Html, node: Element) -> Element:
        """Where the marker of a list item or note goes."""
        owner = self.own.get(html)
        if owner is None or owner.role not in ("LI", "Note", "FENote"):
            return node
        first = next((kid for kid in owner.elements() if kid.role == "Lbl"), None)
        if first is None:
            first = owner.add("Lbl")
            owner.kids.remove(first)
            owner.kids.insert(0, first)
        return first

    def call(self, box: Box, node: Element) -> Element:
        """A note's call: it and the note point at each other, and the note follows
        its call in reading, wherever on the page it is set."""
        note_html = box.footnote.element
        if node.role in GROUPING:
            node = self.paragraph(node)
        if self.namespaces and node.role in LINES:
            call = node.add("Lbl", None, PDF2)
        else:  # an Lbl in a list item or cell would be its own (ISO 32005, table 5)
            call = node.add("Reference", None, PDF1)
        if note_html not in self.own:
            self.of[note_html] = self.make(box.footnote, note_html, node, NOTE)
        note = self.own[note_html]
        call.refs.append(note)
        note.refs.append(call)
        return call

    # -- content -------------------------------------------------------------

    def text(self, box: Box, node: Element, *, flows: bool) -> None:
        """A piece of text in one style on one line."""
        html = box.element
        kind = pseudo(box)
        words_of = box.text.removesuffix(HYPHEN) if self.hyphenated(box) else box.text
        if html is not None and not kind:
            self.reading.read(html, words_of, self.page, flows=flows)
        mcid = self.marks.take(box)
        if mcid is None:
            return
        if not box.text.strip():
            self.marks.artifact(mcid, **LAYOUT)
            self.spaces.skip()
            return
        if node.role == "Ruby":
            node = self.ruby_base(node)
        elif node.role in GROUPING:
            node = self.paragraph(node)
        extra: dict[str, Value] = {}
        if self.hyphenated(box):
            # The hyphen of a line break is no part of the word (14.8.2.6.2).
            extra["ActualText"] = words_of + "\u00ad"
        elif box.style["font_variant_caps"] not in ("normal", None):
            # Small capitals of several letters share a glyph, so the text that is
            # read back from it may be another letter's.
            extra["ActualText"] = box.text
        try:
            self.marks.content(mcid, "Span", **extra)
        except UntaggedError:
            self.refuse(html, "is drawn where it cannot be tagged (opacity below 1?)")
            return
        node.kids.append(Mark(self.page, mcid))
        self.reading.draw(html, self.page)
        self.spaces.read(self.marks, mcid, box, node, own=not kind)
        if html is not None and not kind and is_folio(html):
            self.take_number(box, self.page, self.marks, mcid, "")

    def hyphenated(self, box: Box) -> bool:
        """Whether a text ends in the hyphen of a line break."""
        if not box.text.endswith(HYPHEN) or box.style["hyphens"] == "none":
            return False
        return box.element is None or HYPHEN not in "".join(box.element.itertext())

    def paragraph(self, node: Element) -> Element:
        """A P for text that stands between blocks; one for a run of it."""
        last = node.last()
        if last is not None and last.role == "P" and last.html is None:
            return last
        return node.add("P")

    def ruby_base(self, ruby: Element) -> Element:
        """A base in a ruby; a second one after an annotation begins another Ruby."""
        return ruby.add("RB")

    def graphic(self, box: Box, html: Html, node: Element) -> None:
        """A picture or drawing."""
        mcid = self.marks.take(box)
        if mcid is None:
            return
        try:
            self.marks.content(mcid, "Figure")
        except UntaggedError:
            self.refuse(html, "is drawn where it cannot be tagged (opacity below 1?)")
            return
        node.kids.append(Mark(self.page, mcid))
        self.reading.draw(html, self.page)
        if node.role in ("Figure", "Formula"):
            node.attributes.setdefault("Layout", box_in_points(box, self.page_height))

    def link(self, box: Box, html: Html, node: Element) -> None:
        """Keep the annotation of an `a`, and none of the boxes inside it."""
        annotation, box.link_annotation = box.link_annotation, None
        element = self.own.get(html)
        if element is None or element.role != "Link" or pseudo(box):
            return
        if (first := links.own_annotation(element, self.page)) is not None:
            links.join(first, annotation)
            return
        element.kids.append(Anchored(self.page, annotation))
        number = self.links.keep(annotation)
        kind, target = links.target_of(annotation)
        made = links.Linked(element, annotation, self.page, number, kind, target)
        self.linked.append(made)

    # -- around --------------------------------------------------------------

    def above(self, html: Html) -> Iterator[Html]:
        """The ancestors of an HTML element, nearest first."""
        at = self.parents.get(html)
        while at is not None:
            yield at
            at = self.parents.get(at)

    def refuse(self, html: Html | None, message: str) -> None:
        """Content that would make an inaccessible PDF."""
        at = html
        while at is not None and not at.get("id"):
            at = self.parents.get(at)
        name = str(at.get("id")) if at is not None else ""
        what = f"<{str(html.tag).rpartition('}')[2]}>" if html is not None else "text"
        fault = Fault("E-405", name, f"{what} {message}", "")
        if fault not in self.faults:
            self.faults.append(fault)
