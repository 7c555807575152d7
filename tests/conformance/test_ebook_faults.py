"""One fault at a time is put into a perfect e-book, and a check must find it."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from octavo.production.ebook import archive
from octavo.production.preflight import inspect_epub
from octavo.production.subsetting import subset
from tests.conformance import judges
from tests.conformance.ebooks import MODIFIED, write_ebook
from tests.conformance.opened import OpenedBook
from tests.conformance.readers import unshown_by_mupdf
from tests.conformance.showing import missing_letters
from tests.conformance.test_ebooks import misplaced_pages

Files = dict[str, bytes]
Fault = Callable[[Files], None]


def swap(name: str, pattern: str, to: str) -> Fault:
    """A fault that puts *to* in the place of the first match of *pattern*."""

    def put(files: Files) -> None:
        text = files[f"EPUB/{name}"].decode()
        changed = re.sub(pattern, to, text, count=1, flags=re.DOTALL)
        assert changed != text, f"{name} has no {pattern}"
        files[f"EPUB/{name}"] = changed.encode()

    return put


def lose(name: str) -> Fault:
    return lambda files: files.__delitem__(f"EPUB/{name}")


def swap_bytes(name: str, start: bytes) -> Fault:
    """A fault that begins a file with other bytes."""

    def put(files: Files) -> None:
        files[f"EPUB/{name}"] = start + files[f"EPUB/{name}"][len(start) :]

    return put


KANA = '<p lang="ko" xml:lang="ko">ひらがな</p>'


def add(name: str) -> Fault:
    return lambda files: files.__setitem__(f"EPUB/{name}", b"stray")


FOUND_BY_PREFLIGHT = {
    "a lost file": (lose("glossary.xhtml"), "which is not there"),
    "a stray file": (add("stray.txt"), "is not in the manifest"),
    "a link to a lost id": (
        swap("river.xhtml", r'(<section class="section level-2") id="[^"]*"', r"\1"),
        "a missing id",
    ),
    "a contents entry that leads nowhere": (
        swap("nav.xhtml", 'href="bridge.xhtml"', 'href="brigde.xhtml"'),
        "a missing file",
    ),
    "a page break without its id": (
        swap("river.xhtml", r' id="page-1"', ""),
        "a missing id",
    ),
    "a page break with another label": (
        swap("river.xhtml", r'aria-label="1"', 'aria-label="9"'),
        "another way",
    ),
    "a page that the list lacks": (
        swap("nav.xhtml", r'<li><a href="river.xhtml#page-1">.*?</li>', ""),
        "another way",
    ),
    "a page that the NCX lacks": (
        swap("toc.ncx", r'<pageTarget id="page-1" .*?</pageTarget>', ""),
        "other pages in the NCX",
    ),
    "pages of nobody": (
        swap("package.opf", r'<meta property="pageBreakSource">.*?</meta>', ""),
        "pages without it",
    ),
    "a note that leads back to another call": (
        swap("river.xhtml", r'(role="doc-backlink" href="#)', r"\1river."),
        None,
    ),
    "a note that nothing calls": (
        swap("river.xhtml", r'<a class="noteref"[^>]*>1</a>', ""),
        None,
    ),
    "a picture without alternative text": (
        swap("cover.xhtml", r' alt="[^"]*"', ' alt=""'),
        "without alternative text",
    ),
    "a picture that is not in the book": (
        swap("cover.xhtml", r'src="cover.png"', 'src="octavo:images/cover.png"'),
        "which is not in the book",
    ),
    "a picture that is lost": (lose("cover.png"), "which is not there"),
    "a picture told as another type": (
        swap(
            "package.opf", r'(href="cover.png" media-type=")image/png', r"\1image/gif"
        ),
        "is not of the type “image/gif”",
    ),
    "a picture told as no picture": (
        swap("package.opf", r'(href="cover.png" media-type=")image/png', r"\1text/css"),
        "is a picture, told to be “text/css”",
    ),
    "a font that is none": (
        swap_bytes("fonts/text-regular.ttf", b"wOF2"),
        "is not of the type “font/ttf”",
    ),
    "a cover that shops are not told of": (
        swap("package.opf", r' properties="cover-image"', ""),
        "which picture is the cover",
    ),
    "a cover that old readers are not told of": (
        swap("package.opf", r'<meta name="cover" [^>]*/>', ""),
        "another cover",
    ),
    "a description that no picture names": (
        swap("river.xhtml", r' aria-details="[^"]*"', ""),
        "a description that no picture names",
    ),
    "a description that is lost": (
        swap("river.xhtml", r'<div class="description".*?</div>', ""),
        "has no description",
    ),
    "a chart without its data": (
        swap("river.xhtml", r'(<figure class="chart.*?)<table.*?</table>', r"\1"),
        "a chart without its data",
    ),
    "Korean that is not marked": (
        swap("river.xhtml", r' lang="ko" xml:lang="ko"', ""),
        "not marked as “ko”",
    ),
    "Japanese that is marked as Korean": (
        swap("glossary.xhtml", r"</body>", KANA + "</body>"),
        "not marked as “ja”",
    ),
    "a landmark that is lost": (
        swap("nav.xhtml", r'<li><a epub:type="bodymatter".*?</li>', ""),
        "no landmark for “bodymatter”",
    ),
    "a contents entry that the NCX lacks": (
        swap("toc.ncx", r'<navPoint id="to-listings".*?</navPoint>', ""),
        "other contents in the NCX",
    ),
    "a drawing without a title": (
        swap("river.xhtml", r"<title>[^<]*</title>(<g)", r"\1"),
        "a drawing without a title",
    ),
    "a table head without scope": (
        swap("river.xhtml", r' scope="col"', ""),
        "without scope",
    ),
    "a skipped heading": (
        swap("river.xhtml", r"<h2>(.*?)</h2>", r"<h4>\1</h4>"),
        "heading level",
    ),
    "a language in one syntax only": (
        swap("river.xhtml", r' xml:lang="ko"', ""),
        "xml:lang",
    ),
    "a document without a language": (
        swap("river.xhtml", r' lang="en-GB" xml:lang="en-GB"', ""),
        "names no language",
    ),
    "an id that stands twice": (
        swap("river.xhtml", r"</body>", '<p id="river">x</p></body>'),
        "times",
    ),
    "a claim that nothing bears out": (
        swap("index.xhtml", r' role="doc-index"', ""),
        "says of “index”",
    ),
    "a virtue that is not told": (
        swap("package.opf", r'<meta [^>]*Feature">longDescription</meta>', ""),
        "says of “longDescription”",
    ),
    "a way of reading that is not told": (
        swap("package.opf", r'<meta property="schema:accessMode">visual</meta>', ""),
        "is read by",
    ),
    "no summary of accessibility": (
        swap(
            "package.opf",
            r'<meta property="schema:accessibilitySummary">.*?</meta>',
            "",
        ),
        "accessibilitySummary",
    ),
    "a custom property": (
        swap("book.css", r"body \{", "body { --ink: red; "),
        "custom property",
    ),
    "a range of characters": (
        swap("book.css", r"@font-face \{", "@font-face { unicode-range: U+20; "),
        "unicode-range",
    ),
    "a colour of the page": (
        swap("book.css", r"body \{", "body { background: white; "),
        "colour of the page",
    ),
}


@pytest.fixture(scope="module")
def perfect(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_ebook("specimen", tmp_path_factory.mktemp("perfect"))


def spoil(perfect: Path, fault: Fault, folder: Path) -> Path:
    files = archive.read(perfect.read_bytes())
    fault(files)
    path = folder / "spoilt.epub"
    path.write_bytes(archive.write(files, modified=MODIFIED))
    return path


def test_the_perfect_book_is_perfect(perfect: Path):
    assert inspect_epub("perfect", perfect.read_bytes()) == ()


@pytest.mark.parametrize("name", FOUND_BY_PREFLIGHT)
def test_preflight_finds(perfect: Path, tmp_path: Path, name: str):
    fault, told = FOUND_BY_PREFLIGHT[name]

    found = inspect_epub("spoilt", spoil(perfect, fault, tmp_path).read_bytes())

    assert found
    assert told is None or any(told in finding.message for finding in found), found


FOUND_BY_EPUBCHECK = {
    "an unknown element": (
        swap("river.xhtml", r"</body>", "<blink>x</blink></body>"),
        "RSC-005",
    ),
    "a drawing that the manifest does not tell": (
        swap("package.opf", r'(href="river.xhtml"[^>]*) properties="svg"', r"\1"),
        "OPF-014",
    ),
    "a date that is none": (
        swap("package.opf", r'(dcterms:modified">)[^<]*', r"\1yesterday"),
        "RSC-005",
    ),
    "a font that the sheet names and the book lacks": (
        swap("book.css", r"fonts/text-regular.ttf", "fonts/text-lost.ttf"),
        "RSC-007",
    ),
}


@pytest.mark.parametrize("name", FOUND_BY_EPUBCHECK)
def test_epubcheck_finds(perfect: Path, tmp_path: Path, name: str):
    fault, code = FOUND_BY_EPUBCHECK[name]

    found = judges.epubcheck(spoil(perfect, fault, tmp_path))

    assert any(code in line for line in found), found


def move_a_page(files: Files) -> None:
    """A page break that stands in a paragraph, one word further on."""
    name = "EPUB/river.xhtml"
    text = files[name].decode()
    changed = re.sub(
        r"(\S+) (<span [^>]*doc-pagebreak[^>]*></span>)(\w+) ",
        r"\1 \3 \2",
        text,
        count=1,
    )
    assert changed != text
    files[name] = changed.encode()


def test_a_page_that_begins_a_word_too_late_is_found(perfect: Path, tmp_path: Path):
    spoilt = spoil(perfect, move_a_page, tmp_path)

    assert misplaced_pages(OpenedBook(perfect)) == []
    assert len(misplaced_pages(OpenedBook(spoilt))) == 1
    assert inspect_epub("spoilt", spoilt.read_bytes()) == ()  # so valid is not enough


def test_a_letter_that_a_font_lacks_is_found(perfect: Path, tmp_path: Path):
    def cut(files: Files) -> None:
        name = "EPUB/fonts/text-regular.ttf"
        files[name] = subset(
            files[name], "".join(set(map(chr, range(33, 383))) - {"q"})
        )

    spoilt = spoil(perfect, cut, tmp_path)

    assert list(missing_letters(OpenedBook(perfect))) == []
    assert "text-regular.ttf has no “q”" in missing_letters(OpenedBook(spoilt))


def test_mupdf_finds_a_bullet_that_the_sheet_takes_away(perfect: Path, tmp_path: Path):
    """quirk(MuPDF 1.28): a list of selectors counts as its first."""
    fault = swap(
        "book.css",
        r"ul, ol \{ list-style: none; \}\s*ul ul, ",
        "ul, ol, ul ul, ",
    )

    assert any("bullet" in one for one in unshown_by_mupdf(perfect)) is False
    assert any(
        "bullet" in one for one in unshown_by_mupdf(spoil(perfect, fault, tmp_path))
    )


def test_mupdf_finds_a_drawing_made_of_coarse_dots(perfect: Path, tmp_path: Path):
    def shrink(files: Files) -> None:
        text = files["EPUB/river.xhtml"].decode()
        text = text.replace('viewBox="0 0 720 ', 'viewBox="0 0 72 ')
        files["EPUB/river.xhtml"] = text.encode()

    found = unshown_by_mupdf(spoil(perfect, shrink, tmp_path))

    assert any("coarse" in one for one in found), found


def test_mupdf_finds_a_style_sheet_it_cannot_read(perfect: Path, tmp_path: Path):
    fault = swap("book.css", r"body \{", "body { margin: calc(1em - 2px); ")

    assert unshown_by_mupdf(spoil(perfect, fault, tmp_path))
