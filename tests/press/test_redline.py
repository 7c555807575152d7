"""The redline: what went and what came, word by word."""

from __future__ import annotations

from octavo.model.changes import Change
from octavo.redline import Piece, compare_words, draw_changes
from tests.editorial.specimen import line

CHANGE = Change(
    kind="corrected",
    of="block",
    target="river.first",
    where=line("1, The river"),
    now=line("It is 12 km long."),
    was=line("It is eight miles long."),
    reason="It was measured.",
)


def test_words_that_stay_go_and_come():
    assert compare_words("a b c", "a x c d") == (
        Piece("equal", "a"),
        Piece("delete", "b"),
        Piece("insert", "x"),
        Piece("equal", "c"),
        Piece("insert", "d"),
    )


def test_a_change_is_drawn_with_place_words_and_reason():
    assert draw_changes([CHANGE], coloured=False) == (
        "corrected block: 1, The river (river.first)\n"
        "    It is [-eight miles-] {+12 km+} long.\n"
        "    reason: It was measured.\n\n"
        "1 change\n"
    )


def test_colours_repeat_what_the_marks_say():
    drawn = draw_changes([CHANGE], coloured=True)

    assert "\x1b[31m[-eight miles-]\x1b[0m \x1b[32m{+12 km+}\x1b[0m" in drawn


def test_nothing_is_told_as_nothing():
    assert draw_changes([], coloured=False) == "no changes\n"
