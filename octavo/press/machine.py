"""The machine: what it lacks, told with the remedy.

*Takes* a fault. *Gives* a sentence that says what to install, or nothing if the machine
is not to blame.
"""

from __future__ import annotations

import errno

from octavo.diagnostics import LackError

PANGO = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
BARRED = (
    *(errno.EACCES, errno.EPERM, errno.EROFS),
    *(errno.EISDIR, errno.ENOTDIR, errno.EEXIST),
)


def what_is_lacking(fault: BaseException) -> str:
    """A sentence for whoever looks after the machine, or "" if the fault is ours."""
    match fault:
        case LackError():
            return str(fault)
        case ModuleNotFoundError() if not str(fault.name).startswith("octavo"):
            return f"the Python package “{fault.name}” is not installed: run `make`"
        case OSError() if "cannot load library" in str(fault):
            library = str(fault).partition("'")[2].partition("'")[0]
            return f"the system library {library} is missing: install {PANGO}"
        case OSError() if fault.errno in FULL:
            return "the disk is full; the shelf is as it was"
        case OSError() if fault.errno in BARRED or isinstance(fault, PermissionError):
            return f"{fault.filename} may not be written; the shelf is as it was"
        case _:
            return ""
