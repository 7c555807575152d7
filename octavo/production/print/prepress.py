"""Prepress: a bound PDF made ready for the printer, as PDF/X-4 (ISO 15930-7).

*Takes* a bound PDF whose pages were set with a bleed, and the printing condition.
*Gives* a file with trim, bleed and crop marks, greys in black ink alone, colours in
sRGB that the printer's software converts for the condition, and nothing to click on.

Text in black ink alone, since four inks never meet exactly: letters of 8 pt would
blur. Tags and links stay behind: PDF/X allows no annotation on the page, and who
reads on a screen has the other file.
"""

from __future__ import annotations

import io
import uuid
from dataclasses import dataclass, field
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Operator, Pdf, Stream, String

from octavo.production.print import metadata
from octavo.production.print.condition import Condition, screen_profile
from octavo.production.print.metadata import PdfMetadata

VERSION = "PDF/X-4"
POINTS = 72 / 25.4  # of a mm
BLEED = 3.0  # mm beyond the trim, as in printer.css
SLUG = 10.0  # mm beyond the trim, where the marks stand
MARK = (4.0, 9.0)  # mm from the trim to a mark's ends, outside the bleed
NEUTRAL = 20 / 255  # channels no further apart than this make a grey
LIGHTEST = 0.86  # lighter tints keep their warmth: they are surfaces, not lines
BLACK = 0.14  # darker greys are the ink itself
TAGGING = ("BDC", "BMC", "EMC", "MP", "DP")
SPACES = metadata.SPACES | {
    "pdfxid": "http://www.npes.org/pdfx/ns/id/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
}
DROPPED = (
    *("/StructTreeRoot", "/MarkInfo", "/Outlines", "/PageMode", "/Names", "/AF"),
    *("/OpenAction", "/AA", "/AcroForm"),
)


