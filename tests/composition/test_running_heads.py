"""Running heads end where their room ends."""

from __future__ import annotations

from octavo.composition.runningheads import shortened


def test_a_head_that_has_room_stays_as_it_is() -> None:
    assert shortened("3\u2002Trade", 45) == "3\u2002Trade"


def test_a_long_head_ends_at_a_word_with_an_ellipsis() -> None:
    assert shortened("one two, three four", 12) == "one two…"


def test_an_east_asian_letter_takes_the_room_of_two() -> None:
    assert shortened("日韓関係史", 8) == "日韓関…"
