"""The schema accepts what the reader accepts, since both read one table of keys."""

from __future__ import annotations

from pathlib import Path

import jsonschema
import pytest

from octavo.manuscript import schema
from octavo.manuscript.nodes import plain_value
from octavo.manuscript.schema import every_shape
from octavo.manuscript.source import open_source, parse
from tests.manuscript.overlay import BOOKS, ERRORS

FILES = sorted(p for p in BOOKS.rglob("*.yaml"))
# Faults that can be seen in one file alone, without knowing any other.
OF_FORM = (
    *("E-104", "E-120", "E-121", "E-122", "E-124", "E-126", "E-127", "E-129"),
    *("E-130", "E-131", "E-143", "E-144", "E-150", "E-151"),
)
AUTHORING = (BOOKS.parents[1] / "docs" / "authoring.md").read_text("utf-8")


def _faults(path: Path) -> list[str]:
    kind = "division" if path.parent.name == "divisions" else path.stem
    source = open_source(path, path.name).source
    assert source is not None
    root = parse(source).root
    assert root is not None
    validator = jsonschema.Draft202012Validator(schema()[kind])
    return [error.message for error in validator.iter_errors(plain_value(root))]


@pytest.mark.parametrize("kind", sorted(schema()))
def test_each_schema_is_one(kind: str) -> None:
    jsonschema.Draft202012Validator.check_schema(schema()[kind])


@pytest.mark.parametrize("path", FILES, ids=lambda p: f"{p.parent.name}/{p.name}")
def test_the_schema_accepts_the_books(path: Path) -> None:
    assert _faults(path) == []


@pytest.mark.parametrize("code", OF_FORM)
def test_the_schema_refuses_faults_of_form(code: str) -> None:
    files = sorted((ERRORS / code).rglob("*.yaml"))

    assert any(_faults(path) for path in files)


def test_the_specimen_has_one_of_everything() -> None:
    """Every key of the table is written somewhere in the specimen."""
    written = "\n".join(p.read_text("utf-8") for p in FILES)
    read = {
        (shape.name, key.name)
        for shape in every_shape()
        for key in shape.keys
        if key.kind != "anything"
    }

    missing = {(s, k) for s, k in read if f"{k}:" not in written}

    assert missing == set()


@pytest.mark.parametrize("shape", sorted({s.name for s in every_shape()}))
def test_every_key_is_documented(shape: str) -> None:
    (told,) = [s for s in every_shape() if s.name == shape]
    missing = [
        key.name
        for key in told.keys
        if key.kind != "anything" and key.name not in AUTHORING
    ]

    assert missing == []
