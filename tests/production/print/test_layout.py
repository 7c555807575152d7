"""Laying out: nothing but the galley's own files, and no complaint goes unheard."""

from __future__ import annotations

import base64
from pathlib import Path

import pikepdf
from PIL import Image

from octavo.composition.galleys import read_sheets
from octavo.model.galley import Resource
from octavo.production.faces import fontconfig_of
from octavo.production.print.gathering import Sheet, Task, from_json, to_json
from octavo.production.print.layout import lay_out
from octavo.production.print.layout import specimen as specimen_task
from octavo.production.print.standins import fill_in
from tests.production.print.press import CSS, FACES, bound, elements, galley, set_book
from tests.production.print.specimen import specimen

ROOT = Path(__file__).resolve().parents[3]

PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
    "0000000c4944415478da63f8cfc0000003010100c9fe92ef0000000049454e44ae426082"
)


def task(html: str, profile: str = "ua1") -> Task:
    return Task(
        division="one",
        language="en",
        html=html,
        stylesheets=(CSS,),
        resources={},
        profile=profile,
        fontconfig=str(fontconfig_of(FACES)),
    )


def test_a_picture_comes_from_the_galley_s_resources(tmp_path: Path):
    file = tmp_path / "pixel.png"
    file.write_bytes(PIXEL)
    resource = Resource(path=str(file), media_type="image/png", digest="d")
    html = '<p><img src="octavo:images/pixel.png" alt="A pixel"></p>'

    pdf = bound(
        tmp_path,
        galley("one", html, resources={"octavo:images/pixel.png": resource}),
    )

    (figure,) = elements(pdf, "Figure")
    assert str(figure.Alt) == "A pixel"
    (image,) = pdf.pages[0].Resources.XObject.values()
    assert image.Subtype == pikepdf.Name.Image


def test_a_picture_used_in_two_divisions_is_stored_once(tmp_path: Path):
    file = tmp_path / "pixel.png"
    file.write_bytes(PIXEL)
    resource = Resource(path=str(file), media_type="image/png", digest="d")
    html = '<p><img src="octavo:pixel" alt="A pixel"></p>'
    galleys = [
        galley(name, html, resources={"octavo:pixel": resource})
        for name in ("one", "two")
    ]

    pdf = bound(tmp_path, *galleys)

    found = [
        image.objgen for page in pdf.pages for image in page.Resources.XObject.values()
    ]
    assert len(found) == 2
    assert len(set(found)) == 1


def test_pictures_of_the_same_samples_and_other_masks_stay_two(tmp_path: Path):
    """Icons are often one colour throughout, and their shape is in their alpha."""
    shown = {}
    for name, box in (("left", (0, 0, 4, 8)), ("right", (4, 0, 8, 8))):
        icon = Image.new("RGBA", (8, 8), (0, 0, 0, 0))
        icon.paste((0, 0, 0, 255), box)
        icon.save(tmp_path / f"{name}.png")
        shown[f"octavo:{name}"] = Resource(
            path=str(tmp_path / f"{name}.png"), media_type="image/png", digest=name
        )
    html = "".join(f'<p><img src="{source}" alt="x"></p>' for source in shown)

    pdf = bound(tmp_path, galley("one", html, resources=shown))

    pictures = [
        picture for page in pdf.pages for picture in page.Resources.XObject.values()
    ]
    masks = {picture.SMask.read_bytes() for picture in pictures}
    assert len(masks) == 2


def _drawing_of(folder: Path, picture: str) -> Resource:
    """An SVG that shows a picture, of which it has the address or the bytes."""
    file = folder / "a.svg"
    file.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">'
        f'<image width="9" height="9" href="{picture}"/></svg>'
    )
    return Resource(path=str(file), media_type="image/svg+xml", digest="a")


def test_a_picture_in_a_drawing_is_set(tmp_path: Path):
    inside = base64.b64encode(PIXEL).decode()
    drawing = _drawing_of(tmp_path, f"data:image/png;base64,{inside}")
    html = '<p><img src="octavo:a.svg" alt="x"></p>'
    shown = {"octavo:a.svg": drawing}

    pdf = bound(tmp_path / "c", galley("one", html, resources=shown))  # no complaint

    drawn = [
        thing.get("/Subtype")
        for thing in pdf.objects
        if isinstance(thing, pikepdf.Stream) and "/Width" in thing
    ]
    assert drawn == ["/Image"]


