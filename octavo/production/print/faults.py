"""Faults: what is wrong with the gatherings of a book, told at the author's place.

*Takes* galleys and their sheets. *Gives* faults of references between divisions, and
each fault as a diagnostic.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from octavo.diagnostics import NOWHERE, Diagnostic, Place
from octavo.model.galley import Galley
from octavo.production.print.complaints import ID
from octavo.production.print.gathering import Fault, Sheet, Task
from octavo.production.print.standins import SLOT


def unsettled(
    old: Task, new: Task, before: Mapping[str, str], after: Mapping[str, str]
) -> Fault:
    """Page numbers that go to and fro, named by what they refer to."""
    targets = {slot[3] for slot in SLOT.finditer(old.html + new.html)}
    moving = sorted(t for t in targets if before.get(t) != after.get(t))
    name = moving[0] if moving else new.division
    message = f"the printed page of “{name}” does not settle in “{new.division}”"
    fix = (
        "reword the sentence with the reference, so that its line does not depend on it"
    )
    return Fault("E-408", name, message, fix)


def broken(
    galleys: Sequence[Galley], sheets: Sequence[Sheet]
) -> list[tuple[Galley, Fault]]:
    """Ids of two divisions, and references to ids of none."""
    home: dict[str, Galley] = {}
    faults = []
    for galley, sheet in zip(galleys, sheets, strict=True):
        for name in sorted(sheet.folios):
            if name in home:
                other = home[name].division
                message = f"the id “{name}” stands in “{other}” and “{galley.division}”"
                fix = "give one of them another id"
                faults.append((galley, Fault("E-403", name, message, fix)))
            home.setdefault(name, galley)
    for galley, sheet in zip(galleys, sheets, strict=True):
        for name in sorted({*sheet.links, *sheet.references} - set(home)):
            message = f"“{galley.division}” refers to “{name}”, which stands nowhere"
            faults.append((galley, Fault("E-402", name, message, "correct the id")))
    return faults


def told(galley: Galley, fault: Fault) -> Diagnostic:
    """A fault at the author's place: of its id, of the nearest one before that has a
    place (a paragraph has none of its own), or of the division."""
    places = galley.places
    end = max(galley.html.find(f' id="{fault.id}"'), 0)
    before = (found[1] for found in reversed([*ID.finditer(galley.html, 0, end)]))
    known = (name for name in (fault.id, *before, galley.division) if name in places)
    text = places.get(next(known, ""), "")
    if not text and places:
        text = next(iter(sorted(places.values())))
    place = place_of(text)
    if place == NOWHERE:
        place = replace(NOWHERE, file=f"divisions/{galley.division}.yaml")
    return Diagnostic(fault.code, place, fault.message, fault.fix)


def place_of(text: str) -> Place:
    """The place that `file:line:col` tells."""
    file, _, rest = text.partition(":")
    line, _, column = rest.partition(":")
    if not (line.isdigit() and column.isdigit()):
        return NOWHERE
    return Place(file, int(line), int(column))
