"""The crew: the processes of this machine that set and bind pages.

*Gives* them, for as long as there is work, to whoever asks. They start when the first
work is handed to them, and wait for more until the crew goes home.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import AbstractContextManager, contextmanager, nullcontext
from multiprocessing.connection import wait
from threading import Thread

from octavo.production.forking import send_ahead


class Processes:
    """Processes of this machine, started when there is work and kept for more of it."""

    def __init__(self, jobs: int) -> None:
        self.jobs = jobs
        self._pool: ProcessPoolExecutor | None = None
        self._beginning: Thread | None = None

    def begin(self, work: Callable[..., object], *given: object) -> None:
        """Hand them work whose outcome no one waits for; come back at once. To start a
        process takes as long as the engine takes to load."""
        self._beginning = Thread(target=lambda: self._open().submit(work, *given))
        self._beginning.start()

    def pool(self) -> ProcessPoolExecutor:
        self._wait()
        return self._open()

    def _wait(self) -> None:
        """Until they have begun."""
        if self._beginning is not None:
            self._beginning.join()
            self._beginning = None

    def _open(self) -> ProcessPoolExecutor:
        if self._pool is not None and self._pool._broken:  # no one is left in it
            self._pool = None
        if self._pool is None:
            self._pool = ProcessPoolExecutor(
                self.jobs,
                mp_context=send_ahead(),
                initializer=_arrive,
            )
        return self._pool

    def go_home(self) -> None:
        """End them when their work is done; the next that is asked for is new."""
        self._wait()
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None

    def end(self) -> None:
        """End them at once, whatever they do; the next that is asked for is new."""
        self._wait()
        if self._pool is not None:
            for process in list((self._pool._processes or {}).values()):
                process.kill()
        self.go_home()


def _arrive() -> None:
    """Leave Ctrl-C to the one who sent for us, and go when that one is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_go_with_the_last, daemon=True).start()


def _go_with_the_last() -> None:
    """quirk(python 3.11): who waits for work holds both ends of the pipe that it would
    come through, and waits for ever if the other side was killed."""
    sender = multiprocessing.parent_process()
    if sender is not None:
        wait([sender.sentinel])
        os._exit(1)


class Crew:
    """Those who wait for work. They go home at the end of the block."""

    def __init__(self) -> None:
        self._waiting: list[Processes] = []

    def __enter__(self) -> Crew:
        return self

    def __exit__(self, *raised: object) -> None:
        for processes in self._waiting:
            processes.go_home()
        self._waiting = []

    @contextmanager
    def lend(self, jobs: int) -> Iterator[Processes]:
        """Processes, of which *jobs* work side by side; afterwards they wait."""
        found = next((one for one in self._waiting if one.jobs == jobs), None)
        if found is not None:
            self._waiting.remove(found)
        processes = found or Processes(jobs)
        try:
            yield processes
        finally:
            self._waiting.append(processes)


def at_work(crew: Crew | None) -> AbstractContextManager[Crew]:
    """The crew that is there; or one that comes for this and goes home at its end."""
    return nullcontext(crew) if crew is not None else Crew()
