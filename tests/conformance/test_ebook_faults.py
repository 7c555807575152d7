"""One fault at a time is put into a perfect e-book, and a check must find it."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from octavo.production.ebook import archive
from octavo.production.preflight import inspect_epub
from tests.conformance import judges
from tests.conformance.ebooks import MODIFIED, write_ebook
from tests.conformance.readers import unshown_by_mupdf

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
    "a drawing without a title": (
        swap("river.xhtml", r"<title>[^<]*</title>(<line)", r"\1"),
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


def test_mupdf_finds_a_style_sheet_it_cannot_read(perfect: Path, tmp_path: Path):
    fault = swap("book.css", r"body \{", "body { margin: calc(1em - 2px); ")

    assert unshown_by_mupdf(spoil(perfect, fault, tmp_path))
