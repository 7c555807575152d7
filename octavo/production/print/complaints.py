"""Complaints: what WeasyPrint says while it works, heard and told as faults.

*Takes* its log. *Gives* a `Fault` for each thing it said. On our pages it has nothing
to say: each complaint is a defect of ours or something an author can mend.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from octavo.model.galley import Resource
from octavo.production.print.gathering import Fault

ID = re.compile(r'\sid="([^"]+)"')
INSIDE = re.compile(r"(data:image/[^\s']{1,40})[^\s']*")  # a picture in a drawing


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


def told(said: str, html: str, resources: Mapping[str, Resource]) -> Iterator[Fault]:
    """What WeasyPrint said of *html*, as a fault of ours: our pages leave it silent."""
    if said.startswith("Anchor defined twice"):
        return  # told as E-403 by layout, which looks at every id
    if said.startswith(".notdef"):
        character = said.rpartition('"')[0].rpartition('"')[2]
        message = f"no face of the book has the character “{character}”"
        code = said.rpartition("(")[2].rstrip(")")
        shown = (url for url, kept in resources.items() if _has(kept, character))
        where = next((at for n in (character, *shown) if (at := _above(html, n))), "")
        yield Fault("E-404", where, f"{message} ({code})", "use another character")
    elif said.startswith("Failed to load"):
        inside = INSIDE.search(said)
        url = next(
            (
                url
                for url, kept in resources.items()
                if f"'{url}'" in said or (inside and _has(kept, inside[1]))
            ),
            "",
        )
        where = _above(html, url) if url else ""
        told = INSIDE.sub(r"\1…", said)
        fix = "save the file anew"
        yield Fault("E-409", where, f"a picture could not be set: {told}", fix)
    else:
        yield Fault("E-401", "", f"layout complains: {said}")


def _has(resource: Resource, words: str) -> bool:
    """Whether a drawing has characters in its text."""
    if "svg" not in resource.media_type:
        return False
    return words in Path(resource.path).read_text("utf-8", errors="replace")


def _above(html: str, needle: str) -> str:
    """The last id before something in the HTML, "" if it is not there."""
    before = ID.finditer(html, 0, max(html.find(needle), 0))
    return next((found[1] for found in reversed([*before])), "")
