"""Watching: the books are made again as soon as what they are made of changes.

*Takes* folders. *Gives* the files in them that changed, when any did; and the crew that
waits from one book to the next.
"""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from octavo.production.crew import Crew

__all__ = ["Crew", "interrupts_noted", "look", "wait_for_change"]

OFTEN = 0.2  # seconds between two looks
Look = Mapping[Path, tuple[int, int, int]]
"""File → when it was written, in ns, its size, and which it is (inode)."""


def look(folders: Sequence[Path]) -> Look:
    """All files below *folders*, but for hidden ones."""
    seen = {}
    for folder in folders:
        for above, inner, files in os.walk(folder):
            inner[:] = [name for name in inner if not _is_hidden(name)]
            for name in files:
                path = Path(above, name)
                if not _is_hidden(name) and (known := _known(path)):
                    seen[path] = known
    return seen


@contextmanager
def interrupts_noted() -> Iterator[Callable[[], bool]]:
    """Until the end of this, Ctrl-C raises nothing; what is given tells whether it was
    pressed. An exception that is raised while Python ends an object is forgotten."""
    pressed = False

    def note(signum: int, frame: FrameType | None) -> None:
        nonlocal pressed
        pressed = True

    before = signal.signal(signal.SIGINT, note)
    try:
        yield lambda: pressed
    finally:
        signal.signal(signal.SIGINT, before)


def wait_for_change(
    folders: Sequence[Path],
    before: Look,
    interrupted: Callable[[], bool],
    tell_gone: Callable[[Sequence[Path]], None] = lambda folders: None,
    *,
    sleep: Callable[[float], None] = time.sleep,
) -> tuple[Path, ...]:
    """Wait until files differ from what was seen *before*, and nobody writes any more;
    give those files, sorted; none if it was interrupted.

    A folder that is gone is waited for: nothing can be made of it. `tell_gone` is told
    of it, and then it is given with the files when it is there again.
    """
    last: tuple[Look, Sequence[Path]] = (before, [])
    missed: set[Path] = set()
    while not interrupted():
        now, gone = look(folders), [path for path in folders if not path.is_dir()]
        settled = (now, gone) == last
        if settled and (new := [path for path in gone if path not in missed]):
            tell_gone(new)
            missed.update(new)
        changed = {p for p in now.keys() | before.keys() if now.get(p) != before.get(p)}
        if settled and not gone and (changed or missed):
            return tuple(sorted(changed | missed))
        last = (now, gone)
        sleep(OFTEN)
    return ()


def _is_hidden(name: str) -> bool:
    """Also what editors write beside a file: `.x.swp`, `x~`, `#x#`."""
    return name.startswith((".", "#")) or name.endswith("~") or name == "__pycache__"


def _known(path: Path) -> tuple[int, int, int] | None:
    try:
        found = path.stat()
    except OSError:  # gone between two looks
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino
