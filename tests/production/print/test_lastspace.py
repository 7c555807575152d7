"""quirk(weasyprint 70): a space at the end of a line makes the line too wide."""

from __future__ import annotations

from contextlib import nullcontext

from weasyprint.layout import inline

from octavo.production.print.lastspace import last_spaces_hang
from tests.production.print.broken import lines, width

WORDS = "one two three four "
STYLE = "@page { size: 600px; margin: 0 } p { font: 10px monospace; margin: 0 }"


def _lines(room: float, *, mended: bool) -> list[str]:
    """How a text before an inline element breaks in a column of *room* px."""
    html = f"<style>{STYLE}</style><p style='width:{room}px'>{WORDS}<b>five</b> six"
    with last_spaces_hang(inline) if mended else nullcontext():
        return lines(html)


def _tight() -> float:
    """A width in which the words fit, but not the space after them."""
    return width(f"<style>{STYLE}</style><p><i>{WORDS.strip()}") + 1.0


def test_quirk_weasyprint_70_a_last_space_that_does_not_fit_breaks_the_line() -> None:
    assert _lines(_tight(), mended=False)[0] == "one"


def test_a_last_space_hangs() -> None:
    assert _lines(_tight(), mended=True) == ["one two three four", "five six"]


def test_a_text_that_is_too_wide_is_still_broken() -> None:
    assert _lines(_tight() - 6, mended=True)[0] == "one two three"
