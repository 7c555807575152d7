"""Faults: what ended a command though its content may be right.

*Takes* an exception. *Gives* an exit code, when it has said whose fault it is: the
machine's, with a remedy; a record's; or ours, with the traceback.
"""

from __future__ import annotations

import traceback

from octavo.cli.exits import Exit
from octavo.cli.telling import say
from octavo.model.record import RecordError
from octavo.press.machine import what_is_lacking


def failed(fault: Exception) -> Exit:
    """Say whose fault it is."""
    if lack := what_is_lacking(fault):
        say(lack)
        return Exit.MACHINE
    if isinstance(fault, RecordError):
        say(str(fault))
        return Exit.USAGE
    traceback.print_exception(fault)
    say("this is a fault of Octavo’s own; please report it with the lines above")
    return Exit.BUG
