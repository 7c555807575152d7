"""Reading engines: programs that people read with, each asked to show the whole book.

*Takes* the path of an EPUB. *Gives* what an engine could not show: spine files that
stay empty, and contents entries, pages, notes and links that it does not arrive at.
"""

from __future__ import annotations

import json
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urldefrag

import pymupdf
import pytest

from tests.conformance.judges import absent, browser
from tests.conformance.opened import OpenedBook

HERE = Path(__file__).resolve().parent
ENGINES = ("foliate", "epubjs", "readium")
KNOWN = ("unknown epub version: 3.0",)  # MuPDF says so of every EPUB 3
NESTED = "○▪"  # what MuPDF puts before the lines of lists in lists
PATIENCE = 900  # seconds for one book in one engine


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture of the screen: `turn` screens after `href`."""

    file: str
    href: str
    turn: int = 0
    width: int = 390
    height: int = 844
    dark: bool = False


def read(
    path: Path, engine: str, *, visits: Sequence[str], shots: Sequence[Shot] = ()
) -> dict[str, Any]:
    """What *engine* reports of its visits to places of the book."""
    if not (HERE / "node_modules" / "puppeteer-core").is_dir():
        absent("the reading engines are not installed")
    plan = {
        "engine": engine,
        "book": str(path.resolve()),
        "browser": browser(),
        "visits": list(visits),
        "shots": [asdict(shot) for shot in shots],
        "manifest": OpenedBook(path).manifest(),
    }
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "plan.json"
        file.write_text(json.dumps(plan), "utf-8")
        ran = subprocess.run(
            ["node", str(HERE / "engines" / "read_book.mjs"), str(file)],
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )
    if ran.returncode:
        pytest.fail(f"{engine} could not be run: {ran.stderr[-2000:]}", pytrace=False)
    report: dict[str, Any] = json.loads(ran.stdout)
    return report


def unshown(path: Path, engine: str, shots: Sequence[Shot] = ()) -> list[str]:
    """What *engine* does not show of what the book promises; *shots* are taken too."""
    book = OpenedBook(path)
    places = book.places()
    report = read(path, engine, visits=places, shots=shots)
    found = [f"script: {fault}" for fault in report["faults"]]
    promise = report["promise"]
    if tuple(promise["spine"]) != book.spine:
        found.append(f"spine: {promise['spine']}")
    if [one["href"] for one in promise["contents"]] != [
        h for _, h in book.listed("toc")
    ]:
        found.append(f"contents: {promise['contents']}")
    # epub.js 0.3 reads every label as a number: what is none becomes "NaN".
    pages = [(one["label"], one["href"]) for one in promise["pages"]]
    listed = [
        ("NaN" if engine == "epubjs" and not label.isdecimal() else label, href)
        for label, href in book.listed("page-list")
    ]
    if pages != listed:
        found.append(f"pages: {pages[:3]} …, expected {listed[:3]} …")
    for visit in report["visits"]:
        file = urldefrag(visit["href"])[0]
        if "fault" in visit:
            found.append(f"{visit['href']}: {visit['fault']}")
        elif visit.get("file") != file:
            found.append(f"{visit['href']}: shows {visit.get('file')}")
        elif not visit["seen"]:
            found.append(f"{visit['href']}: is not on the screen")
        elif not visit["words"]:
            found.append(f"{visit['href']}: shows nothing")
    return found


def unshown_by_mupdf(path: Path) -> list[str]:
    """What MuPDF, a stand-in for old e-readers, does not show."""
    book = OpenedBook(path)
    found: list[str] = []
    # PyMuPDF has no types of its own.
    mupdf: Any = pymupdf
    mupdf.TOOLS.mupdf_warnings(reset=True)
    with mupdf.open(path) as document:
        document.layout(width=390, height=844, fontsize=14)
        if len(document.get_toc()) != len(book.listed("toc")):
            found.append(f"contents: {len(document.get_toc())} entries")
        if document.chapter_count != len(book.spine):
            found.append(f"spine: {document.chapter_count} files")
        links = 0
        for chapter in range(document.chapter_count):
            said = ""
            for number in range(document.chapter_page_count(chapter)):
                page = document[(chapter, number)]
                said += page.get_text()
                blocks = page.get_text("dict")["blocks"]
                found += [
                    f"{book.spine[chapter]}: a picture of coarse dots"
                    for block in blocks
                    if block["type"] == 1 and _is_coarse(block)
                ]
                if any(block["type"] == 1 for block in blocks):
                    said += "(picture)"
                for link in page.get_links():
                    links += 1
                    if link["kind"] == pymupdf.LINK_NONE or link.get("page", 0) == -1:
                        found.append(
                            f"{book.spine[chapter]}: link {link} leads nowhere"
                        )
            if any(bullet in said for bullet in NESTED):
                found.append(f"{book.spine[chapter]}: a bullet that is not ours")
            if not said.strip():
                found.append(f"{book.spine[chapter]}: shows nothing")
        if not links:
            found.append("no link is seen")
    said = mupdf.TOOLS.mupdf_warnings().splitlines()
    return found + [line for line in said if line.strip() and line not in KNOWN]


def _is_coarse(block: dict[str, Any]) -> bool:
    """Whether a picture has fewer dots than the screen it is shown on."""
    return bool(block["width"] < block["bbox"][2] - block["bbox"][0])
