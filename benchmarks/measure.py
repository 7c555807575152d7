"""The stopwatch: a command run once, timed, its memory watched.

*Takes* a command. *Gives* wall seconds, and the most memory that any one of its
processes held. Linux only: memory is read from /proc.
"""

from __future__ import annotations

import os
import subprocess
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

EVERY = 0.05  # seconds between two looks at the memory
LONGEST = 900.0  # seconds


class FailedError(RuntimeError):
    """A command did not do what it was to do."""


@dataclass(frozen=True, slots=True)
class Run:
    """`seconds` of the wall; `processor`: seconds of all processors; `memory`: MB,
    resident, of the largest process."""

    seconds: float
    processor: float
    memory: float


def run(
    command: Sequence[str | Path],
    *,
    environ: Mapping[str, str] | None = None,
    allowed: tuple[int, ...] = (0,),
) -> Run:
    """Run it. Raises `FailedError` for another exit code than those `allowed`."""
    begun = time.perf_counter()
    with subprocess.Popen(
        [str(part) for part in command],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env={**_as_at_home(), **(environ or {})},
        start_new_session=True,
        text=True,
        errors="replace",
    ) as program:
        watch = _Watch(program.pid)
        watch.start()
        said, _ = program.communicate(timeout=LONGEST)
        seconds = time.perf_counter() - begun
        watch.stop()
    if program.returncode not in allowed:
        raise FailedError(f"{command[0]} ended with {program.returncode}:\n{said}")
    return Run(seconds, sum(watch.worked.values()), watch.highest / 1024)


def _as_at_home() -> Mapping[str, str]:
    """This environment; Python keeps what it has compiled, as it does everywhere but
    where it was told not to."""
    return {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}


class _Watch(threading.Thread):
    """Looks at the memory of every process of a session, now and then."""

    def __init__(self, session: int) -> None:
        super().__init__(daemon=True)
        self.session, self.highest = session, 0
        self.worked: dict[str, float] = {}  # process → seconds, as last seen
        self._over = threading.Event()

    def run(self) -> None:
        while not self._over.wait(EVERY):
            for process, seconds, held in _seen(self.session):
                self.worked[process] = seconds
                self.highest = max(self.highest, held)

    def stop(self) -> None:
        self._over.set()
        self.join()


def _seen(session: int) -> Iterator[tuple[str, float, int]]:
    """Each process of a session, its seconds of processor (utime and stime of proc(5))
    and the kB that it has held at most (VmHWM)."""
    ticks = os.sysconf("SC_CLK_TCK")
    for entry in Path("/proc").iterdir():
        if not entry.name.isdigit():
            continue
        try:
            fields = (entry / "stat").read_text().rpartition(")")[2].split()
            if int(fields[3]) != session:
                continue
            status = (entry / "status").read_text()
        except (OSError, IndexError, ValueError):
            continue
        held = status.partition("VmHWM:")[2].split(maxsplit=1)
        seconds = (int(fields[11]) + int(fields[12])) / ticks
        yield entry.name, seconds, int(held[0]) if held else 0
