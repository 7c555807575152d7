"""The two books: from fair copy to bytes, through composition and production.

*Takes* a fair copy without errors. *Gives* the printed book with its pagination, and
the e-book that knows the printed pages.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from octavo.composition.documents import (
    LATE,
    Drafts,
    compose_documents,
    draft_documents,
)
from octavo.composition.galleys import compose_galleys
from octavo.diagnostics import Diagnostic
from octavo.model.faircopy import FairCopy
from octavo.model.inlines import words
from octavo.model.pagination import Pagination
from octavo.model.publication import Publication
from octavo.model.titles import full_title
from octavo.model.variants import LARGE_PRINT
from octavo.press.cluster import workers_at
from octavo.press.house import House
from octavo.press.keeping import GATHERINGS, cellar_of, drawing_in
from octavo.press.order import Order, timestamp
from octavo.press.pocket import fill_pocket
from octavo.production.crew import at_work
from octavo.production.ebook import package
from octavo.production.print import PdfMetadata, bind_beside, set_book


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """`pdf` is None if a division could not be set; then `diagnostics` say why."""

    pdf: bytes | None
    pagination: Pagination | None
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Printing:
    """A printed book whose pages stand. `sewn` waits until it is bound; None if a
    division could not be set."""

    sewn: Callable[[], bytes] | None
    pagination: Pagination | None
    diagnostics: tuple[Diagnostic, ...]

    def printed(self) -> Printed:
        """The book, when it is bound."""
        return Printed(
            pdf=self.sewn() if self.sewn else None,
            pagination=self.pagination,
            diagnostics=self.diagnostics,
        )


@contextmanager
def printing(
    fair_copy: FairCopy,
    order: Order,
    *,
    house: House,
    paper: str,
    at: datetime,
    variant: str = "",
    profile: str = "",
    meanwhile: Callable[[], object] = lambda: None,
) -> Iterator[Printing]:
    """The printed book on `paper`, or a variant of it (`octavo.model.variants`), which
    is bound while other work is done; `profile`: the standards it keeps, those of the
    order unless told. `meanwhile` is called when pages begin to be set."""
    profile = profile or order.profile
    order.progress("composing")
    compose = partial(
        compose_galleys,
        fair_copy,
        paper=paper,
        templates=house.templates,
        assets=house.assets,
        variant=variant,
        keep=drawing_in(house),
    )
    with at_work(order.crew) as crew, workers_at(order.scheduler) as cluster:
        galleys = compose()
        meanwhile()
        book = set_book(
            galleys,
            cache=house.cache / GATHERINGS,
            faces=house.faces,
            jobs=order.jobs,
            crew=crew,
            executor=cluster,
            progress=lambda title, pages: order.progress(
                f"set {title}, {pages} pages so far"
            ),
            compose_late=lambda labels: {
                galley.division: galley
                for galley in compose(folio_of=labels, kinds=LATE)
            },
            source=print_edition(fair_copy.publication, paper),
            profile=profile,
        )
        if book.failed or book.pagination is None:
            yield Printing(sewn=None, pagination=None, diagnostics=book.diagnostics)
            return
        order.progress("binding")
        with bind_beside(
            book,
            metadata=describe_pdf(fair_copy.publication, at, variant),
            attachments=fill_pocket(fair_copy, book.pagination, profile),
            jobs=1 if order.scheduler else order.jobs,
            crew=crew,
        ) as sewn:
            yield Printing(
                sewn=sewn, pagination=book.pagination, diagnostics=book.diagnostics
            )


class Drafting:
    """The e-book begun by a second hand, while others set pages."""

    def __init__(self, fair_copy: FairCopy, house: House) -> None:
        self._draft = partial(
            draft_documents,
            fair_copy,
            templates=house.templates,
            assets=house.assets,
            keep=drawing_in(house),
        )
        self._hand = ThreadPoolExecutor(1)
        self._begun: Future[Drafts] | None = None

    def __enter__(self) -> Drafting:
        return self

    def __exit__(self, *raised: object) -> None:
        self._hand.shutdown()

    def begin(self) -> None:
        self._begun = self._hand.submit(self._draft)

    def drafted(self) -> Drafts | None:
        """What was drafted, if it was begun."""
        return self._begun.result() if self._begun else None


def pack_book(
    fair_copy: FairCopy,
    pagination: Pagination | None,
    order: Order,
    *,
    house: House,
    at: datetime,
    conforms_to: tuple[str, ...] = (),
    drafted: Drafts | None = None,
) -> bytes:
    """The e-book; without pagination it has no list of printed pages.

    `conforms_to`: standards whose judges have passed this book. `drafted`: what was
    drafted of this very book.
    """
    order.progress("packing the e-book")
    documents = compose_documents(
        fair_copy,
        pagination,
        templates=house.templates,
        assets=house.assets,
        keep=drawing_in(house),
        drafted=drafted,
    )
    return package(
        documents,
        fair_copy.publication,
        faces=house.faces,
        modified=at,
        conforms_to=conforms_to,
        keep=cellar_of(house),
    )


def print_edition(publication: Publication, paper: str) -> str:
    """What the printed book is called where the e-book tells its pages."""
    label = publication.edition.label or publication.edition.id
    return f"{publication.title}, {label}, PDF, {paper.upper()}"


def describe_pdf(
    publication: Publication, at: datetime, variant: str = ""
) -> PdfMetadata:
    """What the PDF says of itself; its readers must tell large print by its title."""
    title = full_title(publication.title, publication.subtitle)
    if variant == LARGE_PRINT:
        title = f"{title} (large print)"
    return PdfMetadata(
        title=title,
        language=publication.language,
        date=timestamp(at),
        authors=tuple(
            person.name
            for person in publication.contributors
            if person.role == "author"
        ),
        publisher=publication.publisher,
        description=publication.description,
        subjects=publication.subjects,
        rights=words(publication.rights),
        identifier=publication.identifier,
    )
