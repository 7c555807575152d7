"""Preflight of a PDF: pages, labels, outline, language, title, tags, links.

*Takes* the bytes and the pagination they were bound with. *Gives* findings, after
ISO 32000-2 (12.4.2 page labels, 12.3 destinations, 14.7 and 14.8 structure).
"""

from __future__ import annotations

import io
from collections.abc import Iterator

import pikepdf

from octavo.model.pagination import Pagination
from octavo.production.preflight.finding import Finding


def inspect_pdf(
    file: str, content: bytes, pagination: Pagination
) -> tuple[Finding, ...]:
    """What is wrong with the printed book called `file`."""
    try:
        with pikepdf.open(io.BytesIO(content)) as pdf:
            return tuple(Finding(file, *found) for found in _inspect(pdf, pagination))
    except pikepdf.PdfError as bad:
        return (Finding(file, "", f"cannot be opened: {bad}"),)


def _inspect(pdf: pikepdf.Pdf, pagination: Pagination) -> Iterator[tuple[str, str]]:
    expected = [page.label for page in pagination.pages]
    found = [page.label for page in pdf.pages]
    if len(found) != len(expected):
        yield "", f"has {len(found)} pages, expected {len(expected)}"
    elif found != expected:
        pairs = zip(found, expected, strict=True)
        count = next(n for n, (has, is_due) in enumerate(pairs, 1) if has != is_due)
        told = f"is labelled “{found[count - 1]}”, expected “{expected[count - 1]}”"
        yield f"page {count}", told
    nothing = pikepdf.Dictionary()
    root = pdf.Root
    if "/Lang" not in root:
        yield "", "names no language"
    if not root.get("/MarkInfo", nothing).get("/Marked", False):
        yield "", "is not tagged"
    if "/StructTreeRoot" not in root:
        yield "", "has no structure tree"
    yield from _outline(pdf)
    if not pdf.open_metadata().get("dc:title"):
        yield "", "has no title"
    yield from _links(pdf)


def _outline(pdf: pikepdf.Pdf) -> Iterator[tuple[str, str]]:
    """There is an outline, and each of its entries leads to a place of the file."""
    names = _names(pdf)
    with pdf.open_outline() as outline:
        entries = list(outline.root)
        if not entries:
            yield "", "has no outline"
        while entries:
            entry = entries.pop(0)
            entries += entry.children
            target = entry.destination
            if isinstance(target, pikepdf.String | str) and str(target) not in names:
                where = f"outline “{entry.title}”"
                yield where, f"leads to “{target}”, which is nowhere"


def _links(pdf: pikepdf.Pdf) -> Iterator[tuple[str, str]]:
    """Every link leads to a destination that the file has."""
    nothing = pikepdf.Dictionary()
    names = _names(pdf)
    for count, page in enumerate(pdf.pages, start=1):
        for note in page.get("/Annots", []):
            if note.get("/Subtype") != "/Link":
                continue
            target = note.get("/Dest")
            if target is None and note.get("/A", nothing).get("/S") == "/GoTo":
                target = note["/A"].get("/D")
            if isinstance(target, pikepdf.String) and str(target) not in names:
                yield f"page {count}", f"links to “{target}”, which is nowhere"


def _names(pdf: pikepdf.Pdf) -> frozenset[str]:
    tree = pdf.Root.get("/Names", pikepdf.Dictionary()).get("/Dests")
    return frozenset(pikepdf.NameTree(tree).keys()) if tree is not None else frozenset()
