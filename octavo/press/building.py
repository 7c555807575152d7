"""Building: a publication goes through the house and comes out on the shelf.

*Takes* the folder of a publication and an order. *Gives* what stands on the shelf, or
what stands against it. The only place that knows the order of the rooms.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from octavo.diagnostics import Diagnostic, Severity, in_order
from octavo.garbage import nothing_collected
from octavo.model import profiles
from octavo.model.edition import Edition
from octavo.model.faircopy import FairCopy
from octavo.model.pagination import Pagination
from octavo.model.publication import Publication
from octavo.model.variants import KEPUB, LARGE_PRINT, PRINTED
from octavo.press.books import Drafting, pack_book, printing
from octavo.press.built import Built, Proofs
from octavo.press.house import House
from octavo.press.imprint import describe, papers_of
from octavo.press.judging import NOTHING, Claims, judge
from octavo.press.keeping import drawing_in, prune
from octavo.press.order import EPUB, PDF, Order, TakenPlaceError, moment
from octavo.press.readiness import crew_ready
from octavo.press.reading import check
from octavo.press.shelf import beside_published, new_edition
from octavo.press.trying import try_drawings
from octavo.press.type import cut_type
from octavo.press.unchanged import key_of, remember
from octavo.press.variants import condition_of, make_variant
from octavo.production.ebook import as_kepub
from octavo.production.preflight import Finding, inspect_epub, inspect_pdf

OTHER_CONTENT = "W-355"  # than was published under the id of the edition


class _StoppedError(Exception):
    """Leaves the shelf as it was."""

    def __init__(self, built: Built) -> None:
        super().__init__()
        self.built = built


def build(folder: Path, order: Order, *, house: House, today: date) -> Built:
    """Make the books of `folder` and put them on the shelf, all or nothing."""
    order.progress("reading")
    fonts = cut_type(house)
    key = key_of(folder, order, house=house, today=today)
    with nothing_collected(), crew_ready(order, house) as order:
        proofs = check(folder, house=house, today=today, within=order.within)
        built = make(proofs, order, house=house, fonts=fonts)
    remember(built, folder, order, house=house, key=key)
    prune(house.cache)
    return built


def make(
    proofs: Proofs,
    order: Order,
    *,
    house: House,
    fonts: Mapping[str, str],
    claims: Claims = NOTHING,
    accept: Callable[[Edition], None] = lambda edition: None,
) -> Built:
    """Make the books of what was read and put them on the shelf, all or nothing.

    `fonts`: face → digest. `claims`: what an edition that is made again has said of
    its books. `accept` may raise when the books are made, and keep them
    off the shelf.
    """
    proofs = try_drawings(proofs, drawing_in(house))
    fair_copy = proofs.fair_copy
    if fair_copy is None or _stops(proofs.diagnostics, order):
        return Built(proofs=proofs)
    publication = fair_copy.publication
    place = order.shelf / publication.slug / publication.edition.id
    if any(found.code == OTHER_CONTENT for found in proofs.diagnostics):
        place = beside_published(place)
        order.tell_beside(place)
    if place in order.taken:
        raise TakenPlaceError(
            f"{proofs.folder} and another publication both make {place}; give one of "
            "them another slug, or another shelf with --out"
        )
    try:
        with new_edition(place, lambda: order.progress("another build")) as making:
            made = _make(fair_copy, order, proofs, house, claims)
            refused = made.refused
            if order.judge and not refused:
                made, claims, refused = _judge(made, fair_copy, order, house)
            proofs, books = made.proofs, {**made.books, **made.variants}
            if refused:
                raise _StoppedError(Built(proofs=proofs, refused=refused))
            edition = describe(
                fair_copy,
                books,
                pagination=made.pagination,
                profile=order.profile,
                fonts=fonts,
                claims=claims,
            )
            accept(edition)
            beside = papers_of(edition, fair_copy, books)
            for name, content in {**books, **beside}.items():
                (making / name).write_bytes(content)
    except _StoppedError as stopped:
        return stopped.built
    return Built(proofs=proofs, edition=edition, place=place)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Made:
    """`books` and `variants` by file name; `refused`: what preflight found."""

    books: Mapping[str, bytes]
    variants: Mapping[str, bytes]
    pagination: Pagination | None
    proofs: Proofs
    refused: tuple[Finding, ...]


def _make(
    fair_copy: FairCopy, order: Order, proofs: Proofs, house: House, claims: Claims
) -> _Made:
    """The books and variants. Raises `_StoppedError` for what cannot be set."""
    publication = fair_copy.publication
    at = moment(publication.edition, order.environ)
    paper = order.paper or publication.papers[0]
    condition = condition_of(order)
    books: dict[str, bytes] = {}
    variants: dict[str, bytes] = {}
    refused: list[Finding] = []
    pagination = printed = None
    with ExitStack() as beside:
        drafting = beside.enter_context(Drafting(fair_copy, house))
        if PDF in order.formats:
            meanwhile = drafting.begin if EPUB in order.formats else lambda: None
            book = beside.enter_context(
                printing(
                    *(fair_copy, order),
                    house=house,
                    paper=paper,
                    at=at,
                    meanwhile=meanwhile,
                )
            )
            proofs = _with(proofs, book.diagnostics)
            if book.sewn is None or _stops(proofs.diagnostics, order):
                raise _StoppedError(Built(proofs=proofs))
            pagination = book.pagination
        if EPUB in order.formats:  # while the PDF is bound
            ebook = pack_book(
                *(fair_copy, pagination, order),
                house=house,
                at=at,
                conforms_to=claims.of_the_ebook,
                drafted=drafting.drafted(),
            )
            refused += inspect_epub(f"{stem(publication)}.epub", ebook)
        if PDF in order.formats:
            printed = book.printed()
    if printed is not None and printed.pdf is not None:
        name_of_pdf = stem(publication, paper, order.profile)
        books[f"{name_of_pdf}.pdf"] = printed.pdf
        if pagination is not None:
            found = inspect_pdf(
                f"{name_of_pdf}.pdf", printed.pdf, pagination, order.profile
            )
            refused = [*found, *refused]
        for name in (name for name in order.variants if name in PRINTED):
            file = f"{name_of_pdf}-{name}.pdf"
            variant = make_variant(
                *(name, file, printed, fair_copy, order),
                house=house,
                paper=paper,
                at=at,
                condition=condition,
            )
            proofs = _with(proofs, variant.diagnostics)
            if variant.content is None or _stops(proofs.diagnostics, order):
                raise _StoppedError(Built(proofs=proofs))
            variants[file] = variant.content
            refused += variant.refused
    if EPUB in order.formats:
        books[f"{stem(publication)}.epub"] = ebook
        if KEPUB in order.variants:
            file = f"{stem(publication)}.{KEPUB}.epub"
            variants[file] = as_kepub(ebook, modified=at)
            refused += inspect_epub(file, variants[file])
    return _Made(
        books=books,
        variants=variants,
        pagination=pagination,
        proofs=proofs,
        refused=tuple(refused),
    )


def _with(proofs: Proofs, more: tuple[Diagnostic, ...]) -> Proofs:
    return replace(proofs, diagnostics=in_order((*proofs.diagnostics, *more)))


def _judge(
    made: _Made, fair_copy: FairCopy, order: Order, house: House
) -> tuple[_Made, Claims, tuple[Finding, ...]]:
    """The books as the judges let them go; what they passed, and what they found."""
    judged = judge(
        made.books,
        lambda standards: pack_book(
            *(fair_copy, made.pagination, order),
            house=house,
            at=moment(fair_copy.publication.edition, order.environ),
            conforms_to=standards,
        ),
        order,
        house=house,
        beside={
            name: content
            for name, content in made.variants.items()
            if name.endswith(f"-{LARGE_PRINT}.pdf")
        },
    )
    return replace(made, books=judged.books), judged.claims, judged.refused


def stem(publication: Publication, paper: str = "", profile: str = "") -> str:
    """The name of a book's file: paper and profile are told if they are not the usual
    ones."""
    usual = ("", publication.papers[0], profiles.DEFAULT)
    told = (name for name in (paper, profile) if name not in usual)
    return "-".join((publication.slug, publication.edition.id, *told))


def _stops(found: tuple[Diagnostic, ...], order: Order) -> bool:
    return any(d.severity is Severity.ERROR or order.strict for d in found)
