"""quirk(weasyprint 70): much is done again that was done; spared, no page changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest
import weasyprint
from weasyprint import css
from weasyprint.text import line_break

from octavo.model.galley import Galley
from octavo.production.print import layout, makeready
from tests.production.print.press import bind, chapter, galley, set_book
from tests.production.print.specimen import specimen

NOTE = '<span class="footnote" role="doc-footnote" id="n{0}">The note {0}.</span>'
NOTED = "".join(
    f'<p id="p{n}">Words with a note{NOTE.format(n)}.</p>' for n in range(9)
)
ODD = """
.box { box-sizing: border-box; width: 50%; padding: 1mm; min-height: 10% }
.wide { letter-spacing: .1em; word-spacing: 1mm; text-align: justify }
table { border-collapse: collapse } td { border: 1pt solid; width: 20% }
h1::before { content: "§ " } li::marker { color: red }
.under { text-decoration: underline }
"""
ODDLY = """<section id="odd"><h1 id="odd.h">Odd</h1>
<p class="box" style="height: 12mm">A box</p>
<p class="wide">Words set wide apart, and letters too, so that they fill lines of a
column to its edge, one after the other.</p>
<ul><li id="odd.l">one</li></ul>
<p class="under" lang="ko">밑줄</p>
<table><thead><tr><th scope="col">a</th></tr></thead>
<tbody><tr><td>1</td></tr></tbody></table></section>"""


def _plain(monkeypatch: pytest.MonkeyPatch) -> None:
    """As WeasyPrint does it by itself."""

    def read(language: str, body: str, base: str, fetcher: Any) -> Any:
        page = (
            f'<!doctype html><html lang="{language}"><head><meta charset="utf-8">'
            f"<title></title></head><body>{body}</body></html>"
        )
        return weasyprint.HTML(string=page, base_url=base, url_fetcher=fetcher)

    monkeypatch.setattr(layout, "made_ready", nullcontext)
    monkeypatch.setattr(layout, "read_page", read)


def _books() -> Iterator[tuple[str, tuple[Galley, ...]]]:
    yield "specimen", tuple(specimen())
    yield "notes", (galley("notes", f'<section id="notes">{NOTED}</section>'),)
    yield "odd", (galley("odd", ODDLY, css=ODD), chapter("two", 9))


@pytest.mark.parametrize(("name", "galleys"), tuple(_books()))
@pytest.mark.parametrize("profile", ["ua1", "ua2"])
def test_the_same_pages_with_and_without(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    galleys: tuple[Galley, ...],
    profile: str,
) -> None:
    made = set_book(tmp_path / "made", *galleys, profile=profile)
    _plain(monkeypatch)
    plain = set_book(tmp_path / "plain", *galleys, profile=profile)

    assert made.diagnostics == plain.diagnostics == ()
    assert bind(made) == bind(plain), name


def test_all_of_it_is_taken_away_after_a_division() -> None:
    before = _swapped()

    with makeready.made_ready():
        during = _swapped()

    assert _swapped() == before
    assert all(old is not new for old, new in zip(before, during, strict=True))


def test_it_is_taken_away_after_a_bug_too() -> None:
    before = _swapped()

    with pytest.raises(ZeroDivisionError), makeready.made_ready():
        raise ZeroDivisionError

    assert _swapped() == before


def test_paragraphs_that_differ_by_their_id_share_a_style(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text, count = chapter("one", 40), Counter[str]()

    _counting(monkeypatch, count)
    set_book(tmp_path / "made", text)
    made = count.copy()
    _plain(monkeypatch)
    set_book(tmp_path / "plain", text)
    plain = count - made

    assert 0 < made["styles"] < plain["styles"] / 4
    assert 0 < made["fonts"] < plain["fonts"] / 4


def test_the_notes_of_a_page_are_laid_out_once_each_to_be_measured(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    context, count = weasyprint.layout.LayoutContext, Counter[str]()
    measure = context._update_footnote_area

    def counted(self: Any) -> Any:
        count["notes"] += len(self.current_page_footnotes)
        return measure(self)

    monkeypatch.setattr(context, "_update_footnote_area", counted)
    text = galley("notes", f'<section id="notes">{NOTED}</section>')
    set_book(tmp_path / "made", text)
    made = count.copy()
    _plain(monkeypatch)
    set_book(tmp_path / "plain", text)
    plain = count - made

    assert made["notes"] == NOTED.count('class="footnote"') > 0
    assert plain["notes"] > 2 * made["notes"]


def test_what_is_no_xml_is_read_as_html(tmp_path: Path) -> None:
    book = set_book(tmp_path, galley("one", "<section id=one><p>a<br>b</section>"))

    assert book.diagnostics == ()
    assert book.pagination is not None


def _swapped() -> tuple[Any, ...]:
    line = line_break.Layout
    return (
        *(css.StyleFor, css.find_style_attributes, weasyprint.HTML._ua_stylesheets),
        weasyprint.layout.LayoutContext._update_footnote_area,
        weasyprint.layout.inline.resolve_percentages,
        weasyprint.layout.inline.split_first_line,
        *(weasyprint.layout.inline.strut, line.setup, line.reactivate, line.deactivate),
    )


def _counting(monkeypatch: pytest.MonkeyPatch, count: Counter[str]) -> None:
    """Count the styles that are computed and the lines that ask for a font."""
    style, context = css.ComputedStyle.__init__, line_break.get_font_description

    def computed(self: Any, *given: Any) -> None:
        count["styles"] += 1
        style(self, *given)

    def described(given: Any) -> Any:
        count["fonts"] += 1
        return context(given)

    monkeypatch.setattr(css.ComputedStyle, "__init__", computed)
    for module in (line_break, weasyprint.text.fonts):
        monkeypatch.setattr(module, "get_font_description", described)
