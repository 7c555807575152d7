"""The cluster: divisions laid out on other machines. The only door to Dask.

*Takes* the address of a Dask scheduler. *Gives* a `concurrent.futures.Executor` whose
workers lay out divisions. They need Octavo, its faces and the publication at the same
paths, and one thread each: WeasyPrint is told what to do for a whole process.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future
from contextlib import contextmanager
from typing import Any

from octavo.diagnostics import LackError

PATIENCE = 10  # seconds until a scheduler must have answered
EXTRA = "requirements-cluster.lock"


@contextmanager
def workers_at(address: str) -> Iterator[Executor | None]:
    """The workers of the scheduler at `address`; None if there is no address.

    Raises `LackError` if Dask is not installed, if nobody answers, if nobody works
    there, or if a worker has several threads.
    """
    if not address:
        yield None
        return
    try:
        from distributed import Client
    except ModuleNotFoundError as absent:
        told = f"--scheduler needs Dask: pip install --require-hashes -r {EXTRA}"
        raise LackError(told) from absent
    try:
        client = Client(address, timeout=PATIENCE, set_as_default=False)
    except (OSError, ValueError) as deaf:
        raise LackError(f"no scheduler answers at {address}") from deaf
    with client:
        _check(client.scheduler_info(n_workers=-1)["workers"], address)
        with client.get_executor(pure=False) as inner:
            yield Cluster(inner)


def _check(workers: dict[str, dict[str, Any]], address: str) -> None:
    if not workers:
        raise LackError(f"nobody works for the scheduler at {address}: start a worker")
    for name, worker in sorted(workers.items()):
        if worker["nthreads"] != 1:
            told = f"the worker {name} has {worker['nthreads']} threads, expected one"
            raise LackError(f"{told}: start it with --nthreads 1")


class Cluster(Executor):
    """Dask's executor, whose dead workers are told as `BrokenExecutor`."""

    def __init__(self, inner: Executor) -> None:
        self._inner = inner

    def submit(
        self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any
    ) -> Future[Any]:
        ours: Future[Any] = Future()
        ours.set_running_or_notify_cancel()
        theirs = self._inner.submit(fn, *args, **kwargs)
        theirs.add_done_callback(lambda done: _pass_on(done, ours))
        return ours


def _pass_on(done: Future[Any], ours: Future[Any]) -> None:
    from distributed.scheduler import KilledWorker

    if done.cancelled():
        ours.set_exception(BrokenExecutor("the cluster went away"))
        return
    fault = done.exception()
    if isinstance(fault, KilledWorker):  # Dask has given it to several already
        ours.set_exception(BrokenExecutor(str(fault)))
    elif fault is not None:
        ours.set_exception(fault)
    else:
        ours.set_result(done.result())
