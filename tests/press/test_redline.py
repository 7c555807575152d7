"""The redline: what went and what came, word by word."""

from __future__ import annotations

from dataclasses import replace

import pytest

from octavo.cli.redline import INDENT, PLAIN, RED, Piece, compare_words, draw_changes
from octavo.model.changes import Change
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


@pytest.mark.parametrize("width", [32, 40, 60, 80, 200])
def test_no_line_is_wider_than_the_terminal(width):
    long = replace(
        CHANGE,
        where=line("3.5.3, What became of the agreement of 2015 and its fund?"),
        now=line("The river is 12 km long. " * 5),
        note="source: the survey of the river by the office of maps; before: none",
    )

    lines = draw_changes([long], coloured=False, width=width).splitlines()

    assert max(map(len, lines)) <= width
    assert len(lines) > (4 if width == 200 else 5)


def test_a_colour_ends_with_its_line_and_begins_again():
    gone = replace(CHANGE, now=line(""), was=line("One word after another " * 4))

    drawn = draw_changes([gone], coloured=True, width=40).splitlines()[2:-3]

    assert len(drawn) > 2
    for told in drawn:
        assert told.startswith(f"{INDENT}{RED}")
        assert told.endswith(PLAIN)


def test_sources_that_differ_are_told_below_the_figure():
    drawn = draw_changes([replace(CHANGE, note="source: A; before: B")], coloured=False)

    assert "\n    source: A; before: B\n    reason: It was measured.\n" in drawn


def test_what_moved_tells_from_where_or_that_its_order_is_another():
    moved = replace(CHANGE, kind="moved", was=line("2, The sea"), reason="")
    beside = replace(moved, was=moved.where)

    assert "It is 12 km long. (before in 2, The sea)" in draw_changes(
        [moved], coloured=False
    )
    assert "It is 12 km long. (in another order)" in draw_changes(
        [beside], coloured=False
    )
