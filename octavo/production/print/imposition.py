"""Imposition: pages laid two by two on sheets, to be folded into a booklet.

*Takes* a bound PDF. *Gives* one whose pages are the sides of sheets twice as wide, in
the order a printer that prints on both sides (turned on the short edge) wants them.
It is for printing alone: links, tags, outline and attachments stay behind, and it
claims no standard.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

from octavo.production.print import metadata
from octavo.production.print.metadata import PdfMetadata

FOLDED = 4  # pages of a sheet that is folded once
STAPLED = 64  # pages that still make one signature, held by two staples
SEWN = 16  # pages of a signature where there are several
TOLD = (
    "For printing: the pages stand in the order of sheets to be folded, not in the"
    " order of reading. Print on both sides, turned on the short edge, at full size."
)


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a sheet: the pages (from 0) left and right of the fold, None for a
    blank. `depth`: sheets between this one and the outside of its signature."""

    signature: int
    depth: int
    front: bool
    left: int | None
    right: int | None


def signatures_of(pages: int) -> tuple[int, ...]:
    """How many pages each signature holds, blanks with them: one signature while
    staples hold it, then signatures of sixteen."""
    whole = -(-pages // FOLDED) * FOLDED
    size = whole if whole <= STAPLED else SEWN
    full, rest = divmod(whole, size) if size else (0, 0)
    return (size,) * full + ((rest,) if rest else ())


def sides_of(pages: int) -> Iterator[Side]:
    """The sides of all sheets, front and back by turns: n, 1 | 2, n-1 | n-2, 3 …"""

    def kept(page: int) -> int | None:
        return page if page < pages else None

    first = 0
    for number, size in enumerate(signatures_of(pages)):
        last = first + size - 1
        for depth in range(size // FOLDED):
            low, high = first + 2 * depth, last - 2 * depth
            yield Side(number, depth, True, kept(high), kept(low))
            yield Side(number, depth, False, kept(low + 1), kept(high - 1))
        first += size


def impose(content: bytes, *, about: PdfMetadata) -> bytes:
    """The booklet of a bound PDF."""
    with pikepdf.open(io.BytesIO(content)) as source:
        pdf = Pdf.new()
        trims = [page.trimbox for page in source.pages]
        forms = [
            pdf.copy_foreign(page.as_form_xobject(handle_transformations=False))
            for page in source.pages
        ]
        for form in forms:  # without a tree, its place in one means nothing
            if "/StructParents" in form:
                del form["/StructParents"]
        width = max(float(trim[2] - trim[0]) for trim in trims)
        height = max(float(trim[3] - trim[1]) for trim in trims)
        labels: list[Any] = []
        for at, side in enumerate(sides_of(len(forms))):
            placed = [
                (forms[page], x)
                for page, x in ((side.left, 0.0), (side.right, width))
                if page is not None
            ]
            pdf.pages.append(pikepdf.Page(_sheet(pdf, placed, 2 * width, height)))
            face = "front" if side.front else "back"
            told = f"{side.signature + 1}.{side.depth + 1} {face}"
            labels += [at, Dictionary(P=String(told))]
        pdf.Root.PageLabels = Dictionary(Nums=Array(labels))
        _describe(pdf, about)
        out = io.BytesIO()
        pdf.save(
            out,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            deterministic_id=True,
            force_version="1.7",
        )
        return out.getvalue()


def _sheet(
    pdf: Pdf, placed: list[tuple[Any, float]], width: float, height: float
) -> Any:
    """One side: each page is drawn whole, clipped to its half."""
    drawn = "".join(
        f"q 1 0 0 1 {x:.4f} 0 cm /P{number} Do Q\n"
        for number, (_, x) in enumerate(placed)
    )
    pages = {f"/P{number}": form for number, (form, _) in enumerate(placed)}
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Page,
            MediaBox=Array([0, 0, width, height]),
            Resources=Dictionary(XObject=Dictionary(pages)),
            Contents=Stream(pdf, drawn.encode()),
        )
    )


def _describe(pdf: Pdf, about: PdfMetadata) -> None:
    """What the file says of itself: that it is for printing, and no standard."""
    told = metadata.retold(about, TOLD)
    texts = {"/" + k: String(v) for k, v in metadata.info(told).items()}
    pdf.trailer.Info = pdf.make_indirect(Dictionary(texts))
    packet = metadata.packet(told)
    pdf.Root.Metadata = Stream(pdf, packet, Type=Name.Metadata, Subtype=Name.XML)
    pdf.Root.Lang = String(about.language)
    pdf.Root.ViewerPreferences = Dictionary(
        DisplayDocTitle=True,
        Duplex=Name.DuplexFlipShortEdge,
        PrintScaling=Name("/None"),
    )
