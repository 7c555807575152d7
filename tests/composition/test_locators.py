"""The index once the pages are known: each page once, ranges joined."""

from __future__ import annotations

from dataclasses import replace

from octavo.composition.galleys import compose_galleys
from octavo.composition.locators import PagedLocator, merge
from octavo.model.faircopy import Locator
from tests.composition.specimen import fair_copy
from tests.house.source import ROOT


def _locators(*names: str) -> tuple[Locator, ...]:
    return tuple(
        Locator(id=name.strip("!"), division="river", principal="!" in name)
        for name in names
    )


def test_without_pages_every_place_stands() -> None:
    merged = merge(_locators("a", "!b"), None)

    assert merged == (PagedLocator("a"), PagedLocator("b", principal=True))


def test_a_page_stands_once_and_leads_to_its_first_place() -> None:
    merged = merge(_locators("a", "b", "c"), {"a": "3", "b": "3", "c": "9"})

    assert merged == (PagedLocator("a"), PagedLocator("c"))


def test_pages_in_a_row_are_a_range() -> None:
    pages = {"a": "3", "b": "4", "c": "5", "d": "7"}

    merged = merge(_locators("a", "b", "c", "d"), pages)

    assert merged == (PagedLocator("a", "c"), PagedLocator("d"))


def test_the_principal_page_stands_alone() -> None:
    pages = {"a": "3", "b": "4", "c": "5"}

    merged = merge(_locators("a", "!b", "c"), pages)

    assert [one.id for one in merged] == ["a", "b", "c"]
    assert [one.principal for one in merged] == [False, True, False]


def test_a_page_is_principal_if_one_of_its_places_is() -> None:
    merged = merge(_locators("a", "!b"), {"a": "3", "b": "3"})

    assert merged == (PagedLocator("a", principal=True),)


def test_roman_pages_make_a_range_but_not_with_arabic_ones() -> None:
    pages = {"a": "viii", "b": "ix", "c": "10"}

    merged = merge(_locators("a", "b", "c"), pages)

    assert merged == (PagedLocator("a", "b"), PagedLocator("c"))


def test_a_place_that_is_not_on_a_page_is_left_out() -> None:
    assert merge(_locators("a", "b"), {"b": "4"}) == (PagedLocator("b"),)


def test_a_range_is_two_slots_with_an_en_dash() -> None:
    book = fair_copy()
    index = next(d for d in book.publication.divisions if d.kind == "index")
    book = replace(book, publication=replace(book.publication, divisions=(index,)))
    pages = {f"anchor.river.{n}": label for n, label in ((1, "8"), (2, "20"), (3, "9"))}
    pages |= {f"anchor.bridge.{n}": "10" for n in (1, 2, 3)}

    (galley,) = compose_galleys(
        book,
        paper="a4",
        templates=ROOT / "templates",
        assets=ROOT / "assets",
        folio_of=pages,
    )

    assert galley.html.count('data-target="anchor.bridge.1"') == 8
    assert "anchor.bridge.2" not in galley.html
    assert '>00</span></a></span>, <span class="locator' in galley.html
