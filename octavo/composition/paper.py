"""The papers the house prints on, as far as drawings must know them.

*Takes* a name. *Gives* the height of the type area; everything else about the page
stands in `assets/css/print/<name>.css`.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper size: trim in mm, and the lines of 5 mm its type area holds."""

    name: str
    width: float
    height: float
    lines: int

    @property
    def area(self) -> float:
        """Height of the type area in mm."""
        return self.lines * 5.0


PAPERS = MappingProxyType(
    {
        "a4": Paper("a4", 210.0, 297.0, 50),
        "letter": Paper("letter", 215.9, 279.4, 46),
    }
)
