"""Forking: the process from which those that set and bind pages are forked.

*Gives* the context that they are started in. That process loads the engine once, while
others work; whoever is forked from it has it.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import forkserver
from multiprocessing.context import ForkServerContext

ENGINE = "octavo.production.print.layout"  # named only: loading it is what takes long


def send_ahead() -> ForkServerContext:
    """Begin to load the engine, if that was not done; come back at once."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([ENGINE])
    with _path_told():
        forkserver.ensure_running()
    return context


@contextmanager
def _path_told() -> Iterator[None]:
    """quirk(python 3.11): the process to fork from is told `sys.path` and forgets it.
    Where the command is not called in the folder of the house, it finds nothing to
    load, says nothing, and each that is forked from it loads the engine for itself."""
    before = os.environ.get("PYTHONPATH")
    os.environ["PYTHONPATH"] = os.pathsep.join(path for path in sys.path if path)
    try:
        yield
    finally:
        if before is None:
            del os.environ["PYTHONPATH"]
        else:
            os.environ["PYTHONPATH"] = before
