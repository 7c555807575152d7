"""Where “9” fits a line and “10” does not, two settings stand: one is always taken."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from octavo.model.galley import Galley
from octavo.production.print import SetBook, settling
from tests.production.print.press import bind, galley, set_book
from tests.production.print.test_settling import reference

CSS = "p { margin: 0; orphans: 1; widows: 1 }"


def pages(count: int) -> Galley:
    """A chapter of so many pages."""
    return galley("before", "<p>x</p>" + '<p class="break">x</p>' * (count - 1))


def torn(before: int) -> tuple[Galley, Galley]:
    """A chapter that refers to its own end, behind one of so many pages. Its first
    line is filled to the last figure, its first page to the last line."""
    filling = f"{'m ' * 8}<span style='padding-left: 5pt'>{'l' * 9}"
    line = f"<p>{filling}{reference('torn.end')}</span></p>"
    lines = "<p>y</p>" * 6 + '<p id="torn.end">target</p>'
    return pages(before), galley("torn", line + lines, css=CSS)


def set_both(folder: Path, before: int) -> tuple[SetBook, SetBook]:
    """The book set where an earlier state had the target on a page of two figures, and
    set where nothing was."""
    set_book(folder / "kept", *torn(11))
    return set_book(folder / "kept", *torn(before)), set_book(
        folder / "new", *torn(before)
    )


@pytest.mark.parametrize("before", [7, 8, 9])
def test_what_was_set_earlier_does_not_move_a_page(tmp_path: Path, before: int):
    again, anew = set_both(tmp_path, before)

    assert again.pagination == anew.pagination
    assert bind(again) == bind(anew)


def test_there_are_two_settings_of_which_the_shorter_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    shorter, _ = set_both(tmp_path / "a", 8)
    monkeypatch.setattr(settling._Settling, "_lower", lambda *_: None)
    longer, other = set_both(tmp_path / "b", 8)

    assert longer.pagination is not None
    assert shorter.pagination is not None
    assert other.pagination == shorter.pagination
    assert longer.pagination.folio_of["torn.end"] == "10"
    assert shorter.pagination.folio_of["torn.end"] == "9"


def test_how_many_work_at_once_does_not_move_a_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """One at a time, the chapter is filled in with the pages that the one before it
    came to, and with too many of its own; two at a time, with too few of both."""
    before, chapter = torn(8)
    small = '<p style="font-size: 2pt; line-height: 3pt">' + "word " * 600 + "</p>"
    unseen = '<p style="display: none">' + "m" * 700 + "</p>"
    book = (
        replace(before, html=small + '<p class="break">x</p>' * 7),
        replace(chapter, html=unseen + chapter.html),
    )

    one, two = (set_book(tmp_path / str(jobs), *book, jobs=jobs) for jobs in (1, 2))
    monkeypatch.setattr(settling._Settling, "_lower", lambda *_: None)
    alone = set_book(tmp_path / "longer", *book, jobs=1)

    assert bind(one) == bind(two)
    assert alone.pagination != one.pagination
