"""The house: where its things lie.

*Gives* the paths of templates, assets, publications and cache, as they are found
beside the package.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class House:
    """`kept` is where what was made is kept, if it is not the house's own cache."""

    root: Path
    kept: Path | None = None

    @property
    def templates(self) -> Path:
        return self.root / "templates"

    @property
    def assets(self) -> Path:
        return self.root / "assets"

    @property
    def content(self) -> Path:
        return self.root / "content"

    @property
    def shelf(self) -> Path:
        return self.root / "dist"

    @property
    def judges(self) -> Path:
        """Where `make judges` installs the programs that judge the books."""
        return self.root / "tests" / "conformance"

    @property
    def cache(self) -> Path:
        return self.kept or self.root / ".cache" / "octavo"

    @property
    def faces(self) -> Path:
        return self.root / ".cache" / "octavo" / "faces"

    def publications(self) -> tuple[Path, ...]:
        """Every publication of the house, by name."""
        found = self.content.glob("*/publication.yaml")
        return tuple(sorted(file.parent for file in found))


def this_house() -> House:
    """The house that this engine stands in."""
    return House(Path(__file__).resolve().parents[2])
