"""Screens: what readers see of a book, kept as pictures to be looked at.

    python -m tests.conformance.screens dist/japan-south-korea/2026/*.epub

*Takes* the path of an EPUB. *Gives* pictures in `tests/conformance/out/<name>/`: every
kind of page, on a phone and a tablet, by day and by night, in each reading engine.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

import pymupdf

from tests.conformance.opened import EPUB, OpenedBook
from tests.conformance.readers import ENGINES, HERE, Shot, read

OUT = HERE / "out"
PHONE, TABLET = (390, 844), (820, 1180)  # CSS px, upright
SIZES = {"phone": PHONE, "tablet": TABLET}
INTERESTING = ("table", "chart", "map", "fact", "changed", "timeline", "noteref")


def places_to_see(book: OpenedBook) -> tuple[str, ...]:
    """Every file, of chapters the first; each kind of block; in reading order."""
    found: dict[str, str] = {}
    for name in book.spine:
        root = book.trees[name]
        kinds = [node.get(f"{EPUB}type") or "" for node in root.iter("*")]
        is_chapter = "chapter" in kinds
        found.setdefault("chapter" if is_chapter else name, name)
        for node in root.iter():
            for word in node.get("class", "").split():
                if word in INTERESTING and node.get("id"):
                    found.setdefault(word, f"{name}#{node.get('id')}")
    places = dict.fromkeys(found.values())
    order = {name: number for number, name in enumerate(book.spine)}
    return tuple(sorted(places, key=lambda place: order[place.partition("#")[0]]))


def shots_of(
    book: OpenedBook, folder: Path, engine: str, places: tuple[str, ...]
) -> Iterator[Shot]:
    """A picture of each place on each screen, by day and by night; of the engines after
    the first, on a phone by day and a tablet by night."""
    for number, place in enumerate(places, 1):
        for (size, (width, height)), dark in product(SIZES.items(), (False, True)):
            if engine != ENGINES[0] and (size == "tablet") != dark:
                continue
            light = "night" if dark else "day"
            said = place.replace(".xhtml", "").replace("#", "-").replace(".", "-")
            file = folder / f"{engine}-{size}-{light}-{number:02}-{said}.png"
            yield Shot(str(file), place, width=width, height=height, dark=dark)


def two_screens(book: OpenedBook, folder: Path, engine: str) -> tuple[Shot, Shot]:
    """A chapter on a phone by day and on a tablet by night: what the tests keep."""
    chapter = next(
        name
        for name in book.spine
        if any(
            "chapter" in (n.get(f"{EPUB}type") or "") for n in book.trees[name].iter()
        )
    )
    day, *_, night = shots_of(book, folder, engine, (chapter,))
    return day, night


def show_mupdf(book: OpenedBook, folder: Path, places: tuple[str, ...]) -> None:
    """The first screen of each file, as MuPDF draws it on a phone."""
    mupdf: Any = pymupdf
    with mupdf.open(book.path) as document:
        document.layout(width=PHONE[0], height=PHONE[1], fontsize=14)
        for name in dict.fromkeys(place.partition("#")[0] for place in places):
            chapter = book.spine.index(name)
            stem = name.removesuffix(".xhtml")
            picture = document[(chapter, 0)].get_pixmap()
            picture.save(folder / f"mupdf-phone-day-{chapter + 1:02}-{stem}.png")


def show(path: Path) -> Path:
    """Make every picture of a book anew; give the folder they lie in."""
    book = OpenedBook(path)
    folder = OUT / path.stem
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    places = places_to_see(book)
    for engine in ENGINES:
        shots = tuple(shots_of(book, folder, engine, places))
        read(path, engine, visits=(), shots=shots)
    show_mupdf(book, folder, places)
    return folder


if __name__ == "__main__":
    for given in sys.argv[1:]:
        print(show(Path(given)))