def test_a_broken_picture_in_a_drawing_is_told_at_its_figure(tmp_path: Path):
    drawing = _drawing_of(tmp_path, f"data:image/png,{'A' * 400}")
    html = '<p id="p">x</p><figure id="a"><img src="octavo:a.svg" alt="x"></figure>'
    places = {"p": "divisions/one.yaml:2:3", "a": "divisions/one.yaml:7:3"}

    book = set_book(
        tmp_path / "c",
        galley("one", html, resources={"octavo:a.svg": drawing}, places=places),
    )

    (fault,) = book.diagnostics
    assert (fault.code, fault.place.line) == ("E-409", 7)
    assert len(fault.message) < 250


def test_no_other_file_and_no_address_is_read(tmp_path: Path):
    secret = tmp_path / "secret.png"
    secret.write_bytes(PIXEL)
    sources = (secret.as_uri(), "https://example.org/a.png", "octavo:unknown.png")

    for source in sources:
        html = f'<p><img src="{source}" alt="x"></p>'
        book = set_book(tmp_path / "cache", galley("one", html))

        assert "E-409" in {fault.code for fault in book.diagnostics}, source


def test_what_layout_complains_of_is_told_and_told_again_from_the_cache(
    tmp_path: Path,
):
    wrong = galley("one", "<p>x</p>", css="p { colour: red }")

    first = set_book(tmp_path, wrong)
    again = set_book(tmp_path, wrong)

    assert again.rounds == ((),)
    assert first.diagnostics == again.diagnostics
    (fault,) = first.diagnostics
    assert fault.code == "E-401"
    assert "colour" in fault.message


def test_a_character_that_no_face_has_is_told(tmp_path: Path):
    book = set_book(tmp_path, galley("one", "<p>\u1200</p>"))

    (fault,) = book.diagnostics
    assert fault.code == "E-404"
    assert "U+1200" in fault.message


def test_what_cannot_be_set_is_told_at_the_author_s_line(tmp_path: Path):
    (tmp_path / "a.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">'
        '<text y="9" font-size="9">\u1201</text></svg>'
    )
    (tmp_path / "b.png").write_bytes(b"no picture")
    drawing, picture = (
        Resource(path=str(tmp_path / name), media_type=kind, digest=name)
        for name, kind in (("a.svg", "image/svg+xml"), ("b.png", "image/png"))
    )
    html = (
        '<div id="text.1"><p id="text.1-p1">One</p><p id="text.1-p2">\u1200</p></div>'
        '<figure id="figure.a"><img src="octavo:a.svg" alt="a"></figure>'
        '<figure id="figure.b"><img src="octavo:b.png" alt="b"></figure>'
    )
    ids = ("one", "text.1", "figure.a", "figure.b")
    places = {name: f"divisions/one.yaml:{line}:3" for line, name in enumerate(ids, 1)}
    shown = {"octavo:a.svg": drawing, "octavo:b.png": picture}

    book = set_book(tmp_path / "c", galley("one", html, places=places, resources=shown))

    told = {(fault.code, fault.place.line) for fault in book.diagnostics}
    assert told == {("E-404", 2), ("E-404", 3), ("E-409", 4)}
    assert {fault.place.file for fault in book.diagnostics} == {"divisions/one.yaml"}


def test_a_sheet_is_kept_as_json_without_loss():
    laid = lay_out(task(fill_in(specimen()[2].html, {})))

    assert isinstance(laid.sheet, Sheet)
    assert from_json(to_json(laid.sheet)) == laid.sheet


def test_the_same_task_gives_the_same_gathering():
    html = fill_in(specimen()[2].html, {})

    assert lay_out(task(html)) == lay_out(task(html))


def test_a_specimen_set_before_changes_nothing_and_is_set_without_a_word():
    sheets = read_sheets(ROOT / "assets", "a4")
    first = task("<p id='p'>Words</p>")
    laid = lay_out(first)

    assert lay_out(specimen_task(sheets, first.fontconfig)).sheet.faults == ()
    assert lay_out(first) == laid


def test_a_gathering_carries_no_font():
    laid = lay_out(task("<p>text</p>"))

    assert b"FontFile" not in laid.pdf
    assert laid.sheet.fonts
