"""Templates are found by medium, and compiled once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from octavo.composition.environment import Template, open_environment
from octavo.model.keeping import Keep, Make


@pytest.fixture
def templates(tmp_path: Path) -> Path:
    for name, words in {
        "word.j2": "the house’s {{ word }}",
        "epub/word.j2": "the e-book’s {{ word }}, {% include 'house/word.j2' %}",
    }.items():
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(words, "utf-8")
    return tmp_path


def keeper(kept: dict[str, bytes], made: list[str]) -> Keep:
    def keep(key: str, make: Make) -> bytes:
        if key not in kept:
            made.append(key)
            kept[key] = make()
        return kept[key]

    return keep


def rendered(get: Callable[[str], Template]) -> str:
    return get("word.j2").render({"word": "<b>"})


def test_a_medium_overrides_a_template_and_may_show_the_one_of_the_house(
    templates: Path,
) -> None:
    shown = rendered(open_environment(templates, "epub"))

    assert shown == "the e-book’s &lt;b&gt;, the house’s &lt;b&gt;"
    assert rendered(open_environment(templates, "print")) == "the house’s &lt;b&gt;"


def test_a_kept_template_is_not_compiled_again(templates: Path) -> None:
    kept: dict[str, bytes] = {}
    made: list[str] = []
    first = rendered(open_environment(templates, "epub", keeper(kept, made)))
    assert len(made) == 2

    again = rendered(open_environment(templates, "epub", keeper(kept, made)))

    assert again == first
    assert len(made) == 2


def test_a_template_that_has_changed_is_compiled(templates: Path) -> None:
    kept: dict[str, bytes] = {}
    rendered(open_environment(templates, "print", keeper(kept, [])))
    (templates / "word.j2").write_text("another {{ word }}", "utf-8")

    again = rendered(open_environment(templates, "print", keeper(kept, [])))

    assert again == "another &lt;b&gt;"


def test_an_unknown_medium_is_refused(templates: Path) -> None:
    with pytest.raises(ValueError, match="unknown medium 'radio'"):
        open_environment(templates, "radio")
