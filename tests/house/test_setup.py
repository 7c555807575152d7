"""Setting up the house: pinned, told apart from system packages, done once."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LOCKS = sorted(path.name for path in ROOT.glob("requirements*.lock"))
TOOLS = ("sh", "make", "env", "tr", "grep", "sort", "ldconfig", "sed", "cat", "cut")


def run(
    *command: str | Path, path: Path | None = None, cwd: Path = ROOT
) -> subprocess.CompletedProcess[str]:
    """Run a program; with *path*, one that finds other programs there alone."""
    clean = {k: v for k, v in os.environ.items() if not k.startswith("MAKE")}
    environment = clean if path is None else {"PATH": str(path), "HOME": str(cwd)}
    return subprocess.run(
        [str(word) for word in command],
        cwd=cwd,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def bare_machine(tmp_path: Path) -> Path:
    """A folder of programs as on a machine that has little more than make."""
    programs = tmp_path / "bin"
    programs.mkdir()
    for name in (*TOOLS, "test", "sha256sum", "echo", "expand"):
        if found := shutil.which(name, path=f"{os.environ['PATH']}:/sbin:/usr/sbin"):
            (programs / name).symlink_to(found)
    identity = programs / "id"
    identity.write_text("#!/bin/sh\necho 1000\n")
    identity.chmod(0o755)
    return programs


@pytest.mark.parametrize("lock", LOCKS)
def test_every_package_is_pinned_by_version_and_digest(lock: str) -> None:
    text = (ROOT / lock).read_text("utf-8").replace("\\\n", " ")
    pins = [line for line in text.splitlines() if line.strip() and line[0] not in " #"]

    assert len(pins) > 10
    for pin in pins:
        assert re.match(r"[a-z0-9.-]+==[0-9][^ ]* +.*--hash=sha256:", pin), pin


@pytest.mark.parametrize("lock", LOCKS)
def test_no_lock_names_the_host_of_a_registry(lock: str) -> None:
    assert "://" not in (ROOT / lock).read_text("utf-8")


def test_every_judge_from_npm_is_pinned() -> None:
    package = json.loads((ROOT / "tests/conformance/package.json").read_text())
    lock = json.loads((ROOT / "tests/conformance/package-lock.json").read_text())

    for name, version in package["dependencies"].items():
        assert re.fullmatch(r"\d+\.\d+\.\d+", version), name
        assert lock["packages"][f"node_modules/{name}"]["version"] == version
    for name, entry in lock["packages"].items():
        assert not name or entry.get("integrity", "").startswith("sha512-"), name
        assert "resolved" not in entry, f"{name} names the host of a registry"


def test_a_second_setup_does_no_work() -> None:
    ready = run("make", "setup")
    again = run("make", "setup")

    assert ready.returncode == 0, ready.stderr
    assert (again.returncode, again.stdout, again.stderr) == (0, "", "")


@pytest.fixture
def other_lock(tmp_path: Path) -> Path:
    """A house whose environment works, and was set up for another lock."""
    house = tmp_path / "house"
    shutil.copytree(ROOT / ".ci", house / ".ci")
    (house / "octavo" / "production").mkdir(parents=True)
    (house / "octavo" / "production" / "foundry.py").touch()
    for name in ("Makefile", "requirements.lock"):
        shutil.copy(ROOT / name, house)
    environment = house / ".venv"
    (environment / "bin").mkdir(parents=True)
    (environment / "stamp-of-another-lock").touch()
    (environment / "own").write_text("installed by hand")
    _program(environment / "bin" / "python", f"echo python $* >>{house}/called")
    return house


def _program(path: Path, does: str) -> None:
    path.write_text(f"#!/bin/sh\n{does}\n")
    path.chmod(0o755)


def test_another_lock_is_installed_into_the_environment_that_is_there(
    other_lock: Path,
) -> None:
    ready = run("make", "setup", cwd=other_lock)

    assert ready.returncode == 0, ready.stderr
    assert (other_lock / ".venv" / "own").exists()
    assert not (other_lock / ".venv" / "stamp-of-another-lock").exists()
    assert len(list((other_lock / ".venv").glob("stamp-*"))) == 1
    assert (
        "--require-hashes -r requirements.lock" in (other_lock / "called").read_text()
    )


def test_an_environment_that_does_not_work_is_made_anew(
    other_lock: Path, bare_machine: Path
) -> None:
    _program(other_lock / ".venv" / "bin" / "python", "exit 1")
    _program(bare_machine / "python3", f"echo python3 $* >>{other_lock}/called")
    _program(bare_machine / "rm", "")
    run("make", "setup", path=bare_machine, cwd=other_lock)

    assert "python3 -m venv --clear .venv\n" in (other_lock / "called").read_text()


def test_an_environment_that_is_a_link_is_left_alone(other_lock: Path) -> None:
    there = (other_lock / ".venv").rename(other_lock.parent / "shared")
    (other_lock / ".venv").symlink_to(there)
    before = sorted(there.rglob("*"))

    told = run("make", "setup", cwd=other_lock)

    assert told.returncode != 0
    assert (
        f".venv is a link to {there}, which lacks packages of the lock" in told.stderr
    )
    assert sorted(there.rglob("*")) == before
    assert not (other_lock / "called").exists()


def test_without_root_the_missing_system_packages_are_named(
    bare_machine: Path,
) -> None:
    told = run("make", "system-judges", path=bare_machine)

    assert told.returncode != 0
    assert "sudo apt-get install -y --no-install-recommends" in told.stderr
    for package in ("default-jre-headless", "maven", "nodejs", "npm", "poppler-utils"):
        assert f" {package} " in told.stderr
    assert "qpdf" in told.stderr
    assert "chromium" in told.stderr


def test_a_program_from_elsewhere_is_as_good_as_its_package(
    bare_machine: Path,
) -> None:
    before = run("sh", ROOT / ".ci/needs", "judges", path=bare_machine).stdout
    (bare_machine / "google-chrome").symlink_to("/bin/true")
    after = run("sh", ROOT / ".ci/needs", "judges", path=bare_machine).stdout

    assert "chromium" in before
    assert "chromium" not in after


def test_the_doorbell_says_in_one_line_what_to_run(tmp_path: Path) -> None:
    shutil.copy(ROOT / "build.py", tmp_path)
    (tmp_path / "octavo" / "cli").mkdir(parents=True)
    door = tmp_path / "octavo" / "cli" / "__init__.py"
    door.write_text("import a_library_that_is_not_there\n")

    rung = run(sys.executable, tmp_path / "build.py", "check")

    assert rung.returncode == 4
    assert rung.stdout == ""
    assert rung.stderr == (
        "build.py: the Python package 'a_library_that_is_not_there' is not installed; "
        f"run `make` in {tmp_path}\n"
    )


def test_the_doorbell_steps_into_the_virtual_environment(tmp_path: Path) -> None:
    shutil.copy(ROOT / "build.py", tmp_path)
    (tmp_path / ".venv" / "bin").mkdir(parents=True)
    python = tmp_path / ".venv" / "bin" / "python"
    python.write_text('#!/bin/sh\necho "inside: $*"\nexit 7\n')
    python.chmod(0o755)

    rung = run(sys.executable, tmp_path / "build.py", "check", "content/a book")

    assert rung.returncode == 7
    assert rung.stdout == f"inside: {tmp_path}/build.py check content/a book\n"
