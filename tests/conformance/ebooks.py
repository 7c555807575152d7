"""The e-books that are judged: the specimen with pages, and the house's publications.

*Takes* a folder to write to. *Gives* the path of an EPUB. The specimen's pages are made
up: a page begins at every division and in the middle of every seventh paragraph.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from octavo.composition import vega
from octavo.composition.documents import compose_documents
from octavo.model.blocks import Aside
from octavo.model.documents import Documents
from octavo.model.inlines import words
from octavo.model.pagination import Page, PageStart, Pagination
from octavo.model.prose import Paragraph
from octavo.model.publication import Division, Publication
from octavo.press.house import this_house
from octavo.press.reading import check
from octavo.production.ebook import package
from octavo.production.foundry import cut_faces
from tests.composition.specimen import fair_copy

HOUSE = this_house()
MODIFIED = datetime(2026, 11, 24, tzinfo=UTC)
RUBY = "specimen-folder"  # the specimen as an author writes it, with ruby and pictures
PUBLICATIONS = ("handbook", "japan-south-korea")


def write_ebook(name: str, folder: Path) -> Path:
    """The e-book of the specimen or of a publication, without its printed book."""
    path = folder / f"{name}.epub"
    if name == RUBY:
        return pack_folder(HOUSE.root / "tests" / "books" / "specimen", path)
    if name != "specimen":
        return pack_folder(HOUSE.content / name, path)
    cut_faces(HOUSE.faces)
    vega.register(HOUSE.faces)
    return _pack(specimen_documents(), fair_copy().publication, path)


def pack_folder(publication: Path, path: Path) -> Path:
    """The e-book of the publication in a folder, written to *path*."""
    cut_faces(HOUSE.faces)
    vega.register(HOUSE.faces)
    proofs = check(publication, house=HOUSE, today=date(2026, 11, 24))
    assert proofs.fair_copy is not None, proofs.diagnostics
    copy = proofs.fair_copy
    documents = compose_documents(
        copy, None, templates=HOUSE.templates, assets=HOUSE.assets
    )
    return _pack(documents, copy.publication, path)


def _pack(documents: Documents, publication: Publication, path: Path) -> Path:
    path.write_bytes(
        package(documents, publication, faces=HOUSE.faces, modified=MODIFIED)
    )
    return path


def specimen_documents() -> Documents:
    """The specimen, set with made-up pages."""
    return compose_documents(
        fair_copy(), specimen_pages(), templates=HOUSE.templates, assets=HOUSE.assets
    )


def specimen_pages() -> Pagination:
    """Pages with roman labels before the first chapter and figures after it."""
    pages: list[Page] = []
    folio_of: dict[str, str] = {}
    counts = {"frontmatter": 0, "other": 0}
    for division in fair_copy().publication.divisions:
        front = division.matter == "frontmatter"
        for start in _starts(division):
            counts["frontmatter" if front else "other"] += 1
            label = _roman(counts["frontmatter"]) if front else str(counts["other"])
            pages.append(Page(label=label, division=division.id, start=start))
            folio_of[start.id] = label
        for identifier in _ids(division):
            folio_of.setdefault(identifier, pages[-1].label)
    return Pagination(pages=tuple(pages), folio_of=folio_of, source="Specimen, PDF, A4")


def _starts(division: Division) -> Iterator[PageStart]:
    yield PageStart(id=division.id, offset=0)
    paragraphs = [v for v in _values(division, running) if isinstance(v, Paragraph)]
    for paragraph in paragraphs[::7]:
        said = words(paragraph.line).split()
        half = len(said) // 2
        yield PageStart(id=paragraph.id, offset=half, words=" ".join(said[half:]))


def _ids(division: Division) -> Iterator[str]:
    for value in _values(division):
        if identifier := getattr(value, "id", ""):
            yield identifier


def everything(value: object, field: str) -> bool:
    return True


def running(value: object, field: str) -> bool:
    """Whether a page can begin there: not in a margin note or a long description."""
    return not isinstance(value, Aside) and field != "description"


def _values(
    value: object, wanted: Callable[[object, str], bool] = everything
) -> Iterator[object]:
    """Every dataclass in *value*, in the order of the fields."""
    if is_dataclass(value):
        yield value
        for field in fields(value):
            if wanted(value, field.name):
                yield from _values(getattr(value, field.name), wanted)
    elif isinstance(value, tuple):
        for part in value:
            yield from _values(part, wanted)


def _roman(number: int) -> str:
    signs = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
    found = ""
    for worth, sign in signs:
        while number >= worth:
            found, number = found + sign, number - worth
    return found
