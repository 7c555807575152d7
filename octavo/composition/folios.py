"""Folios in the e-book: the printed page in words, where a slot for it stands.

*Takes* the tree of a document and the printed page of every id. *Gives* the slots
filled. Without a printed edition a locator of the index shows the division's name,
and any other slot goes away, together with the words around it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from xml.etree.ElementTree import Element

from octavo.composition.xhtml import classes, parents, take_out
from octavo.model.faircopy import IndexEntry, IndexLetter

AROUND = ("paged", "page")
"""Classes of what stands around a slot and goes away with it."""


def fill_folios(
    body: Element, folio_of: Mapping[str, str], names: Mapping[str, str]
) -> None:
    """Fill every `<span class="folio" data-target="ID">` of *body*.

    *names* are words for the locators of the index that have no printed page.
    """
    above = parents(body)
    for slot in [node for node in body.iter() if node.get("data-target")]:
        target, upper = slot.attrib.pop("data-target"), above[slot]
        label = folio_of.get(target)
        if label is None and "locator-link" in classes(upper):
            label = names.get(target)
        if label is not None:
            slot.text = label
            continue
        gone = upper if set(AROUND) & set(classes(upper)) else slot
        take_out(gone, above[gone])


def locator_names(letters: Iterable[IndexLetter]) -> dict[str, str]:
    """The place of every locator of the index, in words."""
    entries = (entry for letter in letters for entry in letter.entries)
    return {place: name for entry in entries for place, name in _named(entry)}


def _named(entry: IndexEntry) -> Iterator[tuple[str, str]]:
    for locator in entry.locators:
        yield locator.id, locator.division
    for inner in entry.entries:
        yield from _named(inner)
