"""Ids in other letters than ASCII become names that every reader finds."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest

from octavo.production.print.syntax import spell_name
from tests.production.print.press import bound, galley

IDS = ("écluse", "汉江", "zebra", "wall")


def test_a_name_is_spelled_as_in_a_url():
    assert [spell_name(text) for text in IDS[:2]] == [
        "%C3%A9cluse", "%E6%B1%89%E6%B1%9F",
    ]  # fmt: skip
    assert spell_name("fig.trade-1") == "fig.trade-1"


@pytest.mark.parametrize("profile", ["ua1", "ua2"])
def test_links_lead_to_ids_of_any_script(tmp_path: Path, profile: str):
    words = "".join(f'<p id="{name}">{name[0]}</p>' for name in IDS)
    links = "".join(f'<p><a href="#{name}">there</a></p>' for name in IDS)

    pdf = bound(tmp_path, galley("one", links), galley("two", words), profile=profile)

    names = pdf.Root.Names.Dests.Kids[0].Names
    keys = [bytes(names[at]) for at in range(0, len(names), 2)]
    assert keys == sorted(keys)
    assert all(key.isascii() for key in keys)
    found = pikepdf.NameTree(pdf.Root.Names.Dests)
    asked = [str(link.Dest) for link in pdf.pages[0].Annots]
    assert asked == [spell_name(name) for name in IDS]
    assert all(found[name].D[0] == pdf.pages[1].obj for name in asked)
