"""Dates in words, as the house prints them.

*Takes* ISO dates of any precision. *Gives* English words: "19 May 2026".
The number and its month are joined by a no-break space.
"""

from __future__ import annotations

from datetime import date

from octavo.model.blocks import Fact
from octavo.model.inlines import words

_NB = "\u00a0"
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


def printed_date(when: str | date) -> str:
    """A date in words: "2026" stays, "2026-05" is "May 2026", a day comes before.

    What is no ISO date of one of these precisions is returned as it stands.
    """
    parts = str(when).split("-")
    if not all(part.isdigit() for part in parts) or len(parts) not in (2, 3):
        return str(when)
    month = int(parts[1])
    if not 1 <= month <= 12:
        return str(when)
    name = f"{MONTHS[month - 1]} {parts[0]}"
    return name if len(parts) == 2 else f"{int(parts[2])}{_NB}{name}"


def when_of(fact: Fact) -> str:
    """The date of a fact beside its label; "" if the label tells the year by itself."""
    told = fact.as_of[:4] in words(fact.label)
    return "" if told else printed_date(fact.as_of)
