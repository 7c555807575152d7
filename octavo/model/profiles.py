"""Profiles: the standards that the printed book can promise to keep as a file.

*Gives* their names, as they stand on the command line, in the names of files and in
records. `octavo.production.print.profiles` tells what each means.
"""

from __future__ import annotations

UA1 = "ua1"
"""PDF/A-3a and PDF/UA-1."""
UA2 = "ua2"
"""PDF/A-4f, PDF/UA-2 and WTPDF 1.0."""

NAMES = (UA1, UA2)
DEFAULT = UA1
