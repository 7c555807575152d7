"""Complaints: what WeasyPrint says while it works, heard and told as faults.

*Takes* its log. *Gives* a `Fault` for each thing it said. On our pages it has nothing
to say: each complaint is a defect of ours or something an author can mend.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from octavo.production.print.gathering import Fault


class Listener(logging.Handler):
    """Keeps what WeasyPrint complains of."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        said = record.getMessage()
        if said not in self.heard:
            self.heard.append(said)


@contextmanager
def listening() -> Iterator[Listener]:
    """Hear what is said meanwhile; it goes nowhere else."""
    logger, ear = logging.getLogger("weasyprint"), Listener()
    before, spread = logger.level, logger.propagate
    logger.addHandler(ear)
    logger.setLevel(logging.WARNING)
    logger.propagate = False
    try:
        yield ear
    finally:
        logger.removeHandler(ear)
        logger.setLevel(before)
        logger.propagate = spread


def told(said: str) -> Iterator[Fault]:
    """What WeasyPrint said, as a fault of ours: our pages leave it silent."""
    if said.startswith("Anchor defined twice"):
        return  # told as E-403 by layout, which looks at every id
    if said.startswith(".notdef"):
        character = said.rpartition('"')[0].rpartition('"')[2]
        message = f"no face of the book has the character “{character}”"
        code = said.rpartition("(")[2].rstrip(")")
        yield Fault("E-404", "", f"{message} ({code})", "use another character")
    elif said.startswith("Failed to load"):
        yield Fault("E-409", "", f"a picture could not be set: {said}")
    else:
        yield Fault("E-401", "", f"layout complains: {said}")
