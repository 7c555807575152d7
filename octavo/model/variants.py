"""Variants: the other books that can be made of the same content.

*Gives* their names, as they stand on the command line and in the names of files.
"""

from __future__ import annotations

LARGE_PRINT = "large-print"
"""18 pt, one column; as accessible as the book itself."""
PRINTER = "printer"
"""Bleed, crop marks, PDF/X-4: for the printing house."""
BOOKLET = "booklet"
"""The pages two by two on sheets, to be printed, folded and stapled."""

KEPUB = "kepub"
"""The e-book with the marks of Kobo's own reader."""

PRINTED = (LARGE_PRINT, PRINTER, BOOKLET)
VARIANTS = (*PRINTED, KEPUB)
