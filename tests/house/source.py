"""The house's own files, as the house tests read them.

*Gives* every module of `octavo` with its name, its lines and its syntax tree.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("manuscript", "editorial", "composition", "production")
KNOWN_BY_ALL = ("model", "diagnostics", "catalogue", "raster", "garbage")


@dataclass(frozen=True)
class Module:
    name: str  # "octavo.editorial.notes"
    path: Path
    tree: ast.Module

    @property
    def room(self) -> str:
        """The first name below the package: `editorial`, `press`, `cli`, or none."""
        return [*self.name.split("."), ""][1]


@cache
def modules() -> tuple[Module, ...]:
    found = []
    for path in sorted((ROOT / "octavo").rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        found.append(Module(name, path, ast.parse(path.read_text("utf-8"))))
    return tuple(found)


def imports(module: Module, within: ast.AST | None = None) -> Iterator[tuple[int, str]]:
    """Line and full dotted name of everything that `module` imports.

    `from octavo.model import inlines` gives "octavo.model.inlines".
    """
    for node in ast.walk(within or module.tree):
        match node:
            case ast.Import():
                for alias in node.names:
                    yield node.lineno, alias.name
            case ast.ImportFrom():
                base = _base(module, node)
                for alias in node.names:
                    yield node.lineno, f"{base}.{alias.name}"


def _base(module: Module, node: ast.ImportFrom) -> str:
    """What `from … import` names, with the dots of a relative import resolved."""
    if not node.level:
        return node.module or ""
    package = module.name.split(".")
    if module.path.name != "__init__.py":
        package = package[:-1]
    package = package[: len(package) - node.level + 1]
    return ".".join([*package, *([node.module] if node.module else [])])
