"""The workroom: a worker that dies or hangs is named, and the others' work is kept."""

from __future__ import annotations

import os
import signal
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from octavo.model.galley import Resource
from octavo.production.print.gathering import Fault, Laid, Sheet, Task
from octavo.production.print.store import Store
from octavo.production.print.tools import _code
from octavo.production.print.workroom import alarm, lay_out_all
from tests.production.print.press import chapter, set_book


def task(division: str) -> Task:
    return Task(
        division=division,
        language="en",
        html="",
        stylesheets=(),
        resources={},
        profile="ua1",
        fontconfig="",
    )


def laid(division: str) -> Laid:
    sheet = Sheet(division=division, language="en", pages=1, size=(1.0, 1.0))
    return Laid(b"", sheet)


def dies_over_two(task: Task, patience: float) -> Laid:
    if task.division == "two":
        os.kill(os.getpid(), signal.SIGKILL)
    return laid(task.division)


def dies_once(task: Task, patience: float) -> Laid:
    mark = Path(task.html)
    if not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return laid(task.division)


def deaf(task: Task, patience: float) -> Laid:
    if task.division == "two":
        time.sleep(60)
    return laid(task.division)


def breaks(task: Task, patience: float) -> Laid:
    raise RuntimeError("a bug")


TASKS = [task(name) for name in ("one", "two", "three")]


def test_a_worker_that_dies_is_named_and_the_others_are_kept():
    outcomes = lay_out_all(TASKS, jobs=2, work=dies_over_two)

    assert isinstance(outcomes["one"], Laid)
    assert isinstance(outcomes["three"], Laid)
    fault = outcomes["two"]
    assert isinstance(fault, Fault)
    assert fault.code == "E-406"
    assert "“two”" in fault.message


def test_a_worker_that_dies_once_is_given_another_chance(tmp_path: Path):
    made = [
        Task(**{**{f: getattr(t, f) for f in t.__slots__}, "html": str(tmp_path / "m")})
        for t in TASKS
    ]

    outcomes = lay_out_all(made, jobs=2, work=dies_once)

    assert all(isinstance(outcome, Laid) for outcome in outcomes.values())


def test_a_worker_that_hangs_is_named_and_ended():
    begun = time.monotonic()

    outcomes = lay_out_all(TASKS, jobs=2, work=deaf, patience=1.5)

    fault = outcomes["two"]
    assert time.monotonic() - begun < 30
    assert isinstance(fault, Fault)
    assert fault.code == "E-407"
    assert "“two”" in fault.message


def test_layout_that_takes_too_long_is_stopped_where_it_works(tmp_path: Path):
    book = set_book(tmp_path, chapter("one", 200), patience=0.2)

    (fault,) = book.diagnostics
    assert fault.code == "E-407"
    assert "“one”" in fault.message
    assert book.pagination is None


class Ended:
    """Takes long to end: an alarm that rings meanwhile is not heard."""

    def __del__(self) -> None:
        time.sleep(0.3)


def ends_late(task: Task, patience: float) -> Laid:
    with alarm(patience):
        thing = Ended()
        del thing
        time.sleep(10)
    return laid(task.division)


def test_an_alarm_that_is_not_heard_rings_again():
    begun = time.monotonic()

    outcomes = lay_out_all(TASKS[:1], jobs=1, work=ends_late, patience=0.1)

    (fault,) = outcomes.values()
    assert isinstance(fault, Fault)
    assert fault.code == "E-407"
    assert time.monotonic() - begun < 5


def test_a_bug_is_raised_with_the_name_of_the_division():
    with pytest.raises(RuntimeError) as raised:
        lay_out_all(TASKS, jobs=2, work=breaks)

    assert "while laying out the division" in raised.value.__notes__[0]


def test_any_executor_will_do(tmp_path: Path):
    with ThreadPoolExecutor(1) as threads:
        book = set_book(
            tmp_path, chapter("one", 2), chapter("two", 2), executor=threads
        )

    assert book.diagnostics == ()


def test_processes_and_one_process_give_the_same_book(tmp_path: Path):
    galleys = [chapter(name, 3) for name in ("one", "two", "three")]

    alone = set_book(tmp_path / "a", *galleys, jobs=1)
    together = set_book(tmp_path / "b", *galleys, jobs=2)

    assert alone.gatherings == together.gatherings
    for gathering in alone.gatherings:
        name = f"{gathering.key}.pdf"
        assert (tmp_path / "a" / name).read_bytes() == (
            tmp_path / "b" / name
        ).read_bytes()


def test_a_task_is_revised_when_someone_is_free_for_it_and_no_sooner():
    told: list[str] = []

    def revise(one: Task) -> Task:
        told.append(f"revised {one.division}")
        return one

    lay_out_all(
        TASKS,
        jobs=1,
        executor=ThreadPoolExecutor(1),
        work=lambda one, patience: dies_over_two(task("fine"), patience),
        done=lambda one, laid: told.append(f"done {one.division}"),
        revise=revise,
    )

    assert told == [
        *("revised one", "done one", "revised two", "done two"),
        *("revised three", "done three"),
    ]


def test_all_that_shapes_a_gathering_is_in_its_key(tmp_path: Path):
    resource = Resource(path="p", media_type="image/png", digest="d")
    plain = replace(task("a"), resources={"octavo:p": resource})
    others = [
        replace(plain, division="b"),
        replace(plain, language="ko"),
        replace(plain, html="other"),
        replace(plain, profile="ua2"),
        replace(plain, stylesheets=("other",)),
        replace(plain, resources={"octavo:p": replace(resource, digest="e")}),
    ]
    store = Store(tmp_path, "tools")

    keys = {store.key_of(one) for one in (plain, *others)}
    keys.add(Store(tmp_path, "other tools").key_of(plain))

    assert len(keys) == len(others) + 2


def test_makeready_is_among_the_tools_and_binding_is_not():
    told = "\0".join(_code())

    assert "Makeready: the engine made ready" in told
    assert "Imposition: pages laid two by two" not in told
