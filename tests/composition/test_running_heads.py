"""Running heads end where their room ends."""

from __future__ import annotations

from dataclasses import replace

from octavo.composition.galleys import compose_galleys
from octavo.composition.runningheads import shortened
from octavo.press.house import this_house
from tests.composition.specimen import fair_copy


def test_a_head_that_has_room_stays_as_it_is() -> None:
    assert shortened("3\u2002Trade", 45) == "3\u2002Trade"


def test_a_long_head_ends_at_a_word_with_an_ellipsis() -> None:
    assert shortened("one two, three four", 12) == "one two…"


def test_an_east_asian_letter_takes_the_room_of_two() -> None:
    assert shortened("日韓関係史", 8) == "日韓関…"


def test_an_edition_without_a_label_goes_by_its_id() -> None:
    house, copy = this_house(), fair_copy()
    edition = replace(copy.publication.edition, label="")
    copy = replace(copy, publication=replace(copy.publication, edition=edition))

    galleys = compose_galleys(
        copy, paper="a4", templates=house.templates, assets=house.assets
    )

    told = "".join(galley.stylesheets[-1] for galley in galleys)
    assert '"Edition 1922. Information to 19\N{NO-BREAK SPACE}May 1922"' in told
    pages = "".join(galley.html for galley in galleys)
    assert '<span class="label">Edition 1922</span>' in pages
    assert "Edition 1922. Information to" in pages
