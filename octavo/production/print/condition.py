"""The printing condition: the ICC profile of the press that a file is made for.

*Takes* the file of a profile, the printer's own if there is one. *Gives* a
`Condition`. PDF/X wants the profile of an output device (class `prtr`), and paper is
printed with cyan, magenta, yellow and black (ICC.1:2010, 7.2).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from octavo.diagnostics import LackError
from octavo.production.libraries import PRESS_PROFILES, press_profile


def screen_profile() -> bytes:
    """sRGB, the profile of colours as screens show them (IEC 61966-2-1), which the
    engine brings; read without loading that."""
    spec = find_spec("weasyprint")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("No module named 'weasyprint'", name="weasyprint")
    return (Path(spec.origin).parent / "pdf" / "sRGB2014.icc").read_bytes()


class OddProfileError(ValueError):
    """The file is no profile of a CMYK press."""


class MissingProfileError(LackError):
    """No profile was named, and the machine has none."""


@dataclass(frozen=True, slots=True)
class Condition:
    """`name`: what the profile calls itself."""

    name: str
    profile: bytes


def find_condition(
    file: Path | None, house: Sequence[Path] = PRESS_PROFILES
) -> Condition:
    """The condition of a profile, or of the first of the *house* that is there.

    Raises `OddProfileError`, and `MissingProfileError` if nothing is there.
    """
    found = file or press_profile(house)
    if found is None:
        raise MissingProfileError(
            "no profile of a press is on this machine: name the printer’s with"
            " --icc FILE, or install libgs-common"
        )
    if not found.is_file():
        raise OddProfileError(f"{found} is no file")
    return read_condition(found.read_bytes(), str(found))


def read_condition(profile: bytes, told: str) -> Condition:
    """The condition of a profile's bytes; `told` is what a fault calls it."""
    if profile[36:40] != b"acsp":
        raise OddProfileError(f"{told} is no ICC profile")
    kind, space = (profile[at : at + 4].decode("latin-1") for at in (12, 16))
    if (kind, space) != ("prtr", "CMYK"):
        found = f"class {kind.strip()}, colours {space.strip()}"
        raise OddProfileError(f"{told}: found {found}, expected class prtr and CMYK")
    return Condition(_name(profile) or "unnamed", profile)


def _name(profile: bytes) -> str:
    """The `desc` tag: a textDescription of version 2, or multiLocalized of 4."""
    for at in range(132, 132 + 12 * _number(profile, 128), 12):
        if profile[at : at + 4] != b"desc":
            continue
        start, size = _number(profile, at + 4), _number(profile, at + 8)
        tag = profile[start : start + size]
        if tag[:4] == b"desc":
            return tag[12 : 12 + _number(tag, 8)].rstrip(b"\0").decode("latin-1")
        if tag[:4] == b"mluc" and _number(tag, 8):
            length, offset = _number(tag, 20), _number(tag, 24)
            return tag[offset : offset + length].decode("utf-16-be").rstrip("\0")
    return ""


def _number(data: bytes, at: int) -> int:
    return int.from_bytes(data[at : at + 4], "big")
