"""The editor's desk: a publication becomes a fair copy.

*Takes* the publication as the author wrote it. *Gives* the fair copy and everything
found wrong. The steps, in order: number, resolve, compare, index, list, proof.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from octavo.diagnostics import Diagnostic, in_order
from octavo.editorial.bibliography import make_bibliography
from octavo.editorial.changes import compare, mark, tell
from octavo.editorial.contents import make_contents, make_listings
from octavo.editorial.digest import content_digest
from octavo.editorial.identity import identify
from octavo.editorial.index import make_index
from octavo.editorial.numbering import number
from octavo.editorial.proof import proofread
from octavo.editorial.resolution import resolve
from octavo.model.changes import Change, ChangeGroup
from octavo.model.faircopy import FairCopy
from octavo.model.publication import Publication


@dataclass(frozen=True, slots=True, kw_only=True)
class Edited:
    fair_copy: FairCopy
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _News:
    changes: tuple[Change, ...] = ()
    bars: Mapping[str, str] = field(default_factory=dict)
    altered: frozenset[str] = frozenset()
    told: tuple[ChangeGroup, ...] = ()
    since: str = ""


def edit(
    publication: Publication,
    *,
    today: date,
    covered: frozenset[int] | None,
    within: int = 0,
    unread: tuple[str, ...] = (),
    earlier: Publication | None = None,
) -> Edited:
    """The fair copy, and the faults found on the way, in order of place.

    `today` tells which facts are past review, and which will be `within` days;
    `covered` are the code points that the fonts have, None where that is not known;
    `unread` are files that could not be read in full, so that what they hold is not
    called unknown; `earlier` is the edition that changes are told against.
    The fair copy is whole even if there are faults; only one without errors may be
    composed.
    """
    numbered = number(publication)
    resolved = resolve(numbered)
    news = _news(publication, numbered, earlier)
    bars = news.bars if publication.edition.bars else {}
    fair = mark(resolved.publication, bars, news.altered)
    return Edited(
        fair_copy=FairCopy(
            publication=replace(fair, identifier=identify(publication)),
            contents=make_contents(resolved.publication),
            listings=make_listings(resolved.publication),
            index=make_index(resolved.marks, publication),
            bibliography=make_bibliography(resolved.publication, resolved.cited),
            changes=news.changes,
            what_changed=news.told,
            since=news.since,
            digest=content_digest(publication),
        ),
        diagnostics=in_order(
            proofread(
                numbered,
                today=today,
                covered=covered,
                within=within,
                unread=unread,
            )
        ),
    )


def _news(
    publication: Publication, numbered: Publication, earlier: Publication | None
) -> _News:
    """What is different from the earlier edition; nothing if there is none."""
    if earlier is None:
        return _News()
    compared = compare(publication, earlier)
    since = earlier.edition.label or f"edition {earlier.edition.id}"
    return _News(
        changes=compared.changes,
        bars=compared.bars,
        altered=compared.altered,
        told=tell(compared.changes, numbered, earlier, since),
        since=since,
    )
