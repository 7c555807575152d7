"""One fault at a time is put into a sound PDF, and a check must find it.

The book is the print room's specimen, of one of everything; what is checked of it is
checked of the house's publications as well.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from octavo.model.pagination import Pagination
from octavo.production.preflight import inspect_pdf
from tests.conformance import soundness
from tests.conformance.judges import verapdf_all
from tests.conformance.tagged import TaggedBook, is_element
from tests.production.print.press import bind, elements, set_book
from tests.production.print.specimen import specimen
from tests.production.print.test_binding import SERIES

Fault = Callable[[pikepdf.Pdf], None]
HEADER = re.compile(rb"/Artifact\s*<<[^>]*/Header[^>]*>>\s*BDC")
TEXT = re.compile(rb"/Span\s*<<[^>]*>>\s*BDC")


@dataclass(frozen=True)
class Sound:
    """The specimen without a fault, and where it lies."""

    path: Path
    pagination: Pagination


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Sound:
    folder = tmp_path_factory.mktemp("sound")
    book = set_book(folder / "cache", *specimen())
    assert book.pagination is not None, book.diagnostics
    path = folder / "sound.pdf"
    path.write_bytes(bind(book, replace(SERIES, figure="one.f")))
    return Sound(path, book.pagination)


def spoilt(sound: Sound, fault: Fault, folder: Path) -> Path:
    """A copy with the fault."""
    path = folder / f"{fault.__name__}.pdf"
    with pikepdf.open(sound.path) as pdf:
        fault(pdf)
        pdf.save(path)
    return path


def first(pdf: pikepdf.Pdf, role: str) -> Any:
    return next(elements(pdf, role))


def first_link(pdf: pikepdf.Pdf) -> Any:
    page = next(page for page in pdf.pages if "/Annots" in page)
    return page.Annots[0]


def leave(element: Any) -> None:
    """Take an element out of its parent."""
    around = element.P
    left = [k for k in around.K if not (is_element(k) and k.objgen == element.objgen)]
    around.K = Array(left)


def drawn_again(
    pdf: pikepdf.Pdf, index: int, mark: re.Pattern[bytes], to: bytes
) -> None:
    """Begin the first marked content of a kind in another way."""
    page = pdf.pages[index]
    drawing, times = mark.subn(to, page.Contents.read_bytes(), count=1)
    assert times
    page.Contents = pdf.make_stream(drawing)


def told_again(pdf: pikepdf.Pdf, old: bytes, new: bytes) -> None:
    told = pdf.Root.Metadata.read_bytes()
    assert old in told
    pdf.Root.Metadata.write(told.replace(old, new))


# -- faults that veraPDF finds ---------------------------------------------------------


def no_alternative(pdf: pikepdf.Pdf) -> None:
    del first(pdf, "Figure").Alt


def no_language(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.Lang


def no_scope(pdf: pikepdf.Pdf) -> None:
    for head in elements(pdf, "TH"):
        del head.A.Scope


def no_contents_of_a_link(pdf: pikepdf.Pdf) -> None:
    del first_link(pdf).Contents


def no_element_of_a_link(pdf: pikepdf.Pdf) -> None:
    del first_link(pdf).StructParent


def no_id_of_a_note(pdf: pikepdf.Pdf) -> None:
    del first(pdf, "Note").ID


def no_title_shown(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.ViewerPreferences


def not_marked(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.MarkInfo


def no_claim(pdf: pikepdf.Pdf) -> None:
    told_again(pdf, b"<pdfuaid:part>1</pdfuaid:part>", b"")


def an_artifact_as_content(pdf: pikepdf.Pdf) -> None:
    drawn_again(pdf, 1, HEADER, b"/P <</MCID 9999>> BDC")


def untagged_content(pdf: pikepdf.Pdf) -> None:
    drawn_again(pdf, 2, TEXT, b"/Span <<>> BDC")


def no_unicode(pdf: pikepdf.Pdf) -> None:
    font = next(iter(pdf.pages[2].Resources.Font.values()))
    del font.ToUnicode


def no_font_program(pdf: pikepdf.Pdf) -> None:
    font = next(iter(pdf.pages[2].Resources.Font.values()))
    del font.DescendantFonts[0].FontDescriptor.FontFile2


def no_tab_order(pdf: pikepdf.Pdf) -> None:
    del next(page for page in pdf.pages if "/Annots" in page).Tabs


def a_level_skipped(pdf: pikepdf.Pdf) -> None:
    first(pdf, "H2").S = Name.H4


def a_row_outside_its_table(pdf: pikepdf.Pdf) -> None:
    row = first(pdf, "TR")
    leave(row)
    row.P = pdf.Root.StructTreeRoot.K[0]
    row.P.K.append(row)


def an_item_that_is_a_paragraph(pdf: pikepdf.Pdf) -> None:
    first(pdf, "LI").S = Name.P


def a_role_of_nobody(pdf: pikepdf.Pdf) -> None:
    first(pdf, "P").S = Name("/Paragraph")


SEEN_BY_VERAPDF = (
    no_alternative,
    no_language,
    no_scope,
    no_contents_of_a_link,
    no_element_of_a_link,
    no_id_of_a_note,
    no_title_shown,
    not_marked,
    no_claim,
    an_artifact_as_content,
    untagged_content,
    no_unicode,
    no_font_program,
    no_tab_order,
    a_level_skipped,
    a_row_outside_its_table,
    an_item_that_is_a_paragraph,
    a_role_of_nobody,
)


@pytest.fixture(scope="module")
def verdicts(
    sound: Sound, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, list[str]]:
    """What the judge says of the sound book and of each spoilt one, in one sitting."""
    folder = tmp_path_factory.mktemp("spoilt")
    paths = [spoilt(sound, fault, folder) for fault in SEEN_BY_VERAPDF]
    found = verapdf_all([sound.path, *paths], "ua1")
    return {path.stem: told for path, told in found.items()}


def test_the_judge_has_nothing_against_the_sound_book(verdicts: dict[str, list[str]]):
    assert verdicts["sound"] == []


@pytest.mark.parametrize("fault", [fault.__name__ for fault in SEEN_BY_VERAPDF])
def test_the_judge_sees_a_single_fault(verdicts: dict[str, list[str]], fault: str):
    assert verdicts[fault] != []


# -- faults that preflight finds, before a file goes out -------------------------------


def another_label(pdf: pikepdf.Pdf) -> None:
    runs = pdf.Root.PageLabels.Nums
    runs[-1].St = int(runs[-1].get("/St", 1)) + 1


def a_page_less(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[-1]


def no_destination(pdf: pikepdf.Pdf) -> None:
    names = pikepdf.NameTree(pdf.Root.Names.Dests)
    target = str(first_link(pdf).Dest)
    del names[target]


def no_outline(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.Outlines


def an_outline_entry_to_nowhere(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Outlines.First.Dest = String("nowhere")


def no_tree(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.StructTreeRoot


def no_title(pdf: pikepdf.Pdf) -> None:
    told_again(pdf, b"The Test Book", b"")


def another_promise(pdf: pikepdf.Pdf) -> None:
    told_again(pdf, b"<pdfuaid:part>1<", b"<pdfuaid:part>2<")


SEEN_BY_PREFLIGHT: dict[Fault, str] = {
    another_label: "is labelled",
    a_page_less: "pages, expected",
    no_destination: "which is nowhere",
    no_outline: "has no outline",
    an_outline_entry_to_nowhere: "which is nowhere",
    no_language: "names no language",
    not_marked: "is not tagged",
    no_tree: "has no structure tree",
    no_title: "has no title",
    another_promise: "says pdfuaid:part 2, expected 1",
}


def test_preflight_has_nothing_against_the_sound_book(sound: Sound):
    assert inspect_pdf("sound", sound.path.read_bytes(), sound.pagination, "ua1") == ()


@pytest.mark.parametrize(
    "fault", SEEN_BY_PREFLIGHT, ids=lambda fault: str(fault.__name__)
)
def test_preflight_sees_a_single_fault(sound: Sound, fault: Fault, tmp_path: Path):
    path = spoilt(sound, fault, tmp_path)

    found = inspect_pdf("spoilt", path.read_bytes(), sound.pagination, "ua1")

    assert any(SEEN_BY_PREFLIGHT[fault] in one.message for one in found), found


# -- faults that neither sees ----------------------------------------------------------


def a_call_without_its_note(pdf: pikepdf.Pdf) -> None:
    del next(e for e in elements(pdf, "Reference") if "/Ref" in e).Ref


def a_note_without_its_call(pdf: pikepdf.Pdf) -> None:
    del first(pdf, "Note").Ref


def a_note_elsewhere(pdf: pikepdf.Pdf) -> None:
    note = first(pdf, "Note")
    leave(note)
    top = pdf.Root.StructTreeRoot.K[0]
    note.P = top
    top.K.append(note)


def an_outline_entry_to_another_page(pdf: pikepdf.Pdf) -> None:
    lines = pdf.Root.Outlines
    lines.First.Dest, lines.Last.Dest = lines.Last.Dest, lines.First.Dest


def an_attachment_taken_out(pdf: pikepdf.Pdf) -> None:
    del pdf.attachments["visitors.csv"]


def an_attachment_of_nothing(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.AF


def another_title(pdf: pikepdf.Pdf) -> None:
    pdf.docinfo["/Title"] = "Another"


def another_date(pdf: pikepdf.Pdf) -> None:
    pdf.docinfo["/ModDate"] = "D:20200101000000Z"


SEEN_BY_THE_HOUSE: dict[Fault, Callable[[TaggedBook], Iterator[str]]] = {
    a_call_without_its_note: soundness.unpaired_notes,
    a_note_without_its_call: soundness.unpaired_notes,
    a_note_elsewhere: soundness.unpaired_notes,
    an_outline_entry_to_another_page: soundness.astray,
    an_outline_entry_to_nowhere: soundness.astray,
    an_attachment_taken_out: soundness.loose_files,
    an_attachment_of_nothing: soundness.loose_files,
    another_title: soundness.disagreements,
    another_date: soundness.disagreements,
}


@pytest.mark.parametrize(
    "fault", SEEN_BY_THE_HOUSE, ids=lambda fault: str(fault.__name__)
)
def test_the_house_sees_a_single_fault(sound: Sound, fault: Fault, tmp_path: Path):
    check = SEEN_BY_THE_HOUSE[fault]

    assert list(check(TaggedBook(sound.path))) == []
    assert list(check(TaggedBook(spoilt(sound, fault, tmp_path)))) != []


def paragraphs_in_disorder(pdf: pikepdf.Pdf) -> None:
    section = next(e for e in elements(pdf, "Sect") if len(e.K) > 3)
    section.K[1], section.K[2] = section.K[2], section.K[1]


def a_running_head_as_content(pdf: pikepdf.Pdf) -> None:
    an_artifact_as_content(pdf)
    top = pdf.Root.StructTreeRoot.K[0]
    read = Dictionary(
        Type=Name.StructElem, S=Name.P, P=top, K=Array([9999]), Pg=pdf.pages[1].obj
    )
    top.K.append(pdf.make_indirect(read))


def a_paragraph_not_read(pdf: pikepdf.Pdf) -> None:
    leave(first(pdf, "P"))


def text_that_reads_otherwise(pdf: pikepdf.Pdf) -> None:
    font = next(iter(pdf.pages[2].Resources.Font.values()))
    lines = font.ToUnicode.read_bytes().replace(b"<0065>", b"<0061>")
    font.ToUnicode = pdf.make_stream(lines)


@pytest.mark.parametrize(
    "fault",
    [
        paragraphs_in_disorder,
        a_running_head_as_content,
        a_paragraph_not_read,
        text_that_reads_otherwise,
        no_unicode,
    ],
)
def test_the_words_in_order_tell_a_single_fault(
    sound: Sound, fault: Fault, tmp_path: Path
):
    """The same words are held against those of the e-book: see the reading order."""
    path = spoilt(sound, fault, tmp_path)

    assert TaggedBook(path).words() != TaggedBook(sound.path).words()


def no_language_of_a_word(pdf: pikepdf.Pdf) -> None:
    del next(e for e in elements(pdf, "Span") if "/Lang" in e).Lang


def test_the_language_of_a_word_is_missed(sound: Sound, tmp_path: Path):
    told = soundness.languages(TaggedBook(sound.path))
    path = spoilt(sound, no_language_of_a_word, tmp_path)

    assert {("ko", "독도"), ("ja", "竹島")} <= told
    assert soundness.languages(TaggedBook(path)) < told
