"""quirk(weasyprint 70): a word inside two elements is taken to be alone on its line."""

from __future__ import annotations

from contextlib import nullcontext

import pytest
from weasyprint.layout import inline

from octavo.production.print.linestart import words_go_down
from tests.production.print.broken import lines

STYLE = (
    "@page { size: 300px; margin: 0 } p { font: 10px/15px monospace; margin: 0;"
    " overflow-wrap: break-word; width: 65px }"
)


def _lines(words: str, *, mended: bool = True) -> list[str]:
    """How *words* break in a column of ten letters."""
    with words_go_down(inline) if mended else nullcontext():
        return lines(f"<style>{STYLE}</style><p>{words}</p>")


def test_quirk_weasyprint_70_a_word_in_two_elements_is_broken() -> None:
    assert _lines("<b>one <i>fortune</i></b>", mended=False) == ["one fortun", "e"]


@pytest.mark.parametrize(
    "words", ["<b>one <i>fortune</i></b>", "<b>one <u><i>fortune</i></u></b>"]
)
def test_a_word_that_does_not_fit_behind_another_goes_down(words: str) -> None:
    assert _lines(words) == ["one", "fortune"]


@pytest.mark.parametrize("words", ["misfortunes", "<b><i>misfortunes</i></b>"])
def test_a_word_longer_than_a_line_is_broken(words: str) -> None:
    assert _lines(words) == ["misfortune", "s"]
    assert _lines(f"one {words}") == ["one", "misfortune", "s"]
