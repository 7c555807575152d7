"""Values: what a date, an id, a language tag, a colour, a URL look like.

*Takes* words. *Gives* what they mean, or None. Knows no file and no diagnostics.
"""

from __future__ import annotations

import re
from datetime import date

LONGEST = 100  # letters of an id, which names files
_ID = re.compile(r"[a-z][a-z0-9]*(?:[.-][a-z0-9]+)*\Z")
_SOURCE_KEY = re.compile(r"[A-Za-z0-9_](?:[\w.-]*[\w])?\Z", re.ASCII)
_LANGUAGE = re.compile(
    r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-(?:[A-Z]{2}|[0-9]{3}))?"
    r"(-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*(-x(?:-[a-z0-9]{1,8})+)?\Z"
)
_FORMAT = re.compile(r"[+ ]?,?(?:\.[0-9]{1,2})?[efg%]?\Z")
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}\Z")
_URL = re.compile(r"https?://[^\s/]+\.?[^\s]*\Z")
_WHEN = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?\Z")


def is_id(word: str) -> bool:
    """Lower case letters, digits, `.` and `-`; begins with a letter."""
    return bool(_ID.match(word)) and len(word) <= LONGEST


def is_source_key(word: str) -> bool:
    """Letters, digits, `_`, `.` and `-`, as Zotero and Pandoc write keys."""
    return bool(_SOURCE_KEY.match(word)) and len(word) <= LONGEST


def is_format(word: str) -> bool:
    """Of Python's format specifications those that fit every number."""
    return bool(_FORMAT.match(word))


def is_language(tag: str) -> bool:
    """A well-formed BCP 47 tag in its usual case (RFC 5646, section 2.1.1)."""
    return bool(_LANGUAGE.match(tag))


def is_colour(word: str) -> bool:
    return bool(_COLOUR.match(word))


def is_url(word: str) -> bool:
    return bool(_URL.match(word))


def read_date(word: str) -> date | None:
    """`2026-05-19`; None for a day that does not exist."""
    if not re.match(r"\d{4}-\d\d-\d\d\Z", word):
        return None
    try:
        return date.fromisoformat(word)
    except ValueError:
        return None


def read_when(word: str) -> str:
    """`2026`, `2026-05` or `2026-05-19` if there is such a time, else ""."""
    match = _WHEN.match(word)
    if match is None or match.group(1) == "0000":
        return ""
    year, month, day = match.groups()
    try:
        date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return ""
    return word
