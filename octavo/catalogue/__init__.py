"""The catalogue: every diagnostic by number, with what it means and a way out.

*Takes* nothing. *Gives* `CATALOGUE`, code → entry, in order; docs/errors.md is made
of it. E-1xx: the manuscript; E-2xx: the editor's proof; W-3xx: warnings; E-4xx:
composition and production. A number is never used again for something else.
"""

from __future__ import annotations

from types import MappingProxyType

from octavo.catalogue.entry import Entry
from octavo.catalogue.files import FILES
from octavo.catalogue.keys import KEYS
from octavo.catalogue.production import PRODUCTION
from octavo.catalogue.proof import PROOF
from octavo.catalogue.text import TEXT
from octavo.catalogue.warnings import WARNINGS

__all__ = ["CATALOGUE", "Entry"]

CATALOGUE = MappingProxyType(
    {
        entry.code: entry
        for entry in sorted(
            (*FILES, *KEYS, *TEXT, *PROOF, *WARNINGS, *PRODUCTION),
            key=lambda entry: entry.number,
        )
    }
)
