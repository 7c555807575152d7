"""Settling: page numbers that depend on pages that depend on page numbers.

*Takes* galleys. *Gives* their gatherings, such that every printed reference has the
room its number needs. Numbers never enter a gathering, only their shape does, so one or
two rounds suffice: the first from the labels of the last setting, or from a guess.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, replace

from octavo.diagnostics import NOWHERE, Diagnostic, Place
from octavo.model.galley import Galley
from octavo.production.print.gathering import Fault, Laid, Sheet, Task
from octavo.production.print.pagination import Numbering, labels_of, number_pages
from octavo.production.print.store import Store
from octavo.production.print.workroom import PATIENCE, lay_out_all

SLOT = re.compile(
    r'(<span class="folio( end)?" data-target="([^"]+)">)[^<]*(?=</span>)'
)
ID = re.compile(r'\sid="([^"]+)"')
ROUNDS = 8
LETTERS_A_PAGE = 10_000  # of HTML, roughly: for the guess before anything was set
MANY = 20  # references: a division with more waits for real numbers at first
Progress = Callable[[str, int], None]
ComposeLate = Callable[[Mapping[str, str]], Mapping[str, Galley]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """The divisions with their gatherings; `numbering` is None if some failed."""

    galleys: tuple[Galley, ...]
    keys: tuple[str, ...]
    sheets: tuple[Sheet | None, ...]
    numbering: Numbering | None
    diagnostics: tuple[Diagnostic, ...]
    rounds: tuple[tuple[str, ...], ...]  # which divisions were laid out in each


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """How a book is set."""

    profile: str
    fontconfig: str
    jobs: int
    executor: Executor | None = None
    rectos: bool = False
    patience: float = PATIENCE
    progress: Progress = lambda title, pages: None


def shape(label: str) -> str:
    """The stand-in for a label: noughts for its digits. Roman numerals differ in
    width too much and stand for themselves."""
    return "0" * len(label) if label.isdigit() else label


def fill_in(html: str, labels: Mapping[str, str]) -> str:
    """The HTML with a stand-in in each slot. A slot with class `end` is set flush
    right in a column three figures wide and so depends on no number."""

    def stand_in(slot: re.Match[str]) -> str:
        label = "000" if slot[2] else shape(labels.get(slot[3], "00"))
        return slot[1] + label

    return SLOT.sub(stand_in, html)


def guess_labels(galleys: Sequence[Galley]) -> Mapping[str, str]:
    """A label for every id, from the amount of text alone."""
    counts = [max(1, round(len(g.html) / LETTERS_A_PAGE)) for g in galleys]
    numbering = number_pages(galleys, counts)
    guessed = {}
    for galley, first, count in zip(galleys, numbering.first, counts, strict=True):
        for found in ID.finditer(galley.html):
            page = min(found.start() * count // len(galley.html), count - 1)
            guessed[found[1]] = numbering.labels[first + page]
    return guessed


def settle(
    galleys: Sequence[Galley],
    store: Store,
    terms: Terms,
    compose_late: ComposeLate | None = None,
) -> Settled:
    """Set the divisions in rounds until every reference has the shape of its number."""
    return _Settling(tuple(galleys), store, terms, compose_late).settle()


class _Settling:
    def __init__(
        self,
        galleys: tuple[Galley, ...],
        store: Store,
        terms: Terms,
        compose_late: ComposeLate | None,
    ) -> None:
        self.first_state, self.store, self.terms = galleys, store, terms
        self.compose_late = compose_late
        self.composed: tuple[Mapping[str, str], Mapping[str, Galley]] | None = None
        self.failed: dict[str, Fault] = {}
        self.rounds: list[tuple[str, ...]] = []
        told = [(g.division, g.stylesheets) for g in galleys]
        book = repr((told, terms.profile, terms.rectos))
        self.book = hashlib.sha256(book.encode()).hexdigest()[:20]

    def settle(self) -> Settled:
        labels: Mapping[str, str] = dict(self.store.read_labels(self.book))
        waiting: set[str] = set()
        known = set(labels) >= {i for g in self.first_state for i in _ids(g)}
        if not known:
            labels = {**guess_labels(self.first_state), **labels}
            waiting = self._waiting(labels)
        galleys, tasks = self._tasks(labels)
        for _ in range(ROUNDS):
            self._lay(galleys, tasks, waiting)
            sheets = [self.store.sheet(self.store.key_of(task)) for task in tasks]
            if self.failed:
                return self._result(galleys, tasks, None)
            numbering = self._number(galleys, sheets)
            found = {**labels, **labels_of(numbering, sheets)}
            again = self._tasks(found)
            moved = [
                (old, new)
                for old, new in zip(tasks, again[1], strict=True)
                if self.store.key_of(old) != self.store.key_of(new)
            ]
            if not waiting and not moved:
                self.store.keep_labels(self.book, labels_of(numbering, sheets))
                return self._result(*again, numbering)
            before, labels, waiting = labels, found, set()
            galleys, tasks = again
        for old, new in moved:
            self.failed[new.division] = _unsettled(old, new, before, labels)
        return self._result(galleys, tasks, None)

    def _late(self, labels: Mapping[str, str]) -> Mapping[str, Galley]:
        """The galleys composed from these labels; not composed again from the same."""
        if self.compose_late is None:
            return {}
        if self.composed is None or self.composed[0] != labels:
            self.composed = (dict(labels), self.compose_late(labels))
        return self.composed[1]

    def _waiting(self, labels: Mapping[str, str]) -> set[str]:
        """The divisions that wait for the real numbers when all is but guessed: those
        composed from them, and those full of references."""
        return set(self._late(labels)) | {
            galley.division
            for galley in self.first_state
            if sum(not slot[2] for slot in SLOT.finditer(galley.html)) > MANY
        }

    def _tasks(
        self, labels: Mapping[str, str]
    ) -> tuple[tuple[Galley, ...], tuple[Task, ...]]:
        """The galleys and what to lay out if these are the labels."""
        late = self._late(labels)
        galleys = tuple(late.get(g.division, g) for g in self.first_state)
        return galleys, tuple(self._task(galley, labels) for galley in galleys)

    def _task(self, galley: Galley, labels: Mapping[str, str]) -> Task:
        return Task(
            division=galley.division,
            language=galley.language,
            html=fill_in(galley.html, labels),
            stylesheets=galley.stylesheets,
            resources=dict(galley.resources),
            profile=self.terms.profile,
            fontconfig=self.terms.fontconfig,
        )

    def _lay(
        self, galleys: Sequence[Galley], tasks: Sequence[Task], waiting: set[str]
    ) -> None:
        """Lay out what the store lacks."""
        keys = {task.division: self.store.key_of(task) for task in tasks}
        titles = {galley.division: galley.title for galley in galleys}
        sheets = [self.store.sheet(key) for key in keys.values()]
        pages = sum(sheet.pages for sheet in sheets if sheet is not None)
        todo = [
            task
            for task, sheet in zip(tasks, sheets, strict=True)
            if sheet is None and task.division not in waiting
        ]
        self.rounds.append(tuple(task.division for task in todo))

        def done(task: Task, laid: Laid) -> None:
            nonlocal pages
            pages += laid.sheet.pages
            self.store.keep(keys[task.division], laid)
            self.terms.progress(titles[task.division] or task.division, pages)

        outcomes = lay_out_all(
            todo,
            jobs=self.terms.jobs,
            executor=self.terms.executor,
            patience=self.terms.patience,
            done=done,
        )
        for division, outcome in sorted(outcomes.items()):
            if isinstance(outcome, Fault):
                self.failed[division] = outcome

    def _number(
        self, galleys: Sequence[Galley], sheets: Sequence[Sheet | None]
    ) -> Numbering:
        counts = [
            sheet.pages if sheet else max(1, round(len(g.html) / LETTERS_A_PAGE))
            for g, sheet in zip(galleys, sheets, strict=True)
        ]
        return number_pages(galleys, counts, rectos=self.terms.rectos)

    def _result(
        self,
        galleys: tuple[Galley, ...],
        tasks: tuple[Task, ...],
        numbering: Numbering | None,
    ) -> Settled:
        keys = tuple(self.store.key_of(task) for task in tasks)
        sheets = tuple(self.store.sheet(key) for key in keys)
        faults = [
            (galley, fault)
            for galley, sheet in zip(galleys, sheets, strict=True)
            if sheet is not None
            for fault in sheet.faults
        ]
        faults += [
            (g, self.failed[g.division]) for g in galleys if g.division in self.failed
        ]
        if numbering is not None:
            faults += _broken(galleys, [sheet for sheet in sheets if sheet])
        return Settled(
            galleys=galleys,
            keys=keys,
            sheets=sheets,
            numbering=numbering,
            diagnostics=tuple(told(galley, fault) for galley, fault in faults),
            rounds=tuple(self.rounds),
        )


def _ids(galley: Galley) -> list[str]:
    return ID.findall(galley.html)


def _unsettled(
    old: Task, new: Task, before: Mapping[str, str], after: Mapping[str, str]
) -> Fault:
    """Page numbers that go to and fro, named by what they refer to."""
    targets = {slot[3] for slot in SLOT.finditer(old.html + new.html)}
    moving = sorted(t for t in targets if before.get(t) != after.get(t))
    name = moving[0] if moving else new.division
    message = f"the printed page of “{name}” does not settle in “{new.division}”"
    fix = (
        "reword the sentence with the reference, so that its line does not depend on it"
    )
    return Fault("E-408", name, message, fix)


def _broken(
    galleys: Sequence[Galley], sheets: Sequence[Sheet]
) -> list[tuple[Galley, Fault]]:
    """Ids of two divisions, and references to ids of none."""
    home: dict[str, Galley] = {}
    faults = []
    for galley, sheet in zip(galleys, sheets, strict=True):
        for name in sorted(sheet.folios):
            if name in home:
                other = home[name].division
                message = f"the id “{name}” stands in “{other}” and “{galley.division}”"
                fix = "give one of them another id"
                faults.append((galley, Fault("E-403", name, message, fix)))
            home.setdefault(name, galley)
    for galley, sheet in zip(galleys, sheets, strict=True):
        for name in sorted({*sheet.links, *sheet.references} - set(home)):
            message = f"“{galley.division}” refers to “{name}”, which stands nowhere"
            faults.append((galley, Fault("E-402", name, message, "correct the id")))
    return faults


def told(galley: Galley, fault: Fault) -> Diagnostic:
    """A fault at the author's place: of its id, of the nearest one before that has a
    place (a paragraph has none of its own), or of the division."""
    places = galley.places
    end = max(galley.html.find(f' id="{fault.id}"'), 0)
    before = (found[1] for found in reversed([*ID.finditer(galley.html, 0, end)]))
    known = (name for name in (fault.id, *before, galley.division) if name in places)
    text = places.get(next(known, ""), "")
    if not text and places:
        text = next(iter(sorted(places.values())))
    place = place_of(text)
    if place == NOWHERE:
        place = replace(NOWHERE, file=f"divisions/{galley.division}.yaml")
    return Diagnostic(fault.code, place, fault.message, fault.fix)


def place_of(text: str) -> Place:
    """The place that `file:line:col` tells."""
    file, _, rest = text.partition(":")
    line, _, column = rest.partition(":")
    if not (line.isdigit() and column.isdigit()):
        return NOWHERE
    return Place(file, int(line), int(column))
