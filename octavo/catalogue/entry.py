"""An entry of the catalogue of diagnostics."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """What one code means. `fix` is general; a diagnostic's own fix is particular."""

    code: str
    title: str
    explanation: str
    fix: str

    @property
    def number(self) -> int:
        """The number, which is unique among errors and warnings together."""
        return int(self.code[2:])
