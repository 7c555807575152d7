"""Links within the book: from an id to the file where it stands.

*Takes* the trees of the documents. *Gives* links written `href="#ID"` as readers of
an EPUB want them: to another file where the target is in another file.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from xml.etree.ElementTree import Element

from octavo.composition.xhtml import ids


def addresses(bodies: Mapping[str, Element]) -> Mapping[str, str]:
    """Every id of the book → the name of the file that holds it.

    Raises ValueError if an id stands twice: links would lead to the wrong place.
    """
    found: dict[str, str] = {}
    for name, body in bodies.items():
        for identifier in ids(body):
            if identifier in found:
                raise ValueError(
                    f"the id {identifier!r} stands twice: "
                    f"in {found[identifier]} and in {name}"
                )
            found[identifier] = name
    return MappingProxyType(found)


def resolve_links(name: str, body: Element, address: Mapping[str, str]) -> None:
    """Complete the links of the file *name* to ids of other files."""
    for node in body.iter():
        target = node.get("href", "")
        if target.startswith("#"):
            file = address.get(target[1:], name)
            if file != name:
                node.set("href", f"{file}{target}")
