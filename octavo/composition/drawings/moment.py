"""Moments: dates of any precision as decimal years, and as printed.

*Takes* `YYYY`, `YYYY-MM`, `YYYY-MM-DD` or a number. *Gives* a place on an axis of
years, and the date in words.
"""

from __future__ import annotations

import re

MONTHS = tuple("Jan Feb Mar Apr May June July Aug Sept Oct Nov Dec".split())  # noqa: SIM905
_DATE = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


def moment(date: str) -> float:
    """A date as a decimal year; a vague date sits in the middle of its period.

    Raises ValueError for what is not a date.
    """
    found = _DATE.fullmatch(date.strip())
    if not found:
        raise ValueError(f"found {date!r}, expected YYYY, YYYY-MM or YYYY-MM-DD")
    year, month, day = (int(part) if part else 0 for part in found.groups())
    if not month:
        return year + 0.5
    if not day:
        return year + (month - 0.5) / 12
    return year + (month - 1) / 12 + (day - 0.5) / 365.25


def printed(date: str) -> str:
    """A date as the timeline prints it: "1995", "Aug 1975", "22 June 1965"."""
    year, *rest = date.strip().split("-")
    if not rest:
        return year
    month = MONTHS[int(rest[0]) - 1]
    return f"{month} {year}" if len(rest) == 1 else f"{int(rest[1])} {month} {year}"
