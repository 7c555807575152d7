"""Progress is shown to who waits longer than a second, and to nobody else."""

from __future__ import annotations

import io

import pytest

from octavo.cli import progress
from octavo.cli.progress import CLEAR, Ticker, telling


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "PATIENCE", 0.0)


def show_two_steps(terminal: io.StringIO, *, quiet: bool = False) -> str:
    with telling(terminal, quiet=quiet) as ticker:
        ticker("reading")
        if ticker._clock.ident:
            ticker._clock.join()
        ticker("setting", 2, 3)
    return terminal.getvalue()


@pytest.mark.usefixtures("impatient")
def test_a_terminal_sees_each_step_and_then_a_clear_line() -> None:
    told = show_two_steps(Terminal())

    assert told.endswith(f"{CLEAR}setting (2 of 3){CLEAR}")


@pytest.mark.usefixtures("impatient")
def test_a_file_and_a_quiet_terminal_see_nothing() -> None:
    assert show_two_steps(io.StringIO()) == ""
    assert show_two_steps(Terminal(), quiet=True) == ""


@pytest.mark.usefixtures("impatient")
def test_a_line_that_stays_has_the_terminal_to_itself() -> None:
    terminal = Terminal()

    with telling(terminal, quiet=False) as ticker:
        ticker("reading")
        ticker._clock.join()
        ticker.say("published")
        ticker("setting")

    assert terminal.getvalue().endswith(f"{CLEAR}published\n{CLEAR}setting{CLEAR}")


@pytest.mark.usefixtures("impatient")
def test_a_line_that_comes_late_does_not_stay() -> None:
    """The clock may have struck when the work ends."""
    terminal = Terminal()
    late = Ticker(terminal, watched=True)
    late("reading")

    late.end()
    late._show()

    assert terminal.getvalue() == ""


def test_quick_work_shows_nothing() -> None:
    terminal = Terminal()

    with telling(terminal, quiet=False) as ticker:
        ticker("reading")

    assert terminal.getvalue() == ""
