"""Who may import whom: the two rules of the house, read from the real files."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterable, Mapping

import pytest

from tests.house.source import KNOWN_BY_ALL, ROOMS, ROOT, Module, imports, modules

# Libraries that a command may not need and that cost more than a tenth of a second.
HEAVY = (
    *("weasyprint", "vl_convert", "fontTools", "uharfbuzz", "pikepdf", "ebooklib"),
    "distributed",
)
# Libraries that several files of one folder may share, since the folder is the door.
SHARED_DOORS = {
    "fontTools": "octavo.production.foundry",
    "weasyprint": "octavo.production.print",
    "pikepdf": "octavo.production",  # bound, imposed, made ready, judged
    "lxml": "octavo.production.ebook",
}


def _own(name: str) -> str:
    """`octavo.model.inlines.Run` → `model`."""
    return [*name.split("."), ""][1]


def _strangers(found: Iterable[Module]) -> list[str]:
    """What rooms import that they may not know."""
    return [
        f"{module.path}:{line} imports {name}"
        for module in found
        if module.room in ROOMS
        for line, name in imports(module)
        if name.startswith("octavo.")
        and _own(name) not in (module.room, *KNOWN_BY_ALL, "__version__")
    ]


def _pretend(name: str, code: str) -> Module:
    path = ROOT / f"{name.replace('.', '/')}.py"
    return Module(name, path, ast.parse(code))


def test_rooms_never_import_each_other() -> None:
    assert _strangers(modules()) == []


@pytest.mark.parametrize(
    "code",
    [
        "import octavo.manuscript",
        "from octavo.manuscript import reading",
        "from octavo import manuscript",
        "from .. import manuscript",
        "from ..press.house import House",
        "def late():\n    from octavo.composition import galleys",
    ],
)
def test_an_import_of_another_room_is_seen_however_it_is_written(code: str) -> None:
    assert _strangers([_pretend("octavo.editorial.pretended", code)])


def test_the_model_and_the_margin_notes_know_no_room() -> None:
    strangers = [
        f"{module.path}:{line} imports {name}"
        for module in modules()
        if module.room in KNOWN_BY_ALL
        for line, name in imports(module)
        if name.startswith("octavo.") and _own(name) not in KNOWN_BY_ALL
    ]

    assert strangers == []


def test_only_the_press_imports_rooms_and_only_the_doorbell_rings_the_press() -> None:
    for module in modules():
        for line, name in imports(module):
            where = f"{module.path}:{line} imports {name}"
            if name.startswith("octavo.") and _own(name) in ROOMS:
                assert module.room in ("press", *ROOMS), where
            if name.startswith("octavo.press"):
                assert module.room in ("press", "cli"), where


def _import_graph(found: Iterable[Module]) -> dict[str, set[str]]:
    graph: dict[str, set[str]] = {module.name: set() for module in found}
    for module in found:
        for _, name in imports(module):
            target = name if name in graph else name.rpartition(".")[0]
            if target in graph and target != module.name:
                graph[module.name].add(target)
    return graph


def _cycle(graph: Mapping[str, set[str]]) -> str:
    """The first cycle found, told as a path; "" if there is none."""
    done: set[str] = set()

    def visit(name: str, path: tuple[str, ...]) -> str:
        if name in path:
            return " → ".join((*path[path.index(name) :], name))
        if name in done:
            return ""
        for target in sorted(graph[name]):
            if told := visit(target, (*path, name)):
                return told
        done.add(name)
        return ""

    return next(filter(None, (visit(name, ()) for name in sorted(graph))), "")


def test_there_are_no_import_cycles() -> None:
    assert _cycle(_import_graph(modules())) == ""


def test_an_import_cycle_is_seen() -> None:
    chain = (
        ("a", "import octavo.b"),
        ("b", "from octavo import c"),
        ("c", "from . import a"),
    )

    found = tuple(_pretend(f"octavo.{name}", code) for name, code in chain)

    assert _cycle(_import_graph(found)) == "octavo.a → octavo.b → octavo.c → octavo.a"


def _door(module: Module, library: str) -> str:
    shared = SHARED_DOORS.get(library, "")
    return shared if shared and module.name.startswith(shared) else module.name


def _crowded(found: Iterable[Module]) -> dict[str, list[str]]:
    """Outside libraries with more than one door."""
    doors: dict[str, set[str]] = {}
    for module in found:
        for _, name in imports(module):
            library = name.split(".")[0]
            if library not in (*sys.stdlib_module_names, "octavo", "__future__"):
                doors.setdefault(library, set()).add(_door(module, library))
    return {name: sorted(where) for name, where in doors.items() if len(where) > 1}


def test_each_outside_library_has_one_door() -> None:
    assert _crowded(modules()) == {}


def test_a_second_door_is_seen() -> None:
    found = (
        _pretend("octavo.manuscript.a", "import yaml"),
        _pretend("octavo.manuscript.b", "from yaml import nodes"),
    )

    assert _crowded(found) == {"yaml": ["octavo.manuscript.a", "octavo.manuscript.b"]}


def test_functions_import_only_heavy_libraries() -> None:
    hidden = []
    for module in modules():
        for node in ast.walk(module.tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                for line, name in imports(module, node):
                    heavy = name.split(".")[0] in HEAVY or _is_heavy_room(name)
                    if not heavy and not _is_entered(module, name):
                        hidden.append(f"{module.path}:{line} imports {name}")

    assert hidden == []


def _is_heavy_room(name: str) -> bool:
    """Rooms that stand behind a heavy library: `check` must not wait for them."""
    return name.startswith(("octavo.production", "octavo.composition"))


def _is_entered(module: Module, name: str) -> bool:
    """The doorbell opens only the rooms that a command enters: what is unchanged is
    told before any of them would be loaded."""
    return module.room == "cli" and name.startswith("octavo.")
