"""Dates in words, and the date of a fact."""

from __future__ import annotations

import pytest

from octavo.composition.dates import printed_date, when_of
from octavo.model.blocks import Fact
from octavo.model.inlines import Run


@pytest.mark.parametrize(
    ("when", "told"),
    [
        ("2026", "2026"),
        ("2026-05", "May 2026"),
        ("2026-05-19", "19\u00a0May 2026"),
        ("2026-13", "2026-13"),
        ("about 1965", "about 1965"),
    ],
)
def test_a_date_is_told_as_precisely_as_it_is_known(when: str, told: str) -> None:
    assert printed_date(when) == told


@pytest.mark.parametrize(
    ("label", "told"), [("Visitors", "May 2026"), ("Visitors in 2026", "")]
)
def test_a_fact_shows_its_date_once(label: str, told: str) -> None:
    fact = Fact(id="f", label=(Run(label),), value="1", as_of="2026-05")

    assert when_of(fact) == told
