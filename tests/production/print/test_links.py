"""Links: one for each `a`, wherever it leads, and one annotation on each page."""

from __future__ import annotations

from pathlib import Path

from tests.production.print.press import bound, elements, galley, set_book, text_of

TWO = galley("two", '<p id="two.p">There</p>')


def test_a_link_to_another_division_becomes_a_destination(tmp_path: Path):
    pdf = bound(tmp_path, galley("one", '<p><a href="#two.p">there</a></p>'), TWO)

    (annotation,) = pdf.pages[0].Annots
    assert str(annotation.Dest) == "two.p"
    assert "/A" not in annotation


def test_what_stands_inside_a_link_has_no_annotation_of_its_own(tmp_path: Path):
    """quirk(weasyprint 70): every box inside an `a` gets an annotation."""
    inside = "<em>a</em> <code>b</code> <span>c</span>"

    pdf = bound(tmp_path, galley("one", f'<p><a href="#two.p">{inside}</a></p>'), TWO)

    assert len(pdf.pages[0].Annots) == 1
    (link,) = elements(pdf, "Link")
    assert sum("/Obj" in kid for kid in link.K if not isinstance(kid, int)) == 1


def test_a_link_over_two_lines_is_one_annotation_with_two_quads(tmp_path: Path):
    words = "a link that is long enough to be broken over two lines"

    pdf = bound(tmp_path, galley("one", f'<p><a href="#two.p">{words}</a></p>'), TWO)

    (annotation,) = pdf.pages[0].Annots
    assert len(annotation.QuadPoints) == 16
    left, bottom, right, top = (float(side) for side in annotation.Rect)
    xs, ys = annotation.QuadPoints[0::2], annotation.QuadPoints[1::2]
    assert min(xs) >= left
    assert max(xs) <= right
    assert min(ys) >= bottom
    assert max(ys) <= top


def test_a_link_over_two_pages_is_one_element_with_two_annotations(tmp_path: Path):
    words = "many words " * 60

    pdf = bound(tmp_path, galley("one", f'<p><a href="#two.p">{words}</a></p>'), TWO)

    (link,) = elements(pdf, "Link")
    annotations = [kid for kid in link.K if not isinstance(kid, int) and "/Obj" in kid]
    assert len(annotations) >= 2
    assert text_of(pdf, link).split() == words.split()


def test_a_link_says_its_words_and_an_outer_one_its_address(tmp_path: Path):
    out = '<a href="https://example.org/x">an address</a>'
    bare = '<a href="https://example.org/">https://example.org/</a>'

    pdf = bound(
        tmp_path,
        galley("one", f'<p><a href="#two.p">there</a> {out} {bare}</p>'),
        TWO,
    )

    said = [str(annotation.Contents) for annotation in pdf.pages[0].Annots]
    assert said == [
        "there",
        "an address (https://example.org/x)",
        "https://example.org/",
    ]


def test_a_link_with_a_printed_page_says_that_page(tmp_path: Path):
    slot = '<span class="folio" data-target="two.p">00</span>'
    html = (
        f'<p><a href="#two.p">there (page {slot})</a> <a href="#two.p">{slot}</a></p>'
    )

    pdf = bound(tmp_path, galley("one", html), TWO)

    said = [str(annotation.Contents) for annotation in pdf.pages[0].Annots]
    assert said == ["there (page 2 )", "2"]


def test_a_link_to_nowhere_is_told_at_its_place(tmp_path: Path):
    places = {"one": "divisions/one.yaml:7:2"}

    book = set_book(
        tmp_path, galley("one", '<p><a href="#gone">there</a></p>', places=places)
    )

    (fault,) = book.diagnostics
    assert (fault.code, str(fault.place)) == ("E-402", "divisions/one.yaml:7:2")
    assert "“gone”" in fault.message
    assert book.pagination is None


def test_a_printed_page_of_nowhere_is_told(tmp_path: Path):
    html = '<p><span class="folio" data-target="gone">00</span></p>'

    book = set_book(tmp_path, galley("one", html))

    assert [fault.code for fault in book.diagnostics] == ["E-402"]


def test_an_id_used_twice_is_told(tmp_path: Path):
    twice = galley("one", '<p id="a">x</p><p id="a">y</p>')
    other = galley("two", '<p id="b">x</p>')
    again = galley("three", '<p id="b">x</p>', places={"b": "divisions/three.yaml:9:1"})

    book = set_book(tmp_path, twice, other, again)

    first, second = sorted(book.diagnostics, key=lambda d: d.place)
    assert (first.code, second.code) == ("E-403", "E-403")
    assert "“a”" in first.message
    assert "“two” and “three”" in second.message
    assert str(second.place) == "divisions/three.yaml:9:1"
