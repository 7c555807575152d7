"""A title and its subtitle in one line."""

from __future__ import annotations

import pytest

from octavo.model.titles import full_title


@pytest.mark.parametrize(
    ("title", "subtitle", "said"),
    [
        ("The River", "a briefing", "The River: a briefing"),
        ("The River: two banks", "a briefing", "The River: two banks; a briefing"),
        ("Whose river?", "a briefing", "Whose river? a briefing"),
        ("The River", "", "The River"),
    ],
)
def test_no_title_has_two_colons(title: str, subtitle: str, said: str) -> None:
    assert full_title(title, subtitle) == said
