"""What stands on the shelf: editions with their place and their changes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from octavo.model.edition import Edition


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """An edition on the shelf. `folder`: below the shelf, such as `minimal/2026`.
    `changes`: as changes.json tells them, none if there was no edition before."""

    edition: Edition
    folder: str
    changes: tuple[Mapping[str, str], ...] = ()

    def path(self, file: str) -> str:
        """A file of the edition, from the shelf."""
        return f"{self.folder}/{file}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelved:
    """The editions of one publication, the newest first."""

    slug: str
    editions: tuple[Standing, ...]

    @property
    def newest(self) -> Standing:
        return self.editions[0]

    @property
    def earlier(self) -> tuple[Standing, ...]:
        return self.editions[1:]
