"""Settling: page numbers that depend on pages that depend on page numbers.

*Takes* galleys. *Gives* their gatherings, such that every printed reference has the
room its number needs. Numbers never enter a gathering, only their shape does, so one or
two rounds suffice: the first from the labels of the last setting, or from a guess.

Where “9” fits a line and “10” makes one more, a target may come to stand on page 9 if
the reference has one digit, on page 10 if it has two. Of such settings the shortest is
taken, wherever the first round set out from: the same content, the same pages.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Container, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field
from math import inf

from octavo.diagnostics import Diagnostic
from octavo.model.galley import Galley
from octavo.production.crew import Crew, Processes
from octavo.production.print.faults import broken, told, unsettled
from octavo.production.print.gathering import Fault, Laid, Sheet, Task
from octavo.production.print.guessing import (
    guess_counts,
    guess_labels,
    is_unsure,
    pages_before,
    read_over,
)
from octavo.production.print.pagination import (
    Numbering,
    labels_of,
    number_pages,
    pages_of,
)
from octavo.production.print.standins import fill_in
from octavo.production.print.store import Store
from octavo.production.print.workroom import PATIENCE, lay_out_all

ROUNDS = 8
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
    crew: Crew
    executor: Executor | None = None
    patience: float = PATIENCE
    progress: Progress = lambda title, pages: None


def settle(
    galleys: Sequence[Galley],
    store: Store,
    terms: Terms,
    compose_late: ComposeLate | None = None,
) -> Settled:
    """Set the divisions in rounds until every reference has the shape of its number."""
    with terms.crew.lend(terms.jobs) as processes:
        settling = _Settling(tuple(galleys), store, terms, compose_late, processes)
        return settling.settle()


@dataclass(frozen=True, slots=True)
class _Standing:
    """A setting of the book. `numbering` is None, and `moving` tells why, if it does
    not stand."""

    galleys: tuple[Galley, ...]
    tasks: tuple[Task, ...]
    sheets: tuple[Sheet | None, ...]
    numbering: Numbering | None = None
    moving: Mapping[str, Fault] = field(default_factory=dict)

    @property
    def folio_of(self) -> Mapping[str, str]:
        return labels_of(self.numbering, self.sheets) if self.numbering else {}

    @property
    def length(self) -> tuple[float, float]:
        """Its pages, and how far behind its ids stand."""
        if self.numbering is None:
            return inf, inf
        pages = pages_of(self.numbering, self.sheets)
        return len(self.numbering.labels), sum(pages.values())


class _Settling:
    def __init__(
        self,
        galleys: tuple[Galley, ...],
        store: Store,
        terms: Terms,
        compose_late: ComposeLate | None,
        processes: Processes,
    ) -> None:
        self.processes = processes
        self.first_state, self.store, self.terms = galleys, store, terms
        self.compose_late = compose_late
        self.composed: tuple[Mapping[str, str], Mapping[str, Galley]] | None = None
        self.failed: dict[str, Fault] = {}
        self.rounds: list[tuple[str, ...]] = []
        told = [(g.division, g.stylesheets) for g in galleys]
        book = repr((told, terms.profile))
        self.book = hashlib.sha256(book.encode()).hexdigest()[:20]

    def settle(self) -> Settled:
        standing = self._stand(*self._begin())
        while not self.failed and (lower := self._lower(standing)):
            standing = lower
        if not self.failed and not standing.moving:
            self.store.keep_labels(self.book, standing.folio_of)
        self.failed |= standing.moving
        return self._result(standing)

    def _begin(self) -> tuple[Mapping[str, str], set[str], bool]:
        """The labels to set out from, what waits for better ones, and whether they
        are guessed."""
        labels: Mapping[str, str] = dict(self.store.read_labels(self.book))
        ids = {name for g in self.first_state for name, _ in read_over(g.html).ids}
        if ids <= set(labels):
            return labels, set(), False
        nothing = [None] * len(self.first_state)
        labels = {**self._guess(self.first_state, nothing), **labels}
        return labels, set(self._late(labels)), True

    def _stand(
        self, labels: Mapping[str, str], waiting: set[str], guessing: bool
    ) -> _Standing:
        """Set in rounds until no label moves."""
        galleys, tasks = self._tasks(labels)
        for _ in range(ROUNDS):
            tasks = self._lay(galleys, tasks, waiting, guessing)
            sheets = self._sheets(tasks)
            if self.failed:
                return _Standing(galleys, tasks, sheets)
            counts = guess_counts(galleys, sheets)
            numbering = number_pages(galleys, counts)
            found = {**labels, **labels_of(numbering, sheets)}
            again = self._tasks(found)
            moved = [
                (old, new)
                for old, new in zip(tasks, again[1], strict=True)
                if self.store.key_of(old) != self.store.key_of(new)
            ]
            if not waiting and not moved:
                return _Standing(*again, sheets, numbering)
            before, labels, waiting, guessing = labels, found, set(), False
            galleys, tasks = again
        moving = {
            new.division: unsettled(old, new, before, labels) for old, new in moved
        }
        return _Standing(galleys, tasks, self._sheets(tasks), moving=moving)

    def _lower(self, standing: _Standing) -> _Standing | None:
        """A shorter setting that stands as well; None if there is none.

        Each division that prints a number which may just have gained a digit is set
        with the page before; only if that makes it shorter, so the whole book is.
        """
        if standing.numbering is None:
            return None
        labels = standing.folio_of
        less = pages_before(standing.galleys, standing.sheets, standing.numbering)
        tried = [
            (self._task(galley, {**labels, **lower}), galley, sheet, lower)
            for galley, sheet, lower in zip(
                standing.galleys, standing.sheets, less, strict=True
            )
            if sheet and lower
        ]
        if not tried:
            return None
        tasks = [task for task, *_ in tried]
        self._lay([galley for _, galley, *_ in tried], tasks)
        if self.failed:
            return None
        shorter: dict[str, str] = {}
        for (_, _, sheet, lower), laid in zip(tried, self._sheets(tasks), strict=True):
            if laid and _length(laid) < _length(sheet):
                shorter |= lower
        if not shorter:
            return None
        found = self._stand({**labels, **shorter}, set(), False)
        return found if found.length < standing.length else None

    def _late(self, labels: Mapping[str, str]) -> Mapping[str, Galley]:
        """The galleys composed from these labels; not composed again from the same."""
        if self.compose_late is None:
            return {}
        if self.composed is None or self.composed[0] != labels:
            self.composed = (dict(labels), self.compose_late(labels))
        return self.composed[1]

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
        self,
        galleys: Sequence[Galley],
        tasks: Sequence[Task],
        waiting: Container[str] = (),
        guessing: bool = False,
    ) -> tuple[Task, ...]:
        """Lay out what the store lacks; give the tasks as they were laid out.

        While the labels are but guessed, each division is filled in as late as can be,
        with the real pages of those that are done, and those whose numbers are unsure
        come last: the guess is hardly ever wrong then, and few must be set again.
        """
        laid_out = {task.division: task for task in tasks}
        sheets = {t.division: self.store.sheet(self.store.key_of(t)) for t in tasks}
        by_name = {galley.division: galley for galley in galleys}
        todo = [
            task
            for task in tasks
            if sheets[task.division] is None and task.division not in waiting
        ]
        if guessing:
            labels = self._guess(galleys, [sheets[g.division] for g in galleys])
            todo.sort(key=lambda task: is_unsure(by_name[task.division], labels))
        self.rounds.append(tuple(task.division for task in todo))

        def revise(task: Task) -> Task:
            labels = self._guess(galleys, [sheets[g.division] for g in galleys])
            better = self._task(by_name[task.division], labels)
            laid_out[task.division] = better
            return better

        def done(task: Task, laid: Laid) -> None:
            sheets[task.division] = laid.sheet
            self.store.keep(self.store.key_of(task), laid)
            pages = sum(sheet.pages for sheet in sheets.values() if sheet)
            self.terms.progress(by_name[task.division].title or task.division, pages)

        outcomes = lay_out_all(
            todo,
            jobs=self.terms.jobs,
            executor=self.terms.executor,
            patience=self.terms.patience,
            done=done,
            revise=revise if guessing else None,
            processes=self.processes,
        )
        for division, outcome in sorted(outcomes.items()):
            if isinstance(outcome, Fault):
                self.failed[division] = outcome
        return tuple(laid_out[task.division] for task in tasks)

    def _sheets(self, tasks: Sequence[Task]) -> tuple[Sheet | None, ...]:
        return tuple(self.store.sheet(self.store.key_of(task)) for task in tasks)

    def _guess(
        self, galleys: Sequence[Galley], sheets: Sequence[Sheet | None]
    ) -> Mapping[str, str]:
        """Labels from the pages that stand, and a guess for the others."""
        counts = guess_counts(galleys, sheets)
        numbering = number_pages(galleys, counts)
        labels = guess_labels(galleys, counts, numbering)
        return {**labels, **labels_of(numbering, sheets)}

    def _result(self, standing: _Standing) -> Settled:
        galleys, sheets = standing.galleys, standing.sheets
        faults = [
            (galley, fault)
            for galley, sheet in zip(galleys, sheets, strict=True)
            if sheet is not None
            for fault in sheet.faults
        ]
        faults += [
            (g, self.failed[g.division]) for g in galleys if g.division in self.failed
        ]
        numbering = None if self.failed else standing.numbering
        if numbering is not None:
            faults += broken(galleys, [sheet for sheet in sheets if sheet])
        return Settled(
            galleys=galleys,
            keys=tuple(self.store.key_of(task) for task in standing.tasks),
            sheets=sheets,
            numbering=numbering,
            diagnostics=tuple(told(galley, fault) for galley, fault in faults),
            rounds=tuple(self.rounds),
        )


def _length(sheet: Sheet) -> tuple[int, int]:
    """The pages of a division, and how far behind its ids stand."""
    return sheet.pages, sum(sheet.folios.values())
