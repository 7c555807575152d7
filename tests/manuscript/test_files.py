"""Pictures, shapes and data are looked at to their end before they are taken."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import pytest
from PIL import Image

from octavo.diagnostics import Diagnostic
from octavo.manuscript import read_publication
from octavo.model.blocks import Chart
from tests.changed import change
from tests.manuscript.overlay import BOOKS, every_value

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="{w}" viewBox="0 0 20 10">{x}</svg>'
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(BOOKS / "specimen", tmp_path / "book"))


def _found(folder: Path, assets: Path | None = None) -> list[Diagnostic]:
    """What is wrong with anything that publication.yaml names."""
    found = read_publication(folder, assets=assets).diagnostics
    return [told for told in found if told.place.file != "publication.yaml"]


def _codes(folder: Path) -> list[str]:
    return [found.code for found in _found(folder)]


def _picture(form: str, size: tuple[int, int] = (64, 64)) -> bytes:
    image = Image.effect_noise(size, 80)
    written = io.BytesIO()
    image.save(written, form)
    return written.getvalue()


@pytest.mark.parametrize("kept", [0, 20, 2000])
def test_a_picture_that_ends_too_early_is_told(folder: Path, kept: int) -> None:
    (folder / "images/river.png").write_bytes(_picture("PNG")[:kept])

    assert _codes(folder) == ["E-161"]


def test_a_photograph_that_ends_too_early_is_told(folder: Path) -> None:
    river = folder / "divisions/river.yaml"
    river.write_text(
        river.read_text("utf-8").replace("river.png", "river.jpg"), "utf-8"
    )
    whole = _picture("JPEG", (400, 400))
    (folder / "images/river.jpg").write_bytes(whole)
    assert _codes(folder) == []

    (folder / "images/river.jpg").write_bytes(whole[: len(whole) // 2])
    assert _codes(folder) == ["E-161"]


def test_quirk_weasyprint_70_makes_pillow_take_pictures_that_end_too_early(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("PIL.ImageFile.LOAD_TRUNCATED_IMAGES", True)
    river = folder / "divisions/river.yaml"
    river.write_text(
        river.read_text("utf-8").replace("river.png", "river.jpg"), "utf-8"
    )
    whole = _picture("JPEG", (400, 400))
    (folder / "images/river.jpg").write_bytes(whole[: len(whole) // 2])

    assert _codes(folder) == ["E-161"]


def test_a_picture_has_the_colours_of_a_screen(folder: Path) -> None:
    """PDF/A with a profile of a screen, and many readers of EPUB, know no others."""
    picture = io.BytesIO()
    Image.new("CMYK", (4, 4)).save(picture, "JPEG")
    change(folder, "divisions/river.yaml", "river.png", "river.jpg")
    (folder / "images/river.jpg").write_bytes(picture.getvalue())

    (found,) = _found(folder)

    assert (found.code, found.fix[:17]) == ("E-161", "convert it to RGB")


def test_a_picture_is_what_its_name_says(folder: Path) -> None:
    (folder / "images/river.png").write_bytes(_picture("JPEG"))

    assert _codes(folder) == ["E-164"]


def test_a_picture_of_a_thousand_million_points_is_not_unpacked(folder: Path) -> None:
    picture = bytearray(_picture("PNG"))
    picture[16:24] = (40_000).to_bytes(4, "big") * 2
    (folder / "images/river.png").write_bytes(bytes(picture))

    assert _codes(folder) == ["E-161"]


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        '<image href="https://example.org/a.png"/>',
        '<image xmlns:x="http://www.w3.org/1999/xlink" x:href="../a.png"/>',
        "<g>",
    ],
)
def test_a_drawing_shows_nothing_but_itself(folder: Path, inside: str) -> None:
    (folder / "images/arch.svg").write_text(SVG.format(w="20", x=inside), "utf-8")

    assert _codes(folder) == ["E-161"]


def test_a_drawing_declares_no_entities(folder: Path) -> None:
    bomb = '<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
    drawing = SVG.format(w="20", x="<text>&b;</text>")
    (folder / "images/arch.svg").write_text(bomb + drawing, "utf-8")

    assert _codes(folder) == ["E-161"]


@pytest.mark.parametrize("shapes", ["", "{", "[]", '{"type": "Feature"}'])
def test_shapes_are_a_feature_collection(folder: Path, shapes: str) -> None:
    (folder / "maps/valley.geojson").write_text(shapes, "utf-8")

    assert _codes(folder) == ["E-161"]


def test_shapes_in_the_darker_tint_are_there(folder: Path) -> None:
    river = folder / "divisions/river.yaml"
    text = river.read_text("utf-8").replace("near: [left]", "near: [left, rihgt]")
    river.write_text(text, "utf-8")

    (found,) = _found(folder)

    assert (found.code, found.fix) == ("E-148", "write right")


def test_shapes_of_the_house_are_there(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "maps").mkdir()
    shutil.copyfile(folder / "maps/valley.geojson", tmp_path / "maps/valley.geojson")
    river = folder / "divisions/river.yaml"
    text = river.read_text("utf-8")

    river.write_text(text.replace("maps/valley.geojson", "house:valley"), "utf-8")
    assert _found(folder, tmp_path) == []

    river.write_text(text.replace("maps/valley.geojson", "house:vally"), "utf-8")
    (found,) = _found(folder, tmp_path)
    assert (found.code, found.fix) == ("E-160", "write house:valley")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "E-154 1:1"),
        ("year,left,right,note\n", "E-154 1:1"),
        ("year,left,left,note\n1,2,3,4\n", "E-155 1:11"),
        ("year,left,right,\n1,2,3,4\n", "E-155 1:17"),
        ("year,left,right,note\n1,2,3,4\n\n1,2\n", "E-155 4:1"),
        ('year,left,right,note\n1,2,3,"a\n', "E-155 2:1"),
        ('year,left,right,note\n1,2,3,"a\nb"\n1,2,3\n', "E-155 4:1"),
    ],
)
def test_a_fault_in_data_is_told_once_at_its_line(
    folder: Path, text: str, told: str
) -> None:
    (folder / "data/feet.csv").write_text(text, "utf-8")

    found = [
        f"{d.code} {d.place.line}:{d.place.column}"
        for d in read_publication(folder).diagnostics
        if d.place.file == "data/feet.csv"
    ]

    assert found == [told]


def test_cells_are_read_as_what_they_look_like(folder: Path) -> None:
    rows = 'year,left,right,note\n2019,-1,.5,\n2020,1e3,,"a, ""b"""\n2021, 7 ,0,007\n'
    (folder / "data/feet.csv").write_text("\ufeff" + rows, "utf-8")

    reading = read_publication(folder)
    chart = next(v for v in every_value(reading.publication) if isinstance(v, Chart))

    assert [list(row.values()) for row in chart.data.rows] == [
        [2019, -1, 0.5, None],
        [2020, 1000.0, None, 'a, "b"'],
        [2021, 7, 0, 7],
    ]
    assert _codes(folder) == ["W-352"]


def test_words_in_a_drawn_column_are_told_where_the_chart_names_it(
    folder: Path,
) -> None:
    text = "year,left,right,note\n2019,1,2,\n2020,many,3,\n"
    (folder / "data/feet.csv").write_text(text, "utf-8")

    places = {(d.code, d.place.file) for d in _found(folder)}

    assert places == {
        ("E-156", "divisions/bridge.yaml"),
        ("E-156", "divisions/figures.yaml"),
    }


def test_a_picture_of_more_than_8_bits_a_channel_is_refused(folder: Path) -> None:
    Image.new("I;16", (8, 8)).save(folder / "images/river.png")

    assert _codes(folder) == ["E-161"]
