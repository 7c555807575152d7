"""quirk(weasyprint 70): fonts are named by Pango's words, and twice for capitals."""

from __future__ import annotations

from pathlib import Path

import pytest

from octavo.production.print.engine import weasyprint
from tests.production.print.press import bound, elements, galley, text_of

CAPITALS = "<p>as it is</p><p style='font-variant-caps: all-small-caps'>Small Ones</p>"


def fonts(pdf: object) -> set[str]:
    pages = pdf.pages  # type: ignore[attr-defined]
    return {
        f"{name[1:]} {font.BaseFont}"
        for page in pages
        for name, font in page.Resources.Font.items()
    }


def test_small_capitals_are_of_the_font_that_has_them(tmp_path: Path):
    pdf = bound(tmp_path, galley("one", CAPITALS))

    (font,) = fonts(pdf)
    tag, name = font.split()
    assert name == f"/{tag}+Briefing-Text"
    assert [text_of(pdf, p) for p in elements(pdf, "P")] == ["as it is", "Small Ones"]


def test_a_font_is_named_by_its_face_whatever_pango_calls_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    stream = weasyprint.pdf.stream
    before = fonts(bound(tmp_path / "one", galley("one", CAPITALS)))
    described = stream.Font

    def otherwise(*given: object) -> object:
        font = described(*given)
        font.hash = "OTHERS"
        font.name = b"/OTHERS+Briefing-Text"
        return font

    monkeypatch.setattr(stream, "Font", otherwise)
    assert fonts(bound(tmp_path / "two", galley("one", CAPITALS))) == before


def test_weights_and_slants_are_fonts_of_their_own(tmp_path: Path):
    html = "<p>a <b>b</b> <i>c</i></p>"

    found = fonts(bound(tmp_path, galley("one", html)))

    assert sorted(name.split("+")[1] for name in found) == [
        "Briefing-Text", "Briefing-Text-Italic", "Briefing-Text-Semi-Bold",
    ]  # fmt: skip
