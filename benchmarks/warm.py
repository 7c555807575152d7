"""A process that has built before builds again after an edit.

*Takes* the bench's folder, the pages, and a file. *Gives* the seconds there.
"""

from __future__ import annotations

import json
import os
import sys
import time
from dataclasses import replace
from datetime import date
from pathlib import Path

from benchmarks.folder import write_folder
from benchmarks.text import edited, make_text
from octavo.press.building import build
from octavo.press.house import House, this_house
from octavo.press.order import Order
from octavo.production.crew import Crew


def main() -> None:
    """Build twice to be warm, then once for the watch."""
    base, pages, told = Path(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3])
    text = make_text(pages)
    house = House(this_house().root, base / "kept")
    jobs = len(os.sched_getaffinity(0))
    order = Order(shelf=base / "shelf", jobs=jobs, environ={})
    today = date(2026, 1, 2)
    took: dict[str, float] = {}
    with Crew() as crew:
        order = replace(order, crew=crew)
        for written in (text, edited(text), edited(edited(text))):
            write_folder(written, base / "book")
            begun, worked = time.perf_counter(), _worked()
            build(base / "book", order, house=house, today=today)
            took = {
                "seconds": time.perf_counter() - begun,
                "processor": _worked() - worked,
            }
    told.write_text(json.dumps(took), "utf-8")


def _worked() -> float:
    """Seconds of the processors, this process and its finished children."""
    told = os.times()
    return told.user + told.system + told.children_user + told.children_system


if __name__ == "__main__":
    main()
