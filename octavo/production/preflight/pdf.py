"""Preflight of a PDF: promise, pages, labels, outline, language, title, tags, links.

*Takes* the bytes, the pagination they were bound with, and the profile that was asked
for. *Gives* findings, after ISO 32000-2 (12.4.2 page labels, 12.3 destinations, 14.7
and 14.8 structure).
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from types import MappingProxyType

import pikepdf

from octavo.model import profiles
from octavo.model.pagination import Pagination
from octavo.production.preflight.finding import Finding

PROMISES = MappingProxyType(
    {
        profiles.UA1: ("1.7", {"pdfaid:part": "3", "pdfuaid:part": "1"}),
        profiles.UA2: ("2.0", {"pdfaid:part": "4", "pdfuaid:part": "2"}),
    }
)
"""By profile: the version of PDF, and what the metadata says (ISO 19005, 14289)."""


def inspect_pdf(
    file: str, content: bytes, pagination: Pagination, profile: str
) -> tuple[Finding, ...]:
    """What is wrong with the printed book called `file`."""
    try:
        with pikepdf.open(io.BytesIO(content)) as pdf:
            found = (*_promise(pdf, profile), *_inspect(pdf, pagination))
            return tuple(Finding(file, *told) for told in found)
    except pikepdf.PdfError as bad:
        return (Finding(file, "", f"cannot be opened: {bad}"),)


def _promise(pdf: pikepdf.Pdf, profile: str) -> Iterator[tuple[str, str]]:
    """The file is of the version, and says of itself what its profile promises."""
    version, said = PROMISES[profile]
    if pdf.pdf_version != version:
        yield "", f"is PDF {pdf.pdf_version}, expected {version}"
    told = pdf.open_metadata()
    for name, due in said.items():
        if told.get(name) != due:
            yield "", f"says {name} {told.get(name)}, expected {due} ({profile})"


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
