"""Layout: one division set on pages.

*Takes* a `Task`. *Gives* its `Laid`: a tagged PDF without fonts and its `Sheet`. A pure
function of the task: runs in any process that has the faces. What WeasyPrint logs is
kept as faults of the sheet, never swallowed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from types import SimpleNamespace
from typing import Any

from octavo.production.print.complaints import listening, told
from octavo.production.print.engine import weasyprint
from octavo.production.print.fontnames import fonts_named_by_face
from octavo.production.print.gathering import (
    Bookmark,
    Fault,
    FontUse,
    Glyphs,
    Laid,
    Sheet,
    Slot,
    Task,
)
from octavo.production.print.lastspace import last_spaces_hang
from octavo.production.print.linestart import words_go_down
from octavo.production.print.makeready import made_ready
from octavo.production.print.makeready.page import read_page
from octavo.production.print.marginnotes import margins_hold
from octavo.production.print.notecalls import note_calls_hold
from octavo.production.print.profiles import DEFAULT_PROFILE, PROFILES
from octavo.production.print.slots import CHARACTERS, OddNumberError, cut_out, side_of
from octavo.production.print.supplies import Shelf, fonts_of_process, read_sheet
from octavo.production.print.tagging.boxes import Box, Html
from octavo.production.print.tagging.links import INSIDE, PageLinks
from octavo.production.print.tagging.marks import PageMarks
from octavo.production.print.tagging.reading import Reading
from octavo.production.print.tagging.roles import words
from octavo.production.print.tagging.spaces import Spaces
from octavo.production.print.tagging.walk import Walk
from octavo.production.print.tagging.write import (
    name_of,
    write_destinations,
    write_links,
    write_tree,
)

inline, block = weasyprint.layout.inline, weasyprint.layout.block
POINTS = 0.75  # of a CSS px
SPECIMEN = (
    "<section class='division chapter'><h1>Specimen</h1><p>A few <em>words</em> in "
    "<strong>faces</strong><span class='footnote'>A note.</span></p></section>"
)
SPACES = (" ", "\u00a0")  # one glyph, called after the one that was met first


@contextmanager
def _our_own(galley: Setting) -> Iterator[None]:
    """Let WeasyPrint write our tags instead of its own, and no fonts.

    quirk(weasyprint 70): its tags follow boxes, so what is broken over two pages
    becomes two elements; and only `add_tags` knows which box drew what.
    """
    tags, fonts = weasyprint.pdf.add_tags, weasyprint.pdf.build_fonts_dictionary
    weasyprint.pdf.add_tags = galley.tag
    weasyprint.pdf.build_fonts_dictionary = lambda pdf, *rest: type(pdf.catalog)()
    try:
        yield
    finally:
        weasyprint.pdf.add_tags = tags
        weasyprint.pdf.build_fonts_dictionary = fonts


@contextmanager
def _mended() -> Iterator[None]:
    """Let lines and floats be broken where they should, and fonts named alike."""
    with (
        fonts_named_by_face(weasyprint.pdf.stream),
        last_spaces_hang(inline),
        note_calls_hold(inline),
        words_go_down(inline),
        margins_hold(block),
    ):
        yield


def lay_out(task: Task) -> Laid:
    """Set a division on pages."""
    return Setting(task).lay_out()


def specimen(sheets: Sequence[str], fontconfig: str) -> Task:
    """A few words to be set for what the first division would wait for: style sheets
    read, faces opened."""
    return Task(
        division="specimen",
        language="en-GB",
        html=SPECIMEN,
        stylesheets=tuple(sheets),
        resources={},
        profile=DEFAULT_PROFILE,
        fontconfig=fontconfig,
    )


class Setting:
    """The setting of one division."""

    def __init__(self, task: Task) -> None:
        self.task = task
        self.profile = PROFILES[task.profile]
        self.faults: list[Fault] = []
        self.slots: list[Slot] = []
        self.tables: dict[Any, tuple[int, Glyphs]] = {}
        self.streams: list[Any] = []
        self.document: Any = None
        self.spaces: dict[str, int | None] = {}
        self.sheet: dict[str, Any] = {}

    def lay_out(self) -> Laid:
        task = self.task
        fonts = fonts_of_process(task.fontconfig)
        sheets = [read_sheet(css, task.fontconfig) for css in task.stylesheets]
        with made_ready(), _mended(), _our_own(self), listening() as ear:
            shelf = Shelf(task.resources)
            html = read_page(task.language, task.html, "octavo:", shelf)
            self._prepare(html.etree_element)
            self.document = html.render(
                font_config=fonts,
                stylesheets=[sheet for sheet, _ in sheets],
                pdf_tags=True,
            )
            pdf = self.document.write_pdf(
                pdf_tags=True,
                pdf_version=self.profile.version,
                uncompressed_pdf=True,
            )
        heard = [said for _, found in sheets for said in found] + ear.heard
        for said in dict.fromkeys(heard):
            self.faults += told(said, task.html, task.resources)
        first = self.document.pages[0]
        sheet = Sheet(
            division=task.division,
            language=task.language,
            pages=len(self.document.pages),
            size=(first.width * POINTS, first.height * POINTS),
            slots=tuple(self.slots),
            tables=tuple(table for _, table in self.tables.values()),
            references=tuple(sorted({s.target for s in self.slots if s.target})),
            fonts=_fonts_used(self.document),
            faults=tuple(self.faults),
            **self.sheet,
        )
        return Laid(pdf, sheet)

    def _prepare(self, root: Html) -> None:
        """Report ids used twice; keep WeasyPrint from taking out links to ids of
        other divisions, by making all links inside the book links out of it."""
        ids = Counter(str(e.get("id")) for e in root.iter() if e.get("id"))
        for name, times in sorted(ids.items()):
            if times > 1:
                message = f"the id “{name}” is used {times} times in this division"
                self.faults.append(Fault("E-403", name, message))
        for element in root.iter("a"):
            href = element.get("href") or ""
            if href.startswith("#"):
                element.set("href", INSIDE + href[1:])

    # -- what WeasyPrint calls while it writes -------------------------------

    def tag(self, pdf: Any, document: Any, version: object, streams: list[Any]) -> None:
        """Tag the pages (in place of `weasyprint.pdf.add_tags`)."""
        self.document, self.streams = document, streams
        root = next(
            box.element
            for box in document.pages[0]._page_box.descendants(placeholders=True)
            if box.element_tag == "html"
        )
        parents = {child: element for element in root.iter() for child in element}
        walk = Walk(
            division=self.task.division,
            namespaces=self.profile.namespaces,
            parents=parents,
            take_number=self.take_number,
            reading=Reading(parents),
            spaces=Spaces(self._space_of),
        )
        # quirk(pydyf 0.13): the pages know each other only by object number
        numbers = [int(reference.split()[0]) for reference in pdf.page_references]
        for number, page in enumerate(document.pages):
            marks = PageMarks(streams[number].stream, streams[number]._tags)
            kept = PageLinks(pdf.objects[numbers[number]])
            walk.read_page(number, page._page_box, page.height, marks, kept)
        write_tree(pdf, walk)
        led, texts = write_links(walk)
        points = self._points(walk.reading.first_pages())
        bookmarks = self._bookmarks(walk, points)
        write_destinations(pdf, walk, points)
        pdf.catalog.pop("Outlines", None)
        _drop_empty_kernings(streams)
        self.faults += walk.faults
        self.sheet = {
            "folios": {name: page for name, (page, _) in sorted(points.items())},
            "links": led,
            "link_texts": texts,
            "bookmarks": bookmarks,
            "starts": walk.reading.starts(len(document.pages)),
        }

    def _space_of(self, name: str, box: Any) -> int | None:
        """The glyph of the space in a font that a box is set in."""
        if name not in self.spaces:
            self.spaces[name] = self._used_space(name)
            if self.spaces[name] is None:  # never drawn in this font until now
                self._draw_aside(box, self.streams[0], "x x")
                self.spaces[name] = self._used_space(name)
        return self.spaces[name]

    def _used_space(self, name: str) -> int | None:
        texts = [
            font.to_unicode
            for font in self.document.fonts.values()
            if font.hash == name
        ]
        return next(
            (g for of in texts for g, text in of.items() if text in SPACES), None
        )

    def _points(self, drawn: Mapping[str, int]) -> dict[str, tuple[int, float]]:
        """Where every id stands: the page where it is first *drawn*, and the height
        in pt from the page's foot. The division's own id stands at its beginning, if
        nothing has it."""
        points: dict[str, tuple[int, float]] = {}
        for number, page in enumerate(self.document.pages):
            for name, (_, top, _, _) in page.anchors.items():
                if number >= drawn.get(name, 0):
                    points.setdefault(name, (number, (page.height - top) * POINTS))
        first = self.document.pages[0]
        points.setdefault(self.task.division, (0, first.height * POINTS))
        return points

    def _bookmarks(
        self, walk: Walk, points: dict[str, tuple[int, float]]
    ) -> tuple[Bookmark, ...]:
        """The outline entries of the headings. Adds the points they lead to."""
        found: list[Bookmark] = []
        for number, page in enumerate(self.document.pages):
            boxes = [
                box
                for box in page._page_box.descendants(placeholders=True)
                if box.bookmark_label and box.style["bookmark_level"] != "none"
            ]
            for box, (level, label, (_, top), _) in zip(
                boxes, page.bookmarks, strict=True
            ):
                name = name_of(box.element, self.task.division, len(found))
                points.setdefault(name, (number, (page.height - top) * POINTS))
                found.append(Bookmark(level, " ".join(label.split()), name))
        return tuple(found)

    def take_number(
        self, box: Any, page: int, marks: PageMarks, mcid: int, at_keyword: str
    ) -> None:
        """Make the drawing of a page number a slot."""
        target = "" if at_keyword else str(box.element.get("data-target"))
        try:
            operator, x, y = cut_out(marks, mcid, len(self.slots))
        except OddNumberError:
            self.faults.append(
                Fault("E-401", target, "a page number is set in two fonts", "")
            )
            return
        table, glyphs = self._glyphs(box, self.streams[page], operator)
        size = float(operator.split()[1])
        of = glyphs.of
        drawn = [of[character][1] for character in box.text.strip() if character in of]
        align = "left"
        if at_keyword:
            align = str(box.style["text_align_all"])
        elif "end" in words(box.element, "class"):
            align = "right"
        slot = Slot(
            page=page,
            target=target,
            side=side_of(at_keyword),
            x=x,
            y=y,
            align=align,
            width=sum(drawn) * size / 1000,
            size=size,
            table=table,
        )
        self.slots.append(slot)

    def _glyphs(self, box: Box, stream: Any, operator: str) -> tuple[int, Glyphs]:
        """The glyphs of all characters of page labels in the style of a box."""
        style: Any = box.style
        features = (
            style["font_variant_numeric"],
            style["font_variant_caps"],
            style["font_feature_settings"],
        )
        key = (operator, *map(str, features))
        if key not in self.tables:
            glyphs = self._draw_characters(box, stream, operator)
            self.tables[key] = len(self.tables), glyphs
        return self.tables[key]

    def _draw_characters(self, box: Any, stream: Any, operator: str) -> Glyphs:
        """Draw them aside, one by one so that none is joined with its neighbour."""
        name = operator.split()[0][1:]
        of: dict[str, tuple[int, int]] = {}
        for character in CHARACTERS:
            drawn = self._draw_aside(box, stream, character)
            glyph = int(drawn.partition(b"<")[2][:4], 16)
            font = next(
                font
                for font in self.document.fonts.values()
                if font.hash == name and glyph in font.widths
            )
            of[character] = (glyph, font.widths[glyph])
        return Glyphs(operator, of)

    def _draw_aside(self, box: Any, stream: Any, text: str) -> bytes:
        """Draw text in the style of a box where no one sees it; give the operator."""
        layout, aside = box.pango_layout, stream.clone(tags=None)
        layout.reactivate(box.style)
        layout.set_text(text)
        drawn = SimpleNamespace(text=text, style=box.style, pango_layout=layout)
        weasyprint.draw.text.draw_first_line(
            aside, drawn, "clip", "none", weasyprint.matrix.Matrix()
        )
        layout.deactivate()
        return bytes(aside.stream[-1])


def _drop_empty_kernings(streams: list[Any]) -> None:
    """quirk(weasyprint 70): a kerning of nothing after most glyphs doubles the size
    of the text operators."""
    for stream in streams:
        for at, item in enumerate(stream.stream):
            if isinstance(item, bytes) and item.endswith(b"TJ"):
                stream.stream[at] = item.replace(b">0<", b"").replace(b">0]", b">]")


def _fonts_used(document: Any) -> dict[str, FontUse]:
    """The fonts a division uses, by their name in its pages' resources."""
    found: dict[str, FontUse] = {}
    for font in document.fonts.values():
        texts = dict(font.to_unicode)
        if font.hash in found:  # at another size, or in small capitals
            texts = {**texts, **found[font.hash].texts}
        found[font.hash] = FontUse(
            name=font.name.decode()[1:],
            family=font.family,
            face=font.face,
            index=font.index,
            italic=bool(font.style),
            ascent=font.ascent,
            descent=font.descent,
            texts=dict(sorted(texts.items())),
        )
    return dict(sorted(found.items()))
