"""Makeready: the engine made ready, so that it sets the same pages in half the time.

*Gives* a context in which WeasyPrint 70 does not do again what it has done. Nothing
here changes a page: the same book is set with and without, byte for byte (a test).
Each part says what it spares; all were measured on chapters of notes and tables.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from octavo.garbage import nothing_collected
from octavo.production.print import engine
from octavo.production.print.makeready.lengths import lengths_at_once
from octavo.production.print.makeready.lines import lines_set_once
from octavo.production.print.makeready.notes import notes_measured_once
from octavo.production.print.makeready.styles import styles_shared

__all__ = ["engine", "made_ready"]  # the engine comes in before the parts


@contextmanager
def made_ready() -> Iterator[None]:
    """Put everything in place for one division, and take it away after it."""
    with ExitStack() as stack:
        stack.enter_context(nothing_collected())
        for part in (
            styles_shared,
            lengths_at_once,
            lines_set_once,
            notes_measured_once,
        ):
            stack.enter_context(part())
        yield
