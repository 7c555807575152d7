"""Feeds: Atom (RFC 4287), as the catalogue and the feed of new editions share it.

*Takes* what stands on the shelf. *Gives* elements. Dates are those of the editions, so
that the same shelf gives the same feed.
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from urllib.parse import quote
from xml.etree.ElementTree import (
    Element,
    SubElement,
    indent,
    register_namespace,
    tostring,
)

from octavo.model.standing import Shelved, Standing
from octavo.model.titles import full_title

ATOM = "http://www.w3.org/2005/Atom"
DC = "http://purl.org/dc/terms/"
TITLE = "The shelf"
PREFIX = "urn:x-octavo:"


def named(name: str) -> str:
    """A URN for something of this house: a UUID of version 5 (RFC 9562)."""
    return uuid.uuid5(uuid.NAMESPACE_URL, f"{PREFIX}{name}").urn


def moment(day: str) -> str:
    """The beginning of a day, as RFC 3339 writes it."""
    return f"{day}T00:00:00Z"


def feed(shelved: Sequence[Shelved], *, name: str, kind: str, beside: str) -> Element:
    """A feed without entries. `name`: its file; `kind`: its media type; `beside`: the
    id of this feed, told apart from other feeds of the same shelf."""
    root = Element(f"{{{ATOM}}}feed")
    add(root, "id", named(f"shelf:{beside}:{_oldest(shelved)}"))
    add(root, "title", TITLE)
    dates = [one.edition.date for title in shelved for one in title.editions]
    add(root, "updated", moment(max(dates, default="1970-01-01")))
    link(root, "self", name, kind)
    link(root, "alternate", "index.html", "text/html")
    return root


def _oldest(shelved: Sequence[Shelved]) -> str:
    """The edition that a shelf began with names it, whatever comes later."""
    editions = [one.edition for title in shelved for one in title.editions]
    oldest = min(((e.date, e.slug, e.id) for e in editions), default=("", "", ""))
    return ":".join(oldest[1:])


def entry(root: Element, one: Standing) -> Element:
    """The entry of an edition: its names, dates and rights."""
    edition = one.edition
    made = SubElement(root, f"{{{ATOM}}}entry")
    add(made, "id", named(f"{edition.slug}:{edition.id}"))
    add(made, "title", said_title(one))
    add(made, "updated", moment(edition.date))
    add(made, "published", moment(edition.date))
    for name in edition.authors or (edition.publisher or TITLE,):
        add(SubElement(made, f"{{{ATOM}}}author"), "name", name)
    for subject in edition.subjects:
        SubElement(made, f"{{{ATOM}}}category", term=subject, label=subject)
    if edition.rights:
        add(made, "rights", edition.rights)
    if edition.description:
        add(made, "summary", edition.description)
    return made


def said_title(one: Standing) -> str:
    """“Title: subtitle. Second edition, November 2026”."""
    edition = one.edition
    title = full_title(edition.title, edition.subtitle)
    return f"{title}. {edition.label}" if edition.label else title


def address(path: str) -> str:
    """A path as a relative reference (RFC 3986)."""
    return quote(path, safe="/#")


def add(above: Element, name: str, text: str, space: str = ATOM) -> Element:
    made = SubElement(above, f"{{{space}}}{name}")
    made.text = text
    return made


def link(above: Element, rel: str, path: str, kind: str, **more: str) -> Element:
    given = {"rel": rel, "href": address(path), "type": kind, **more}
    return SubElement(above, f"{{{ATOM}}}link", given)


def written(root: Element) -> bytes:
    """The feed as a file: UTF-8, indented, a newline at the end."""
    register_namespace("", ATOM)
    register_namespace("dc", DC)
    indent(root)
    told: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return told + b"\n"
