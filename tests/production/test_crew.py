"""Processes wait for more work until the crew goes home."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from concurrent.futures import BrokenExecutor
from pathlib import Path

import pytest

from octavo.production.crew import Crew, Processes

ROOT = Path(__file__).resolve().parents[2]
KILLED = """
import os, signal, sys
sys.path.insert(0, {root!r})
from octavo.production.crew import Crew
with Crew() as crew, crew.lend(1) as processes:
    print(processes.pool().submit(os.getpid).result(), flush=True)
    os.kill(os.getpid(), signal.SIGKILL)
"""


def who(processes: Processes) -> int:
    return processes.pool().submit(os.getpid).result(60)


def is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def test_processes_wait_for_more_work_until_the_crew_goes_home() -> None:
    with Crew() as crew:
        with crew.lend(1) as processes:
            first = who(processes)
        with crew.lend(1) as processes:
            assert who(processes) == first

    assert not is_alive(first)


def test_who_is_at_work_is_not_lent_to_another() -> None:
    with Crew() as crew, crew.lend(1) as one, crew.lend(1) as other:
        assert who(one) != who(other)


def test_who_was_ended_is_followed_by_another() -> None:
    with Crew() as crew:
        with crew.lend(1) as processes:
            first = who(processes)
            processes.end()
        with crew.lend(1) as processes:
            assert who(processes) != first

    assert not is_alive(first)


def test_who_is_ended_takes_no_one_else_along() -> None:
    with Crew() as crew, crew.lend(1) as one:
        who(one)
        with crew.lend(1) as other:  # which has come later
            process = who(other)
            one.end()

            assert who(other) == process


def test_where_one_died_another_comes() -> None:
    with Crew() as crew, crew.lend(1) as processes:
        first = who(processes)
        died = processes.pool().submit(os._exit, 1)
        with pytest.raises(BrokenExecutor):
            died.result(60)

        assert who(processes) != first


def test_ctrl_c_is_left_to_the_one_who_sent_for_them() -> None:
    with Crew() as crew, crew.lend(1) as processes:
        pool = processes.pool()
        process = who(processes)
        os.kill(process, signal.SIGINT)

        assert pool.submit(os.getpid).result(60) == process


def remember(file: Path) -> None:
    file.write_text(str(os.getpid()), "utf-8")


def test_begun_work_is_done_before_the_next(tmp_path: Path) -> None:
    with Crew() as crew:
        with crew.lend(1) as processes:
            processes.begin(remember, tmp_path / "who")
        with crew.lend(1) as processes:
            process = who(processes)

    assert (tmp_path / "who").read_text("utf-8") == str(process)


def test_begun_work_that_nothing_follows_leaves_no_one_behind() -> None:
    with Crew() as crew, crew.lend(1) as processes:
        processes.begin(os.getpid)

    assert multiprocessing.active_children() == []


def test_who_sent_for_them_is_killed_and_no_one_stays_behind() -> None:
    run = [sys.executable, "-c", KILLED.format(root=str(ROOT))]
    told = subprocess.run(run, capture_output=True, text=True, check=False, timeout=60)
    process = int(told.stdout)

    end = time.monotonic() + 20
    while is_alive(process) and time.monotonic() < end:
        time.sleep(0.05)
    assert not is_alive(process)
