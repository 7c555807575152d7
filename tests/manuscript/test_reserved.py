"""What the house calls by itself, no author can call by chance."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from octavo.composition.documents import compose_documents
from octavo.composition.galleys import compose_galleys
from octavo.manuscript.reserved import reserved_for
from octavo.model.prose import CodeBlock, Paragraph
from octavo.model.publication import Publication
from octavo.press.house import this_house
from octavo.press.reading import check
from tests.changed import change
from tests.manuscript.overlay import BOOKS, every_value, proof

ID = re.compile(r'\sid="([^"]*)"')


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return Path(shutil.copytree(BOOKS / "minimal", tmp_path / "book"))


@pytest.mark.parametrize(
    "name",
    [
        "term-ford",
        "source-survey",
        "sources-official",
        "index-alpha",
        "ix-river-1",
        "changes-counted",
        "river-note-1",
        "river-note-12-ref",
        "river.1-p1",
        "table.traffic.description",
        "table.traffic-drawing-1",
        "kobo.1.1",
        "book-inner",
    ],
)
def test_an_id_of_the_house_is_refused_at_its_line(book: Path, name: str) -> None:
    change(book, "divisions/river.yaml", "id: river.bridge", f"id: {name}")

    (found,) = proof(book)

    assert (found.code, str(found.place)) == ("E-125", "divisions/river.yaml:9:9")


@pytest.mark.parametrize(
    "name",
    ["term-bridge", "source-of-the-river", "bank-note-1", "bank-p1", "bank-drawing-1"],
)
def test_an_id_that_the_house_gives_to_nothing_is_free(book: Path, name: str) -> None:
    change(book, "divisions/river.yaml", "id: river.bridge", f"id: {name}")

    assert proof(book) == ()


def test_paragraphs_of_two_things_never_share_their_ids(book: Path) -> None:
    with (book / "divisions/river.yaml").open("a", encoding="utf-8") as file:
        file.write(
            """
      - {kind: key, id: sign, entries: [{sample: A, meaning: A sign.}]}
      - {id: sign-1, text: Another.}
"""
        )

    (found,) = proof(book)

    assert (found.code, found.place.line) == ("E-125", 26)


def test_every_id_of_the_books_is_the_author_s_or_of_the_house() -> None:
    """So that a new one cannot be forgotten."""
    house = this_house()
    proofs = check(BOOKS / "specimen", house=house, today=date(2026, 11, 24))
    copy, book = proofs.fair_copy, proofs.publication
    assert copy is not None
    assert book is not None
    galleys = compose_galleys(
        copy, paper="a4", templates=house.templates, assets=house.assets
    )
    pages = [galley.html for galley in galleys]
    documents = compose_documents(
        copy, None, templates=house.templates, assets=house.assets
    )
    pages += [document.content.decode() for document in documents.spine]
    ids, owners = _given(book)

    made = {name for page in pages for name in ID.findall(page)} - ids
    forgotten = {
        name
        for name in made
        if "_" not in name  # which no author can write
        and not reserved_for(
            name,
            ids=ids,
            owners=owners,
            divisions={division.id for division in book.divisions},
            terms={term.id for term in book.terms},
            sources={source.id for source in book.sources},
        )
    }

    assert len(made) > 40
    assert forgotten == set()


def _given(book: Publication) -> tuple[set[str], set[str]]:
    """The ids of divisions, sections, blocks and entries; and what has paragraphs."""
    values = [value for part in book.divisions for value in every_value(part)]
    values += [value for block in book.colophon for value in every_value(block)]
    paragraphs = [v.id for v in values if isinstance(v, Paragraph | CodeBlock)]
    ids = {str(value.id) for value in values if hasattr(value, "id")}
    owners = {name.rpartition("-p")[0] for name in paragraphs}
    return ids - set(paragraphs), owners
