"""The bench's command line.

python -m benchmarks                        the whole table (about half an hour)
python -m benchmarks --sizes 25,100 --runs 1 --print
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks import ours, rivals
from benchmarks.measure import FailedError, run
from benchmarks.table import Size, as_markdown
from benchmarks.text import ROOT, make_text

TABLE = ROOT / "docs" / "benchmarks.md"
SIZES, RUNS = "25,100,400,1000", 3
LARGE, LARGE_RUNS = 400, 1  # pages from which on fewer runs must do


def main(given: Sequence[str] | None = None) -> int:
    """Measure, and write the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks")
    parser.add_argument("--sizes", default=SIZES, help=f"in pages; {SIZES}")
    parser.add_argument("--runs", type=int, default=RUNS, help=f"of each; {RUNS}")
    parser.add_argument("--peers", default=",".join(rivals.PEERS))
    parser.add_argument("--print", action="store_true", help="write no file")
    told = parser.parse_args(given)
    peers = tuple(name for name in told.peers.split(",") if name)
    before = os.getloadavg()[0]
    measured = []
    with tempfile.TemporaryDirectory(prefix="octavo-bench-") as base:
        for asked in map(int, told.sizes.split(",")):
            runs = LARGE_RUNS if asked >= LARGE else told.runs
            measured.append(_measure(asked, runs, peers, Path(base) / str(asked)))
    cores = len(os.sched_getaffinity(0))
    load = f"Load before: {before:.1f} on {cores} cores."
    page = as_markdown(measured, runs=told.runs, load=load, versions=rivals.versions())
    if told.print:
        sys.stdout.write(page)
    else:
        TABLE.write_text(page, "utf-8")
    return 0


def _measure(asked: int, runs: int, peers: Sequence[str], base: Path) -> Size:
    """All programs in turn, `runs` times over."""
    text, size = make_text(asked), Size(asked)
    rivals.write_text(text, base / "peers")
    for number in range(1, runs + 1):
        for peer in peers:
            if not rivals.commands(peer, base / "peers"):
                continue
            _say(f"{asked} pages, run {number}: {peer}")
            try:
                done, books = rivals.set_with(peer, base / "peers")
            except FailedError as failed:  # told, and left out of the table
                _say(str(failed))
                continue
            size.note(peer, done)
            size.sizes[peer] = books
        _say(f"{asked} pages, run {number}: Octavo")
        done, books = ours.build_cold(text, base)
        size.note("cold", done)
        size.sizes["cold"] = books
        size.pages = ours.pages(base)
        size.note("unchanged", ours.build_unchanged(base))
        done = ours.build_edited(text, base)
        size.note("edited", done)
        size.note("warm", ours.build_warm(text, base))
    once = base / "once.pdf"
    script = Path(__file__).with_name("singlepass.py")
    run((sys.executable, script, base / "book", once), environ=_ours())
    size.single_pass = once.stat().st_size
    return size


def _ours() -> dict[str, str]:
    return {"PYTHONPATH": str(ROOT)}


def _say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
