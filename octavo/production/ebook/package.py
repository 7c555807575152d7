"""Packing: documents, style sheets, pictures and fonts become one EPUB.

*Takes* Documents, the publication, and the folder of the house's faces. *Gives* the
bytes of the e-book. The only place that imports EbookLib, which keeps the manifest
of the archive; every file in it is ours.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import datetime
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any

from ebooklib import epub

from octavo.model.documents import Document, Documents
from octavo.model.keeping import Keep, keep_nothing, key_of
from octavo.model.publication import Publication
from octavo.production.ebook import archive
from octavo.production.ebook.package_document import (
    ManifestItem,
    write_package_document,
)
from octavo.production.subsetting import subset

FOLDER = "EPUB"
PACKAGE_DOCUMENT = "package.opf"
NCX = "toc.ncx"
XHTML = "application/xhtml+xml"
FONT_FOLDER = "fonts/"
# EPUB 3.3 core media types (§ 3.2), by the end of the name.
MEDIA_TYPES = MappingProxyType(
    {
        ".css": "text/css",
        ".gif": "image/gif",
        ".jpeg": "image/jpeg",
        ".jpg": "image/jpeg",
        ".otf": "font/otf",
        ".png": "image/png",
        ".svg": "image/svg+xml",
        ".ttf": "font/ttf",
        ".webp": "image/webp",
    }
)
CONTAINER = f"""<?xml version="1.0" encoding="UTF-8"?>
<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0">
<rootfiles>
<rootfile full-path="{FOLDER}/{PACKAGE_DOCUMENT}" \
media-type="application/oebps-package+xml"/>
</rootfiles>
</container>
"""


def package(
    documents: Documents,
    publication: Publication,
    *,
    faces: Path,
    modified: datetime,
    conforms_to: tuple[str, ...] = (),
    keep: Keep = keep_nothing,
) -> bytes:
    """The e-book: an EPUB 3.3 file, the same bytes for the same input.

    *faces* holds a font file for each name in `documents.characters`; each is cut
    down to the characters set in it. *modified* is the edition's moment.
    *conforms_to* names the standards whose judges have passed this very book, such as
    "EPUB Accessibility 1.1 - WCAG 2.2 Level AA"; nothing is claimed by itself.
    *keep* keeps the cut fonts. Raises `FileNotFoundError` if a face or a picture is
    missing.
    """
    files = dict(_contents(documents, faces, keep))
    items = [item for item, _ in files.values()]
    opf = write_package_document(
        documents, publication, items, modified=modified, conforms_to=conforms_to
    )
    book = epub.EpubBook()
    book.FOLDER_NAME = FOLDER
    for name, (item, content) in files.items():
        # quirk(ebooklib 0.20): its EpubHtml parses XHTML as HTML and loses our head,
        # body attributes and the case of SVG attributes; plain items keep the bytes.
        entry = epub.EpubItem(
            uid=item.id, file_name=name, media_type=item.media_type, content=content
        )
        entry.properties = list(item.properties)
        book.add_item(entry)
    # quirk(ebooklib 0.20): write_epub swallows OSError and times are now.
    target = io.BytesIO()
    _Writer(target, book, opf).write()
    return archive.write(archive.read(target.getvalue()), modified=modified)


class _Writer(epub.EpubWriter):  # type: ignore[misc]
    """EbookLib's writer, but for the container and the package document."""

    def __init__(self, target: io.BytesIO, book: Any, package_document: bytes) -> None:
        super().__init__(target, book)
        self._package_document = package_document

    def _write_container(self) -> None:
        self.out.writestr("META-INF/container.xml", CONTAINER)

    def _write_opf(self) -> None:
        # quirk(ebooklib 0.20): its package has no xml:lang, local time marked Z, no
        # refinement of titles and always a guide; so the whole document is ours.
        self.out.writestr(f"{FOLDER}/{PACKAGE_DOCUMENT}", self._package_document)


def _contents(
    documents: Documents, faces: Path, keep: Keep
) -> Iterator[tuple[str, tuple[ManifestItem, bytes]]]:
    """Every file beside the package document: name, manifest item, bytes."""
    for document in (*documents.spine, documents.navigation):
        yield document.name, (_xhtml(document), document.content)
    yield NCX, (ManifestItem(NCX, "application/x-dtbncx+xml"), documents.ncx)
    for name, sheet in documents.stylesheets.items():
        yield name, (ManifestItem(name, MEDIA_TYPES[".css"]), sheet.encode("utf-8"))
    for name, content in documents.images.items():
        cover = ("cover-image",) if name == documents.cover_image else ()
        yield name, (ManifestItem(name, _media_type(name), cover), content)
    for name, resource in documents.resources.items():
        content = Path(resource.path).read_bytes()
        cover = ("cover-image",) if name == documents.cover_image else ()
        yield name, (ManifestItem(name, resource.media_type, cover), content)
    for face, characters in documents.characters.items():
        name = FONT_FOLDER + face
        content = keep(
            key_of("font", face, characters),
            partial(_cut, faces / face, characters),
        )
        yield name, (ManifestItem(name, _media_type(name)), content)


def _cut(face: Path, characters: str) -> bytes:
    return subset(face.read_bytes(), characters)


def _xhtml(document: Document) -> ManifestItem:
    return ManifestItem(document.name, XHTML, document.properties)


def _media_type(name: str) -> str:
    return MEDIA_TYPES[Path(name).suffix.lower()]
