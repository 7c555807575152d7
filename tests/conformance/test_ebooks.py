"""Every e-book of the house before its judges, and in the hands of its readers."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PIL import Image, ImageOps

from octavo.composition.running_words import running_words
from octavo.production.preflight import inspect_epub
from tests.conformance import judges
from tests.conformance.ebooks import (
    PUBLICATIONS,
    specimen_pages,
    write_ebook,
)
from tests.conformance.opened import OpenedBook
from tests.conformance.readers import ENGINES, unshown, unshown_by_mupdf
from tests.conformance.screens import OUT, two_screens

BOOKS = ("specimen", *PUBLICATIONS)
# EPUBCheck notes every font face of every style sheet, twice, as a fact.
NOTED = re.compile(r"^USAGE CSS-028 .*: Use of Font-face declaration\.")


@pytest.fixture(scope="module")
def ebooks(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("ebooks")
    return {name: write_ebook(name, folder) for name in BOOKS}


@pytest.mark.parametrize("name", BOOKS)
def test_epubcheck_finds_nothing(ebooks: dict[str, Path], name: str):
    found = judges.epubcheck(ebooks[name])

    assert [line for line in found if not NOTED.match(line)] == []


@pytest.mark.parametrize("name", BOOKS)
def test_ace_finds_nothing(ebooks: dict[str, Path], name: str):
    assert judges.ace(ebooks[name]) == []


@pytest.mark.parametrize("name", BOOKS)
def test_preflight_finds_nothing(ebooks: dict[str, Path], name: str):
    assert inspect_epub(name, ebooks[name].read_bytes()) == ()


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("name", BOOKS)
def test_an_engine_shows_every_place_and_fills_the_screen(
    ebooks: dict[str, Path], name: str, engine: str
):
    folder = OUT / name
    folder.mkdir(parents=True, exist_ok=True)
    shots = two_screens(OpenedBook(ebooks[name]), folder, engine)

    assert unshown(ebooks[name], engine, shots) == []

    print(f"screens to look at: {folder}")
    with Image.open(shots[0].file) as screen:
        grey = screen.convert("L")
    left, top, right, foot = ImageOps.invert(grey).getbbox() or (0, 0, 0, 0)
    assert right - left > 0.7 * grey.width
    assert foot - top > 0.7 * grey.height


@pytest.mark.parametrize("name", BOOKS)
def test_mupdf_shows_every_file(ebooks: dict[str, Path], name: str):
    assert unshown_by_mupdf(ebooks[name]) == []


@pytest.mark.parametrize("name", BOOKS)
def test_every_class_has_a_style(ebooks: dict[str, Path], name: str):
    book = OpenedBook(ebooks[name])
    sheet = book.files["book.css"].decode()
    styled = set(re.findall(r"\.([A-Za-z][\w-]*)", sheet))

    used = {
        word
        for tree in book.trees.values()
        for node in tree.iter()
        for word in node.get("class", "").split()
    }

    assert used - styled == set()


@pytest.mark.parametrize("name", BOOKS)
def test_names_are_short_and_plain(ebooks: dict[str, Path], name: str):
    for file in OpenedBook(ebooks[name]).files:
        assert re.fullmatch(r"[a-z0-9/.-]+", file), file


def test_every_page_of_the_print_edition_begins_at_its_word(ebooks: dict[str, Path]):
    book = OpenedBook(ebooks["specimen"])
    listed = dict(book.listed("page-list"))
    pages = specimen_pages().pages

    assert list(listed) == [page.label for page in pages]
    for page in pages:
        if page.start and page.start.words:
            assert (
                words_of_page(book, listed[page.label])[0]
                == (page.start.words.split()[0])
            )


def words_of_page(book: OpenedBook, href: str) -> list[str]:
    """The words after a page break, to the end of its file."""
    file, name = href.split("#")
    root = book.trees[file]
    mark = next(node for node in root.iter() if node.get("id") == name)
    role = mark.attrib.pop("role")
    mark.text = "¶ "
    found = [place.word for place in running_words(root)]
    mark.set("role", role)
    mark.text = None
    return found[found.index("¶") + 1 :]


def test_the_same_fair_copy_gives_the_same_ebook(
    ebooks: dict[str, Path], tmp_path: Path
):
    again = write_ebook("specimen", tmp_path)

    assert again.read_bytes() == ebooks["specimen"].read_bytes()
