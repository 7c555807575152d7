"""The shelf as others see it: a browser with axe, e-reader apps, a feed reader.

*Takes* the files of a shelf. *Gives* what programs from elsewhere find in them.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.conformance.judges import HERE, PATIENCE, absent, browser

REPORT = HERE / "shelf_report.mjs"


def open_page(page: Path) -> Any:
    """What a browser finds: axe's violations in light and dark, wide and narrow; what
    is wider than the window; requests that failed; scripts; the printed ground."""
    _installed("axe-core")
    return _report("page", page, browser())


def open_opds(catalogue: Path) -> Any:
    """What a client of OPDS 1.2 reads (opds-feed-parser)."""
    _installed("opds-feed-parser")
    return _report("opds", catalogue)


def open_opds2(catalogue: Path) -> Any:
    """What a client of OPDS 2.0 reads (Readium)."""
    _installed("@readium/shared")
    return _report("opds2", catalogue)


def _installed(package: str) -> None:
    if not (HERE / "node_modules" / package).is_dir():
        absent(f"{package} is not installed")


def _report(what: str, file: Path, *more: str) -> Any:
    node = shutil.which("node") or absent("Node is not installed")
    ran = subprocess.run(
        [node, str(REPORT), what, str(file), *more],
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    if ran.returncode:
        pytest.fail(f"{what} gave no report: {ran.stderr[-2000:]}")
    return json.loads(ran.stdout)
