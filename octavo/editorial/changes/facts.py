"""Facts: what a figure said then, and what it says now.

*Takes* two facts of one id. *Gives* the old and the new in words, if value, day, source
or wording differ.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from octavo.editorial.changes.drawn import drawn_points
from octavo.editorial.changes.said import bare_words
from octavo.editorial.dates import in_words
from octavo.editorial.lines import every_block
from octavo.model.blocks import Dataset, Fact, Facts, Row
from octavo.model.publication import Publication


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """A fact, where it stands: `block` is empty for a fact at a glance."""

    fact: Fact
    block: str
    division: str
    sources: tuple[str, ...]  # what its sources are called, in the order cited


def facts_of(publication: Publication) -> Mapping[str, Stated]:
    """Every fact by id, in reading order."""
    called = {s.id: s.short or s.title for s in publication.sources}
    found: dict[str, Stated] = {}

    def state(fact: Fact, block: str, division: str) -> None:
        sources = tuple(called.get(key, key) for key in fact.sources)
        stated = Stated(fact=fact, block=block, division=division, sources=sources)
        found.setdefault(fact.id, stated)

    for division in publication.divisions:
        for fact in division.glance:
            state(fact, "", division.id)
        for block in every_block(division):
            if isinstance(block, Facts):
                for fact in block.entries:
                    state(fact, block.id, division.id)
    return found


def figure(stated: Stated) -> str:
    """“Exports: 3.65 trillion yen (2025)”; “79 per cent of those asked (2014)” if the
    label reads on from the value."""
    fact = stated.fact
    value = f"{fact.value} {fact.unit}".strip()
    day = f" ({in_words(fact.as_of)})" if fact.as_of else ""
    label = bare_words(fact.label)
    return f"{value} {label}{day}" if label[:1].islower() else f"{label}: {value}{day}"


def sources(stated: Stated) -> str:
    """What a fact's sources are called, after the words of its source line."""
    said = "; ".join((bare_words(stated.fact.source), *stated.sources)).strip("; ")
    return said or "none"


def is_new_value(new: Stated, old: Stated) -> bool:
    """Whether value, unit or day differ."""
    one, other = new.fact, old.fact
    return (one.value, one.unit, one.as_of) != (other.value, other.unit, other.as_of)


def history_news(new: Stated, old: Stated) -> str:
    """How the points of a fact's sparkline differ: “2023–2025 added”, or nothing."""
    now, was = drawn_points(new.fact.series), drawn_points(old.fact.series)
    return "" if now == was else data_news(now, was) or "in another order"


def is_new_source(new: Stated, old: Stated) -> bool:
    """Whether a fact rests on other sources; a source's new key is no other source."""
    return (bare_words(new.fact.source), sorted(new.sources)) != (
        bare_words(old.fact.source),
        sorted(old.sources),
    )


def is_reworded(new: Stated, old: Stated) -> bool:
    return _wording(new.fact) != _wording(old.fact)


def _wording(fact: Fact) -> tuple[str, str]:
    return bare_words(fact.label), bare_words(fact.note)


def data_news(new: Dataset, old: Dataset) -> str:
    """How the rows of a chart differ: “2023–2025 added, 2019 altered”, or nothing."""
    now, was = _rows(new), _rows(old)
    parts = (
        ("added", [key for key in now if key not in was]),
        ("altered", [key for key in now if key in was and now[key] != was[key]]),
        ("dropped", [key for key in was if key not in now]),
    )
    return ", ".join(f"{_span(keys)} {word}" for word, keys in parts if keys)


def _rows(data: Dataset) -> dict[str, list[Row]]:
    """Rows by what their first column says; a key may have several."""
    first = data.columns[0] if data.columns else ""
    found: dict[str, list[Row]] = {}
    for row in data.rows:
        values = {name: value for name, value in row.items() if value is not None}
        found.setdefault(str(row.get(first)), []).append(values)
    return found


def _span(keys: list[str]) -> str:
    """“2019, 2023–2025”: years that follow each other are told as one."""
    runs: list[list[str]] = []
    for key in keys:
        if runs and _follows(runs[-1][-1], key):
            runs[-1].append(key)
        else:
            runs.append([key])
    return ", ".join(_ends(run) for run in runs)


def _ends(run: list[str]) -> str:
    return run[0] if len(run) == 1 else f"{run[0]}–{run[-1]}"


def _follows(key: str, after: str) -> bool:
    return key.isdecimal() and after.isdecimal() and int(after) == int(key) + 1