def for_the_printer(
    content: bytes, *, about: PdfMetadata, condition: Condition
) -> bytes:
    """The bound PDF as the printer wants it."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        _Press(pdf).make_ready(about, condition)
        out = io.BytesIO()
        pdf.save(
            out,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            deterministic_id=True,
            min_version="1.6",
            force_version="1.6",
        )
        return out.getvalue()


def grey_of(red: float, green: float, blue: float) -> float | None:
    """The grey that a colour prints as; None if it is a colour, or a light tint."""
    if max(red, green, blue) - min(red, green, blue) > NEUTRAL:
        return None
    if red == green == blue == 1:
        return 1.0
    grey = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    if grey > LIGHTEST:
        return None
    return 0.0 if grey < BLACK else round(grey, 3)


@dataclass(slots=True)
class _Press:
    pdf: Pdf
    colours: Any = None  # sRGB, as an ICCBased colour space
    registration: Any = None  # all inks at once, for the marks
    seen: set[tuple[int, int]] = field(default_factory=set)

    def make_ready(self, about: PdfMetadata, condition: Condition) -> None:
        root = self.pdf.Root
        for key in DROPPED:
            if key in root:
                del root[key]
        self.colours = self._srgb()
        self.registration = self._all_inks()
        for page in self.pdf.pages:
            self._make_page_ready(page)
        for thing in list(self.pdf.objects):
            self._make_ready(thing)
        self._intend(condition)
        self._describe(about)

    # -- pages ---------------------------------------------------------------

    def _make_page_ready(self, page: pikepdf.Page) -> None:
        for key in ("/Annots", "/StructParents", "/Tabs", "/Group", "/CropBox"):
            if key in page:
                del page[key]
        trim = tuple(float(edge) for edge in page.trimbox)
        bleed = _grown(trim, BLEED)
        page.TrimBox, page.BleedBox = Array(trim), Array(bleed)
        page.MediaBox = Array(_grown(trim, SLUG))
        x, y, right, top = bleed
        clip = f"q {x:.4f} {y:.4f} {right - x:.4f} {top - y:.4f} re W n\n"
        drawn = pikepdf.unparse_content_stream(_printed(page))
        marks = f"\nQ\n/AllInks CS 1 SCN .25 w\n{_marks(trim)}"
        page.Contents = Stream(self.pdf, clip.encode() + drawn + marks.encode())

    # -- what pages show -----------------------------------------------------

    def _make_ready(self, thing: Any) -> None:
        """Recolour what an object draws, and name the space of its colours."""
        if not isinstance(thing, Dictionary | Stream):
            return
        if isinstance(thing, Stream):
            is_form = thing.get("/Subtype") == Name.Form
            if is_form or thing.get("/PatternType") == 1:
                thing.write(pikepdf.unparse_content_stream(_printed(thing)))
                if "/StructParents" in thing:
                    del thing["/StructParents"]
        for key in ("/ColorSpace", "/CS"):
            if thing.get(key) == Name.DeviceRGB:
                thing[key] = self.colours
        if any(key in thing for key in ("/Font", "/XObject", "/ExtGState")):
            self._name_spaces(thing)
        for key in list(thing.keys()):
            inner = thing[key]
            direct = isinstance(inner, Dictionary) and not inner.is_indirect
            if direct and key != "/Parent":
                self._make_ready(inner)

    def _name_spaces(self, resources: Any) -> None:
        if "/ColorSpace" not in resources:
            resources["/ColorSpace"] = Dictionary()
        resources["/ColorSpace"]["/DefaultRGB"] = self.colours
        resources["/ColorSpace"]["/AllInks"] = self.registration

    def _srgb(self) -> Any:
        profile = screen_profile()
        stream = Stream(self.pdf, profile, N=3, Alternate=Name.DeviceRGB)
        return self.pdf.make_indirect(
            Array([Name.ICCBased, self.pdf.make_indirect(stream)])
        )

    def _all_inks(self) -> Any:
        ink = Dictionary(FunctionType=2, Domain=Array([0, 1]), N=1)
        ink.C0, ink.C1 = Array([0, 0, 0, 0]), Array([1, 1, 1, 1])
        space = [Name.Separation, Name.All, Name.DeviceCMYK, ink]
        return self.pdf.make_indirect(Array(space))

    # -- what the file says of itself ----------------------------------------

    def _intend(self, condition: Condition) -> None:
        """The output intent (ISO 15930-7, 6.2.2). The name is the profile's own, not
        one of the registry, so Info tells it too."""
        profile = Stream(self.pdf, condition.profile, N=4)
        intent = Dictionary(
            Type=Name.OutputIntent,
            S=Name.GTS_PDFX,
            OutputConditionIdentifier=String(condition.name),
            OutputCondition=String(condition.name),
            Info=String(condition.name),
            DestOutputProfile=self.pdf.make_indirect(profile),
        )
        self.pdf.Root.OutputIntents = Array([self.pdf.make_indirect(intent)])

    def _describe(self, about: PdfMetadata) -> None:
        known = about.identifier or about.title
        name = uuid.uuid5(uuid.NAMESPACE_URL, f"{known} {about.date} {VERSION}")
        claims = (
            ("pdfxid:GTS_PDFXVersion", VERSION),
            ("pdf:Trapped", "False"),
            ("xmpMM:DocumentID", f"uuid:{name}"),
            ("xmpMM:RenditionClass", "default"),
            ("xmpMM:VersionID", "1"),
        )
        packet = metadata.packet(about, claims, spaces=SPACES)
        self.pdf.Root.Metadata = Stream(
            self.pdf, packet, Type=Name.Metadata, Subtype=Name.XML
        )
        told = {"/" + k: String(v) for k, v in metadata.info(about).items()}
        self.pdf.trailer.Info = self.pdf.make_indirect(
            Dictionary(told | {"/Trapped": Name("/False")})
        )


def _printed(drawn: Any) -> list[Any]:
    """The drawing of a page or form without tags, its greys in black ink."""
    kept: list[Any] = []
    for instruction in pikepdf.parse_content_stream(drawn):
        word = str(instruction.operator)
        if word in TAGGING:
            continue
        if word in ("rg", "RG"):
            grey = grey_of(*(float(part) for part in instruction.operands))
            if grey is not None:
                kept.append(([grey], Operator("g" if word == "rg" else "G")))
                continue
        kept.append(instruction)
    return kept


def _grown(box: tuple[float, ...], by: float) -> tuple[float, ...]:
    x, y, right, top = box
    more = by * POINTS
    return tuple(round(v, 4) for v in (x - more, y - more, right + more, top + more))


def _marks(trim: tuple[float, ...]) -> str:
    """Two strokes at each corner, where the knife goes."""
    x, y, right, top = trim
    near, far = (length * POINTS for length in MARK)
    strokes = []
    for edge in (x, right):
        strokes += [
            (edge, y - near, edge, y - far),
            (edge, top + near, edge, top + far),
        ]
    for edge in (y, top):
        strokes += [(x - near, edge, x - far, edge)]
        strokes += [(right + near, edge, right + far, edge)]
    return "".join(f"{a:.4f} {b:.4f} m {c:.4f} {d:.4f} l S\n" for a, b, c, d in strokes)
