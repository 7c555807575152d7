"""A small press for the tests: galleys by hand, tiny pages, the file read back.

*Takes* HTML. *Gives* the set book and the bound PDF as pikepdf reads it.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pikepdf

from octavo.model.galley import Galley, Resource
from octavo.production import print as print_room
from octavo.production.print import Attachment, PdfMetadata, SetBook

ROOT = Path(__file__).resolve().parents[3]
FACES = ROOT / ".cache" / "octavo" / "faces"
CSS = """
@page { size: 70mm 60mm; margin: 10mm;
  @top-left { content: "Running head" }
  @bottom-left-corner { content: counter(page) }
  @bottom-right { content: counter(page) }
  @footnote { padding-bottom: .1mm } }
@page silent { @bottom-left-corner { content: none } @bottom-right { content: none } }
html { font: 9pt/12pt "Briefing Text", "Noto Serif CJK KR"; hyphens: none }
.silent { page: silent } .footnote { float: footnote } .break { break-before: page }
.folio { font-variant-numeric: lining-nums tabular-nums }
a { color: inherit; text-decoration: none }
"""
ABOUT = PdfMetadata(
    title="The Test Book",
    language="en",
    date="2026-11-24T00:00:00Z",
    authors=("Ada", "Bob"),
    description="About nothing",
    subjects=("tests", "books"),
)


def galley(
    division: str,
    html: str,
    *,
    matter: str = "bodymatter",
    kind: str = "chapter",
    css: str = "",
    language: str = "en",
    places: Mapping[str, str] | None = None,
    resources: Mapping[str, Resource] | None = None,
) -> Galley:
    return Galley(
        division=division,
        matter=matter,
        kind=kind,
        title=division.title(),
        language=language,
        html=html,
        stylesheets=(CSS, css) if css else (CSS,),
        resources=resources or {},
        places=places or {},
    )


def chapter(division: str, paragraphs: int, more: str = "") -> Galley:
    """A chapter of a page for every two paragraphs or so."""
    text = "".join(
        f'<p id="{division}.p{n}">Paragraph {n} of a chapter that says little, and'
        " says it again so that a page is filled in two of them or three.</p>"
        for n in range(1, paragraphs + 1)
    )
    head = f'<h1 id="{division}.head">{division.title()}</h1>'
    return galley(division, f'<section id="{division}">{head}{more}{text}</section>')


def set_book(cache: Path, *galleys: Galley, **terms: Any) -> SetBook:
    terms.setdefault("jobs", 1)
    return print_room.set_book(galleys, cache=cache, faces=FACES, **terms)


def bind(book: SetBook, *attachments: Attachment) -> bytes:
    return print_room.bind(book, metadata=ABOUT, attachments=attachments)


def bound(cache: Path, *galleys: Galley, **terms: Any) -> pikepdf.Pdf:
    book = set_book(cache, *galleys, **terms)
    assert book.diagnostics == ()
    return pikepdf.open(io.BytesIO(bind(book)))


def page_labels(pdf: pikepdf.Pdf) -> list[str]:
    return [page.label for page in pdf.pages]


def elements(pdf: pikepdf.Pdf, role: str = "") -> Iterator[Any]:
    """The structure elements of a role (of all roles) in reading order."""

    def walk(element: Any) -> Iterator[Any]:
        if not role or f"/{role}" == element.S:
            yield element
        for kid in element.get("/K", []):
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                yield from walk(kid)

    yield from walk(pdf.Root.StructTreeRoot.K[0])


def text_of(pdf: pikepdf.Pdf, element: Any) -> str:
    """The words of an element as its marked content shows them."""
    pages = {page.obj.objgen: index for index, page in enumerate(pdf.pages)}
    parts: list[str] = []

    def walk(at: Any) -> None:
        home = at.get("/Pg")
        for kid in at.get("/K", []):
            if isinstance(kid, int):
                parts.append(_marked(pdf, pages[home.objgen])[kid])
            elif kid.get("/Type") == "/MCR":
                parts.append(_marked(pdf, pages[kid.Pg.objgen])[int(kid.MCID)])
            elif "/S" in kid:
                walk(kid)

    walk(element)
    return "".join(parts)


def _marked(pdf: pikepdf.Pdf, index: int) -> dict[int, str]:
    """MCID → text of a page's marked content, read through ToUnicode."""
    page, found = pdf.pages[index], {}
    fonts = {name: _texts(font) for name, font in page.Resources.Font.items()}
    font, mcid, actual = {}, None, None
    for drawn in pikepdf.parse_content_stream(page):
        operands = drawn.operands
        match str(drawn.operator):
            case "BDC" if "/MCID" in operands[1]:
                mcid = int(operands[1].MCID)
                actual = operands[1].get("/ActualText")
                found[mcid] = "" if actual is None else str(actual)
            case "BDC" | "BMC" | "EMC":
                mcid = None
            case "Tf":
                font = fonts[str(operands[0])]
            case "TJ" if mcid is not None and actual is None:
                strings = (i for i in operands[0] if isinstance(i, pikepdf.String))
                for string in strings:
                    glyphs = bytes(string)
                    found[mcid] += "".join(
                        font[int.from_bytes(glyphs[at : at + 2])]
                        for at in range(0, len(glyphs), 2)
                    )
    return found


def _texts(font: Any) -> dict[int, str]:
    """Glyph id → text, as a ToUnicode map says."""
    texts = {}
    for line in font.ToUnicode.read_bytes().decode().splitlines():
        if line.startswith("<") and line.count("<") == 2 and "ffff" not in line:
            glyph, text = line.replace("<", "").replace(">", "").split()
            texts[int(glyph, 16)] = bytes.fromhex(text).decode("utf-16-be")
    return texts


def artifacts(pdf: pikepdf.Pdf, index: int) -> str:
    """The text of a page that no one is read."""
    page, found, depth, font = pdf.pages[index], [], 0, {}
    fonts = {name: _texts(font) for name, font in page.Resources.Font.items()}
    for drawn in pikepdf.parse_content_stream(page):
        operands = drawn.operands
        match str(drawn.operator):
            case "BDC" | "BMC":
                depth = depth + 1 if depth or operands[0] == "/Artifact" else 0
            case "EMC":
                depth = max(0, depth - 1)
            case "Tf":
                font = fonts[str(operands[0])]
            case "TJ" if depth:
                for string in operands[0]:
                    if isinstance(string, pikepdf.String):
                        glyphs = bytes(string)
                        found += [
                            font[int.from_bytes(glyphs[at : at + 2])]
                            for at in range(0, len(glyphs), 2)
                        ]
    return "".join(found)
