"""Ruby stands above its base, on the lines of the text, and is tagged as such."""

from __future__ import annotations

import io
from itertools import pairwise
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from octavo.composition.running_words import running_words
from octavo.composition.xhtml import read
from tests.composition.laid import boxes, lay_galley
from tests.production.print.press import ROOT, bind, elements, galley, set_book, text_of

SHEETS = ("tokens", "text", "print/text")
CSS = ":root{--u:5mm;--hang:0mm}" + "".join(
    (ROOT / f"assets/css/{name}.css").read_text("utf-8") for name in SHEETS
)
RUBY = (
    '<ruby lang="ja"><rb>承</rb><rt><span>'
    '<span class="reading">うけたまわ</span></span></rt></ruby>'
)
HTML = (
    '<section id="one"><h1 id="h">Ruby</h1><p id="p">A line of text that is broken,'
    f" and a word {RUBY} in it, and after it more lines, so that one can see how far"
    " apart they stand, those with ruby and those without it.</p></section>"
)


@pytest.fixture(scope="module")
def page() -> Any:
    laid = lay_galley(galley("one", HTML, css=CSS))
    assert laid.heard == ()
    return laid.pages[0]


def _texts(page: Any, *said: str) -> list[Any]:
    return [b for b in boxes(page) if getattr(b, "text", "").strip() in said]


def test_quirk_weasyprint_70_ruby_stands_above_its_base(page: Any) -> None:
    (base,), (reading,) = _texts(page, "承"), _texts(page, "うけたまわ")
    size = base.style["font_size"]

    baseline_of_base = base.position_y + base.baseline
    baseline_of_reading = reading.position_y + reading.baseline
    middle_of_base = base.position_x + base.width / 2
    middle_of_reading = reading.position_x + reading.width / 2

    assert 0.85 * size < baseline_of_base - baseline_of_reading < 1.1 * size
    assert middle_of_reading == pytest.approx(middle_of_base, abs=0.5)
    assert reading.style["font_size"] * 0.75 >= 6


def test_a_wide_reading_keeps_off_its_neighbours(page: Any) -> None:
    (reading,) = _texts(page, "うけたまわ")
    lines = [b for b in boxes(page) if type(b).__name__ == "LineBox"]
    (line,) = [
        line
        for line in lines
        if "承" in "".join(getattr(b, "text", "") for b in line.descendants())
        and "word" in "".join(getattr(b, "text", "") for b in line.descendants())
    ]
    words = [b for b in line.descendants() if getattr(b, "text", "").strip()]
    before = max(b.position_x + b.width for b in words if b.text.endswith("word "))
    after = min(b.position_x for b in words if b.text.strip().startswith("in it"))

    assert before <= reading.position_x + 0.1
    assert reading.position_x + reading.width <= after + 0.1


def test_a_reading_strikes_no_word_of_the_line_above(page: Any) -> None:
    lines = [
        box
        for box in boxes(page)
        if type(box).__name__ == "LineBox"
        and getattr(box, "element", None) is not None
        and box.element.tag == "p"
    ]
    (reading,) = _texts(page, "うけたまわ")
    baselines = [line.position_y + line.baseline for line in lines]
    (at,) = [n for n, line in enumerate(lines) if reading in line.descendants()]
    size = reading.style["font_size"]

    top = reading.position_y + reading.baseline - 0.88 * size
    assert top > baselines[at - 1] + 0.2 * lines[0].style["font_size"]
    steps = {round(b - a, 1) for a, b in pairwise(baselines)}
    assert len(lines) > 3
    assert len(steps) == 2  # the others stand as far apart as ever


def test_ruby_is_tagged_as_base_and_reading(tmp_path: Path) -> None:
    book = set_book(tmp_path, galley("one", HTML, css=CSS))
    assert book.diagnostics == ()
    pdf = pikepdf.open(io.BytesIO(bind(book)))

    (ruby,) = elements(pdf, "Ruby")

    assert [str(kid.S) for kid in ruby.K] == ["/RB", "/RT"]
    assert [text_of(pdf, kid) for kid in ruby.K] == ["承", "うけたまわ"]
    assert str(ruby.Lang) == "ja"


def test_both_books_count_the_same_words() -> None:
    def counted(ruby: str) -> list[str]:
        return [place.word for place in running_words(read(f"<p>a {ruby} b</p>"))]

    page = counted(RUBY)
    screen = counted('<ruby lang="ja">承<rp>(</rp><rt>うけたまわ</rt><rp>)</rp></ruby>')

    assert page == screen == ["a", "承うけたまわ", "b"]
