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
