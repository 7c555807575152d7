"""Folios in the e-book: the printed page in words, where a slot for it stands.

*Takes* the tree of a document and the printed page of every id. *Gives* the slots
filled. Without a page, a slot goes away, together with the words around it.
"""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree.ElementTree import Element

from octavo.composition.xhtml import classes, parents, take_out


def fill_folios(body: Element, folio_of: Mapping[str, str]) -> None:
    """Fill every `<span class="folio" data-target="ID">` of *body*."""
    above = parents(body)
    for slot in [n for n in body.iter() if n.get("data-target")]:
        label = folio_of.get(slot.attrib.pop("data-target"))
        if label:
            slot.text = label
            continue
        upper = above[slot]
        gone = upper if "paged" in classes(upper) else slot
        take_out(gone, above[gone])
