"""Numerals: numbers as they are printed.

*Takes* a number and its format. *Gives* words with a true minus, U+2212: a hyphen is
shorter than a plus, and may be torn off at the end of a line.
"""

from __future__ import annotations

MINUS = "\N{MINUS SIGN}"


def numeral(value: float, form: str = "") -> str:
    """The number in a format such as ",.0f"; without one, as short as it can be."""
    told = format(value, form or ("g" if isinstance(value, float) else ""))
    return told.replace("-", MINUS)
