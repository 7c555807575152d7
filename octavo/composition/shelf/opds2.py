"""The catalogue for e-reader apps: OPDS 2.0, in JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from octavo.composition.shelf.feed import TITLE, address, moment
from octavo.composition.shelf.opds import ACQUIRE
from octavo.model.standing import Shelved, Standing

KIND = "application/opds+json"


def opds2_catalogue(shelved: Sequence[Shelved]) -> bytes:
    """The newest edition of every publication, with its books and its cover."""
    catalogue = {
        "metadata": {"title": TITLE, "numberOfItems": len(shelved)},
        "links": [
            {"rel": "self", "href": "opds.json", "type": KIND},
            {"rel": "alternate", "href": "index.html", "type": "text/html"},
        ],
        "publications": [_publication(title.newest) for title in shelved],
    }
    return (json.dumps(catalogue, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def _publication(one: Standing) -> Mapping[str, object]:
    edition = one.edition
    told = {
        "@type": "http://schema.org/Book",
        "title": edition.title,
        "subtitle": edition.subtitle,
        "identifier": edition.identifier,
        "language": edition.language,
        "author": list(edition.authors),
        "publisher": edition.publisher,
        "published": edition.date,
        "modified": moment(edition.date),
        "description": edition.description,
        "subject": list(edition.subjects),
        "numberOfPages": edition.pages,
    }
    return {
        "metadata": {name: said for name, said in told.items() if said},
        "links": [
            {
                "rel": ACQUIRE,
                "href": address(one.path(file.name)),
                "type": file.media_type,
                "size": file.bytes,
            }
            for file in edition.files
        ],
        "images": [
            {
                "href": address(one.path(edition.cover)),
                "type": "image/png" if edition.cover.endswith("png") else "image/jpeg",
            }
        ]
        if edition.cover
        else [],
    }
