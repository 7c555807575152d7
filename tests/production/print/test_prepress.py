"""The printer's file: boxes, marks, inks, and the keys of PDF/X-4."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from octavo.production.preflight import inspect_printer
from octavo.production.print import bind
from octavo.production.print.condition import (
    MissingProfileError,
    OddProfileError,
    find_condition,
    read_condition,
)
from octavo.production.print.prepress import for_the_printer, grey_of
from tests.production.print.drawn import drawn, numbers
from tests.production.print.press import ABOUT, chapter, galley, set_book

MM = 72 / 25.4
BLEED = """
@page { bleed: 3mm } @page tinted { background: #F4F1EA; margin: 0 }
.tinted { page: tinted; color: #07505F }
"""


def profile(kind: bytes = b"prtr", space: bytes = b"CMYK") -> bytes:
    """The shortest file that says it is the profile of a press (ICC.1, 7.2)."""
    told = b"desc\0\0\0\0" + (11).to_bytes(4, "big") + b"Test press\0"
    head = bytearray(128)
    head[12:16], head[16:20], head[36:40] = kind, space, b"acsp"
    tags = (1).to_bytes(4, "big") + b"desc" + (144).to_bytes(4, "big")
    return bytes(head) + tags + len(told).to_bytes(4, "big") + told


PRESS = read_condition(profile(), "test")


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> int:
    return len(pikepdf.open(io.BytesIO(_bound(tmp_path_factory))).pages)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return for_the_printer(_bound(tmp_path_factory), about=ABOUT, condition=PRESS)


def _bound(folder: pytest.TempPathFactory) -> bytes:
    tinted = galley(
        "tint", '<section id="tint" class="tinted"><p>Tinted</p></section>', css=BLEED
    )
    link = (
        '<p style="color:#1B1A17">Ink and <a href="#tint">a link</a></p>'
        '<svg xmlns="http://www.w3.org/2000/svg" width="20mm" height="5mm"'
        ' role="img" aria-label="A bar"><title>A bar</title>'
        '<rect width="40" height="9" fill="#4F4B44"/></svg>'
        '<p style="width:9mm;height:2mm;background:linear-gradient(90deg,#925C27 50%,'
        'rgba(255,255,255,0) 50%)"></p>'
    )
    one = chapter("one", 3, link)
    one = galley("one", one.html, css=BLEED)
    book = set_book(folder.mktemp("cache"), tinted, one)
    assert book.diagnostics == ()
    return bind(book, metadata=ABOUT)


def test_the_boxes_leave_room_for_bleed_and_marks(made: bytes) -> None:
    for page in pikepdf.open(io.BytesIO(made)).pages:
        trim, bleed, media = (
            [float(edge) for edge in page[key]]
            for key in ("/TrimBox", "/BleedBox", "/MediaBox")
        )
        assert trim == pytest.approx([0, 0, 70 * MM, 60 * MM], abs=0.01)
        assert bleed[0] == pytest.approx(-3 * MM, abs=0.01)
        assert bleed[3] == pytest.approx(63 * MM, abs=0.01)
        assert media[0] == pytest.approx(-10 * MM, abs=0.01)


def test_a_tint_over_the_whole_page_runs_into_the_bleed(made: bytes) -> None:
    pdf = pikepdf.open(io.BytesIO(made))
    page = pdf.pages[0]
    painted = []
    colour: list[float] = []
    for operator, operands in drawn(page):
        if operator in ("rg", "g"):
            colour = [round(float(part), 2) for part in operands]
        if operator == "re" and colour == [0.96, 0.95, 0.92]:
            painted.append([float(part) * 0.75 for part in operands])

    assert any(
        x <= -2.9 * MM and width >= 75.9 * MM and height >= 65.9 * MM
        for x, _, width, height in painted
    )


def test_crop_marks_stand_outside_the_bleed_at_each_edge(made: bytes) -> None:
    pdf = pikepdf.open(io.BytesIO(made))
    page = pdf.pages[0]
    instructions = drawn(page)
    start = next(
        at
        for at, (operator, operands) in enumerate(instructions)
        if operator == "CS" and operands[0] == "/AllInks"
    )
    ends = [
        tuple(numbers(operands))
        for operator, operands in instructions[start:]
        if operator in ("m", "l")
    ]

    assert len(ends) == 16
    left, right, top = -3 * MM, 73 * MM, 63 * MM
    assert all(x < left or x > right or y < left or y > top for x, y in ends)


def test_text_prints_in_black_ink_alone_and_colours_keep_their_profile(
    made: bytes,
) -> None:
    pdf = pikepdf.open(io.BytesIO(made))
    said = {
        tuple(round(float(part), 2) for part in operands)
        for thing in (*pdf.pages, *_forms(pdf))
        for operator, operands in drawn(thing)
        if operator in ("rg", "g", "RG", "G")
    }
    greys = {colour[0] for colour in said if len(colour) == 1}
    colours = {colour for colour in said if len(colour) == 3}

    assert 0.0 in greys
    assert any(0.2 < grey < 0.4 for grey in greys)
    assert (0.03, 0.31, 0.37) in colours
    dark = {colour for colour in colours if max(colour) < 0.8}
    assert dark
    assert all(max(colour) - min(colour) > 0.04 for colour in dark)


def _forms(pdf: pikepdf.Pdf) -> list[pikepdf.Stream]:
    return [
        thing
        for thing in pdf.objects
        if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Form"
    ]


def test_greys_and_colours_are_told_apart() -> None:
    ink, ink_2, paper = (27, 26, 23), (79, 75, 68), (244, 241, 234)
    party, white = (7, 80, 95), (255, 255, 255)

    def printed(rgb: tuple[int, int, int]) -> float | None:
        return grey_of(*(part / 255 for part in rgb))

    assert printed(ink) == 0.0
    assert printed(ink_2) == pytest.approx(0.295, abs=0.01)
    assert printed(paper) is None
    assert printed(party) is None
    assert printed(white) == 1.0


def test_preflight_finds_nothing(made: bytes, pages: int) -> None:
    assert inspect_printer("x.pdf", made, pages) == ()


def no_version(pdf: pikepdf.Pdf) -> None:
    said = pdf.Root.Metadata.read_bytes().replace(b"PDF/X-4", b"PDF/X-9")
    pdf.Root.Metadata = pikepdf.Stream(pdf, said)


def no_trapped(pdf: pikepdf.Pdf) -> None:
    del pdf.trailer.Info.Trapped


def no_intent(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.OutputIntents


def screen_profile(pdf: pikepdf.Pdf) -> None:
    other = pikepdf.Stream(pdf, profile(b"mntr", b"RGB "))
    pdf.Root.OutputIntents[0].DestOutputProfile = pdf.make_indirect(other)


def no_trim(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[1].obj["/TrimBox"]


def narrow_bleed(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].BleedBox = pikepdf.Array([5, 5, 50, 50])


def link(pdf: pikepdf.Pdf) -> None:
    note = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link)
    pdf.pages[0].Annots = pikepdf.Array([note])


def action(pdf: pikepdf.Pdf) -> None:
    script = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="1")
    pdf.Root.OpenAction = pdf.make_indirect(script)


def bare_font(pdf: pikepdf.Pdf) -> None:
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Dictionary) and "/FontFile2" in thing:
            del thing.FontFile2
            return


def screen_colours(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[0].Resources.ColorSpace.DefaultRGB


def screen_group(pdf: pikepdf.Pdf) -> None:
    (form, *_) = _forms(pdf)
    form.Group = pdf.make_indirect(
        pikepdf.Dictionary(S=pikepdf.Name.Transparency, CS=pikepdf.Name.DeviceRGB)
    )


def transfer(pdf: pikepdf.Pdf) -> None:
    state = pikepdf.Dictionary(Type=pikepdf.Name.ExtGState, TR=pikepdf.Name.Identity)
    pdf.pages[0].Resources.ExtGState["/bad"] = pdf.make_indirect(state)


def attachment(pdf: pikepdf.Pdf) -> None:
    pdf.attachments["a.csv"] = pikepdf.AttachedFileSpec(pdf, b"a", filename="a.csv")


def no_document_id(pdf: pikepdf.Pdf) -> None:
    said = pdf.Root.Metadata.read_bytes().replace(b"DocumentID", b"Document")
    pdf.Root.Metadata = pikepdf.Stream(pdf, said)


def no_title(pdf: pikepdf.Pdf) -> None:
    del pdf.trailer.Info.Title


def one_page_less(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[-1]


FAULTS: dict[Callable[[pikepdf.Pdf], None], str] = {
    transfer: "transfer function",
    attachment: "attachments",
    no_document_id: "xmpMM:DocumentID",
    no_title: "no Title",
    one_page_less: "pages, expected",
    no_version: "that it is PDF/X-4",
    no_trapped: "Trapped",
    no_intent: "0 output intents",
    screen_profile: "no profile of a CMYK press",
    no_trim: "has no TrimBox",
    narrow_bleed: "one in another",
    link: "annotations",
    action: "/OpenAction",
    bare_font: "does not embed the font",
    screen_colours: "red, green and blue",
    screen_group: "colours of a screen",
}


@pytest.mark.parametrize("spoil", FAULTS, ids=lambda spoil: spoil.__name__)
def test_preflight_sees_a_single_fault(
    made: bytes, pages: int, spoil: Callable[[pikepdf.Pdf], None]
) -> None:
    pdf = pikepdf.open(io.BytesIO(made))
    spoil(pdf)
    out = io.BytesIO()
    pdf.save(out)

    told = "; ".join(map(str, inspect_printer("x.pdf", out.getvalue(), pages)))

    assert FAULTS[spoil] in told


def test_the_same_book_gives_the_same_file(
    made: bytes, tmp_path_factory: pytest.TempPathFactory
) -> None:
    again = for_the_printer(_bound(tmp_path_factory), about=ABOUT, condition=PRESS)

    assert again == made


def test_a_condition_is_the_profile_of_a_press(tmp_path: Path) -> None:
    file = tmp_path / "press.icc"
    file.write_bytes(profile())

    assert find_condition(file).name == "Test press"
    assert find_condition(None, house=(tmp_path / "none.icc", file)).name
    with pytest.raises(OddProfileError, match="found class mntr, colours RGB"):
        read_condition(profile(b"mntr", b"RGB "), "screen.icc")
    with pytest.raises(OddProfileError, match="no ICC profile"):
        read_condition(b"%PDF", "x")
    with pytest.raises(OddProfileError, match="is no file"):
        find_condition(tmp_path / "gone.icc")
    with pytest.raises(MissingProfileError, match="--icc FILE"):
        find_condition(None, house=())
