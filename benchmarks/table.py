"""The table: what was measured, as `docs/benchmarks.md`.

*Takes* the results. *Gives* Markdown: medians, ratios beside the aims, the machine.
"""

from __future__ import annotations

import os
import platform
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from benchmarks.measure import Run
from benchmarks.rivals import NAMES, PEERS

OURS = ("cold", "edited", "unchanged", "warm")
TOLD = {
    "cold": "Octavo, both books, empty cache",
    "edited": "Octavo, both books, one paragraph edited",
    "unchanged": "Octavo, both books, nothing changed",
    "warm": "Octavo, both books, edited, in a warm process",
}
NO_AIM = "–"
ABOUT = """\
Made by `make bench`. The same text, of Octavo’s own words with notes, tables, Korean
and Japanese, references and index marks, is set by Octavo and by its peers, each from
its command line, in turn. Octavo and pandoc make a PDF and an EPUB, the others a PDF;
Octavo’s PDF alone is tagged in full, with page labels and an index that merges its
pages. Its faces were cut before, when it was set up. Seconds are of the wall; those of
the processors tell more where other programs run beside."""


@dataclass(slots=True)
class Size:
    """What was measured of one size; by what was run, a value for each run."""

    asked: int
    pages: int = 0
    seconds: dict[str, list[float]] = field(default_factory=dict)
    processor: dict[str, list[float]] = field(default_factory=dict)
    memory: dict[str, float] = field(default_factory=dict)  # MB, the largest
    sizes: dict[str, Mapping[str, int]] = field(default_factory=dict)
    single_pass: int = 0  # bytes

    def note(self, what: str, run: Run) -> None:
        self.seconds.setdefault(what, []).append(run.seconds)
        self.processor.setdefault(what, []).append(run.processor)
        self.memory[what] = max(self.memory.get(what, 0.0), run.memory)

    def of(self, what: str) -> float | None:
        """The median, None if it was not run."""
        return median(self.seconds[what]) if self.seconds.get(what) else None


def as_markdown(
    sizes: Sequence[Size], *, runs: int, load: str, versions: Mapping[str, str]
) -> str:
    """The page."""
    head = ["", *(f"{size.pages} pages" for size in sizes)]
    parts = [
        "# Benchmarks",
        "",
        ABOUT,
        "",
        f"{_machine()} {_runs(sizes, runs)} {load}",
        "",
        ", ".join(f"{name} {number}" for name, number in versions.items()) + ".",
        "",
        "## Seconds",
        "",
        *_grid(head, _seconds(sizes)),
        "",
        "## Seconds of all processors",
        "",
        *_grid(head, _processor(sizes)),
        "",
        "## Against the aims",
        "",
        *_grid(["", *head[1:], "aim"], _ratios(sizes)),
        "",
        "## Memory of the largest process, MB",
        "",
        *_grid(head, _memory(sizes)),
        "",
        "## Size of the books, kB",
        "",
        *_grid(head, _bytes(sizes)),
    ]
    return "\n".join(parts) + "\n"


def _machine() -> str:
    cores = len(os.sched_getaffinity(0))
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    told = Path("/proc/cpuinfo").read_text("utf-8")
    lines = (line.partition(":") for line in told.splitlines())
    model = next((value for key, _, value in lines if key.strip() == "model name"), "")
    system = f"{platform.system()} {platform.release().split('-')[0]}"
    return f"{cores} cores ({model.strip()}), {memory:.0f} GB of memory, {system}."


def _runs(sizes: Sequence[Size], runs: int) -> str:
    fewest = min(len(values) for size in sizes for values in size.seconds.values())
    return (
        f"Medians of {runs} run{'s' if runs > 1 else ''}"
        + (f", of {fewest} at the larger sizes" if fewest < runs else "")
        + "."
    )


def _grid(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield "|---|" + "---:|" * (len(head) - 1)
    for row in rows:
        yield f"| {' | '.join(row)} |"


def _seconds(sizes: Sequence[Size]) -> Iterator[Sequence[str]]:
    for what in (*OURS, *PEERS):
        name = TOLD.get(what) or NAMES[what]
        yield (name, *(_number(size.of(what), 2) for size in sizes))


def _processor(sizes: Sequence[Size]) -> Iterator[Sequence[str]]:
    for what in (*OURS, *PEERS):
        found = (size.processor.get(what) for size in sizes)
        told = (_number(median(one) if one else None, 2) for one in found)
        yield (TOLD.get(what) or NAMES[what], *told)


def _ratios(sizes: Sequence[Size]) -> Iterator[Sequence[str]]:
    def over(what: str, other: str) -> list[str]:
        return [_number(_divided(s.of(what), s.of(other)), 2) for s in sizes]

    def plain(what: str) -> list[str]:
        return [_number(size.of(what), 2) for size in sizes]

    yield "cold ÷ pandoc", *over("cold", "pandoc"), "≤ 0.45"
    yield "edited ÷ Typst", *over("edited", "typst"), "≤ 1 at 100, ≤ 0.5 at 400"
    yield "edited, warm, seconds", *plain("warm"), "≤ 0.7 at 100"
    yield "nothing changed, seconds", *plain("unchanged"), "≤ 0.2"
    base = next((size for size in sizes if size.asked == 100), None)
    first = _divided(base.of("cold"), base.pages) if base else None
    per_page = [_divided(size.of("cold"), size.pages) for size in sizes]
    yield (
        "cold, seconds a page ÷ that at 100",
        *(_number(_divided(one, first), 2) for one in per_page),
        "≤ 1.15 at 1,000",
    )
    yield (
        "largest process, MB",
        *(_number(size.memory.get("cold"), 0) for size in sizes),
        "≤ 350 at 1,000",
    )
    yield (
        "PDF ÷ the same in one pass",
        *(
            _number(_divided(s.sizes.get("cold", {}).get("pdf"), s.single_pass), 2)
            for s in sizes
        ),
        "≤ 1.05",
    )


def _memory(sizes: Sequence[Size]) -> Iterator[Sequence[str]]:
    for what in ("cold", "edited", *PEERS):
        name = TOLD.get(what) or NAMES[what]
        yield (name, *(_number(size.memory.get(what), 0) for size in sizes))


def _bytes(sizes: Sequence[Size]) -> Iterator[Sequence[str]]:
    for what in ("cold", *PEERS):
        for kind in ("pdf", "epub"):
            found = [size.sizes.get(what, {}).get(kind) for size in sizes]
            if any(found):
                name = "Octavo" if what == "cold" else NAMES[what].partition(",")[0]
                told = (_number(one / 1000 if one else None, 0) for one in found)
                yield f"{name}: {kind.upper()}", *told
    once = (_number(s.single_pass / 1000 or None, 0) for s in sizes)
    yield "WeasyPrint, the same galleys in one pass: PDF", *once


def _divided(one: float | None, other: float | None) -> float | None:
    return one / other if one is not None and other else None


def _number(value: float | None, places: int) -> str:
    return NO_AIM if value is None else f"{value:,.{places}f}"
