"""Dates in words: "28 October 2024".

*Takes* ISO dates, months and years. *Gives* words with no-break spaces between the
day and the month.
"""

from __future__ import annotations

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
NO_BREAK = "\u00a0"
UNDATED = "not dated"


def in_words(when: str, until: str = "") -> str:
    """`2024-10-28` → "28 October 2024"; `2024-10` → "October 2024"; "" → "not dated".

    `until` ends a range: "2018–2019", "3–7 July 2019", "30 June to 2 July 2019".
    """
    if not when:
        return UNDATED
    if not until or until == when:
        return _plain(when)
    first, last = when.split("-"), until.split("-")
    if len(first) == len(last) == 1:
        return f"{when}–{until}"
    if len(first) == len(last) == 3 and first[:2] == last[:2]:
        return f"{int(first[2])}–{_plain(until)}"
    return f"{_plain(when)} to {_plain(until)}"


def _plain(when: str) -> str:
    match when.split("-"):
        case [year, month, day]:
            return f"{int(day)}{NO_BREAK}{MONTHS[int(month) - 1]} {year}"
        case [year, month]:
            return f"{MONTHS[int(month) - 1]} {year}"
        case _:
            return when
