"""Progress: one line on a terminal that says what is being done.

*Takes* what is being done, now and then. *Gives* a line on the terminal once the work
has taken longer than a second, rewritten in place and gone at the end; nothing where
nobody watches.
"""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

PATIENCE = 1.0  # seconds before the line appears
CLEAR = "\r\x1b[K"


@contextmanager
def telling(terminal: TextIO, *, quiet: bool) -> Iterator[Ticker]:
    """A ticker for the length of the block."""
    ticker = Ticker(terminal, watched=not quiet and terminal.isatty())
    ticker.start()
    try:
        yield ticker
    finally:
        ticker.end()


class Ticker:
    """Call it with what is being done: `ticker("setting", 3, 12)`."""

    def __init__(self, terminal: TextIO, *, watched: bool) -> None:
        self._terminal = terminal
        self._watched = watched
        self._doing = ""
        self._shown = False
        self._hand = threading.Lock()
        self._clock = threading.Timer(PATIENCE, self._show)
        self._clock.daemon = True

    def start(self) -> None:
        if self._watched:
            self._clock.start()

    def end(self) -> None:
        self._clock.cancel()
        with self._hand:
            self._clear()
            self._watched = self._shown = False

    def say(self, words: str) -> None:
        """A line that stays; the one that says what is being done makes room."""
        with self._hand:
            self._clear()
            print(words, file=self._terminal, flush=self._shown)

    def _clear(self) -> None:
        if self._shown:
            self._terminal.write(CLEAR)
            self._terminal.flush()

    def __call__(self, doing: str, count: int = 0, of: int = 0) -> None:
        """`doing` is a phrase such as "setting Trade"; `count` of `of` are done."""
        with self._hand:
            self._doing = f"{doing} ({count} of {of})" if of else doing
            if self._shown:
                self._write()

    def _show(self) -> None:
        with self._hand:
            self._shown = self._watched
            if self._shown:
                self._write()

    def _write(self) -> None:
        width = max(20, shutil.get_terminal_size().columns - 1)
        self._terminal.write(f"{CLEAR}{self._doing}"[: width + len(CLEAR)])
        self._terminal.flush()
