"""The shelf: an edition appears whole or not at all.

*Takes* a place, `dist/<slug>/<edition>`. *Gives* an empty folder to fill; when it was
filled without a fault, it stands in that place. One build at a time fills a shelf; a
build that was killed leaves the last edition untouched, and the next one sweeps up.
"""

from __future__ import annotations

import ctypes
import errno
import fcntl
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

LOCK = ".lock"
MAKING = ".making-"  # a folder being filled
UNPUBLISHED = "+unpublished"  # no id has a plus
LEAVING = ".leaving-"  # the last edition on its way out
AT_FDCWD = -100
RENAME_EXCHANGE = 2  # renameat2(2), Linux


def beside_published(place: Path) -> Path:
    """Where books go that are not what was published under the id of `place`."""
    return place.with_name(place.name + UNPUBLISHED)


@contextmanager
def new_edition(place: Path, waits: Callable[[], None]) -> Iterator[Path]:
    """A folder that becomes `place` if the block ends without an exception.

    `waits` is called once if another build is filling the same shelf.
    """
    shelf = place.parent
    shelf.mkdir(parents=True, exist_ok=True)
    with alone(shelf / LOCK, waits):
        _sweep(shelf)
        making = shelf / f"{MAKING}{place.name}"
        making.mkdir()
        try:
            yield making
            _keep(making)
            _put(making, place)
        finally:
            shutil.rmtree(making, ignore_errors=True)


@contextmanager
def alone(lock: Path, waits: Callable[[], None]) -> Iterator[None]:
    """Hold the lock of a shelf; the system frees it when the process ends."""
    with lock.open("a") as held:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            waits()
            fcntl.flock(held, fcntl.LOCK_EX)
        yield


def _sweep(shelf: Path) -> None:
    """Take away what killed builds left, and put back what one was replacing."""
    for left in sorted(shelf.glob(f"{LEAVING}*")):
        place = shelf / left.name.removeprefix(LEAVING)
        if place.exists():
            shutil.rmtree(left)
        else:
            left.rename(place)
    for made in sorted(shelf.glob(f"{MAKING}*")):
        shutil.rmtree(made)


def _keep(folder: Path) -> None:
    """Have every byte on the disk before the folder gets its name."""
    for path in (*sorted(folder.rglob("*")), folder):
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _put(making: Path, place: Path) -> None:
    """Give `making` the name `place`; what stood there is left in `making`."""
    if not place.exists():
        making.rename(place)
    elif not _exchange(making, place):
        leaving = place.parent / f"{LEAVING}{place.name}"
        place.rename(leaving)
        making.rename(place)
        shutil.rmtree(leaving)


def _exchange(one: Path, other: Path) -> bool:
    """Swap two names at one stroke; False where the system cannot."""
    swap = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if swap is None:
        return False
    names = os.fsencode(one), os.fsencode(other)
    if swap(AT_FDCWD, names[0], AT_FDCWD, names[1], RENAME_EXCHANGE) == 0:
        return True
    fault = ctypes.get_errno()
    if fault in (errno.EINVAL, errno.ENOSYS, errno.ENOTSUP):
        return False
    raise OSError(fault, os.strerror(fault), str(other))
