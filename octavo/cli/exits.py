"""Exit codes: what a command tells the shell."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """How a command ended."""

    PUBLISHED = 0  # done, and nothing stands against it
    CONTENT = 1  # the content has errors; nothing was written
    USAGE = 2  # the command line was not understood
    REFUSED = 3  # preflight refused the finished files
    MACHINE = 4  # the machine lacks something; the message says what to install
    BUG = 70  # a fault of ours, with the traceback (EX_SOFTWARE of sysexits.h)
    INTERRUPTED = 130  # 128 + SIGINT
