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


@nothing_collected()
def check(arguments: Namespace) -> Exit:
    """Read and proof every folder; tell every fault."""
    house = this_house()
    with faults_told(arguments) as proofs:
        for folder in folders_of(arguments, house):
            read = reading.check(
                folder,
                house=house,
                today=date.today(),  # noqa: DTZ011 - the day where the reader sits
                within=arguments.within,
            )
            proofs.append(read)
    return verdict(proofs, arguments)
