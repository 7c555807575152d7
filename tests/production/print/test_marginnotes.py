"""quirk(weasyprint 70): a float is broken, whatever it asks for."""

from __future__ import annotations

from contextlib import nullcontext
from typing import Any

import pytest
import weasyprint
from weasyprint.layout import block

from octavo.production.print.marginnotes import margins_hold

# Pages of ten lines of 10px.
STYLE = """
  @page { size: 300px 100px; margin: 0; @footnote { margin: 0 } }
  body { font: 8px/10px monospace; margin: 0 }
  p, h2 { font: inherit; margin: 0; orphans: 2; widows: 2 }
  section { margin-left: 100px }
  h2, aside { clear: left; float: left; margin-left: -100px; width: 90px }
  h2, aside { break-after: avoid }
  aside { break-inside: avoid }
  .note { float: footnote }
"""


def pages(
    before: int, aside: int, after: str = "", *, mended: bool = True
) -> list[str]:
    """The words on each page: lines, then a section with an aside of some lines."""
    html = (
        f"<style>{STYLE}</style>{'<p>line</p>' * before}<section><h2>head</h2>"
        f"<aside>{'<p>aside</p>' * aside}</aside>{after}"
        f"<p>text<br>text<br>text<br>text</p></section>"
    )
    with margins_hold(block) if mended else nullcontext():
        document = weasyprint.HTML(string=html).render()
    return [_words(page._page_box) for page in document.pages]


def _words(box: Any) -> str:
    return " ".join(
        part.text.strip()
        for part in box.descendants()
        if type(part).__name__ == "TextBox" and part.text.strip()
    )


def test_quirk_weasyprint_70_a_float_is_broken() -> None:
    first, second = pages(7, 5, mended=False)

    assert first.count("aside") == 2
    assert second.count("aside") == 3


def test_quirk_weasyprint_70_what_is_broken_off_at_the_end_is_lost() -> None:
    assert " ".join(pages(6, 5, mended=False)).count("aside") == 3


@pytest.mark.parametrize("before", range(11))
def test_a_margin_note_is_whole_and_keeps_to_its_head(before: int) -> None:
    made = pages(before, 5)

    (page,) = (page for page in made if "head" in page)
    assert page.count("aside") == 5
    assert page.count("text") >= 2
    assert " ".join(made).count("line") == before
    assert " ".join(made).count("text") == 4


def test_one_that_has_room_stays() -> None:
    assert "aside" in pages(4, 5)[0]
    assert "aside" not in pages(5, 5)[0]


def test_one_runs_down_beside_the_notes() -> None:
    note = '<p>call<span class="note">note<br>note<br>note</span></p>'
    first = pages(3, 5, note + "<p>text</p>")[0]
    lead = f"<style>{STYLE}</style><p>line</p><p>line{note[7:-4]}</p>"
    html = (
        f"{lead}<section><h2>head</h2><aside>{'<p>aside</p>' * 6}</aside>"
        "<p>text<br>text<br>text<br>text</p></section>"
    )
    with margins_hold(block):
        made = weasyprint.HTML(string=html).render().pages

    assert first.count("aside") == 5
    assert _words(made[0]._page_box).count("aside") == 6
    assert _words(made[0]._page_box).count("note") == 3


def test_one_that_no_page_holds_is_broken() -> None:
    made = pages(8, 14, "<p>text</p>" * 20)

    assert [page.count("aside") for page in made] == [1, 10, 3, 0]


def test_the_library_is_as_it_was_afterwards() -> None:
    before = dict(vars(block))
    pages(1, 1)

    assert dict(vars(block)) == before


def bars(*, mended: bool) -> list[float]:
    """The heights of a bar that goes overleaf, where each page holds nine lines."""
    html = (
        f"<style>{STYLE} div {{ border-left: 1px solid }} p {{ orphans: 5 }}</style>"
        "<p>line</p><div><p>text<br>text</p><p>text<br>text</p>"
        "<p>text<br>text<br>text<br>text<br>text<br>text</p></div>"
    )
    with margins_hold(block) if mended else nullcontext():
        document = weasyprint.HTML(string=html).render()
    return [
        box.height
        for page in document.pages
        for box in page._page_box.descendants()
        if box.element_tag == "div"
    ]


def test_quirk_weasyprint_70_a_bar_goes_on_beside_nothing() -> None:
    assert bars(mended=False) == [90, 60]


def test_a_bar_ends_with_its_words() -> None:
    assert bars(mended=True) == [40, 60]
