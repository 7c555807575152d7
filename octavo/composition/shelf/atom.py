"""The feed of new editions: an Atom entry for each, with what changed."""

from __future__ import annotations

from collections.abc import Sequence

from octavo.composition.shelf.changes import counted, highlights
from octavo.composition.shelf.feed import add, entry, feed, link, written
from octavo.model.standing import Shelved, Standing

KIND = "application/atom+xml"


def atom_feed(shelved: Sequence[Shelved]) -> bytes:
    """Every edition on the shelf, the newest first."""
    root = feed(shelved, name="feed.atom", kind=KIND, beside="atom")
    editions = [one for title in shelved for one in title.editions]
    editions.sort(key=lambda one: one.folder)
    for one in sorted(editions, key=lambda one: one.edition.date, reverse=True):
        made = entry(root, one)
        link(made, "alternate", f"index.html#{one.edition.slug}", "text/html")
        for file in one.edition.files:
            length = str(file.bytes)
            path = one.path(file.name)
            link(made, "enclosure", path, file.media_type, length=length)
        add(made, "content", _content(one)).set("type", "text")
    return written(root)


def _content(one: Standing) -> str:
    told = counted(one)
    if not told:
        return one.edition.description or one.edition.label or one.edition.title
    lines = [f"– {line}" for line in highlights(one)]
    return "\n".join((told, *lines))
