"""The type case: a font is cut down to the letters that a book sets.

*Takes* the bytes of a static OpenType font. *Gives* the bytes of a smaller one, for the
e-book by characters, for the printed book by glyphs; and how wide its glyphs are. The
only place that imports uharfbuzz.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

# What the books' style sheets ask for besides what a shaper always does: figure
# styles, superiors, small capitals (CSS Fonts 4, font-variant-*).
FEATURES = ("c2sc", "lnum", "onum", "pnum", "smcp", "sups", "tnum")
# Copyright, family, style, id, full name, version, PostScript name; licence and its
# address, typographic family and style. The OFL wants its notices kept (§ 2).
NAMES = (0, 1, 2, 3, 4, 5, 6, 13, 14, 16, 17)


def subset(
    font: bytes, characters: str, *, features: tuple[str, ...] = FEATURES
) -> bytes:
    """The font with the glyphs of *characters* only; same input, same bytes.

    A character that the font does not cover is left out. Hints are dropped: screens
    of e-readers and printers of today do not need them. Raises `RuntimeError` if
    *font* cannot be read.
    """
    import uharfbuzz as hb  # heavy: only where a font must be cut

    wanted = hb.SubsetInput()
    wanted.unicode_set.update({ord(c) for c in characters} | {0x20, 0xA0})
    wanted.layout_feature_tag_set.update({_tag(name) for name in features})
    wanted.name_id_set.update(set(NAMES))
    wanted.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NOTDEF_OUTLINE
    face = hb.subset(hb.Face(hb.Blob(font)), wanted)
    return bytes(face.blob.data)


def subset_glyphs(
    font: bytes, glyphs: Iterable[int], *, without: Iterable[str] = ()
) -> bytes:
    """The font with the outlines of *glyphs* and of .notdef, each under its old id.

    Tables named in *without* are dropped. Raises `RuntimeError` as `subset` does.
    """
    import uharfbuzz as hb  # heavy: only where a font must be cut

    wanted = hb.SubsetInput()
    wanted.glyph_set.update({0, *glyphs})
    flags = hb.SubsetFlags
    wanted.flags = (
        flags.RETAIN_GIDS
        | flags.DESUBROUTINIZE
        | flags.NO_HINTING
        | flags.NOTDEF_OUTLINE
    )
    wanted.drop_table_tag_set.update({_tag(name) for name in without})
    face = hb.subset(hb.Face(hb.Blob(font)), wanted)
    return bytes(face.blob.data)


def advances(font: bytes, glyphs: Iterable[int]) -> Mapping[int, int]:
    """Glyph id → its advance width in thousandths of an em, in order of the ids."""
    import uharfbuzz as hb  # heavy: only where a font must be cut

    face = hb.Face(hb.Blob(font))
    measure = hb.Font(face)
    return {
        glyph: round(measure.get_glyph_h_advance(glyph) * 1000 / face.upem)
        for glyph in sorted(glyphs)
    }


def cutter() -> str:
    """The versions of what cuts: they decide the bytes of a font."""
    import uharfbuzz as hb  # heavy: only where a font must be cut

    return f"uharfbuzz {hb.__version__}, HarfBuzz {hb.version_string()}"


def _tag(name: str) -> int:
    """A four-letter OpenType tag as HarfBuzz counts it."""
    return int.from_bytes(name.encode("ascii"), "big")
