#!/usr/bin/env python3
"""The doorbell: `./build.py` builds the books, `./build.py --help` says the rest.

*Takes* the command line. *Gives* `octavo.cli`'s exit code. Rung outside the virtual
environment it steps inside first; where there is none it says in one line what to run.
"""

import os
import sys
from pathlib import Path

HOUSE = Path(__file__).resolve().parent
MACHINE_LACKS_SOMETHING = 4
INTERRUPTED = 130


def step_inside() -> None:
    """Start again with the virtual environment's Python, unless this is it already."""
    python = HOUSE / ".venv" / "bin" / "python"
    inside = Path(sys.prefix).resolve() == (HOUSE / ".venv").resolve()
    if os.access(python, os.X_OK) and not inside:
        os.execv(python, [str(python), str(Path(__file__).resolve()), *sys.argv[1:]])


def missing() -> str:
    """What keeps the engine from starting; nothing if all is there."""
    if sys.version_info < (3, 11):  # noqa: UP036 - it may be rung by an older one
        return f"Python 3.11 or newer is needed, this is {sys.version.split()[0]}"
    try:
        import octavo.cli  # noqa: F401 - a trial of the door before it is opened
    except ModuleNotFoundError as absent:
        return f"the Python package {absent.name!r} is not installed"
    except OSError as absent:  # a shared library such as Pango's, loaded by its name
        return f"a system library is not installed ({str(absent).splitlines()[0]})"
    return ""


def main() -> int:
    """Ring, and return the exit code of the command."""
    step_inside()
    if lack := missing():
        print(f"build.py: {lack}; run `make` in {HOUSE}", file=sys.stderr)
        return MACHINE_LACKS_SOMETHING
    from octavo.cli import main as ring

    return ring()


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:  # before anything was begun
        sys.exit(INTERRUPTED)
