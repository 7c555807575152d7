"""Reading: the command that proofs and makes nothing, `check`.

*Takes* the command line, read. *Gives* an exit code, when all that was found is told.
"""

from __future__ import annotations

from argparse import Namespace
from datetime import date

from octavo.cli.exits import Exit
from octavo.cli.telling import (
    faults_told,
    folders_of,
    verdict,
)
from octavo.garbage import nothing_collected
from octavo.press import reading
from octavo.press.house import this_house
from octavo.press.trying import try_drawings


@nothing_collected()
def check(arguments: Namespace) -> Exit:
    """Read and proof every folder; tell every fault."""
    house = this_house()
    with faults_told(arguments) as proofs:
        for folder in folders_of(arguments, house):
            today = date.today()  # noqa: DTZ011 - the day where the reader sits
            read = reading.check(
                folder, house=house, today=today, within=arguments.within
            )
            proofs.append(try_drawings(read))
    return verdict(proofs, arguments)
