"""Preflight: the finished files are opened once more before they go on the shelf.

*Takes* the bytes of a PDF or an EPUB and what they should be. *Gives* findings: each
is a fault of the house, never of the author. What it does not look at is judged in the
tests, and in a build that asks for it, by EPUBCheck, Ace and veraPDF.
"""

from octavo.production.preflight.booklet import inspect_booklet
from octavo.production.preflight.epub import inspect_epub
from octavo.production.preflight.finding import Finding
from octavo.production.preflight.pdf import inspect_pdf
from octavo.production.preflight.printer import inspect_printer

__all__ = [
    "Finding",
    "inspect_booklet",
    "inspect_epub",
    "inspect_pdf",
    "inspect_printer",
]
