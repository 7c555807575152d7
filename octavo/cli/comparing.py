"""Comparing: the command that tells what changed, `diff`.

*Takes* the command line, read. *Gives* an exit code, when the changes are told.
"""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from datetime import date
from pathlib import Path

from octavo.cli.exits import Exit
from octavo.cli.margin import draw
from octavo.cli.redline import draw_changes
from octavo.cli.telling import is_coloured, say, shown
from octavo.cli.usage import UsageError
from octavo.press.comparing import differ
from octavo.press.house import this_house


def diff(arguments: Namespace) -> Exit:
    """Tell what changed between two editions, or since one."""
    house = this_house()
    named = list(arguments.named)
    is_folder = bool(named) and Path(named[0]).is_dir()
    folders = (Path(named.pop(0)),) if is_folder else house.publications()
    if len(named) > 2:
        raise UsageError(f"found {named[2]}, expected at most two editions")
    if len(folders) != 1:
        names = " or ".join(shown(folder) for folder in folders) or "a folder"
        raise UsageError(f"name the publication first: {names}")
    old, new = [*named, "", ""][:2]
    today = date.today()  # noqa: DTZ011 - the day where the reader sits
    told = differ(folders[0], old, new, house=house, today=today)
    if told.proofs and told.proofs.publication is None:
        sys.stderr.write(draw(told.proofs.diagnostics, told.proofs.texts))
        return Exit.CONTENT
    if arguments.format == "json":
        sys.stdout.write(json.dumps(told.plain(), ensure_ascii=False, indent=2) + "\n")
    else:
        say(f"{told.since} → {told.edition}\n")
        sys.stdout.write(draw_changes(told.changes, coloured=is_coloured(sys.stdout)))
    return Exit.PUBLISHED
