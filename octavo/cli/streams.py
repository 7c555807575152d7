"""The streams of the terminal: there, in UTF-8, and quiet when nobody reads them.

*Takes* and *gives* nothing; changes `sys.stdout` and `sys.stderr`. Only the doorbell
asks for it.
"""

from __future__ import annotations

import io
import os
import sys
from contextlib import suppress
from pathlib import Path


def open_streams() -> None:
    """Have both streams: a closed one leads nowhere, and any name can be written."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:  # closed by whoever started the process
            nowhere = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - kept
            setattr(sys, name, nowhere)
        elif isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def abandon_streams() -> None:
    """Lead a stream that takes nothing more nowhere, lest Python complain at its end.

    See https://docs.python.org/3/library/signal.html#note-on-sigpipe.
    """
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            with suppress(OSError, ValueError):
                os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
