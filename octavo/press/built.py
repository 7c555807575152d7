"""What a build comes to: the proofs, and what stands on the shelf.

*Gives* `Proofs` and `Built`, without loading a room.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from octavo.diagnostics import Diagnostic, Severity
from octavo.model.edition import Edition

if TYPE_CHECKING:
    from octavo.model.faircopy import FairCopy
    from octavo.model.publication import Publication
    from octavo.production.preflight.finding import Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class Proofs:
    """What was read and edited, and all that was found wrong with it."""

    folder: Path
    publication: Publication | None  # None if it could not be read, or was not
    earlier: Publication | None  # the edition that changes are told against
    fair_copy: FairCopy | None
    diagnostics: tuple[Diagnostic, ...]
    texts: Mapping[str, str]  # file below the folder → its text, for excerpts

    @property
    def has_errors(self) -> bool:
        return any(found.severity is Severity.ERROR for found in self.diagnostics)


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """`edition` is None if nothing was put on the shelf: then errors are among the
    diagnostics of `proofs`, or preflight refused the files. `is_new` is False if the
    edition stood there already, with the pages of the shelf."""

    proofs: Proofs
    edition: Edition | None = None
    place: Path | None = None
    refused: tuple[Finding, ...] = ()
    is_new: bool = True
