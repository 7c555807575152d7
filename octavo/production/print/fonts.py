"""Fonts: each face cut down once for the whole book.

*Takes* the sheets' font uses and the faces. *Gives* one font program a face, with the
glyphs that the book uses, and for each font its widths and ToUnicode map, from the
union of all gatherings. Glyph ids are those of the face: no page is drawn again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from octavo.production import subsetting
from octavo.production.print.gathering import FontUse, Sheet
from octavo.production.print.store import Store
from octavo.production.print.syntax import Name, Value
from octavo.production.subsetting import advances, cutter, subset_glyphs

USELESS = ("BASE", "DSIG", "GDEF", "GPOS", "GSUB", "JSTF", "LTSH", "PCLT")
"""Tables that a font in a PDF has no use for: the text is shaped already."""
SYMBOLIC, ITALIC = 1 << 2, 1 << 6


class MissingFaceError(Exception):
    """A gathering was set in a face that is no longer there."""


@dataclass(frozen=True, slots=True)
class Program:
    """A font file for the PDF; `compact`: with PostScript outlines."""

    data: bytes
    compact: bool


@dataclass(frozen=True, slots=True)
class EmbeddedFont:
    """A font of the book, ready to be written: `resource` is its name on pages,
    `descriptor` and `widths` are PDF values, `to_unicode` is a CMap."""

    resource: str
    name: str
    face: str
    descriptor: Mapping[str, Value]
    widths: Sequence[Value]
    to_unicode: bytes


def fonts_of(sheets: Iterable[Sheet]) -> Mapping[str, FontUse]:
    """Every font of the book, its uses in all gatherings put together."""
    union: dict[str, FontUse] = {}
    texts: dict[str, dict[int, str]] = {}
    for sheet in sheets:
        for name, use in sheet.fonts.items():
            first = union.setdefault(name, use)
            if first.face != use.face:
                raise MissingFaceError(f"two faces are called {use.family}")
            of = texts.setdefault(name, {})
            for glyph, text in use.texts.items():
                of[glyph] = plainer(of.get(glyph, text), text)
        for table in sheet.tables:
            of = texts.setdefault(table.operator.split()[0][1:], {})
            for character, (glyph, _) in table.of.items():
                of.setdefault(glyph, character)
    return {
        name: FontUse(
            name=use.name,
            family=use.family,
            face=use.face,
            index=use.index,
            italic=use.italic,
            ascent=use.ascent,
            descent=use.descent,
            texts=dict(sorted(texts[name].items())),
        )
        for name, use in sorted(union.items())
    }


def plainer(one: str, other: str) -> str:
    """Of two texts that share a glyph the one to read back: the space rather than the
    no-break space. The same whichever gathering comes first."""
    return min(one, other, key=lambda text: (len(text), text))


def cut_programs(
    fonts: Mapping[str, FontUse], faces: Mapping[str, Path], store: Store
) -> Mapping[str, Program]:
    """Face → its font program, cut down to the glyphs in use; kept in the store until
    the book uses a new glyph."""
    used: dict[str, set[int]] = {}
    for use in fonts.values():
        if use.face not in faces:
            raise MissingFaceError(f"the face of {use.family} is not in the folder")
        used.setdefault(use.face, set()).update(use.texts)
    return {
        face: _program(face, sorted(glyphs), faces[face], store)
        for face, glyphs in sorted(used.items())
    }


def _program(face: str, glyphs: list[int], path: Path, store: Store) -> Program:
    told = repr((face, glyphs, cutter(), USELESS, _how_it_is_cut()))
    kept = f"{hashlib.sha256(told.encode()).hexdigest()[:32]}.font"
    data = store.read(kept)
    if data is None:
        data = subset_glyphs(path.read_bytes(), glyphs, without=USELESS)
        store.write(kept, data)
    return Program(data, data[:4] == b"OTTO")


@cache
def _how_it_is_cut() -> str:
    return Path(subsetting.__file__).read_text("utf-8")


def embed(
    fonts: Mapping[str, FontUse], programs: Mapping[str, Program]
) -> Sequence[EmbeddedFont]:
    """Every font with the widths of its glyphs, as its program has them."""
    return [_embedded(name, use, programs[use.face]) for name, use in fonts.items()]


def _embedded(resource: str, use: FontUse, program: Program) -> EmbeddedFont:
    width = advances(program.data, use.texts)
    descriptor: dict[str, Value] = {
        "Type": Name("FontDescriptor"),
        "FontName": Name(use.name),
        "FontFamily": use.family,
        "Flags": SYMBOLIC | (ITALIC if use.italic else 0),
        "FontBBox": [0, use.descent, max(width.values(), default=0), use.ascent],
        "ItalicAngle": -12 if use.italic else 0,
        "Ascent": use.ascent,
        "Descent": use.descent,
        "CapHeight": use.ascent,
        "StemV": 80,
    }
    return EmbeddedFont(
        resource=resource,
        name=use.name,
        face=use.face,
        descriptor=descriptor,
        widths=_runs(width),
        to_unicode=to_unicode(use.texts),
    )


def _runs(width: Mapping[int, int]) -> list[Value]:
    """The W array (ISO 32000-2, 9.7.4.3): runs of neighbouring glyphs."""
    runs: list[tuple[int, list[Value]]] = []
    for glyph in sorted(width):
        if not runs or runs[-1][0] + len(runs[-1][1]) != glyph:
            runs.append((glyph, []))
        runs[-1][1].append(width[glyph])
    return [part for first, row in runs for part in (first, row)]


def to_unicode(texts: Mapping[int, str]) -> bytes:
    """The CMap from glyph ids to text (9.10.3), a hundred lines a block."""
    lines = [
        f"<{glyph:04x}> <{text.encode('utf-16-be').hex()}>"
        for glyph, text in sorted(texts.items())
    ]
    blocks = [lines[at : at + 100] for at in range(0, len(lines), 100)]
    body = "".join(
        f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar\n"
        for block in blocks
    )
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n"
        f"{body}endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"
    ).encode("ascii")
