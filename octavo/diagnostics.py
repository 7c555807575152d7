"""The margin notes: a fault is a place, a sentence and a way out.

*Takes* what any room found wrong. *Gives* values that `cli` draws for people or
writes as JSON. The only place that knows what a diagnostic looks like in memory;
the catalogue of codes stands in `octavo.catalogue`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class LackError(Exception):
    """The machine lacks something; the message says what to install."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where a word of the author stands: a file below the publication, 1-based."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


NOWHERE = Place("", 0, 0)


class Severity(StrEnum):
    """How much a diagnostic weighs: an error stops the build, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One fault. `code` is a number of the catalogue, such as E-104 or W-301.

    `message` says in lower case what was found and what was expected; `fix` says
    what to write instead; `length` is the number of characters the caret covers.
    """

    code: str
    place: Place
    message: str
    fix: str = ""
    length: int = 1

    @property
    def severity(self) -> Severity:
        return Severity.ERROR if self.code.startswith("E") else Severity.WARNING


def in_order(found: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    """The diagnostics once each, by place, then by code."""
    return tuple(sorted(set(found), key=lambda d: (d.place, d.code, d.message)))
