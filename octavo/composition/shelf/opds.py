"""The catalogue for e-reader apps: OPDS 1.2, an acquisition feed."""

from __future__ import annotations

from collections.abc import Sequence

from octavo.composition.shelf.feed import DC, add, entry, feed, link, written
from octavo.model.standing import Shelved

KIND = "application/atom+xml;profile=opds-catalog;kind=acquisition"
ACQUIRE = "http://opds-spec.org/acquisition/open-access"
IMAGE = "http://opds-spec.org/image"


def opds_catalogue(shelved: Sequence[Shelved]) -> bytes:
    """The newest edition of every publication, with its books and its cover."""
    root = feed(shelved, name="opds.xml", kind=KIND, beside="opds")
    link(root, "start", "opds.xml", KIND)
    for title in shelved:
        one = title.newest
        made = entry(root, one)
        edition = one.edition
        add(made, "language", edition.language, DC)
        add(made, "identifier", edition.identifier, DC)
        add(made, "issued", edition.date, DC)
        if edition.publisher:
            add(made, "publisher", edition.publisher, DC)
        if edition.pages:
            add(made, "extent", f"{edition.pages} pages", DC)
        if edition.cover:
            kind = f"image/{edition.cover.rpartition('.')[2].replace('jpg', 'jpeg')}"
            link(made, IMAGE, one.path(edition.cover), kind)
            link(made, f"{IMAGE}/thumbnail", one.path(edition.cover), kind)
        for file in edition.files:
            length = str(file.bytes)
            link(made, ACQUIRE, one.path(file.name), file.media_type, length=length)
    return written(root)
