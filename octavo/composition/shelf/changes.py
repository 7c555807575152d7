"""What changed, as the shelf tells it: counted, with corrections and figures named.

*Takes* an edition on the shelf. *Gives* lines of words; changes.json has everything.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from octavo.model.standing import Standing

NAMED = 8
_KINDS = (
    ("corrected", "correction", "corrections"),
    ("value", "new figure", "new figures"),
    ("added", "addition", "additions"),
    ("reworded", "rewording", "rewordings"),
    ("moved", "move", "moves"),
    ("removed", "omission", "omissions"),
    ("source-added", "source added", "sources added"),
    ("source-withdrawn", "source withdrawn", "sources withdrawn"),
)


def counted(one: Standing) -> str:
    """“3 corrections, 12 additions since edition 2022”; "" for a first edition."""
    if not one.edition.since:
        return ""
    kinds = [change["kind"] for change in one.changes]
    told = [
        f"{count} {single if count == 1 else many}"
        for kind, single, many in _KINDS
        if (count := kinds.count(kind))
    ]
    since = f"since edition {one.edition.since}"
    return f"{', '.join(told)} {since}" if told else f"Nothing changed {since}"


def highlights(one: Standing) -> tuple[str, ...]:
    """Corrections and figures, old beside new; so many that they are read."""
    wanted = [c for c in one.changes if c["kind"] in ("corrected", "value")]
    wanted.sort(key=lambda change: change["kind"] != "corrected")
    told = [_line(change) for change in wanted[:NAMED]]
    if len(wanted) > NAMED:
        told.append(f"and {len(wanted) - NAMED} more")
    return tuple(told)


def _bare(label: str) -> str:
    """A label without its figures, which are another year in another edition."""
    return re.sub(r"[0-9]", "", label)


def _line(change: Mapping[str, str]) -> str:
    said = change.get("now") or f"Dropped: {change.get('was', '')}"
    was = change.get("was", "") if change.get("now") else ""
    label, colon, value = was.partition(": ")
    if colon and _bare(label) == _bare(said.partition(": ")[0]):
        was = value
    stop = "" if said.endswith((".", "!", "?", "…")) else "."
    before = f"{stop} Before: {was}" if was else ""
    corrected = "Corrected: " if change["kind"] == "corrected" else ""
    reason = f" {change['reason']}" if change.get("reason") else ""
    return f"{corrected}{said}{before}{reason}"
