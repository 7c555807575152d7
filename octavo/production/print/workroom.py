"""The workroom: divisions laid out side by side.

*Takes* tasks and any `concurrent.futures.Executor` (processes of this machine unless
told otherwise). *Gives* what came of each: a `Laid`, or a fault if a worker died or
hung over it. One bad division never takes the others' results or the build with it.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import (
    FIRST_COMPLETED,
    BrokenExecutor,
    Executor,
    Future,
    wait,
)
from contextlib import contextmanager, nullcontext
from itertools import islice
from types import FrameType

from octavo.production.crew import Crew, Processes
from octavo.production.print.gathering import Fault, Laid, Task

MANY = 10_000  # tasks that may wait at once, if it matters not
PATIENCE = 300.0  # seconds that one division may take
AGAIN = 0.25  # seconds until the alarm of a division rings again
Outcome = Laid | Fault
Work = Callable[[Task, float], Laid]
"""What a worker does: lay out a task within so many seconds."""


class OverdueError(Exception):
    """A division took longer than it may."""


def prepare(sheets: Sequence[str], fontconfig: str) -> None:
    """Do here what the first division would wait for."""
    from octavo.production.print.layout import lay_out, specimen  # heavy, as below

    lay_out(specimen(sheets, fontconfig))


def work(task: Task, patience: float) -> Laid:
    """Lay out one division; raises `OverdueError` if it takes too long."""
    from octavo.production.print.layout import (
        lay_out,
    )  # heavy: only where pages are set

    with alarm(patience):
        return lay_out(task)


@contextmanager
def alarm(seconds: float) -> Iterator[None]:
    """Raise `OverdueError` here after so many seconds, where signals can be had.

    An exception that is raised while Python ends an object is told and forgotten, and
    a callback of a C library forgets it too: the alarm rings on until it is heard."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    over = False

    def ring(signum: int, frame: FrameType | None) -> None:
        while frame is not None and not over:
            if frame.f_code.co_name == "__del__":
                return
            frame = frame.f_back
        if not over:
            raise OverdueError

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds, AGAIN)
    try:
        yield
    finally:
        over = True
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def lay_out_all(
    tasks: Sequence[Task],
    *,
    jobs: int,
    executor: Executor | None = None,
    patience: float = PATIENCE,
    work: Work = work,
    done: Callable[[Task, Laid], None] = lambda task, laid: None,
    revise: Callable[[Task], Task] | None = None,
    processes: Processes | None = None,
) -> Mapping[str, Outcome]:
    """Division → what came of it. `done` is told of each as it is finished.

    The longest go first, so that none is left to be waited for at the end. With
    `revise` they go in the order given and no sooner than someone is free: each is
    revised just before, when more is known of those before it. `processes` are
    those of an earlier round, if there was one.
    """
    queue: Iterable[Task] = sorted(tasks, key=lambda t: (-len(t.html), t.division))
    room = MANY
    if revise is not None:
        queue, room = map(revise, tasks), jobs
    if not tasks:  # no process is started for nothing
        return {}
    outcomes: dict[str, Outcome] = {}

    def settle(task: Task, outcome: Outcome) -> None:
        outcomes[task.division] = outcome
        if isinstance(outcome, Laid):
            done(task, outcome)

    if executor is None and jobs == 1:
        for task in queue:
            settle(task, _here(task, patience, work))
    elif executor is not None:
        run = (room, patience, work, settle, lambda: None)
        for task in _through(executor, queue, *run):
            settle(task, _died(task))
    else:
        with nullcontext(processes) if processes else _alone(jobs) as kept:
            run = (room, patience, work, settle, kept.end)
            broken = _through(kept.pool(), queue, *run)
            if broken:
                kept.end()
        # A dead process takes the whole pool with it and no one says whose work it
        # was: what is left is tried again, each alone, and who dies again is named.
        for task in broken:
            with _alone(1) as one:
                run = (1, patience, work, settle, one.end)
                if _through(one.pool(), [task], *run):
                    settle(task, _died(task))
    return outcomes


@contextmanager
def _alone(jobs: int) -> Iterator[Processes]:
    with Crew() as crew, crew.lend(jobs) as processes:
        yield processes


def _here(task: Task, patience: float, work: Work) -> Outcome:
    try:
        return work(task, patience)
    except OverdueError:
        return _hung(task, patience)
    except Exception as error:
        error.add_note(f"while laying out the division “{task.division}”")
        raise


def _through(
    executor: Executor,
    queue: Iterable[Task],
    room: int,
    patience: float,
    work: Work,
    settle: Callable[[Task, Outcome], None],
    end: Callable[[], None],
) -> list[Task]:
    """Lay out through an executor, no more than `room` at once; give the tasks left
    over if it broke."""
    waiting: dict[Future[Laid], Task] = {}
    broken: list[Task] = []
    tasks = iter(queue)

    def submit(count: int) -> None:
        for task in islice(tasks, count):
            try:
                waiting[executor.submit(work, task, patience)] = task
            except BrokenExecutor:
                broken.append(task)

    try:
        submit(room)
        while waiting:
            ready, _ = wait(waiting, patience * 1.25, return_when=FIRST_COMPLETED)
            if not ready:  # not even the alarm in the worker is heard
                left = [t for future, t in waiting.items() if not future.running()]
                for future, task in waiting.items():
                    if future.running():
                        settle(task, _hung(task, patience))
                end()
                return [*left, *tasks]
            for future in ready:
                task = waiting.pop(future)
                try:
                    settle(task, future.result())
                except OverdueError:
                    settle(task, _hung(task, patience))
                except BrokenExecutor:
                    broken.append(task)
                except Exception as error:
                    error.add_note(f"while laying out the division “{task.division}”")
                    raise
            submit(room - len(waiting))
        broken += tasks  # nobody was left to take them
    except BaseException:
        for future in waiting:
            future.cancel()
        end()
        raise
    return broken


def _died(task: Task) -> Fault:
    message = f"the process that laid out “{task.division}” died each time"
    return Fault(
        "E-406", task.division, message, "see whether the machine ran out of memory"
    )


def _hung(task: Task, patience: float) -> Fault:
    message = f"laying out “{task.division}” took more than {patience:g} seconds"
    fix = "divide it, or build when the machine has less to do"
    return Fault("E-407", task.division, message, fix)
