"""Divisions are laid out by the workers of a Dask cluster on this machine.

Needs the extra `cluster` (`pip install --require-hashes -r requirements-cluster.lock`);
skipped where it is not installed.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from octavo.diagnostics import LackError
from octavo.press.cluster import workers_at
from octavo.production.print.gathering import Fault, Laid, Sheet, Task
from octavo.production.print.workroom import lay_out_all

ROOT = Path(__file__).resolve().parents[2]
NEEDS = "the extra “cluster” is not installed: requirements-cluster.lock"


def lies_idle(address: str) -> None:
    with workers_at(address):
        pass


def dies_over_two(task: Task, patience: float) -> Laid:
    if task.division == "two":
        os._exit(1)
    sheet = Sheet(division=task.division, language="en", pages=1, size=(1.0, 1.0))
    return Laid(b"", sheet)


def hangs_over_two(task: Task, patience: float) -> Laid:
    if task.division == "two":
        time.sleep(20)
    return dies_over_two(task, patience)


def task(division: str) -> Task:
    return Task(
        division=division,
        language="en",
        html="",
        stylesheets=(),
        resources={},
        profile="",
        fontconfig="",
    )


TASKS = [task(name) for name in ("one", "two", "three")]


@contextmanager
def started(*command: str, until: str) -> Iterator[str]:
    """A program of Dask's, once it has said `until`; gives what was said there."""
    with subprocess.Popen(
        [sys.executable, "-m", "distributed.cli.dask_" + command[0], *command[1:]],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"},
        stderr=subprocess.PIPE,
        text=True,
    ) as program:
        assert program.stderr is not None
        try:
            for line in program.stderr:
                if found := re.search(until, line):
                    yield found[1]
                    break
            else:
                raise AssertionError(f"{command} did not start")
        finally:
            program.terminate()
            program.stderr.read()


@pytest.fixture(scope="module")
def scheduler() -> Iterator[str]:
    pytest.importorskip("distributed", reason=NEEDS)
    quiet = ("--no-dashboard", "--port", "0", "--host", "127.0.0.1")
    with started("scheduler", *quiet, until=r"Scheduler at:\s+(tcp://\S+)") as address:
        yield address


@pytest.fixture
def cluster(scheduler: str) -> Iterator[str]:
    with worker(scheduler):
        yield scheduler


@contextmanager
def worker(scheduler: str, threads: int = 1) -> Iterator[None]:
    command = ("worker", scheduler, "--nthreads", str(threads), "--no-dashboard")
    with started(*command, until=r"Registered to:\s+(tcp://\S+)"):
        yield


def test_a_book_is_made_by_a_cluster_as_by_this_machine(
    cluster: str, tmp_path: Path
) -> None:
    made = {}
    for name, more in (("here", ()), ("there", ("--scheduler", cluster))):
        cache = tmp_path / f"{name}-kept"
        subprocess.run(
            [
                *(sys.executable, ROOT / "build.py", ROOT / "tests/books/minimal"),
                *("--out", tmp_path / name, "--cache", cache, "--only", "pdf", *more),
            ],
            check=True,
            capture_output=True,
        )
        (pdf,) = (tmp_path / name).rglob("*.pdf")
        made[name] = pdf.read_bytes()

    assert made["there"] == made["here"]


def test_a_division_that_kills_its_workers_is_named(cluster: str) -> None:
    with (
        worker(cluster),
        worker(cluster),
        worker(cluster),
        workers_at(cluster) as hands,
    ):
        outcomes = lay_out_all(TASKS, jobs=1, executor=hands, work=dies_over_two)

    fault = outcomes["two"]
    assert isinstance(outcomes["one"], Laid)
    assert isinstance(outcomes["three"], Laid)
    assert isinstance(fault, Fault)
    assert fault.code == "E-406"
    assert "“two”" in fault.message


def test_a_division_over_which_a_worker_hangs_is_named(cluster: str) -> None:
    with workers_at(cluster) as hands:
        outcomes = lay_out_all(
            TASKS[1:2], jobs=1, executor=hands, work=hangs_over_two, patience=1
        )

    fault = outcomes["two"]
    assert isinstance(fault, Fault)
    assert fault.code == "E-407"


def test_a_worker_with_several_threads_is_refused(scheduler: str) -> None:
    told = "2 threads, expected one"
    with worker(scheduler, threads=2), pytest.raises(LackError, match=told):
        lies_idle(scheduler)


def test_a_scheduler_without_workers_is_told(scheduler: str) -> None:
    time.sleep(1)  # until it has noticed that the last worker left
    with pytest.raises(LackError, match="nobody works"):
        lies_idle(scheduler)


def test_nobody_answers_is_told() -> None:
    pytest.importorskip("distributed", reason=NEEDS)
    with pytest.raises(LackError, match="no scheduler answers"):
        lies_idle("tcp://127.0.0.1:9")
