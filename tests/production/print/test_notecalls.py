"""quirk(weasyprint 70): a line may begin with the call of a note."""

from __future__ import annotations

from contextlib import ExitStack

import weasyprint
from weasyprint.layout import inline

from octavo.production.print.lastspace import last_spaces_hang
from octavo.production.print.notecalls import note_calls_hold

STYLE = "@page { size: 600px; margin: 0 } p { font: 10px monospace; margin: 0 }"


def _width(words: str) -> float:
    (page,) = (
        weasyprint.HTML(string=f"<style>{STYLE}</style><p><i>{words}").render().pages
    )
    return float(
        next(b for b in page._page_box.descendants() if b.element_tag == "i").width
    )


def _lines(words: str, *, mended: bool) -> list[str]:
    """How *words* and a call break where the words fit and the call does not."""
    width = _width(words) + 1
    html = f"<style>{STYLE}</style><p style='width:{width}px'>{words}<sup>12</sup>"
    with ExitStack() as mends:
        if mended:
            mends.enter_context(last_spaces_hang(inline))
            mends.enter_context(note_calls_hold(inline))
        (page,) = weasyprint.HTML(string=html).render().pages
    return [
        "".join(getattr(part, "text", "") for part in box.descendants()).strip()
        for box in page._page_box.descendants()
        if type(box).__name__ == "LineBox"
    ]


def test_quirk_weasyprint_70_a_call_leaves_its_word() -> None:
    assert _lines("one two.", mended=False) == ["one two.", "12"]


def test_a_call_keeps_to_its_word() -> None:
    assert _lines("one two.", mended=True) == ["one", "two.12"]
    assert _lines("one two?", mended=True) == ["one", "two?12"]


def test_a_figure_may_stand_behind_a_space() -> None:
    assert _lines("one two ", mended=True) == ["one two", "12"]
