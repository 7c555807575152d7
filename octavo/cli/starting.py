"""Starting: the commands that help an author begin, `new` and `schema`.

*Takes* the command line, read. *Gives* an exit code, when the files are written.
"""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from datetime import date

from octavo.cli.exits import Exit
from octavo.cli.telling import say, shown
from octavo.cli.usage import UsageError, may_be_folder
from octavo.press.house import this_house
from octavo.press.starting import OccupiedError, schemas, start_publication


def schema(arguments: Namespace) -> Exit:
    """Print the schema that is named, or write all of them."""
    told = {
        name: json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
        for name, schema in schemas().items()
    }
    if arguments.write is None:
        sys.stdout.write(told[arguments.name])
        return Exit.PUBLISHED
    may_be_folder(arguments.write)
    arguments.write.mkdir(parents=True, exist_ok=True)
    for name, text in told.items():
        file = arguments.write / f"{name}.schema.json"
        file.write_text(text, "utf-8")
        say(shown(file))
    return Exit.PUBLISHED


def new(arguments: Namespace) -> Exit:
    """Write a small publication to begin with."""
    templates = this_house().templates
    today = date.today()  # noqa: DTZ011
    may_be_folder(arguments.folder)
    try:
        start_publication(arguments.folder, templates=templates, today=today)
    except OccupiedError as occupied:
        raise UsageError(f"{occupied} is not empty; name a new folder") from occupied
    say(f"{shown(arguments.folder)}/ is there; make its books with")
    say(f"  ./build.py {shown(arguments.folder)}")
    return Exit.PUBLISHED
