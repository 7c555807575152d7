"""Reserved ids: those that the house gives to what it makes of the author's words.

*Takes* the ids, divisions, terms and sources of a publication. *Gives* for an id that
the house would give as well what it is for. Letters and `_` tell most of them apart;
these an author could write by chance.
"""

from __future__ import annotations

import re
from collections.abc import Container
from types import MappingProxyType

_ALWAYS = MappingProxyType(
    {
        "changes-": "a part of “What changed”",
        "index-": "an entry of the index",
        "ix-": "a word that the index names",
        "kobo.": "a sentence in Kobo's reader",
        "sources-": "a part of the bibliography",
    }
)
_PAGE_OF_KOBO = ("book-columns", "book-inner")
_OF_ANOTHER = re.compile(
    r"(?P<note>.+)-note-\d+(?:-ref)?"
    r"|(?P<paragraph>.+)-p\d+"
    r"|(?P<drawing>.+)-drawing-\d+"
    r"|(?P<description>.+)\.description"
)


def reserved_for(
    name: str,
    *,
    ids: Container[str],
    owners: Container[str],
    divisions: Container[str],
    terms: Container[str],
    sources: Container[str],
) -> str:
    """What the house gives the id `name` to, "" if to nothing. `owners`: what has
    paragraphs."""
    for beginning, what in _ALWAYS.items():
        if name.startswith(beginning):
            return what
    if name in _PAGE_OF_KOBO:
        return "a page in Kobo's reader"
    for beginning, named, what in (
        ("term-", terms, "the term"),
        ("source-", sources, "the source"),
    ):
        if name.startswith(beginning) and name.removeprefix(beginning) in named:
            return f"{what} “{name.removeprefix(beginning)}”"
    found = _OF_ANOTHER.fullmatch(name)
    if found is None or found.lastgroup is None:
        return ""
    among = {"note": divisions, "paragraph": owners}.get(found.lastgroup, ids)
    of = found[found.lastgroup]
    return f"a {found.lastgroup} of “{of}”" if of in among else ""
