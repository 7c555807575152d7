"""Binding: the gatherings of a book sewn into one PDF.

*Takes* gatherings, their numbering and the book's fonts. *Gives* the bytes of one file
with page numbers drawn into their slots, one structure tree, one set of fonts, one name
tree, the outline, page labels, metadata and attachments: the same bytes each time.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

from octavo.production.print import syntax
from octavo.production.print.condition import screen_profile
from octavo.production.print.fonts import EmbeddedFont, Program
from octavo.production.print.gathering import Sheet, Slot
from octavo.production.print.outline import OutlineEntry
from octavo.production.print.pagination import Numbering, PageRun, side_of_page
from octavo.production.print.profiles import Profile
from octavo.production.print.slots import fill

LEAF = 64  # keys in one node of a name or number tree


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that the PDF carries. `relationship`: Data, Source or Supplement
    (ISO 32000-2, 7.11.3). `figure`: the id of the figure that is drawn from it, ""
    if it belongs to the whole file."""

    name: str
    media_type: str
    data: bytes
    description: str = ""
    relationship: str = "Data"
    figure: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """All that is bound."""

    profile: Profile
    language: str
    sheets: Sequence[Sheet]
    pdfs: Sequence[bytes]
    numbering: Numbering
    labels: Mapping[str, str]  # id → printed page
    fonts: Sequence[EmbeddedFont]
    programs: Mapping[str, Program]
    outline: Sequence[OutlineEntry]
    info: Mapping[str, str]
    xmp: bytes
    date: str  # as PDF writes it
    attachments: Sequence[Attachment]


def _digest(picture: Any) -> bytes:
    """Of all that shapes a picture: its samples, how they are read, and its mask."""
    told = hashlib.sha256(picture.read_raw_bytes())
    for key, value in sorted(picture.items()):
        told.update(key.encode())
        if isinstance(value, pikepdf.Stream):
            told.update(_digest(value))
        else:
            is_ours = isinstance(value, pikepdf.Object)
            told.update(value.unparse(resolved=True) if is_ours else b"%r" % value)
    return told.digest()


def bind(book: Book) -> bytes:
    """Bind a book."""
    return _Binder(book).bind()


