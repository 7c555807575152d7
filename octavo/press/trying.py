"""Trying the drawings: what of the content cannot be drawn, before a page is set.

*Takes* proofs. *Gives* them with what is wrong with charts, sparklines and maps. Apart
from reading, so that whoever only reads does not wait for what draws.
"""

from __future__ import annotations

from dataclasses import replace

from octavo.composition.drawable import undrawable
from octavo.diagnostics import Severity, in_order
from octavo.manuscript import PUBLICATION_FILE
from octavo.model.keeping import Keep, keep_nothing
from octavo.press.built import Proofs


def try_drawings(proofs: Proofs, keep: Keep = keep_nothing) -> Proofs:
    """The proofs with all that cannot be drawn, told if its file has no other error."""
    errors = [d for d in proofs.diagnostics if d.severity is Severity.ERROR]
    faulty = {found.place.file for found in errors}
    if proofs.fair_copy is None or PUBLICATION_FILE in faulty:
        return proofs
    found = undrawable(proofs.fair_copy.publication, keep, faulty)
    return replace(proofs, diagnostics=in_order((*proofs.diagnostics, *found)))
