"""The Kobo variant: the same book, with each sentence marked."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest

from octavo.press.judging import FACTS
from octavo.production.ebook import as_kepub
from octavo.production.preflight import inspect_epub
from tests.conformance import judges
from tests.conformance.ebooks import MODIFIED, RUBY, write_ebook

XHTML = "{http://www.w3.org/1999/xhtml}"


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return write_ebook("specimen", tmp_path_factory.mktemp("plain")).read_bytes()


@pytest.fixture(scope="module")
def kepub(plain: bytes) -> bytes:
    return as_kepub(plain, modified=MODIFIED)


def pages(book: bytes) -> dict[str, ElementTree.Element]:
    """The body of every page but the navigation document."""
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        roots = {
            name: ElementTree.fromstring(archive.read(name))
            for name in archive.namelist()
            if name.endswith(".xhtml") and not name.endswith("nav.xhtml")
        }
    return {name: root[1] for name, root in roots.items()}


def test_every_page_says_the_same_words(plain: bytes, kepub: bytes):
    before, after = pages(plain), pages(kepub)

    assert before.keys() == after.keys()
    for name, body in before.items():
        assert "".join(after[name].itertext()) == "".join(body.itertext()), name


def test_every_word_and_picture_stands_in_a_span_with_its_own_number(kepub: bytes):
    for name, body in pages(kepub).items():
        assert [node.get("id") for node in (body[0], body[0][0])] == [
            "book-columns",
            "book-inner",
        ], name
        marks = [n for n in body.iter() if n.get("class") == "koboSpan"]
        numbers = [mark.get("id", "") for mark in marks]
        assert all(re.fullmatch(r"kobo\.\d+\.\d+", number) for number in numbers)
        assert len(set(numbers)) == len(numbers)
        marked = {node for mark in marks for node in mark.iter()}
        for node in body.iter(f"{XHTML}*"):
            assert node in marked or not (node.text or "").strip(), (name, node.text)
            if node.tag == f"{XHTML}img":
                assert node in marked


def test_a_span_holds_one_sentence(kepub: bytes):
    said = [
        "".join(node.itertext())
        for body in pages(kepub).values()
        for node in body.iter()
        if node.get("class") == "koboSpan"
    ]

    assert any(re.search(r"\w\. $", one) for one in said)
    assert not any(re.search(r"[a-z]{3}\. +[A-Z]", one) for one in said)


def test_the_same_book_gives_the_same_bytes(plain: bytes, kepub: bytes):
    assert as_kepub(plain, modified=MODIFIED) == kepub


@pytest.mark.parametrize("name", ["specimen", RUBY])
def test_preflight_and_epubcheck_find_nothing(name: str, tmp_path: Path):
    plain = write_ebook(name, tmp_path).read_bytes()
    book = tmp_path / f"{name}.kepub.epub"
    book.write_bytes(as_kepub(plain, modified=MODIFIED))

    found = judges.epubcheck(book)

    assert inspect_epub(book.name, book.read_bytes()) == ()
    assert [line for line in found if not line.startswith(FACTS)] == []
    if name == RUBY:
        assert b"<rp>" in plain_page(book, "introduction.xhtml")


def plain_page(book: Path, name: str) -> bytes:
    with zipfile.ZipFile(book) as archive:
        return archive.read(f"EPUB/{name}")
