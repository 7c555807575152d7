"""Identity: the identifier of a publication that was given none.

*Takes* a publication. *Gives* a URN: a UUID of version 5 (RFC 9562) made from the slug
and the edition's id, so that the same edition has the same one wherever it is made.
"""

from __future__ import annotations

import uuid

from octavo.model.publication import Publication

PREFIX = "urn:x-octavo:"


def identify(publication: Publication) -> str:
    """The identifier that was given, or one made from slug and edition."""
    if publication.identifier:
        return publication.identifier
    name = f"{PREFIX}{publication.slug}:{publication.edition.id}"
    return uuid.uuid5(uuid.NAMESPACE_URL, name).urn
