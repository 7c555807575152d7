"""The judges of the finished books: programs from elsewhere, each behind a function.

*Takes* the path of a PDF or an EPUB. *Gives* the judge's findings as strings, none if
it has nothing to say; from pdf.js, what it read. `make judges` installs them.
A judge that is missing skips the test with a reason; where CI=true it fails the test.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

import pytest

from octavo.production.preflight.judges import (
    PATIENCE,
    MissingJudgeError,
    ask_ace,
    ask_epubcheck,
    ask_verapdf,
    find_browser,
    find_node,
    run,
)

__all__ = ["PATIENCE"]
HERE = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An entry of the outline: `page` is 1-based, 0 for an address on the web."""

    title: str
    level: int
    page: int


@dataclass(frozen=True, slots=True)
class Link:
    """A link annotation: from a page (1-based) to a page, or to `url` with page 0."""

    source: int
    url: str
    page: int


@dataclass(frozen=True, slots=True)
class Reading:
    """What pdf.js reads in a PDF.

    `broken` names bookmarks and links that lead nowhere; `figures_without_alt` the
    Figures without alternative text; `roles` counts the structure roles, and `text`
    holds each page's text in the order of its content stream.
    """

    pages: int
    title: str
    lang: str
    marked: bool
    page_labels: tuple[str, ...]
    outline: tuple[Bookmark, ...]
    links: tuple[Link, ...]
    broken: tuple[str, ...]
    figures_without_alt: tuple[str, ...]
    roles: Mapping[str, int]
    text: tuple[str, ...]


def absent(reason: str) -> NoReturn:
    """Skip the running test because of *reason*, or fail it where CI=true."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"a judge is missing: {reason}", pytrace=False)
    pytest.skip(f"{reason}; `make judges` installs it")


@contextmanager
def _present() -> Iterator[None]:
    """A judge that the press would miss is absent here."""
    try:
        yield
    except MissingJudgeError as missing:
        absent(str(missing).partition(":")[0])


def epubcheck(path: Path) -> list[str]:
    """All of EPUBCheck's messages on an EPUB, usage lines included."""
    with _present():
        return list(ask_epubcheck(path).findings)


def ace(path: Path) -> list[str]:
    """The accessibility violations that Ace by DAISY finds in an EPUB."""
    with _present():
        return list(ask_ace(path, HERE).findings)


def verapdf(path: Path, flavour: str) -> list[str]:
    """The rules of *flavour* that a PDF breaks; see `verapdf_all`."""
    return verapdf_all([path], flavour)[path]


def verapdf_all(paths: Sequence[Path], flavour: str) -> dict[Path, list[str]]:
    """The broken rules of each PDF, by one start of veraPDF's machine.

    *flavour* is veraPDF's word for a standard: ua1, ua2, 3a, 4f, wt1a, …
    """
    with _present():
        verdicts = ask_verapdf(paths, flavour, HERE)
    return {path: list(verdicts[path].findings) for path in paths}


def qpdf_check(path: Path) -> list[str]:
    """What qpdf says against the syntax of a PDF."""
    if shutil.which("qpdf") is None:
        absent("qpdf is not installed")
    ran = run(["qpdf", "--check", str(path)])
    if ran.returncode == 0:
        return []
    lines = (ran.stdout + ran.stderr).splitlines()
    said = [line for line in lines if line.strip()]
    return said or [f"qpdf ended with exit code {ran.returncode}"]


def pdfjs_report(path: Path) -> Reading:
    """What pdf.js reads in one PDF; see `pdfjs_reports`."""
    return pdfjs_reports([path])[path]


def pdfjs_reports(paths: Sequence[Path]) -> dict[Path, Reading]:
    """What pdf.js reads in each PDF, by one start of Node."""
    if not (HERE / "node_modules" / "pdfjs-dist").is_dir():
        absent("pdf.js is not installed")
    with _present():
        command = [find_node(), str(HERE / "pdfjs_report.mjs")]
    ran = run([*command, *(str(path) for path in paths)])
    if ran.returncode:
        pytest.fail(f"pdf.js could not read the file: {ran.stderr[-2000:]}")
    reports = json.loads(ran.stdout)
    return {path: _reading(reports[str(path)]) for path in paths}


def browser() -> str:
    """The path of a Chromium, for judges and reading engines that need one."""
    with _present():
        return find_browser()


def _reading(report: Mapping[str, Any]) -> Reading:
    return Reading(
        pages=report["pages"],
        title=report["title"],
        lang=report["lang"],
        marked=report["marked"],
        page_labels=tuple(report["pageLabels"]),
        outline=tuple(Bookmark(**item) for item in report["outline"]),
        links=tuple(Link(n["from"], n["url"], n["page"]) for n in report["links"]),
        broken=tuple(report["broken"]),
        figures_without_alt=tuple(report["figuresWithoutAlt"]),
        roles=report["roles"],
        text=tuple(report["text"]),
    )
