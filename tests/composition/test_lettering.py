"""Fonts hold the characters that the style sheet sets in them."""

from __future__ import annotations

from octavo.composition.lettering import drop_idle_faces, letter
from octavo.composition.xhtml import read

FACES = """
@font-face { font-family: "Text"; src: url("fonts/text.ttf"); }
@font-face { font-family: "Text"; font-style: italic; src: url("fonts/italic.ttf"); }
@font-face { font-family: "Text"; font-weight: 600; src: url("fonts/bold.ttf"); }
@font-face { font-family: "Sans"; src: url(fonts/sans.ttf); }
@font-face { font-family: "Serif JP"; src: url("fonts/jp.otf"); }
"""


def page(content: str):
    return read(
        f'<html xmlns="http://www.w3.org/1999/xhtml"><body>{content}</body></html>'
    )


def test_each_face_gets_the_characters_of_its_elements() -> None:
    sheet = (
        FACES
        + """
    body { font-family: "Text", serif; }
    .label { font: 600 1em/1.4 "Sans", sans-serif; }
    [lang|="ja"] { font-family: "Serif JP", serif; }
    """
    )

    found = letter(
        sheet,
        [page('<p>ab<em>c</em><b>d</b></p><p class="label">e</p><i lang="ja">竹</i>')],
    )

    assert found == {
        "bold.ttf": "d",
        "italic.ttf": "c",
        "jp.otf": "竹",
        "sans.ttf": "e",
        "text.ttf": "ab",
    }


def test_east_asian_characters_count_for_later_families_too() -> None:
    sheet = FACES + 'body { font-family: "Text", "Serif JP", serif, "Sans"; }'

    found = letter(sheet, [page("<p>a竹</p>")])

    assert found == {"jp.otf": "竹", "text.ttf": "a竹"}


def test_the_words_of_a_drawing_are_set_in_its_own_fonts() -> None:
    sheet = FACES + 'body { font-family: "Text", serif; }'
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><title>T</title>'
        '<text font-family="Sans, sans-serif" font-weight="600">x</text></svg>'
    )

    found = letter(sheet, [page(svg)])

    assert found == {"sans.ttf": "x"}


def test_letters_of_one_kind_of_screen_count_too() -> None:
    sheet = (
        FACES
        + """
    body { font-family: "Text", serif; }
    @media (max-width: 34em) { .who { font-weight: 600; } }
    """
    )

    found = letter(sheet, [page('<p class="who">z</p><p>a</p>')])

    assert found == {"bold.ttf": "z", "text.ttf": "az"}


def test_what_the_sheet_writes_before_a_cell_is_set_in_its_font() -> None:
    sheet = FACES + 'body { font-family: "Text", serif; }'
    cell = '<td data-group="North" data-head="x">1</td>'

    found = letter(sheet, [page(f"<table><tr>{cell}</tr></table>")])

    assert found["text.ttf"] == "1:Nhortx"


def test_faces_that_set_nothing_are_left_out_of_the_sheet() -> None:
    sheet = FACES + "body { margin: 0; }"

    kept = drop_idle_faces(sheet, ["italic.ttf"])

    assert kept.count("@font-face") == 1
    assert "fonts/italic.ttf" in kept
    assert "body { margin: 0; }" in kept
