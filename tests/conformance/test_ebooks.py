"""Every e-book of the house before its judges, and in the hands of its readers."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from PIL import Image, ImageOps

from octavo.composition.running_words import running_words
from octavo.production.preflight import inspect_epub
from tests.conformance import judges
from tests.conformance.ebooks import (
    HOUSE,
    PUBLICATIONS,
    RUBY,
    pack_folder,
    specimen_pages,
    write_ebook,
)
from tests.conformance.opened import OpenedBook
from tests.conformance.readers import ENGINES, unshown, unshown_by_mupdf
from tests.conformance.screens import OUT, two_screens
from tests.conformance.showing import missing_letters, pictures

SPECIMEN = HOUSE.root / "tests" / "books" / "specimen"
BOOKS = ("specimen", *PUBLICATIONS)
JUDGED = (*BOOKS, RUBY)
# EPUBCheck notes as facts every font face of every style sheet, twice, and the brackets
# that stand round readings for those who know no ruby.
NOTED = re.compile(
    r"^USAGE (CSS-028 .*: Use of Font-face declaration\.|HTM_055 .*: The .rp. element)"
)


@pytest.fixture(scope="module")
def ebooks(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("ebooks")
    return {name: write_ebook(name, folder) for name in JUDGED}


@pytest.mark.parametrize("name", JUDGED)
def test_epubcheck_finds_nothing(ebooks: dict[str, Path], name: str):
    found = judges.epubcheck(ebooks[name])

    assert [line for line in found if not NOTED.match(line)] == []


@pytest.mark.parametrize("name", JUDGED)
def test_ace_finds_nothing(ebooks: dict[str, Path], name: str):
    assert judges.ace(ebooks[name]) == []


@pytest.mark.parametrize("name", JUDGED)
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


@pytest.mark.parametrize("name", JUDGED)
def test_mupdf_shows_every_file(ebooks: dict[str, Path], name: str):
    assert unshown_by_mupdf(ebooks[name]) == []


@pytest.mark.parametrize("name", JUDGED)
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


@pytest.mark.parametrize("name", JUDGED)
def test_every_letter_has_a_glyph(ebooks: dict[str, Path], name: str):
    assert list(missing_letters(OpenedBook(ebooks[name]))) == []


ODD_NAMES = {"river.png": "River (2) & 100% ä#?.png", "arch.svg": "弓 arch.SVG"}
TYPES = {".png": "image/png", ".svg": "image/svg+xml"}


def test_pictures_of_any_name_are_files_of_the_book(tmp_path: Path):
    source = tmp_path / "specimen"
    shutil.copytree(SPECIMEN, source)
    for plain, odd in ODD_NAMES.items():
        (source / "images" / plain).rename(source / "images" / odd)
        for file in (source / "divisions").glob("*.yaml"):
            text = file.read_text("utf-8")
            text = text.replace(f"images/{plain}", f'"images/{odd}"')
            file.write_text(text, "utf-8")

    book = OpenedBook(pack_folder(source, tmp_path / "odd.epub"))

    shown = [address for _, address in pictures(book)]
    assert len(shown) == 3  # the cover, and one of each kind
    assert inspect_epub("odd", book.path.read_bytes()) == ()
    for address in shown:
        assert address in book.files, address
        assert re.fullmatch(r"[a-z0-9/.-]+", address)
        assert book.typed()[address] == TYPES[Path(address).suffix]
    for odd in ODD_NAMES.values():
        assert (source / "images" / odd).read_bytes() in book.files.values()


@pytest.mark.parametrize("name", BOOKS)
def test_names_are_short_and_plain(ebooks: dict[str, Path], name: str):
    for file in OpenedBook(ebooks[name]).files:
        assert re.fullmatch(r"[a-z0-9/.-]+", file), file


def test_every_page_of_the_print_edition_begins_at_its_word(ebooks: dict[str, Path]):
    book = OpenedBook(ebooks["specimen"])

    assert list(dict(book.listed("page-list"))) == [
        page.label for page in specimen_pages().pages
    ]
    assert misplaced_pages(book) == []


def misplaced_pages(book: OpenedBook) -> list[str]:
    """The pages of the specimen that do not begin at their words in the e-book."""
    listed = dict(book.listed("page-list"))
    told = [
        (page.label, page.start.words.split()[:6])
        for page in specimen_pages().pages
        if page.start and page.start.words
    ]
    assert told
    return [
        label
        for label, words in told
        if words_of_page(book, listed[label])[: len(words)] != words
    ]


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
