"""One word for one thing: YAML key = template = CSS class = documentation."""

from __future__ import annotations

import re

import pytest

from octavo.model.semantics import BLOCK_KINDS, DIVISION_KINDS
from tests.house.source import ROOT

# Timelines and charts are drawn; their CSS classes are asked of the templates' HTML.
AUTHORING = (ROOT / "docs" / "authoring.md").read_text("utf-8")


def _css() -> str:
    return "\n".join(
        f.read_text("utf-8") for f in sorted((ROOT / "assets" / "css").rglob("*.css"))
    )


def _templates(folder: str) -> set[str]:
    return {f.name.split(".")[0] for f in (ROOT / "templates").glob(f"{folder}/*")}


@pytest.mark.parametrize("kind", BLOCK_KINDS)
def test_every_block_kind_has_its_template(kind: str) -> None:
    assert kind in _templates("blocks")


@pytest.mark.parametrize("kind", DIVISION_KINDS)
def test_every_division_kind_has_its_template(kind: str) -> None:
    assert kind in _templates("divisions")


@pytest.mark.parametrize("kind", sorted({*BLOCK_KINDS, *DIVISION_KINDS}))
def test_every_kind_has_its_css_class(kind: str) -> None:
    assert re.search(rf"\.{kind}(?![\w-])", _css())


@pytest.mark.parametrize("kind", BLOCK_KINDS)
def test_every_block_kind_is_documented(kind: str) -> None:
    blocks = AUTHORING.partition("## Blocks")[2]
    named = re.findall(r"^### (.+)$", blocks, re.M) + re.findall(
        r"^\*\*(\w+)\*\*", blocks, re.M
    )

    assert kind in set(re.findall(r"\w+", " ".join(named)))


@pytest.mark.parametrize("kind", DIVISION_KINDS)
def test_every_division_kind_is_documented(kind: str) -> None:
    (line,) = re.findall(r"^\| `kind` \| one of `([^`]+)`", AUTHORING, re.M)

    assert kind in line.split()
