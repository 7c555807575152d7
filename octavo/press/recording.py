"""Recording: a published edition is written down, once.

*Takes* what was published. *Gives* the record in the publication's folder. It appears
whole or not at all, and is never written over.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from pathlib import Path

from octavo.model.keeping import PART, write_whole
from octavo.model.record import Record, file_of, plain_record
from octavo.press.house import House

MOMENT = "%Y-%m-%dT%H:%M:%SZ"  # the one date of a build, in UTC


def write_record(folder: Path, record: Record) -> Path:
    """The file of the record. Raises FileExistsError if the edition has one."""
    file = folder / file_of(record.edition.id)
    file.parent.mkdir(exist_ok=True)
    text = json.dumps(plain_record(record), ensure_ascii=False, indent=1) + "\n"
    part = file.with_name(f"{PART}{os.getpid()}")
    try:
        write_whole(part, text.encode(), lasting=True)
        os.link(part, file)  # fails if there is one, where a rename would replace it
    finally:
        part.unlink(missing_ok=True)
    return file


def sweep(folder: Path) -> None:
    """Take away what publishing left that was killed while it wrote."""
    for left in sorted((folder / file_of("x")).parent.glob(f"{PART}*")):
        left.unlink(missing_ok=True)


def house_digests(house: House) -> Mapping[str, str]:
    """What the house itself adds to the books: engine, templates, assets."""
    parts = {
        "engine": (house.root / "octavo", "*.py"),
        "templates": (house.templates, "*.j2"),
        "assets": (house.assets, "*"),
    }
    return {name: _digest(*where) for name, where in parts.items()}


def _digest(folder: Path, pattern: str) -> str:
    """SHA-256 of the names and contents of the files below a folder."""
    held = hashlib.sha256()
    for file in sorted(path for path in folder.rglob(pattern) if path.is_file()):
        content = hashlib.sha256(file.read_bytes()).hexdigest()
        held.update(f"{content}  {file.relative_to(folder).as_posix()}\n".encode())
    return held.hexdigest()
