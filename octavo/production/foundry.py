"""The foundry casts the type: every face the books are set in, as a plain file.

*Takes* the variable fonts of the pinned font packages and the CJK collections of the
system. *Gives* static faces in a folder, a `Face` for each, a hermetic fontconfig file
that knows these faces and no others, and the characters that each family covers.
The only place that cuts fonts, and the only one that imports fontTools.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import sys
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from importlib.resources import files
from itertools import chain
from multiprocessing import get_context
from pathlib import Path
from xml.sax.saxutils import escape

import fontTools
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

from octavo.diagnostics import LackError
from octavo.model.keeping import write_whole
from octavo.production.faces import (
    CASE,
    CJK_FOLDER,
    COVERAGE,
    WEIGHT_NAMES,
    Face,
    Punch,
    fontconfig_of,
    punches,
)

__all__ = ["Face", "MissingFontError", "covers", "cut_faces", "write_fontconfig"]

RECIPE = 1  # raise it when the way of cutting changes, so that the faces are cut anew
CJK_PACKAGE = "fonts-noto-cjk"


class MissingFontError(LackError):
    """A source font is not on this machine; the message says what to install."""


def cut_faces(folder: Path) -> tuple[Face, ...]:
    """Cut what is missing in *folder* and return all faces, in a fixed order.

    The same sources and the same fontTools give the same bytes. What is already
    there and was cut from the same source is left alone; font files the house does
    not know are removed, so that the folder is safe to hand to fontconfig.
    Raises `MissingFontError` if a source font is not installed.
    """
    folder.mkdir(parents=True, exist_ok=True)
    case = _read_case(folder)
    wanted = {punch.file: punch for punch in punches()}
    origins = {punch.file: _find(punch) for punch in wanted.values()}
    digests = {path: _digest(path) for path in sorted(set(origins.values()))}
    keys = {n: _key(p, digests[origins[n]]) for n, p in wanted.items()}
    stale = [n for n in wanted if not _lies_ready(folder / n, case.get(n), keys[n])]
    if stale:
        with ProcessPoolExecutor(os.cpu_count(), get_context("spawn")) as pool:
            versions = pool.map(
                _cut,
                [wanted[n] for n in stale],
                [origins[n] for n in stale],
                [folder / n for n in stale],
            )
            for name, version in zip(stale, versions, strict=True):
                case[name] = _entry(folder / name, keys[name], version)
    for path in sorted(chain(folder.glob("*.ttf"), folder.glob("*.otf"))):
        if path.name not in wanted:
            path.unlink()
    told = json.dumps({n: case[n] for n in wanted}, indent=1) + "\n"
    write_whole(folder / CASE, told.encode())
    return tuple(_face(folder, punch, case[n]) for n, punch in wanted.items())


def covers(faces: Sequence[Face]) -> Mapping[str, frozenset[int]]:
    """The code points each family has in *every* one of its faces.

    Read from the fonts once and kept beside them as ranges.
    """
    shared: dict[str, frozenset[int]] = {}
    for folder in sorted({face.file.parent for face in faces}):
        ours = [face for face in faces if face.file.parent == folder]
        ranges = _read_coverage(folder, ours)
        for face in ours:
            points = frozenset(
                chain.from_iterable(range(a, b + 1) for a, b in ranges[face.digest])
            )
            shared[face.family] = shared.get(face.family, points) & points
    return shared


def write_fontconfig(file: Path, faces: Sequence[Face]) -> Path:
    """Write a fontconfig file that knows *faces* alone, and return its path.

    Point `FONTCONFIG_FILE` at it before Pango is loaded. The fonts of the system
    are out of reach, so a book looks the same on every machine; the generic
    families lead to the house's own. See fontconfig's fonts.conf(5).
    """
    generic = {
        "serif": ("Briefing Text", "Noto Serif CJK JP", "Noto Serif CJK KR"),
        "sans-serif": ("Briefing Sans", "Noto Sans CJK JP", "Noto Sans CJK KR"),
        "monospace": ("Briefing Mono", "Noto Sans CJK JP", "Noto Sans CJK KR"),
    }
    folders = sorted({str(face.file.parent.resolve()) for face in faces})
    lines = [
        '<?xml version="1.0"?>',
        '<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">',
        "<fontconfig>",
        *(f"  <dir>{escape(folder)}</dir>" for folder in folders),
        f"  <cachedir>{escape(str(file.parent.resolve() / 'fontconfig'))}</cachedir>",
    ]
    for name, families in generic.items():
        prefer = "".join(f"<family>{family}</family>" for family in families)
        lines.append(
            f'  <alias binding="same"><family>{name}</family>'
            f"<prefer>{prefer}</prefer></alias>"
        )
    lines.append(  # whatever else is asked for, and never a face at random
        '  <match><edit name="family" mode="append_last">'
        "<string>Briefing Text</string></edit></match>"
    )
    file.parent.mkdir(parents=True, exist_ok=True)
    write_whole(file, "\n".join([*lines, "</fontconfig>", ""]).encode())
    return file


def _find(punch: Punch) -> Path:
    """The font file that *punch* is cut from."""
    if not punch.package:
        path = CJK_FOLDER / punch.origin
        if not path.is_file():
            remedy = f"install the system package {CJK_PACKAGE}"
            raise MissingFontError(f"{punch.source} was not found at {path}: {remedy}")
        return path
    try:
        path = Path(str(files(punch.package).joinpath("files", punch.origin)))
    except ModuleNotFoundError as absent:
        raise MissingFontError(
            f"{punch.source} is not installed: run `make`"
        ) from absent
    if not path.is_file():
        raise MissingFontError(f"{punch.source} has no file {punch.origin}: run `make`")
    return path


def _cut(punch: Punch, origin: Path, target: Path) -> str:
    """Write one face to *target*; return the version its source font gives itself."""
    part = target.with_name(f".{target.name}.{os.getpid()}")
    with _instance(punch, origin) if punch.axes else _member(punch, origin) as font:
        version = re.search(r"\d+\.\d+", font["name"].getDebugName(5) or "")
        font.save(part, reorderTables=True)
    os.replace(part, target)
    return version.group() if version else "unknown"


def _instance(punch: Punch, origin: Path) -> TTFont:
    """The variable font at the punch's axes, under the house's own name."""
    font = TTFont(origin, recalcTimestamp=False)
    font = instantiateVariableFont(font, dict(punch.axes))
    for table in ("STAT", "DSIG"):  # the axes are gone, and the signature is void
        if table in font:
            del font[table]
    _name(font, punch)
    italic, bold = punch.style == "italic", punch.weight >= 600
    font["OS/2"].usWeightClass = punch.weight
    # OpenType OS/2 fsSelection: bit 0 italic, 5 bold, 6 regular, 7 typographic metrics
    kept = font["OS/2"].fsSelection & ~0b1100001
    font["OS/2"].fsSelection = kept | (1 if italic else 0 if bold else 1 << 6)
    font["head"].macStyle = 2 if italic else 0
    return font


def _name(font: TTFont, punch: Punch) -> None:
    """Give *font* our family name (OpenType `name`: 1, 2 for four-style programs)."""
    weight = WEIGHT_NAMES[punch.weight]
    style = f"{weight} Italic" if punch.style == "italic" else weight
    style = style.removeprefix("Regular ")
    four = punch.family if punch.weight == 400 else f"{punch.family} {weight}"
    postscript = f"{punch.family.replace(' ', '')}-{style.replace(' ', '')}"
    axes = ", ".join(f"{axis} {value:g}" for axis, value in punch.axes)
    given = {
        1: four,
        2: "Italic" if punch.style == "italic" else "Regular",
        3: f"{postscript} {punch.source} {axes}",
        4: f"{punch.family} {style}",
        6: postscript,
        10: f"Cut from {punch.source} at {axes}.",
        16: punch.family,
        17: style,
    }
    table = font["name"]
    table.names = [n for n in table.names if n.nameID not in {*given, 21, 22, 25}]
    for number, string in given.items():
        table.setName(string, number, 3, 1, 0x409)
    table.names.sort()


def _member(punch: Punch, origin: Path) -> TTFont:
    """The font of a collection whose family is the punch's."""
    for number in range(64):
        font = TTFont(origin, fontNumber=number, lazy=True, recalcTimestamp=False)
        if font["name"].getDebugName(1) == punch.family:
            return font
        font.close()
    raise MissingFontError(f"{origin} has no {punch.family}")


