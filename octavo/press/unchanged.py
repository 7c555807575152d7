"""Unchanged: a build that would make what stands on the shelf is not done again.

*Takes* the folder, the order and the day. *Gives* what the same build came to, if its
content, order and equipment are the same and every file stands on the shelf as it was
put there. Reads no YAML and loads no room.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from octavo.diagnostics import Diagnostic, Place
from octavo.model.edition import read_edition
from octavo.model.keeping import write_whole
from octavo.model.variants import PRINTER
from octavo.press.built import Built, Proofs
from octavo.press.equipment import digest_of, equipment_digest, origins
from octavo.press.house import House
from octavo.press.order import Order, judges_of
from octavo.production.libraries import marks_of_judges, press_profile

EDITION = "edition.json"
PAGES = ("feed.atom", "index.html", "opds.json", "opds.xml")


def recall(folder: Path, order: Order, *, house: House, today: date) -> Built | None:
    """What this very build came to when it was last done, or None."""
    try:
        told = json.loads(_note(folder, order, house).read_text("utf-8"))
        place = Path(told["place"])
        if told["key"] != key_of(folder, order, house=house, today=today):
            return None
        if told["files"] != digests(place):
            return None
        edition = read_edition(json.loads((place / EDITION).read_text("utf-8")))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None
    found = tuple(_diagnostic(one) for one in told["diagnostics"])
    names = sorted({one.place.file for one in found} - {""})
    files = {name: folder / name for name in names}
    return Built(
        proofs=Proofs(
            folder=folder,
            publication=None,
            earlier=None,
            fair_copy=None,
            diagnostics=found,
            texts={n: f.read_text("utf-8") for n, f in files.items() if f.is_file()},
        ),
        edition=edition,
        place=place,
        is_new=not _is_arranged(place),
    )


def _is_arranged(place: Path) -> bool:
    """Whether the pages of the shelf were made after the edition took its place; a
    press that was killed in between left them as they were."""
    made = (place / EDITION).stat().st_mtime_ns
    pages = [place.parent.parent / name for name in PAGES]
    return all(page.is_file() and page.stat().st_mtime_ns >= made for page in pages)


def remember(
    built: Built, folder: Path, order: Order, *, house: House, key: str
) -> None:
    """Note what a build came to, if it put an edition on the shelf. `key`: that of all
    it depended on, before anything was read; what was saved since is not in it."""
    if built.edition is None or built.place is None:
        return
    told = {
        "key": key,
        "place": str(built.place),
        "files": digests(built.place),
        "diagnostics": [asdict(found) for found in built.proofs.diagnostics],
    }
    note = _note(folder, order, house)
    note.parent.mkdir(parents=True, exist_ok=True)
    write_whole(note, json.dumps(told, ensure_ascii=False).encode())


def _note(folder: Path, order: Order, house: House) -> Path:
    """Where it is noted: one note for a folder and what is made of it."""
    made = (*_asked(order), order.judge)
    told = f"{folder.resolve()}\0{order.shelf.resolve()}\0{made}"
    name = hashlib.sha256(told.encode()).hexdigest()[:32]
    return house.cache / "unchanged" / f"{name}.json"


def key_of(folder: Path, order: Order, *, house: House, today: date) -> str:
    """The digest of all that a build depends on."""
    told = (
        equipment_digest(house),
        origins(),
        digest_of(folder),
        today.isoformat(),  # a review may be due
        (order.within, order.strict, *_asked(order)),
        tuple(marks_of_judges(judges_of(order, house))) if order.judge else (),
        _press(order),
        order.environ.get("SOURCE_DATE_EPOCH", ""),
    )
    return hashlib.sha256(repr(told).encode()).hexdigest()


def _press(order: Order) -> str:
    """The digest of the profile that the printer's file is made for."""
    if PRINTER not in order.variants:
        return ""
    found = order.icc or press_profile()
    return hashlib.sha256(found.read_bytes()).hexdigest() if found else ""


def _asked(order: Order) -> tuple[object, ...]:
    """What the books are to be."""
    return order.formats, order.paper, order.profile, order.variants


def digests(place: Path) -> Mapping[str, str]:
    """Every file of an edition with its digest, read anew."""
    return {
        path.relative_to(place).as_posix(): hashlib.sha256(
            path.read_bytes()
        ).hexdigest()
        for path in sorted(place.rglob("*"))
        if path.is_file()
    }


def _diagnostic(told: Mapping[str, Any]) -> Diagnostic:
    return Diagnostic(**{**told, "place": Place(**told["place"])})
