"""The print room: divisions set side by side, bound into one accessible PDF.

*Takes* galleys. *Gives* a `SetBook`: gatherings and `Pagination`; and, bound, one PDF.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from octavo.diagnostics import Diagnostic, Severity
from octavo.garbage import nothing_collected
from octavo.model.galley import Galley
from octavo.model.pagination import Gathering, Pagination
from octavo.production.crew import Crew, at_work
from octavo.production.faces import fontconfig_of
from octavo.production.print import binding, fonts, metadata
from octavo.production.print.binding import Attachment
from octavo.production.print.faces import faces_in
from octavo.production.print.gathering import Sheet
from octavo.production.print.metadata import PdfMetadata
from octavo.production.print.outline import outline
from octavo.production.print.pagination import Numbering, paginate
from octavo.production.print.profiles import DEFAULT_PROFILE, PROFILES
from octavo.production.print.settling import Settled, Terms, settle
from octavo.production.print.store import Store
from octavo.production.print.tools import tools_digest
from octavo.production.print.workroom import PATIENCE, prepare

__all__ = [
    "DEFAULT_PROFILE",
    "PROFILES",
    "Attachment",
    "PdfMetadata",
    "SetBook",
    "bind",
    "bind_beside",
    "make_ready",
    "set_book",
]


def make_ready(crew: Crew, *, jobs: int, faces: Path, sheets: Sequence[str]) -> None:
    """Let one of the crew, of whom *jobs* work side by side, open the *faces* and read
    style *sheets*; come back at once."""
    with crew.lend(jobs) as processes:
        processes.begin(prepare, tuple(sheets), str(fontconfig_of(faces.resolve())))


@dataclass(frozen=True, slots=True, kw_only=True)
class SetBook:
    """A book whose pages stand. With an error among `diagnostics` it has no
    pagination and cannot be bound."""

    gatherings: tuple[Gathering, ...]
    pagination: Pagination | None
    diagnostics: tuple[Diagnostic, ...]
    profile: str
    galleys: tuple[Galley, ...]
    sheets: tuple[Sheet, ...]
    numbering: Numbering | None
    rounds: tuple[tuple[str, ...], ...]  # the divisions laid out in each round
    cache: Path
    faces: Path

    @property
    def failed(self) -> bool:
        return any(d.severity is Severity.ERROR for d in self.diagnostics)


def set_book(
    galleys: Sequence[Galley],
    *,
    cache: Path,
    faces: Path,
    jobs: int,
    crew: Crew | None = None,
    executor: Executor | None = None,
    progress: Callable[[str, int], None] | None = None,
    compose_late: Callable[[Mapping[str, str]], Mapping[str, Galley]] | None = None,
    profile: str = DEFAULT_PROFILE,
    source: str = "",
    patience: float = PATIENCE,
) -> SetBook:
    """Set a book's pages: lay out what the cache lacks, until page numbers settle.

    *faces* is the folder the foundry cut its faces into; its fontconfig file stands
    beside it. *jobs* processes of this machine work side by side, of
    the *crew* if there is one, or *executor* does. *progress* is told each finished
    division and the pages so far. *compose_late* gives, from the label of every id,
    the galleys that can only be composed when pages are known. *source* identifies the
    print edition. *patience* is how many seconds one division may take.

    What is wrong stands in the result's `diagnostics`: E-401 to E-409.
    """
    shelf = faces_in(faces)
    fontconfig = str(fontconfig_of(faces.resolve()))
    store = Store(cache, tools_digest(Path(fontconfig), shelf))
    with at_work(crew) as hands:
        terms = Terms(
            profile=PROFILES[profile].name,
            fontconfig=fontconfig,
            jobs=jobs,
            crew=hands,
            executor=executor,
            patience=patience,
            progress=progress or (lambda title, pages: None),
        )
        settled = settle(galleys, store, terms, compose_late)
    return _set_book(settled, terms, cache, faces, source)


def _set_book(
    settled: Settled, terms: Terms, cache: Path, faces: Path, source: str
) -> SetBook:
    sheets = tuple(sheet for sheet in settled.sheets if sheet is not None)
    pagination = None
    failed = any(d.severity is Severity.ERROR for d in settled.diagnostics)
    if settled.numbering is not None and not failed:
        pagination = paginate(settled.numbering, settled.galleys, sheets, source)
    gatherings = tuple(
        Gathering(
            key=key,
            division=galley.division,
            matter=galley.matter,
            pages=sheet.pages,
            size=sheet.size,
            folios=sheet.folios,
            starts=sheet.starts,
            references=sheet.references,
        )
        for key, galley, sheet in zip(
            settled.keys, settled.galleys, settled.sheets, strict=True
        )
        if sheet is not None
    )
    return SetBook(
        gatherings=gatherings,
        pagination=pagination,
        diagnostics=settled.diagnostics,
        profile=terms.profile,
        galleys=settled.galleys,
        sheets=sheets,
        numbering=settled.numbering,
        rounds=settled.rounds,
        cache=cache,
        faces=faces,
    )


def bind(
    book: SetBook,
    *,
    metadata: PdfMetadata,
    attachments: Sequence[Attachment] = (),
) -> bytes:
    """Bind a set book into one PDF and give its bytes. Raises `ValueError` for a book
    with errors."""
    if book.pagination is None or book.numbering is None:
        raise ValueError("a book with errors cannot be bound")
    with nothing_collected():
        return binding.bind(_bound(book, book.numbering, metadata, attachments))


@contextmanager
def bind_beside(
    book: SetBook,
    *,
    metadata: PdfMetadata,
    attachments: Sequence[Attachment] = (),
    jobs: int,
    crew: Crew,
) -> Iterator[Callable[[], bytes]]:
    """Bind a set book in a process beside this one, if *jobs* allows for two; what is
    given waits for the file. A process that dies leaves the work to this one."""
    sew = partial(bind, book, metadata=metadata, attachments=attachments)
    if jobs == 1:
        yield sew
        return
    with crew.lend(1) as processes:  # one that has set no page: it holds little
        sewn: Future[bytes] | None = None
        with suppress(BrokenExecutor):
            sewn = processes.pool().submit(sew)

        def wait() -> bytes:
            try:
                return sewn.result() if sewn else sew()
            except BrokenExecutor:
                processes.end()
                return sew()

        yield wait


def _bound(
    book: SetBook,
    numbering: Numbering,
    about: PdfMetadata,
    attachments: Sequence[Attachment],
) -> binding.Book:
    kept = PROFILES[book.profile]
    store = Store(book.cache, "")
    used = fonts.fonts_of(book.sheets)
    programs = fonts.cut_programs(used, faces_in(book.faces), store)
    labels = book.pagination.folio_of if book.pagination is not None else {}
    return binding.Book(
        profile=kept,
        language=about.language,
        sheets=book.sheets,
        pdfs=[store.pdf(gathering.key) for gathering in book.gatherings],
        numbering=numbering,
        labels=labels,
        fonts=fonts.embed(used, programs),
        programs=programs,
        outline=outline(book.galleys, book.sheets),
        info=metadata.info(about),
        xmp=metadata.xmp(about, kept, attachments=bool(attachments)),
        date=metadata.pdf_date(about.date),
        attachments=attachments,
    )
