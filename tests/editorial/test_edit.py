"""The whole desk: what comes in goes out numbered, whole and unchanged."""

from __future__ import annotations

from octavo.model.inlines import words
from tests.editorial.specimen import division, edited, publication, text


def test_a_minimal_publication_passes_through_without_a_fault() -> None:
    book = publication(division("words", text("t1", "Hello.")))

    result = edited(book)

    assert result.diagnostics == ()
    assert result.fair_copy.publication.divisions[0].number == "1"
    assert [words(entry.title) for entry in result.fair_copy.contents] == ["Words"]


def test_the_digest_is_of_the_content_and_not_of_where_it_lies() -> None:
    one = publication(division("words", text("t1", "Hello.")))
    moved = publication(division("words", text("t1", "Hello.")), folder="/elsewhere")
    other = publication(division("words", text("t1", "Hallo.")))

    digests = [edited(book).fair_copy.digest for book in (one, moved, other)]

    assert digests[0] == digests[1] != digests[2]
    assert len(digests[0]) == 64


def test_an_edition_without_an_identifier_gets_its_own_for_good() -> None:
    first = publication(division("words"), identifier="")
    other = publication(division("words"), identifier="", slug="other")

    urns = [edited(b).fair_copy.publication.identifier for b in (first, first, other)]

    assert urns[0].startswith("urn:uuid:")
    assert urns[0] == urns[1] != urns[2]
    assert edited(publication()).fair_copy.publication.identifier == (
        "urn:x-octavo:specimen"
    )
