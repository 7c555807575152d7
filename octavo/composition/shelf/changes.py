"""What changed, as the shelf tells it: counted, with corrections and figures named.

*Takes* an edition on the shelf. *Gives* lines of words; changes.json has everything.
"""

from __future__ import annotations

from collections.abc import Mapping

from octavo.model import changes
from octavo.model.standing import Standing

NAMED = 8


def counted(one: Standing) -> str:
    """“3 corrections, 12 additions since edition 2022”; "" for a first edition."""
    if not one.edition.since:
        return ""
    told = changes.counted(change["kind"] for change in one.changes)
    return f"{told or 'Nothing changed'} since edition {one.edition.since}"


def highlights(one: Standing) -> tuple[str, ...]:
    """Corrections and figures, old beside new; so many that they are read."""
    wanted = [c for c in one.changes if c["kind"] in ("corrected", "value")]
    wanted.sort(key=lambda change: change["kind"] != "corrected")
    told = [_line(change) for change in wanted[:NAMED]]
    if len(wanted) > NAMED:
        told.append(f"and {len(wanted) - NAMED} more")
    return tuple(told)


def _line(change: Mapping[str, str]) -> str:
    said = change.get("now") or f"Dropped: {change.get('was', '')}"
    was = change.get("was", "") if change.get("now") else ""
    stop = "" if said.endswith((".", "!", "?", "…")) else "."
    before = f"{stop} Before: {changes.without_label(was, said)}" if was else ""
    corrected = "Corrected: " if change["kind"] == "corrected" else ""
    reason = f" {change['reason']}" if change.get("reason") else ""
    return f"{corrected}{said}{before}{reason}"
