"""Titles: a title and its subtitle in one line.

*Takes* both. *Gives* them joined by the sign that the trade puts there.
"""

from __future__ import annotations


def before_subtitle(title: str) -> str:
    """What stands between them: a colon, or a semicolon behind a title that has one,
    and nothing more behind its own question or exclamation mark."""
    if title.endswith(("?", "!", "…")):
        return " "
    return "; " if ":" in title else ": "


def full_title(title: str, subtitle: str) -> str:
    """“Title: subtitle”."""
    return f"{title}{before_subtitle(title)}{subtitle}" if subtitle else title
