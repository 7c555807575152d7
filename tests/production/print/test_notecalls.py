"""quirk(weasyprint 70): a line may begin with the call of a note."""

from __future__ import annotations

from contextlib import ExitStack

from weasyprint.layout import inline

from octavo.production.print.lastspace import last_spaces_hang
from octavo.production.print.notecalls import note_calls_hold
from tests.production.print.broken import lines, width

STYLE = "@page { size: 600px; margin: 0 } p { font: 10px monospace; margin: 0 }"


def _lines(words: str, *, mended: bool) -> list[str]:
    """How *words* and a call break where the words fit and the call does not."""
    room = width(f"<style>{STYLE}</style><p><i>{words}") + 1
    html = f"<style>{STYLE}</style><p style='width:{room}px'>{words}<sup>12</sup>"
    with ExitStack() as mends:
        if mended:
            mends.enter_context(last_spaces_hang(inline))
            mends.enter_context(note_calls_hold(inline))
        return lines(html)


def test_quirk_weasyprint_70_a_call_leaves_its_word() -> None:
    assert _lines("one two.", mended=False) == ["one two.", "12"]


def test_a_call_keeps_to_its_word() -> None:
    assert _lines("one two.", mended=True) == ["one", "two.12"]
    assert _lines("one two?", mended=True) == ["one", "two?12"]


def test_a_figure_may_stand_behind_a_space() -> None:
    assert _lines("one two ", mended=True) == ["one two", "12"]
