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


def test_nothing_is_assigned_to_a_mutable_value_at_module_level() -> None:
    mutable = []
    for module in modules():
        for node in module.tree.body:
            match node:
                case ast.Assign(targets=[ast.Name(id="__all__")]):
                    pass
                case ast.Assign(value=ast.List() | ast.Dict() | ast.Set() as value):
                    mutable.append(f"{module.path}:{value.lineno}")
                case ast.AnnAssign(value=ast.List() | ast.Dict() | ast.Set() as value):
                    mutable.append(f"{module.path}:{value.lineno}")

    assert mutable == []
