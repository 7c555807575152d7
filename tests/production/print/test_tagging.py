"""The structure tree, rule by rule: one element for one HTML element."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest

from tests.production.print.press import (
    artifacts,
    bound,
    elements,
    galley,
    set_book,
    text_of,
)
from tests.production.print.specimen import DRAWING, NOTE, ORNAMENT, SVG


def page(tmp_path: Path, html: str, **terms: str) -> pikepdf.Pdf:
    body = f'<section id="one"><h1>One</h1>{html}</section>'
    return bound(tmp_path, galley("one", body), **terms)


def roles(pdf: pikepdf.Pdf) -> list[str]:
    return [str(element.S)[1:] for element in elements(pdf)]


def test_a_paragraph_over_two_pages_is_one_element(tmp_path: Path):
    pdf = page(tmp_path, f"<p>{'word ' * 120}</p>")

    paragraphs = list(elements(pdf, "P"))
    assert len(pdf.pages) > 1
    assert len(paragraphs) == 1
    assert text_of(pdf, paragraphs[0]).split() == ["word"] * 120


def test_a_list_over_two_pages_is_one_list(tmp_path: Path):
    pdf = page(tmp_path, f"<ul>{'<li>item</li>' * 20}</ul>")

    (found,) = elements(pdf, "L")
    assert len(pdf.pages) > 1
    assert len(found.K) == 20


def test_a_table_over_two_pages_is_one_table_and_its_repeated_head_an_artifact(
    tmp_path: Path,
):
    rows = "<tr><td>1</td></tr>" * 20
    head = '<thead><tr><th scope="col">Head</th></tr></thead>'

    pdf = page(tmp_path, f"<table>{head}<tbody>{rows}</tbody></table>")

    assert len(list(elements(pdf, "Table"))) == 1
    assert len(list(elements(pdf, "TH"))) == 1
    assert len(list(elements(pdf, "TR"))) == 21
    assert "Head" in artifacts(pdf, 1)


def test_a_list_says_how_it_is_numbered(tmp_path: Path):
    lists = "".join(
        f'<ol style="list-style-type: {kind}"><li>a</li></ol>'
        for kind in ("decimal", "lower-alpha", "upper-roman", "none")
    )

    pdf = page(tmp_path, f"<ul><li>a</li></ul>{lists}")

    numbering = [str(found.A.ListNumbering) for found in elements(pdf, "L")]
    assert numbering == ["/Disc", "/Decimal", "/LowerAlpha", "/UpperRoman", "/None"]


@pytest.mark.parametrize(("profile", "told"), [("ua1", "/None"), ("ua2", "/Unordered")])
def test_a_list_with_a_mark_of_its_own_is_unordered(
    tmp_path: Path, profile: str, told: str
):
    html = "<ul style='list-style-type: \"– \"'><li>a</li></ul>"

    pdf = page(tmp_path, html, profile=profile)

    (found,) = elements(pdf, "L")
    assert str(found.A.ListNumbering) == told
    assert text_of(pdf, found.K[0].K[0]) == "– "


def test_a_list_item_has_a_label_and_a_body(tmp_path: Path):
    pdf = page(tmp_path, "<ol><li>first</li></ol>")

    (item,) = elements(pdf, "LI")
    label, body = item.K
    assert (label.S, text_of(pdf, label).strip()) == ("/Lbl", "1.")
    assert (body.S, text_of(pdf, body)) == ("/LBody", "first")


def test_a_term_is_the_label_of_its_descriptions(tmp_path: Path):
    pdf = page(tmp_path, "<dl><dt>term</dt><dd>one</dd><dd>two</dd><dt>b</dt></dl>")

    first, second = elements(pdf, "LI")
    assert [str(kid.S) for kid in first.K] == ["/Lbl", "/LBody", "/LBody"]
    assert [str(kid.S) for kid in second.K] == ["/Lbl"]


def test_a_table_head_says_what_it_heads_and_a_cell_what_it_spans(tmp_path: Path):
    head = '<tr><th scope="col" colspan="2">A</th></tr>'
    body = '<tr><th scope="row" rowspan="2">b</th><td>1</td></tr><tr><td>2</td></tr>'

    pdf = page(tmp_path, f"<table>{head}{body}</table>")

    column, row = elements(pdf, "TH")
    assert (column.A.Scope, column.A.ColSpan) == ("/Column", 2)
    assert (row.A.Scope, row.A.RowSpan) == ("/Row", 2)


def test_a_caption_is_a_kid_of_its_table_and_of_its_figure(tmp_path: Path):
    table = "<table><caption>Table</caption><tr><td>1</td></tr></table>"
    figure = f"<figure><figcaption>Figure</figcaption>{DRAWING}</figure>"

    pdf = page(tmp_path, table + figure)

    captions = {text_of(pdf, c): str(c.P.S) for c in elements(pdf, "Caption")}
    assert captions == {"Table": "/Table", "Figure": "/Figure"}


def test_a_figure_has_an_alternative_and_a_box_in_points(tmp_path: Path):
    css = "@page { size: 100mm 100mm; margin: 0 } svg { display: block }"
    html = f'<section id="one">{DRAWING}</section>'

    pdf = bound(tmp_path, galley("one", html, css=css))

    (figure,) = elements(pdf, "Figure")
    point = 72 / 25.4
    left, bottom, right, top = (float(length) for length in figure.A.BBox)
    assert str(figure.Alt) == "A bar of 42"
    assert (left, top) == pytest.approx((8 * 0.75, (100 * point) - 8 * 0.75), abs=0.1)
    assert right - left == pytest.approx(30 * point, abs=0.1)
    assert top - bottom == pytest.approx(10 * point, abs=0.1)


def test_a_figure_is_found_by_its_id_with_its_data_or_without(tmp_path: Path):
    table = '<table><tr><th scope="row">a</th><td>1</td></tr></table>'
    html = f'<figure id="f">{DRAWING}</figure><figure id="g">{DRAWING}{table}</figure>'

    pdf = page(tmp_path, html + DRAWING)

    named = [str(f.get("/ID", "")) for f in elements(pdf, "Figure")]
    assert named == ["f", "g", ""]
    ids = pikepdf.NameTree(pdf.Root.StructTreeRoot.IDTree)
    assert ids["g"].S == "/Figure"


def test_a_figure_with_its_data_keeps_the_table_readable(tmp_path: Path):
    table = '<table><tr><th scope="row">a</th><td>1</td></tr></table>'

    pdf = page(
        tmp_path,
        f"<figure><figcaption>Figure</figcaption>{DRAWING}{table}</figure>",
    )

    (figure,) = elements(pdf, "Figure")
    (found,) = elements(pdf, "Table")
    assert figure.P == found.P
    assert figure.P.S == "/Div"


def test_an_aria_label_is_the_alternative_of_a_drawing(tmp_path: Path):
    labelled = SVG.format(attributes=' aria-label="Forty-two"', title="")

    pdf = page(tmp_path, f"<figure>{labelled}</figure>")

    (figure,) = elements(pdf, "Figure")
    assert str(figure.Alt) == "Forty-two"


def test_a_figure_without_an_alternative_is_refused_at_its_place(tmp_path: Path):
    bare = SVG.format(attributes="", title="")
    html = f'<figure id="chart.a">{bare}</figure>'
    places = {"chart.a": "divisions/one.yaml:12:3"}

    book = set_book(tmp_path, galley("one", html, places=places))

    (fault,) = book.diagnostics
    assert fault.code == "E-405"
    assert str(fault.place) == "divisions/one.yaml:12:3"
    assert "no alternative text" in fault.message


def test_an_ornament_is_an_artifact(tmp_path: Path):
    pdf = page(tmp_path, ORNAMENT)

    assert not list(elements(pdf, "Figure"))


def test_what_is_hidden_from_listeners_is_an_artifact(tmp_path: Path):
    pdf = page(tmp_path, '<p>read <span aria-hidden="true">unread</span></p>')

    (paragraph,) = elements(pdf, "P")
    assert text_of(pdf, paragraph).strip() == "read"
    assert "unread" in artifacts(pdf, 0)


def test_words_of_another_language_say_so_once(tmp_path: Path):
    korean = '<span lang="ko">독도 <em lang="ko">독</em></span>'
    html = f'<p>in {korean} <i lang="en">en</i></p>'

    pdf = page(tmp_path, html, profile="ua2")

    languages = [str(e.Lang) for e in elements(pdf) if "/Lang" in e]
    assert languages == ["ko"]


def test_running_heads_and_folios_are_artifacts(tmp_path: Path):
    pdf = page(tmp_path, "<p>text</p>")

    (document,) = elements(pdf, "Document")
    assert text_of(pdf, document) == "Onetext"
    assert artifacts(pdf, 0) == "Running head1"


def test_a_contents_list_is_a_toc(tmp_path: Path):
    inner = '<ol><li><a href="#one">in</a></li></ol>'
    html = f'<nav role="doc-toc"><ol><li><a href="#one">out</a>{inner}</li></ol></nav>'

    pdf = page(tmp_path, html)

    outer, nested = elements(pdf, "TOC")
    (item, inside) = elements(pdf, "TOCI")
    assert outer == item.P
    assert item == nested.P
    assert nested == inside.P
    assert not list(elements(pdf, "L"))


def test_in_pdf_2_a_contents_entry_refers_to_what_it_leads_to(tmp_path: Path):
    html = '<nav role="doc-toc"><ol><li><a href="#two">Two</a></li></ol></nav>'
    two = galley("two", '<section id="two"><h1>Two</h1></section>')

    pdf = bound(tmp_path, galley("one", html), two, profile="ua2")

    (item,) = elements(pdf, "TOCI")
    (section,) = [e for e in elements(pdf, "Sect") if text_of(pdf, e).strip() == "Two"][
        -1:
    ]
    assert item.Ref[0] == section


@pytest.mark.parametrize(("profile", "role"), [("ua1", "Note"), ("ua2", "FENote")])
def test_a_note_follows_its_call_and_each_refers_to_the_other(
    tmp_path: Path, profile: str, role: str
):
    pdf = page(tmp_path, f"<p>Before{NOTE} after.</p>", profile=profile)

    (note,) = elements(pdf, role)
    call = note.Ref[0]
    assert call.Ref[0] == note
    kids = list(note.P.K)
    assert kids.index(note) == kids.index(call) + 1
    assert text_of(pdf, note).endswith("A note on this.")


def test_every_note_has_an_id_of_its_own(tmp_path: Path):
    named = NOTE.replace("<span", '<span id="n1"', 1)
    galleys = [
        galley(name, f"<p>One{NOTE} two{NOTE} three{named.replace('n1', name)}</p>")
        for name in ("one", "two")
    ]

    pdf = bound(tmp_path, *galleys)

    ids = [str(note.ID) for note in elements(pdf, "Note")]
    assert len(ids) == len(set(ids)) == 6
    assert {"one", "two"} <= set(ids)


def test_text_between_blocks_is_given_a_paragraph(tmp_path: Path):
    pdf = page(tmp_path, "<div>bare <em>text</em><p>block</p>and more</div>")

    words = [text_of(pdf, found).strip() for found in elements(pdf, "P")]
    assert words == ["bare text", "block", "and more"]


def test_a_hyphen_of_a_line_break_is_not_read(tmp_path: Path):
    css = "p { hyphens: auto; width: 16mm }"

    pdf = bound(tmp_path, galley("one", "<p>responsibilities</p>", css=css))

    (paragraph,) = elements(pdf, "P")
    read = text_of(pdf, paragraph)
    assert "\u2010" not in read
    assert read.replace("\u00ad", "") == "responsibilities"
    assert "\u00ad" in read


def test_small_capitals_read_back_as_they_were_written(tmp_path: Path):
    css = ".s { font-variant-caps: all-small-caps }"

    pdf = bound(tmp_path, galley("one", '<p class="s">aA</p>', css=css))

    (paragraph,) = elements(pdf, "P")
    assert text_of(pdf, paragraph) == "aA"


def test_a_line_broken_at_a_space_keeps_its_space_for_those_who_listen(tmp_path: Path):
    text = "Japan–South Korea relations, read aloud word by word: twenty-one words"

    pdf = page(tmp_path, f"<p>{text} <em>and</em> <strong>some</strong> {text}.</p>")

    (paragraph,) = elements(pdf, "P")
    assert text_of(pdf, paragraph) == f"{text} and some {text}."


def test_words_set_apart_in_place_are_read_apart(tmp_path: Path):
    css = "h2 { display: grid; grid-template-columns: 5mm 1fr }"
    html = "<h2><span>1</span><span>A <em>title</em></span></h2>"

    pdf = bound(tmp_path, galley("one", html, css=css))

    (head,) = elements(pdf, "H2")
    assert text_of(pdf, head) == "1 A title"


def test_a_page_that_stands_before_its_title_is_read_behind_it(tmp_path: Path):
    css = "li { display: grid; grid-template-columns: 6mm 9mm 1fr }"
    slot = (
        '<span class="page"><span class="folio end" data-target="one">000</span></span>'
    )
    title = '<span class="title"><a href="#one">One</a></span>'
    html = f'<ol role="doc-toc"><li><span>1</span> {slot} {title}</li></ol>'

    pdf = bound(tmp_path, galley("one", f'<section id="one">{html}</section>', css=css))

    (entry,) = elements(pdf, "TOCI")
    assert text_of(pdf, entry).split()[-3:] == ["1", "One", "1"]


def test_words_set_apart_in_place_are_read_apart_behind_a_note(tmp_path: Path):
    css = "th span { display: block } .footnote { display: inline }"
    html = f'<th scope="row"><span>Foot.{NOTE}</span> <span>Not in April</span></th>'

    pdf = bound(
        tmp_path, galley("one", f"<table><tr>{html}<td>1</td></tr></table>", css=css)
    )

    (head,) = elements(pdf, "TH")
    (note,) = elements(pdf, "Note")
    read = text_of(pdf, head).replace(text_of(pdf, note), "")
    assert read == "Foot.1 Not in April"


def test_small_capitals_over_two_lines_are_read_apart(tmp_path: Path):
    css = ".s { font-variant-caps: all-small-caps } p { width: 16mm }"
    html = '<p class="s">confirmed reported claimed</p>'

    pdf = bound(tmp_path, galley("one", html, css=css))

    (paragraph,) = elements(pdf, "P")
    assert text_of(pdf, paragraph) == "confirmed reported claimed"


def test_a_space_is_found_in_a_font_that_has_drawn_no_break_spaces_alone(
    tmp_path: Path,
):
    css = "h2 { display: grid; grid-template-columns: 9mm 1fr }"
    html = "<h2><span>1\u00a0a</span><span>A</span></h2>"

    pdf = bound(tmp_path, galley("one", html, css=css))

    (head,) = elements(pdf, "H2")
    assert text_of(pdf, head).replace("\u00a0", " ") == "1 a A"


def test_no_space_comes_into_a_word_broken_at_its_hyphen(tmp_path: Path):
    css = "p { width: 14mm }"

    pdf = bound(tmp_path, galley("one", "<p>twenty-one–thirty-two</p>", css=css))

    (paragraph,) = elements(pdf, "P")
    assert text_of(pdf, paragraph) == "twenty-one–thirty-two"
