"""Who may import whom: the two rules of the house, read from the real files."""

from __future__ import annotations

import ast
import sys

from tests.house.source import KNOWN_BY_ALL, ROOMS, Module, imports, modules

# Libraries that a command may not need and that cost more than a tenth of a second.
HEAVY = ("weasyprint", "vl_convert", "fontTools", "uharfbuzz", "pikepdf", "ebooklib")
# Libraries that several files of one folder may share, since the folder is the door.
SHARED_DOORS = {
    "fontTools": "octavo.production.foundry",
    "weasyprint": "octavo.production.print",
    "pikepdf": "octavo.production",  # bound by one file, judged by another
    "lxml": "octavo.production.ebook",
}


def _own(name: str) -> str:
    """`octavo.model.inlines.Run` → `model`."""
    return [*name.split("."), ""][1]


def test_rooms_never_import_each_other() -> None:
    strangers = [
        f"{module.path}:{line} imports {name}"
        for module in modules()
        if module.room in ROOMS
        for line, name in imports(module)
        if name.startswith("octavo.")
        and _own(name) not in (module.room, *KNOWN_BY_ALL, "__version__")
    ]

    assert strangers == []


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


def _import_graph() -> dict[str, set[str]]:
    names = {module.name for module in modules()}
    graph: dict[str, set[str]] = {name: set() for name in names}
    for module in modules():
        for _, name in imports(module):
            target = name if name in names else name.rpartition(".")[0]
            if target in names and target != module.name:
                graph[module.name].add(target)
    return graph


def test_there_are_no_import_cycles() -> None:
    graph = _import_graph()
    done: set[str] = set()

    def visit(name: str, path: tuple[str, ...]) -> None:
        assert name not in path, " → ".join((*path[path.index(name) :], name))
        if name in done:
            return
        for target in sorted(graph[name]):
            visit(target, (*path, name))
        done.add(name)

    for name in sorted(graph):
        visit(name, ())


def _door(module: Module, library: str) -> str:
    shared = SHARED_DOORS.get(library, "")
    return shared if shared and module.name.startswith(shared) else module.name


def test_each_outside_library_has_one_door() -> None:
    doors: dict[str, set[str]] = {}
    for module in modules():
        for _, name in imports(module):
            library = name.split(".")[0]
            if library not in (*sys.stdlib_module_names, "octavo", "__future__"):
                doors.setdefault(library, set()).add(_door(module, library))

    crowded = {name: sorted(where) for name, where in doors.items() if len(where) > 1}
    assert crowded == {}


def test_functions_import_only_heavy_libraries() -> None:
    hidden = []
    for module in modules():
        for node in ast.walk(module.tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                for line, name in imports(module, node):
                    if name.split(".")[0] not in HEAVY and not _is_heavy_room(name):
                        hidden.append(f"{module.path}:{line} imports {name}")

    assert hidden == []


def _is_heavy_room(name: str) -> bool:
    """Rooms that stand behind a heavy library: `check` must not wait for them."""
    rooms = ("octavo.production", "octavo.composition")
    behind = ("octavo.press.building", "octavo.press.machine", "octavo.press.type")
    return name.startswith((*rooms, *behind))
