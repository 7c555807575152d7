"""Preflight of a booklet: every page on its sheet, and nothing claimed.

*Takes* the bytes and how many pages were imposed. *Gives* findings.
"""

from __future__ import annotations

import io
from collections.abc import Iterator

import pikepdf

from octavo.production.preflight.finding import Finding

CLAIMS = ("pdfaid", "pdfuaid", "pdfxid")


def inspect_booklet(file: str, content: bytes, pages: int) -> tuple[Finding, ...]:
    """What is wrong with the booklet called `file`."""
    try:
        with pikepdf.open(io.BytesIO(content)) as pdf:
            return tuple(Finding(file, *found) for found in _inspect(pdf, pages))
    except pikepdf.PdfError as bad:
        return (Finding(file, "", f"cannot be opened: {bad}"),)


def _inspect(pdf: pikepdf.Pdf, pages: int) -> Iterator[tuple[str, str]]:
    sides = len(pdf.pages)
    if sides % 2 or sides != -(-pages // 4) * 2:
        yield "", f"has {sides} sides, expected {-(-pages // 4) * 2}"
    shown = sum(len(page.Resources.get("/XObject", {})) for page in pdf.pages)
    if shown != pages:
        yield "", f"shows {shown} pages, expected {pages}"
    for key in ("/StructTreeRoot", "/Outlines", "/Names"):
        if key in pdf.Root:
            yield "", f"has {key}, which means nothing on a sheet"
    if any("/Annots" in page for page in pdf.pages):
        yield "", "has links"
    packet = pdf.Root.Metadata.read_bytes().decode("utf-8", "replace")
    for claim in CLAIMS:
        if f"<{claim}:" in packet:
            yield "", f"claims a standard ({claim})"
