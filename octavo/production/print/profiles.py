"""Profiles: the standards a bound file promises to keep.

*Gives* `PROFILES` and the default. `ua1` is PDF/A-3a with PDF/UA-1 in one file of
PDF 1.7; `ua2` is PDF/A-4f with PDF/UA-2 and WTPDF 1.0 in one of PDF 2.0.

The default is `ua1`. Both say the same to a program that reads the tags, but PDF 2.0's
structure namespaces and structure destinations are still unknown to most of what
reads aloud, PDF/UA-1 is the standard that procurement rules name (EN 301 549 points
at it), and more independent checkers judge it. `ua2` is for those who ask for it.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType

from octavo.model import profiles


@dataclass(frozen=True, slots=True)
class Profile:
    """`version` of the file; `namespaces`: roles have one, destinations name their
    element, and Info is left out (PDF 2.0, ISO 19005-4, 6.1.3)."""

    name: str
    version: str
    namespaces: bool
    standards: tuple[str, ...]


PROFILES = MappingProxyType(
    {
        one.name: one
        for one in (
            Profile(profiles.UA1, "1.7", False, ("PDF/A-3a", "PDF/UA-1")),
            Profile(profiles.UA2, "2.0", True, ("PDF/A-4f", "PDF/UA-2", "WTPDF 1.0")),
        )
    }
)
DEFAULT_PROFILE = profiles.DEFAULT
