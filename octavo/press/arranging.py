"""Arranging: the shelf's own pages are made anew of what stands on it.

*Takes* the shelf. *Gives* index.html, opds.xml, opds.json and feed.atom beside the
editions. Each file is replaced whole; what stands on the shelf is never touched.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from octavo.composition.shelf import compose_shelf
from octavo.model.edition import read_edition
from octavo.model.keeping import PART, write_whole
from octavo.model.standing import Shelved, Standing
from octavo.press.house import House
from octavo.press.imprint import CHANGES, EDITION
from octavo.press.shelf import alone


def arrange(shelf: Path, *, house: House) -> Mapping[str, Path]:
    """Make the pages of the shelf; give file name → path."""
    with alone(shelf / ".lock", lambda: None):
        for left in sorted(shelf.glob(f"{PART}*")):
            left.unlink(missing_ok=True)
        pages = compose_shelf(
            standing(shelf), templates=house.templates, assets=house.assets
        )
        for name, page in pages.items():
            write_whole(shelf / name, page, lasting=True)
    return {name: shelf / name for name in pages}


def standing(shelf: Path) -> tuple[Shelved, ...]:
    """Every publication on the shelf by its newest title, its newest edition first.

    A folder that tells no edition of its name is passed over: it was not put there by a
    press, or holds books that are not what was published.
    """
    found: dict[str, list[Standing]] = {}
    for file in sorted(shelf.glob(f"[!.]*/[!.]*/{EDITION}")):
        one = _standing(file.parent)
        if one is not None:
            found.setdefault(one.edition.slug, []).append(one)
    shelved = [
        Shelved(
            slug=slug,
            editions=tuple(
                sorted(
                    editions,
                    key=lambda one: (one.edition.date, one.edition.as_of, one.folder),
                    reverse=True,
                )
            ),
        )
        for slug, editions in found.items()
    ]
    return tuple(sorted(shelved, key=lambda title: title.newest.edition.title))


def _standing(place: Path) -> Standing | None:
    try:
        edition = read_edition(json.loads((place / EDITION).read_text("utf-8")))
        if edition.id != place.name:
            return None
        changes: tuple[Mapping[str, str], ...] = ()
        if (place / CHANGES).is_file():
            told = json.loads((place / CHANGES).read_text("utf-8"))
            changes = tuple(told["changes"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None
    folder = f"{place.parent.name}/{place.name}"
    return Standing(edition=edition, folder=folder, changes=changes)
