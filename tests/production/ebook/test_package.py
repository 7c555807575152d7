"""The packed e-book: its archive, its package document, its fonts."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from xml.etree import ElementTree

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

from octavo.production.ebook import package
from tests.production.ebook.small_book import MODIFIED, documents, publication

OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"


@pytest.fixture(scope="module")
def faces(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with one font that covers A to Z."""
    folder = tmp_path_factory.mktemp("faces")
    letters = [chr(c) for c in range(ord("A"), ord("Z") + 1)]
    names = [".notdef", "space", *letters]
    pen = TTGlyphPen(None)
    pen.moveTo((0, 0))
    pen.lineTo((500, 0))
    pen.lineTo((500, 700))
    pen.closePath()
    glyph = pen.glyph()
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({32: "space"} | {ord(c): c for c in letters})
    builder.setupGlyf(dict.fromkeys(names, glyph))
    builder.setupHorizontalMetrics(dict.fromkeys(names, (600, 0)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Test", "licenseDescription": "OFL 1.1"})
    builder.setupOS2()
    builder.setupPost()
    builder.save(folder / "text-regular.ttf")
    return folder


@pytest.fixture(scope="module")
def book(faces: Path) -> zipfile.ZipFile:
    content = package(documents(), publication(), faces=faces, modified=MODIFIED)
    return zipfile.ZipFile(io.BytesIO(content))


@pytest.fixture(scope="module")
def opf(book: zipfile.ZipFile) -> ElementTree.Element:
    return ElementTree.fromstring(book.read("EPUB/package.opf"))


def test_the_mimetype_stands_first_and_is_stored(book: zipfile.ZipFile) -> None:
    first = book.infolist()[0]

    assert first.filename == "mimetype"
    assert first.compress_type == zipfile.ZIP_STORED
    assert first.extra == b""
    assert book.read("mimetype") == b"application/epub+zip"


def test_names_are_sorted_and_times_are_the_editions(book: zipfile.ZipFile) -> None:
    rest = book.infolist()[1:]

    assert [e.filename for e in rest] == sorted(e.filename for e in rest)
    assert {e.date_time for e in book.infolist()} == {(2026, 11, 24, 0, 0, 0)}


def test_the_same_book_has_the_same_bytes(faces: Path) -> None:
    elsewhere = MODIFIED.astimezone(timezone(timedelta(hours=9)))

    first = package(documents(), publication(), faces=faces, modified=MODIFIED)
    again = package(documents(), publication(), faces=faces, modified=elsewhere)

    assert first == again


@pytest.mark.parametrize("year", [1, 1970, 2108, 9999])
def test_a_moment_that_no_archive_can_tell_is_told_in_the_book(
    faces: Path, year: int
) -> None:
    odd = datetime(year, 2, 3, tzinfo=UTC)

    content = package(documents(), publication(), faces=faces, modified=odd)

    book = zipfile.ZipFile(io.BytesIO(content))
    assert {1980, 2107} & {entry.date_time[0] for entry in book.infolist()}
    assert f'modified">{year:04}-02-03T00:00:00Z<'.encode() in book.read(
        "EPUB/package.opf"
    )


def test_a_later_moment_changes_the_modified_date(faces: Path) -> None:
    later = datetime(2027, 1, 2, 3, 4, 5, tzinfo=UTC)

    content = package(documents(), publication(), faces=faces, modified=later)

    opf = zipfile.ZipFile(io.BytesIO(content)).read("EPUB/package.opf")
    assert b'dcterms:modified">2027-01-02T03:04:05Z<' in opf


def test_every_file_is_in_the_manifest_once(
    book: zipfile.ZipFile, opf: ElementTree.Element
) -> None:
    listed = [item.get("href") for item in opf.iter(f"{OPF}item")]

    assert sorted(f"EPUB/{name}" for name in listed) == sorted(
        set(book.namelist())
        - {"mimetype", "META-INF/container.xml", "EPUB/package.opf"}
    )


def test_the_documents_keep_their_bytes(book: zipfile.ZipFile) -> None:
    """quirk(ebooklib 0.20): EpubHtml loses the case of viewBox, body attributes."""
    trade = documents().spine[0]

    assert book.read("EPUB/trade.xhtml") == trade.content
    assert b"viewBox" in book.read("EPUB/images/line.svg")


def test_the_package_says_its_language_and_people(opf: ElementTree.Element) -> None:
    """quirk(ebooklib 0.20): its package has no xml:lang."""
    roles = {
        meta.get("refines"): meta.text
        for meta in opf.iter(f"{OPF}meta")
        if meta.get("property") == "role"
    }

    assert opf.get("{http://www.w3.org/XML/1998/namespace}lang") == "en-GB"
    assert [e.text for e in opf.iter(f"{DC}creator")] == ["Ada & Bo"]
    assert [e.text for e in opf.iter(f"{DC}contributor")] == ["Cy"]
    assert roles == {"#person-1": "aut", "#person-2": "trl"}


def test_a_font_holds_the_letters_of_the_book_and_no_others(
    book: zipfile.ZipFile,
) -> None:
    font = TTFont(io.BytesIO(book.read("EPUB/fonts/text-regular.ttf")))

    assert {chr(c) for c in font.getBestCmap()} == {" ", "A", "B", "C"}
    assert font["name"].getDebugName(13) == "OFL 1.1"


def test_the_language_of_the_text_is_told_and_no_other(
    opf: ElementTree.Element,
) -> None:
    told = [node.text for node in opf.iter(f"{DC}language")]

    assert told == [publication().language]


def test_a_standard_is_claimed_only_if_its_judge_has_passed(faces: Path) -> None:
    standard = "EPUB Accessibility 1.1 - WCAG 2.2 Level AA"
    packed = [
        package(
            documents(),
            publication(),
            faces=faces,
            modified=MODIFIED,
            conforms_to=claims,
        )
        for claims in ((), (standard,))
    ]

    plain, claimed = (
        zipfile.ZipFile(io.BytesIO(one)).read("EPUB/package.opf").decode()
        for one in packed
    )

    assert "conformsTo" not in plain
    stated = f'<meta property="dcterms:conformsTo" id="conformance-1">{standard}</meta>'
    assert stated in claimed
    assert '<meta refines="#conformance-1" property="a11y:certifiedBy">' in claimed