def _key(punch: Punch, digest: str) -> str:
    """What decides the bytes of a face: its source, its axes, and who cuts it."""
    decides = (RECIPE, fontTools.version, digest, punch)
    return hashlib.sha256(repr(decides).encode()).hexdigest()


def _digest(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _entry(path: Path, key: str, version: str) -> dict[str, str]:
    return {"key": key, "version": version, "digest": _digest(path)}


def _lies_ready(path: Path, entry: Mapping[str, str] | None, key: str) -> bool:
    if entry is None or entry.get("key") != key or not path.is_file():
        return False
    return entry.get("digest") == _digest(path)


def _face(folder: Path, punch: Punch, entry: Mapping[str, str]) -> Face:
    return Face(
        file=folder / punch.file,
        family=punch.family,
        weight=punch.weight,
        style=punch.style,
        licence=punch.licence,
        source=punch.source,
        source_version=entry["version"],
        digest=entry["digest"],
    )


def _read_case(folder: Path) -> dict[str, dict[str, str]]:
    """What the folder's list says; nothing if it is not there or was cut short."""
    try:
        case: dict[str, dict[str, str]] = json.loads((folder / CASE).read_text("utf-8"))
    except (FileNotFoundError, ValueError):
        return {}
    return case


def _read_coverage(
    folder: Path, faces: Sequence[Face]
) -> Mapping[str, list[list[int]]]:
    """Digest of a face → the ranges of its code points; read from fonts if unknown."""
    file = folder / COVERAGE
    try:
        known: dict[str, list[list[int]]] = json.loads(file.read_text("utf-8"))
    except (FileNotFoundError, ValueError):
        known = {}
    ranges = {f.digest: known.get(f.digest) or _ranges(f.file) for f in faces}
    if ranges != known:
        write_whole(file, json.dumps(ranges, separators=(",", ":")).encode())
    return ranges


def _ranges(path: Path) -> list[list[int]]:
    with TTFont(path, lazy=True) as font:
        points = sorted(font.getBestCmap())
    ranges: list[list[int]] = []
    for point in points:
        if ranges and ranges[-1][1] == point - 1:
            ranges[-1][1] = point
        else:
            ranges.append([point, point])
    return ranges


def main(folder: Path = Path(".cache/octavo/faces")) -> int:
    """Cut the faces into the cache and write the fontconfig file beside them."""
    try:
        faces = cut_faces(folder)
    except MissingFontError as missing:
        print(f"foundry: {missing}", file=sys.stderr)
        return 4
    write_fontconfig(fontconfig_of(folder), faces)
    covers(faces)
    print(f"foundry: {len(faces)} faces in {folder}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
