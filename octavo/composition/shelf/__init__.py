"""The shelf's own pages: what readers and e-reader apps find the editions by.

*Takes* what stands on the shelf. *Gives* index.html, two OPDS catalogues and an Atom
feed, by file name. They name no host: every address is told from where they lie.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

from octavo.composition.shelf.atom import atom_feed
from octavo.composition.shelf.opds import opds_catalogue
from octavo.composition.shelf.opds2 import opds2_catalogue
from octavo.composition.shelf.page import shelf_page
from octavo.model.standing import Shelved

__all__ = ["compose_shelf"]


def compose_shelf(
    shelved: Sequence[Shelved], *, templates: Path, assets: Path
) -> Mapping[str, bytes]:
    """The files of the shelf."""
    return {
        "index.html": shelf_page(shelved, templates=templates, assets=assets),
        "feed.atom": atom_feed(shelved),
        "opds.json": opds2_catalogue(shelved),
        "opds.xml": opds_catalogue(shelved),
    }
