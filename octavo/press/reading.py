"""Reading and editing: what every command does first.

*Takes* the folder of a publication. *Gives* its fair copy and all that was found
wrong with the content. Writes nothing and sets no page.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from octavo.diagnostics import in_order
from octavo.editorial import edit
from octavo.manuscript import read_publication
from octavo.press.built import Proofs
from octavo.press.house import House
from octavo.production.coverage import known_letters


def check(
    folder: Path,
    *,
    house: House,
    today: date,
    within: int = 0,
) -> Proofs:
    """Everything wrong with the content of `folder`, and its fair copy.

    `within`: facts to be reviewed in so many days from `today` are told as well.
    Characters are looked up in the faces, if they have been cut.
    """
    covered = known_letters(house.faces)
    reading = read_publication(folder, assets=house.assets)
    if reading.publication is None:
        return Proofs(
            folder=folder,
            publication=None,
            earlier=None,
            fair_copy=None,
            diagnostics=in_order(reading.diagnostics),
            texts=reading.texts,
        )
    edited = edit(
        reading.publication,
        today=today,
        covered=covered,
        within=within,
        unread=reading.unread,
        earlier=reading.earlier,
    )
    return Proofs(
        folder=folder,
        publication=reading.publication,
        earlier=reading.earlier,
        fair_copy=edited.fair_copy,
        diagnostics=in_order((*reading.diagnostics, *edited.diagnostics)),
        texts=reading.texts,
    )
