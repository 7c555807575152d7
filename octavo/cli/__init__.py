"""The doorbell's inside: a command is read, obeyed, and its outcome told.

*Takes* the command line. *Gives* an exit code. The only place that knows the terminal
and the clock on the wall; only the part of it that a command needs is opened.
"""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Sequence

from octavo.cli.arguments import read_arguments
from octavo.cli.exits import Exit
from octavo.cli.streams import abandon_streams, open_streams
from octavo.cli.telling import say
from octavo.cli.usage import UsageError
from octavo.press.order import OddMomentError, OddPressError, TakenPlaceError


def main(given: Sequence[str] | None = None) -> int:
    """Do what the command line says; give the exit code."""
    open_streams()
    try:
        outcome = _ring(given)
        sys.stdout.flush()
        sys.stderr.flush()
    except BrokenPipeError:  # whoever was reading has gone
        outcome = Exit.INTERRUPTED
    except OSError:  # it cannot be told that it cannot be told
        outcome = Exit.MACHINE
    abandon_streams()
    return outcome


def _ring(given: Sequence[str] | None) -> Exit:
    try:
        arguments = read_arguments(sys.argv[1:] if given is None else given)
        _stand_somewhere()
        return _obey(arguments)
    except KeyboardInterrupt:
        say("interrupted; what was not finished stands on the shelf as it was")
        return Exit.INTERRUPTED
    except (UsageError, OddMomentError, OddPressError, TakenPlaceError) as wrong:
        say(str(wrong))
        return Exit.USAGE
    except BrokenPipeError:
        raise
    except Exception as fault:
        from octavo.cli.faults import failed

        return failed(fault)


def _stand_somewhere() -> None:
    """Refuse to work from a folder that is gone: no path could be told from there."""
    try:
        os.getcwd()  # noqa: PTH109 - nothing is made of it
    except FileNotFoundError as gone:
        raise UsageError("the folder you stand in is gone; go to another") from gone


def _obey(arguments: Namespace) -> Exit:
    """Open the part that the command needs, and no other."""
    match arguments.command:
        case "check":
            from octavo.cli.reading import check

            return check(arguments)
        case "diff":
            from octavo.cli.comparing import diff

            return diff(arguments)
        case "schema":
            from octavo.cli.starting import schema

            return schema(arguments)
        case "new":
            from octavo.cli.starting import new

            return new(arguments)
        case "publish":
            from octavo.cli.making import publish

            return publish(arguments)
        case _:
            from octavo.cli.making import build

            return build(arguments)