@dataclass(slots=True)
class _Binder:
    book: Book
    pdf: Pdf = field(default_factory=Pdf.new)
    fonts: dict[str, Any] = field(default_factory=dict)
    kids: list[Any] = field(default_factory=list)
    parents: list[tuple[int, Any]] = field(default_factory=list)
    next_key: int = 0
    ids: dict[bytes, Any] = field(default_factory=dict)
    namespaces: dict[str, list[Any]] = field(default_factory=dict)
    destinations: dict[bytes, Any] = field(default_factory=dict)
    contents: list[tuple[bytes, Any]] = field(default_factory=list)
    streams: dict[bytes, Any] = field(default_factory=dict)

    def bind(self) -> bytes:
        book, root = self.book, self.pdf.Root
        self.fonts = self._embed_fonts()
        tree = self.pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        top = Dictionary(Type=Name.StructElem, S=Name.Document, P=tree)
        document = self.pdf.make_indirect(top)
        parts = zip(book.sheets, book.pdfs, book.numbering.first, strict=True)
        for sheet, data, first in parts:
            self._sew_in(sheet, data, first, document)
        self._finish_tree(tree, document)
        root.StructTreeRoot = tree
        root.Lang = String(book.language)
        root.MarkInfo = Dictionary(Marked=True)
        root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
        root.PageMode = Name.UseOutlines
        root.PageLabels = self._page_labels(book.numbering.runs)
        names = [
            (String(key), self.destinations[key]) for key in sorted(self.destinations)
        ]
        root.Names = Dictionary(Dests=self._tree(names, Name.Names))
        root.Outlines = self._outline(book.outline)
        self._describe()
        return self._bytes()

    # -- one gathering -------------------------------------------------------

    def _sew_in(self, sheet: Sheet, data: bytes, first: int, document: Any) -> None:
        """Add a gathering's pages and hang its elements under the one Document."""
        labels, book_labels = self.book.numbering.labels, self.book.labels

        def label_of(slot: Slot) -> str:
            if slot.target:
                return book_labels[slot.target]
            here = first + slot.page
            shown = slot.side in ("", side_of_page(here))
            return labels[here] if shown else ""

        source = Pdf.open(io.BytesIO(fill(data, sheet.slots, sheet.tables, label_of)))
        for page in source.pages:
            self.pdf.pages.append(page)
        sewn = [page.obj for page in list(self.pdf.pages)[first:]]
        for link in sheet.link_texts:
            said = (link.before, self.book.labels[link.target], link.after)
            annotation = sewn[link.page].Annots[link.annotation]
            annotation.Contents = String(" ".join(part for part in said if part))
        self._share(sheet, sewn[0].Resources)
        brought = self.pdf.copy_foreign(source.Root.StructTreeRoot)
        for kid in brought.K[0].K:
            kid.P = document
            if sheet.language != self.book.language and "/Lang" not in kid:
                kid.Lang = String(sheet.language)
            self.kids.append(kid)
        self._renumber(brought, sewn)
        if "/IDTree" in brought:
            self.ids |= _pairs(brought.IDTree.Names)
        for space in brought.get("/Namespaces", ()):
            self.namespaces.setdefault(str(space.NS), []).append(space)
        carried = Dictionary(
            D=source.Root.Names.Dests.Names,
            T=source.Root.get("/OctavoContents", Array()),
        )
        carrier = self.pdf.copy_foreign(source.make_indirect(carried))
        for name, destination in _pairs(carrier.D).items():
            self.destinations[name] = self.pdf.make_indirect(destination)
        flat = carrier.T
        self.contents += [
            (bytes(flat[at]), flat[at + 1]) for at in range(0, len(flat), 2)
        ]

    def _share(self, sheet: Sheet, resources: Any) -> None:
        """Use the book's fonts, and pictures that are alike once."""
        for name in sheet.fonts:
            resources.Font["/" + name] = self.fonts[name]
        drawings = resources.get("/XObject", {})
        for name, drawing in dict(drawings).items():
            if drawing.get("/Subtype") != Name.Image:
                continue
            if "/Interpolate" in drawing:  # forbidden by ISO 19005-3, 6.2.8
                del drawing["/Interpolate"]
            mask = drawing.get("/SMask")
            if mask is not None and "/Interpolate" in mask:
                del mask["/Interpolate"]
            drawings[name] = self.streams.setdefault(_digest(drawing), drawing)

    def _renumber(self, tree: Any, pages: Sequence[Any]) -> None:
        """Shift the keys of a gathering's parent tree behind those before it."""
        nums, shift = tree.ParentTree.Nums, self.next_key
        for at in range(0, len(nums), 2):
            self.parents.append((int(nums[at]) + shift, nums[at + 1]))
        for page in pages:
            page.StructParents = int(page.StructParents) + shift
            for annotation in page.get("/Annots", ()):
                annotation.StructParent = int(annotation.StructParent) + shift
        self.next_key += int(tree.ParentTreeNextKey)

    # -- the whole -----------------------------------------------------------

    def _finish_tree(self, tree: Any, document: Any) -> None:
        document.K = Array(self.kids)
        tree.K = Array([document])
        tree.ParentTree = self._tree(self.parents, Name.Nums)
        tree.ParentTreeNextKey = self.next_key
        if self.ids:
            pairs = [(String(key), self.ids[key]) for key in sorted(self.ids)]
            tree.IDTree = self._tree(pairs, Name.Names)
        if self.book.profile.namespaces:
            spaces = [space for same in self.namespaces.values() for space in same]
            tree.Namespaces = Array(spaces)
            document.NS = self.namespaces["http://iso.org/pdf2/ssn"][0]
        for name, entry in self.contents:
            entry.Ref = Array([self.destinations[name].SD[0]])

    def _tree(self, pairs: Sequence[tuple[Any, Any]], leaf: Any) -> Any:
        """A name or number tree of two levels (ISO 32000-2, 7.9.6)."""
        nodes = []
        for at in range(0, len(pairs), LEAF):
            part = pairs[at : at + LEAF]
            node = Dictionary(Limits=Array([part[0][0], part[-1][0]]))
            node[leaf] = Array([value for pair in part for value in pair])
            nodes.append(self.pdf.make_indirect(node))
        return self.pdf.make_indirect(Dictionary(Kids=Array(nodes)))

    def _page_labels(self, runs: Sequence[PageRun]) -> Any:
        nums: list[Any] = []
        for run in runs:
            label = Dictionary()
            if run.style:
                label.S, label.St = Name("/" + run.style), run.first
            if run.prefix:
                label.P = String(run.prefix)
            nums += [run.at, label]
        return Dictionary(Nums=Array(nums))

    def _outline(self, entries: Sequence[OutlineEntry]) -> Any:
        """The outline; only its first level is open."""
        top = self.pdf.make_indirect(Dictionary(Type=Name.Outlines))
        if entries:
            self._hang(entries, top)
            top.Count = len(entries)
        return top

    def _hang(self, entries: Sequence[OutlineEntry], above: Any) -> int:
        made = []
        for entry in entries:
            line = Dictionary(Title=String(entry.title), Parent=above)
            line.Dest = String(syntax.spell_name(entry.target))
            made.append(self.pdf.make_indirect(line))
        for one, other in pairwise(made):
            one.Next, other.Prev = other, one
        above.First, above.Last = made[0], made[-1]
        for entry, line in zip(entries, made, strict=True):
            if entry.entries:
                line.Count = -self._hang(entry.entries, line)
        return len(made)

    def _embed_fonts(self) -> dict[str, Any]:
        """The fonts of the book as composite fonts (9.7), by resource name."""
        files = {face: self._font_file(p) for face, p in self.book.programs.items()}
        made = {}
        for font in self.book.fonts:
            compact = self.book.programs[font.face].compact
            descriptor = self._value(font.descriptor)
            descriptor["/FontFile3" if compact else "/FontFile2"] = files[font.face]
            glyphs = Dictionary(
                Type=Name.Font,
                Subtype=Name.CIDFontType0 if compact else Name.CIDFontType2,
                BaseFont=Name("/" + font.name),
                FontDescriptor=self.pdf.make_indirect(descriptor),
                W=self._value(font.widths),
                CIDSystemInfo=Dictionary(
                    Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0
                ),
            )
            if not compact:
                glyphs.CIDToGIDMap = Name.Identity
            made[font.resource] = self.pdf.make_indirect(
                Dictionary(
                    Type=Name.Font,
                    Subtype=Name.Type0,
                    BaseFont=Name("/" + font.name),
                    Encoding=Name("/Identity-H"),
                    DescendantFonts=Array([self.pdf.make_indirect(glyphs)]),
                    ToUnicode=Stream(self.pdf, font.to_unicode),
                )
            )
        return made

    def _font_file(self, program: Program) -> Any:
        stream = Stream(self.pdf, program.data)
        if program.compact:
            stream.Subtype = Name.OpenType
        else:
            stream.Length1 = len(program.data)
        return stream

    def _describe(self) -> None:
        """Metadata, output intent, attachments (ISO 19005-3, 6.6, 6.2.2, 6.8)."""
        book, root = self.book, self.pdf.Root
        root.Metadata = Stream(self.pdf, book.xmp, Type=Name.Metadata, Subtype=Name.XML)
        if book.profile.namespaces:  # PDF/A-4 has no Info (ISO 19005-4, 6.1.3)
            if "/Info" in self.pdf.trailer:
                del self.pdf.trailer["/Info"]
        else:
            texts = {"/" + key: String(text) for key, text in book.info.items()}
            self.pdf.trailer.Info = self.pdf.make_indirect(Dictionary(texts))
        profile = screen_profile()
        intent = Dictionary(
            Type=Name.OutputIntent,
            S=Name.GTS_PDFA1,
            OutputConditionIdentifier=String("sRGB2014"),
            Info=String("sRGB2014"),
            DestOutputProfile=Stream(self.pdf, profile, N=3),
        )
        root.OutputIntents = Array([intent])
        self._enclose()

    def _enclose(self) -> None:
        """The attachments, associated with the file and with the Figures that are
        drawn from them (ISO 32000-2, 14.13; ISO 19005-3, annex E)."""
        book, carried = self.book, []
        for attachment in book.attachments:
            self.pdf.attachments[attachment.name] = pikepdf.AttachedFileSpec(
                self.pdf,
                attachment.data,
                filename=attachment.name,
                description=attachment.description or attachment.name,
                mime_type=attachment.media_type,
                relationship=Name("/" + attachment.relationship),
                creation_date=book.date,
                mod_date=book.date,
            )
            carried.append(self.pdf.attachments[attachment.name].obj)
            if attachment.figure:
                figure = self.ids.get(syntax.spell_name(attachment.figure).encode())
                if figure is None:
                    raise ValueError(f"no figure “{attachment.figure}” is in the book")
                figure.AF = Array([*figure.get("/AF", ()), carried[-1]])
        if carried:
            self.pdf.Root.AF = Array(carried)

    def _value(self, value: syntax.Value) -> Any:
        """One of our values as pikepdf's."""
        match value:
            case syntax.Name():
                return Name("/" + value)
            case str():
                return String(value)
            case Mapping():
                return Dictionary({"/" + k: self._value(v) for k, v in value.items()})
            case list() | tuple():
                return Array([self._value(item) for item in value])
            case _:
                return value

    def _bytes(self) -> bytes:
        out = io.BytesIO()
        self.pdf.save(
            out,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            deterministic_id=True,
            force_version=self.book.profile.version,
        )
        return out.getvalue()


def _pairs(flat: Any) -> dict[bytes, Any]:
    """The pairs of a name tree's leaf."""
    return {bytes(flat[at]): flat[at + 1] for at in range(0, len(flat), 2)}
