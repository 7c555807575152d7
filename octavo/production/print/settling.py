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
from functools import lru_cache

from octavo.diagnostics import NOWHERE, Diagnostic, Place
from octavo.model.galley import Galley
from octavo.production.crew import Crew, Processes
from octavo.production.print.gathering import Fault, Laid, Sheet, Task
from octavo.production.print.pagination import Numbering, labels_of, number_pages
from octavo.production.print.store import Store
from octavo.production.print.workroom import PATIENCE, lay_out_all

SLOT = re.compile(
    r'(<span class="folio( end)?" data-target="([^"]+)">)[^<]*(?=</span>)'
)
ID = re.compile(r'\sid="([^"]+)"')
ROUNDS = 8
UNSET = re.compile(r"<svg\b.*?</svg>|<[^>]*>", re.DOTALL)  # tags, and what is drawn
LETTERS_A_PAGE = 2_400  # roughly, of chapters: for the guess before anything was set
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


def guess_counts(
    galleys: Sequence[Galley], sheets: Sequence[Sheet | None]
) -> list[int]:
    """How many pages each division has: the real ones of those that stand, for the
    others what the amount of text comes to, measured by those that stand."""
    guessed = [read_over(g.html).letters / LETTERS_A_PAGE for g in galleys]
    measured = [
        (sheet.pages, guess)
        for guess, sheet in zip(guessed, sheets, strict=True)
        if sheet is not None and guess > 1
    ]
    pages, guesses = (
        sum(column) for column in zip(*(measured or [(1, 1)]), strict=True)
    )
    return [
        sheet.pages if sheet is not None else max(1, round(guess * pages / guesses))
        for guess, sheet in zip(guessed, sheets, strict=True)
    ]


def guess_labels(
    galleys: Sequence[Galley], counts: Sequence[int], numbering: Numbering
) -> Mapping[str, str]:
    """A label for every id, from where it stands in its division's text."""
    guessed = {}
    for galley, first, count in zip(galleys, numbering.first, counts, strict=True):
        text = read_over(galley.html)
        for name, before in text.ids:
            page = min(before * count // max(text.letters, 1), count - 1)
            guessed[name] = numbering.labels[first + page]
    return guessed


def is_unsure(galley: Galley, labels: Mapping[str, str]) -> bool:
    """Whether it prints a number that may yet gain or lose a digit: one within a tenth
    of 9 and 10, 99 and 100."""
    slots = (slot for slot in SLOT.finditer(galley.html) if not slot[2])
    printed = {labels.get(slot[3], "") for slot in slots}
    pages = (int(label) for label in printed if label.isdigit())
    return any(
        len(str(max(page * 9 // 10 - 1, 1))) < len(str(page * 11 // 10 + 1))
        for page in pages
    )


@dataclass(frozen=True, slots=True)
class Text:
    """How many letters are to be set, and how many of them stand before each id."""

    letters: int
    ids: tuple[tuple[str, int], ...]


@lru_cache(maxsize=1024)
def read_over(html: str) -> Text:
    """The text of a division. It is asked for again with each division that is set
    while page numbers are but guessed."""
    letters = end = 0
    ids: list[tuple[str, int]] = []
    for tag in UNSET.finditer(html):
        letters += tag.start() - end
        end = tag.end()
        ids += ((name, letters) for name in ID.findall(tag[0]))
    return Text(letters + len(html) - end, tuple(ids))


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
        book = repr((told, terms.profile, terms.rectos))
        self.book = hashlib.sha256(book.encode()).hexdigest()[:20]

    def settle(self) -> Settled:
        labels: Mapping[str, str] = dict(self.store.read_labels(self.book))
        waiting: set[str] = set()
        guessing = False
        ids = {name for g in self.first_state for name, _ in read_over(g.html).ids}
        if not ids <= set(labels):
            nothing = [None] * len(self.first_state)
            labels = {**self._guess(self.first_state, nothing), **labels}
            waiting, guessing = set(self._late(labels)), True
        galleys, tasks = self._tasks(labels)
        for _ in range(ROUNDS):
            tasks = self._lay(galleys, tasks, waiting, guessing)
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
            before, labels, waiting, guessing = labels, found, set(), False
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
        waiting: set[str],
        guessing: bool,
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

    def _guess(
        self, galleys: Sequence[Galley], sheets: Sequence[Sheet | None]
    ) -> Mapping[str, str]:
        """Labels from the pages that stand, and a guess for the others."""
        counts = guess_counts(galleys, sheets)
        numbering = number_pages(galleys, counts, rectos=self.terms.rectos)
        labels = guess_labels(galleys, counts, numbering)
        return {**labels, **labels_of(numbering, sheets)}

    def _number(
        self, galleys: Sequence[Galley], sheets: Sequence[Sheet | None]
    ) -> Numbering:
        counts = guess_counts(galleys, sheets)
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
