"""Pictures are found and told apart whatever their files are called."""

from __future__ import annotations

from pathlib import Path
from xml.etree.ElementTree import Element

import pytest

from octavo.composition.pictures import address, name_pictures, pictures

ODD = "images/a b%20ä#?&\"'.png"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in (ODD, "images/a.png", "images/A.png", "maps/a.png", "images/日本.png"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name, "utf-8")
    return tmp_path


def _image(path: str) -> Element:
    return Element("img", src=address(path))


def test_a_file_of_any_name_is_found_by_its_address(folder: Path) -> None:
    found = pictures(f'<img src="{address(ODD)}" alt="">', folder)

    assert [Path(one.path).read_text("utf-8") for one in found.values()] == [ODD]


def test_a_plain_path_is_its_own_address() -> None:
    assert address("images/river-2.png") == "octavo:images/river-2.png"


def test_no_two_pictures_of_the_ebook_have_one_name(folder: Path) -> None:
    paths = ["images/a.png", "images/A.png", "maps/a.png", "images/a.png"]
    images = [_image(path) for path in paths]

    found, _ = name_pictures(images, folder)

    shown = [found[image.get("src", "")] for image in images]
    assert [Path(one.path).read_text("utf-8") for one in shown] == paths
    assert sorted(found) == ["images/a-2.png", "images/a-3.png", "images/a.png"]


def test_the_names_in_the_ebook_are_plain(folder: Path) -> None:
    found, named = name_pictures([_image(ODD), _image("images/日本.png")], folder)

    assert sorted(found) == ["images/a-b-20.png", "images/picture.png"]
    assert set(named.values()) == set(found)
