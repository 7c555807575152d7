"""The type specimen: the faces that the house owns, and what each is cut from.

*Takes* nothing. *Gives* a `Punch` for every face that the foundry cuts, and the
`Face` that it hands over.

Faces are static because WeasyPrint does not set the optical size by itself, because
an `opsz` setting inherited by a font without that axis makes it fall back to its
default (Source Sans: ExtraLight), and because e-readers want small plain files.
They carry names of our own because "Source" is a Reserved Font Name (OFL 1.1, § 3).
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

CASE = "faces.json"  # the type case: what lies in the folder and what it was cut from
COVERAGE = "coverage.json"  # digest of a face → the ranges of letters that it has
CJK_FOLDER = Path("/usr/share/fonts/opentype/noto")
WEIGHT_NAMES = {400: "Regular", 600: "SemiBold", 700: "Bold"}


def fontconfig_of(faces: Path) -> Path:
    """The fontconfig file of the faces in a folder: it lies beside that."""
    return faces.parent / "fonts.conf"


@dataclass(frozen=True, slots=True)
class Face:
    """One static font file, ready to be set, embedded and named in a colophon.

    `weight` is the CSS weight (400, 600, 700), `style` "normal" or "italic",
    `licence` an SPDX identifier, `source` the family the face was cut from and
    `source_version` the version written in that font, `digest` the file's SHA-256.
    """

    file: Path
    family: str
    weight: int
    style: str
    licence: str
    source: str
    source_version: str
    digest: str


@dataclass(frozen=True, slots=True)
class Punch:
    """How one face is cut: a font of a package at its axes, or a member of a TTC."""

    file: str
    family: str
    weight: int
    style: str
    source: str
    package: str  # a font package, or "" for the CJK collections of the system
    origin: str  # the file in the package or in the folder of the collections
    axes: tuple[tuple[str, float], ...] = ()
    licence: str = "OFL-1.1"


def _source(family: str, optical: float | None, cuts: str) -> tuple[Punch, ...]:
    """The punches of one family of ours; `cuts` are words such as `text-italic:400`."""
    name, package, axes = {
        "Sans": ("Source Sans 3", "fontpkg_source_sans_3", "wght"),
        "Mono": ("Source Code Pro", "fontpkg_source_code_pro", "wght"),
    }.get(family, ("Source Serif 4", "fontpkg_source_serif_4", "opsz,wght"))
    stem = name.replace(" ", "")
    punches = []
    for cut in cuts.split():
        file, _, grade = cut.partition(":")
        italic = file.endswith("italic")
        weight = next(w for w in (600, 400) if float(grade) >= w or w == 400)
        opsz = () if optical is None else (("opsz", optical),)
        punches.append(
            Punch(
                file=f"{file}.ttf",
                family=f"Briefing {family}",
                weight=weight,
                style="italic" if italic else "normal",
                source=name,
                package=package,
                origin=f"{stem}{'-Italic' if italic else ''}[{axes}].ttf",
                axes=(*opsz, ("wght", float(grade))),
            )
        )
    return tuple(punches)


def _cjk() -> tuple[Punch, ...]:
    """The Japanese and Korean faces: one file each out of Noto's collections."""
    return tuple(
        Punch(
            file=f"{kind.lower()}-{region.lower()}-{cut.lower()}.otf",
            family=f"Noto {kind} CJK {region}",
            weight=weight,
            style="normal",
            source=f"Noto {kind} CJK",
            package="",
            origin=f"Noto{kind}CJK-{cut}.ttc",
        )
        for kind in ("Serif", "Sans")
        for region in ("JP", "KR")
        for weight, cut in ((400, "Regular"), (700, "Bold"))
    )


def punches() -> tuple[Punch, ...]:
    """Every face of the house, in the order of the type specimen."""
    return (
        *_source("Text", 10, "text-regular:400 text-semibold:600 text-italic:400"),
        *_source("Note", 8, "note-regular:400 note-semibold:600 note-italic:400"),
        *_source("Lead", 20, "lead-light:330"),
        *_source("Display", 60, "display-light:300"),
        *_source("Sans", None, "sans-regular:400 sans-semibold:600 sans-italic:400"),
        *_source("Mono", None, "mono-regular:400 mono-semibold:600"),
        *_cjk(),
    )
