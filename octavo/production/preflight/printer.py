"""Preflight of the printer's file: the keys of PDF/X-4 that a program can look at.

*Takes* the bytes and how many pages were bound. *Gives* findings, after ISO 15930-7
(PDF/X-4) and ISO 32000-1. This is no validator: what it looks at is listed in
docs/variants.md, and no more than that is claimed.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import pikepdf
from pikepdf import Dictionary, Name, Stream

from octavo.production.preflight.finding import Finding

XMP = (
    *("dc:title", "xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate"),
    *("xmpMM:DocumentID", "xmpMM:RenditionClass", "xmpMM:VersionID"),
)
INFO = ("/Title", "/CreationDate", "/ModDate", "/Producer")
LIVELY = ("/OpenAction", "/AA", "/AcroForm")
PDFX = "{http://www.npes.org/pdfx/ns/id/}GTS_PDFXVersion"
TRAPPED = "{http://ns.adobe.com/pdf/1.3/}Trapped"
FONT_FILES = ("/FontFile", "/FontFile2", "/FontFile3")

Told = tuple[str, str]


def inspect_printer(file: str, content: bytes, pages: int) -> tuple[Finding, ...]:
    """What is wrong with the printer's file called `file`."""
    try:
        with pikepdf.open(io.BytesIO(content)) as pdf:
            return tuple(Finding(file, *found) for found in _inspect(pdf, pages))
    except pikepdf.PdfError as bad:
        return (Finding(file, "", f"cannot be opened: {bad}"),)


def _inspect(pdf: pikepdf.Pdf, pages: int) -> Iterator[Told]:
    if len(pdf.pages) != pages:
        yield "", f"has {len(pdf.pages)} pages, expected {pages}"
    if pdf.is_encrypted:
        yield "", "is encrypted"
    if pdf.pdf_version > "1.6":
        yield "", f"is PDF {pdf.pdf_version}, expected 1.6 at most"
    if "/ID" not in pdf.trailer:
        yield "", "has no file identifier"
    for key in LIVELY:
        if key in pdf.Root:
            yield "", f"has {key}: a printer’s file does nothing"
    if "/EmbeddedFiles" in pdf.Root.get("/Names", Dictionary()):
        yield "", "carries attachments"
    yield from _metadata(pdf)
    yield from _intents(pdf)
    for count, page in enumerate(pdf.pages, start=1):
        for told in _page(page):
            yield f"page {count}", told
    for thing in pdf.objects:
        for told in _object(thing):
            yield "", told


def _metadata(pdf: pikepdf.Pdf) -> Iterator[Told]:
    info = pdf.trailer.get("/Info", Dictionary())
    for key in INFO:
        if key not in info:
            yield "", f"has no {key[1:]} in Info"
    trapped = info.get("/Trapped")
    if str(trapped) not in ("/True", "/False"):
        yield "", f"has Trapped {trapped} in Info, expected True or False"
    metadata = pdf.open_metadata()
    for name in XMP:
        if not metadata.get(name):
            yield "", f"has no {name} in its metadata"
    if metadata.get(PDFX) != "PDF/X-4":
        yield "", "does not say in its metadata that it is PDF/X-4"
    if f"/{metadata.get(TRAPPED)}" != str(trapped):
        yield "", "says two things of Trapped, in Info and in its metadata"


def _intents(pdf: pikepdf.Pdf) -> Iterator[Told]:
    intents = [i for i in pdf.Root.get("/OutputIntents", []) if i.S == Name.GTS_PDFX]
    if len(intents) != 1:
        yield "", f"has {len(intents)} output intents of PDF/X, expected one"
        return
    (intent,) = intents
    if not str(intent.get("/OutputConditionIdentifier", "")):
        yield "", "does not name its printing condition"
    if "/RegistryName" not in intent and not str(intent.get("/Info", "")):
        yield "", "names a condition of no registry, and does not explain it"
    profile: Any = intent.get("/DestOutputProfile")
    is_stream = isinstance(profile, Stream)
    head = profile.read_bytes()[:20] if is_stream else b""
    if head[12:20] != b"prtrCMYK":
        yield "", "its output intent has no profile of a CMYK press"
    elif profile.get("/N") != 4:
        yield "", "its output intent tells another number of inks than its profile"


def _page(page: pikepdf.Page) -> Iterator[str]:
    names = ("/MediaBox", "/BleedBox", "/TrimBox")
    boxes: dict[str, Any] = {key: page.obj.get(key) for key in names}
    for key, box in boxes.items():
        if box is None:
            yield f"has no {key[1:]}"
            return
    if "/ArtBox" in page:
        yield "has an ArtBox besides its TrimBox"
    media, bleed, trim = ([float(edge) for edge in box] for box in boxes.values())
    if not (_holds(media, bleed) and _holds(bleed, trim)):
        yield "its boxes do not lie one in another: media, bleed, trim"
    if page.obj.get("/Annots"):
        yield "has annotations"
    if "/AA" in page:
        yield "has actions"


def _holds(outer: list[float], inner: list[float]) -> bool:
    low = all(outer[at] <= inner[at] for at in (0, 1))
    return low and all(outer[at] >= inner[at] for at in (2, 3))


def _object(thing: Any) -> Iterator[str]:
    if not isinstance(thing, Dictionary | Stream):
        return
    is_font = thing.get("/Type") == Name.FontDescriptor
    if is_font and not any(key in thing for key in FONT_FILES):
        yield f"does not embed the font {str(thing.get('/FontName'))[1:]}"
    if thing.get("/S") in (Name.JavaScript, Name.Launch, Name.URI, Name.GoTo):
        yield f"has an action {thing.S}"
    if "/TR" in thing or "/HTP" in thing:
        yield "has a transfer function or a halftone of its own"
    if thing.get("/Subtype") in (Name.PS, Name.Image) and _is_odd(thing):
        yield "has a picture that refers to another, or PostScript"
    for key in ("/ColorSpace", "/CS"):
        if thing.get(key) == Name.DeviceRGB:
            yield "uses the colours of a screen without their profile"
    resources = thing.get("/Resources")
    if isinstance(resources, Dictionary) and _draws(resources):
        spaces = resources.get("/ColorSpace", Dictionary())
        if "/DefaultRGB" not in spaces:
            yield "does not say what its red, green and blue are"


def _is_odd(thing: Any) -> bool:
    return thing.Subtype == Name.PS or "/OPI" in thing or "/Alternates" in thing


def _draws(resources: Any) -> bool:
    return any(key in resources for key in ("/Font", "/XObject", "/ExtGState"))
