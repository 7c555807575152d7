"""Files and names: short, one noun each, in the trade's words."""

from __future__ import annotations

import ast
import re

from tests.house.source import ROOT, modules

FORBIDDEN = re.compile(
    r"(^|_)(manager|handler|processor|utils?|helpers?|common)(_|$)", re.I
)
LONGEST = 400


def test_no_file_is_longer_than_400_lines() -> None:
    files = [*(ROOT / "octavo").rglob("*.py"), *(ROOT / "tests").rglob("*.py")]

    long = [f for f in files if len(f.read_text("utf-8").splitlines()) > LONGEST]

    assert long == []


def test_every_module_says_what_it_does() -> None:
    assert [m.name for m in modules() if not ast.get_docstring(m.tree)] == []


def _snake(name: str) -> str:
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name)


def test_names_say_what_a_thing_is() -> None:
    named = []
    for module in modules():
        names = [module.name.rpartition(".")[2]]
        for node in ast.walk(module.tree):
            match node:
                case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
                    names.append(node.name)
                case ast.arg():
                    names.append(node.arg)
                case ast.Name(ctx=ast.Store()):
                    names.append(node.id)
        named += [f"{module.name}: {n}" for n in names if FORBIDDEN.search(_snake(n))]

    assert named == []


MUTATORS = (
    *("add", "append", "clear", "discard", "extend", "insert", "pop", "popitem"),
    *("remove", "reverse", "setdefault", "sort", "update"),
)


def _changed(node: ast.AST) -> str:
    """The bare name whose value a statement or call changes in place, or nothing."""
    match node:
        case ast.Subscript(value=ast.Name(id=name), ctx=ast.Store() | ast.Del()):
            return name
        case ast.AugAssign(target=ast.Name(id=name)):
            return name
        case ast.Call(func=ast.Attribute(value=ast.Name(id=name), attr=called)):
            return name if called in MUTATORS else ""
        case _:
            return ""


def test_nothing_changes_at_module_level_after_import() -> None:
    changed = []
    for module in modules():
        own = {
            target.id
            for node in module.tree.body
            if isinstance(node, ast.Assign | ast.AnnAssign)
            for target in getattr(node, "targets", [getattr(node, "target", None)])
            if isinstance(target, ast.Name)
        }
        changed += [
            f"{module.path}:{getattr(node, 'lineno', 0)}"
            for node in ast.walk(module.tree)
            if isinstance(node, ast.Global) or _changed(node) in own
        ]

    assert changed == []
