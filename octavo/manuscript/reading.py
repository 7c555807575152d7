"""The manuscript room's one door: a folder of YAML becomes a Publication.

*Takes* the folder of a publication. *Gives* a `Reading`: everything that could be
read, and everything that was found wrong, each with its place.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from types import MappingProxyType

from octavo.diagnostics import Diagnostic, in_order
from octavo.manuscript.apparatus import read_events, read_sources, read_terms, term_ids
from octavo.manuscript.desk import PUBLICATION_FILE, Desk
from octavo.manuscript.divisions import read_divisions
from octavo.manuscript.entries import read_native
from octavo.manuscript.fields import Fields, open_fields
from octavo.manuscript.files import read_picture
from octavo.manuscript.keys import Kind
from octavo.manuscript.keys_publication import PUBLICATION
from octavo.manuscript.nodes import Mapping as MappingNode
from octavo.manuscript.nodes import Node, Scalar, Sequence
from octavo.manuscript.parties import read_parties
from octavo.manuscript.records import changed_since_published, read_earlier
from octavo.manuscript.text import TextParser
from octavo.manuscript.values import is_id, is_language
from octavo.model.publication import (
    Contributor,
    Cover,
    EditionNote,
    Event,
    Publication,
)

_HOUSE_SPEAKS = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What came of reading a folder.

    `publication` is None when publication.yaml cannot be read at all. `texts`: file
    → its text. `unread`: files that are missing or were read only in part, so that
    an id or a key may seem unknown that is in them. `earlier`: the published edition
    that changes are told against.
    """

    publication: Publication | None
    diagnostics: tuple[Diagnostic, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)
    unread: tuple[str, ...] = ()
    earlier: Publication | None = None


def read_publication(folder: Path, assets: Path | None = None) -> Reading:
    """Reads a publication's folder and reports every fault in it.

    `assets`: the house's folder, in which `house:NAME` shapes are looked for. Never
    raises for what an author can do wrong.
    """
    desk = Desk(folder=folder, assets=assets, parser=TextParser())
    root = desk.open_yaml(PUBLICATION_FILE)
    publication = earlier = None
    if root is not None:
        desk.parser = TextParser(_language(root))
        desk.parties = _party_ids(root)
        desk.glossary = term_ids(desk)
        fields = open_fields(desk, root, PUBLICATION)
        publication = _publication(fields) if fields is not None else None
        desk.settle()
    if publication is not None:
        earlier, found = read_earlier(publication, folder)
        desk.found += found
        desk.found += changed_since_published(publication, folder)
    texts = {file: source.text for file, source in sorted(desk.sources.items())}
    return Reading(
        publication=publication,
        diagnostics=in_order(tuple(desk.found)),
        texts=MappingProxyType(texts),
        unread=tuple(sorted(desk.unread)),
        earlier=earlier,
    )


def _language(root: Node) -> str:
    node = root.get("language") if isinstance(root, MappingNode) else None
    known = isinstance(node, Scalar) and is_language(node.value)
    return node.value if known and isinstance(node, Scalar) else "en"


def _look_at_language(fields: Fields) -> None:
    """W-360 for a language that the house's own words are not in."""
    node = fields.raw("language")
    if not isinstance(node, Scalar) or not is_language(node.value):
        return
    if node.value.partition("-")[0] != _HOUSE_SPEAKS:
        message = f"the book is in “{node.value}”, but what the house says by itself "
        message += "(“Contents”, “Figure”, “Source”, dates, …) is in English"
        fix = "expect English between your words, or write in English"
        fields.desk.report("W-360", node, message, fix)


def _party_ids(root: Node) -> tuple[str, ...]:
    """The parties' ids, wanted before anything that names them is read."""
    parties = root.get("parties") if isinstance(root, MappingNode) else None
    items = parties.items if isinstance(parties, Sequence) else ()
    ids = [item.get("id") for item in items if isinstance(item, MappingNode)]
    return tuple(i.value for i in ids if isinstance(i, Scalar) and is_id(i.value))


def _publication(fields: Fields) -> Publication:
    desk = fields.desk
    parties = read_parties(fields)
    terms = read_terms(desk)
    sources = read_sources(desk)
    events = read_events(desk)
    slug = fields.scalar("slug", Kind.ID)
    _look_at_language(fields)
    return Publication(
        folder=str(desk.folder.resolve()),
        title=fields.plain("title"),
        subtitle=fields.plain("subtitle"),
        slug=slug.value if slug else "",
        identifier=fields.plain("identifier"),
        language=fields.plain("language"),
        edition=_edition(fields.mapping("edition")),
        contributors=tuple(
            Contributor(name=person.plain("name"), role=person.word("role"))
            for person in fields.mappings("contributors")
        ),
        publisher=fields.plain("publisher"),
        rights=fields.line("rights"),
        licence=fields.plain("licence"),
        description=fields.plain("description"),
        subjects=fields.plains("subjects"),
        citation=fields.line("citation"),
        papers=fields.plains("papers") or ("a4",),
        parties=parties,
        cover=_cover(fields.mapping("cover"), events),
        divisions=read_divisions(fields),
        events=events,
        terms=terms,
        sources=sources,
        colophon=fields.prose("colophon", "colophon-text"),
        place=fields.place,
    )


def _edition(fields: Fields | None) -> EditionNote:
    """The edition; a day that cannot be read is told as the first of all days."""
    if fields is None:
        return EditionNote(id="", label="", date=date.min, as_of=date.min)
    name = fields.scalar("id", Kind.SOURCE_KEY)
    since = fields.scalar("since", Kind.SOURCE_KEY)
    day, as_of = fields.date("date"), fields.date("as_of")
    if day and as_of and day < as_of and (node := fields.raw("as_of")):
        message = f"the as-of date {as_of} is after the edition's date, {day}"
        fix = "write the day up to which the text is true, or a later date"
        fields.desk.report("W-358", node, message, fix)
    return EditionNote(
        id=name.value if name else "",
        label=fields.plain("label"),
        date=day or date.min,
        as_of=as_of or date.min,
        review=fields.date("review"),
        since=since.value if since else "",
        bars=fields.flag("bars", True),
        note=fields.line("note"),
        place=name.place if name else fields.place,
        since_place=since.place if since else fields.place,
    )


def _cover(fields: Fields | None, events: tuple[Event, ...]) -> Cover:
    """The cover; reports E-104 for a picture without alternative text."""
    if fields is None:
        return Cover()
    first, last = fields.whole("first"), fields.whole("last")
    _look_at_years(fields, first, last, [int(event.date[:4]) for event in events])
    image = fields.scalar("image", Kind.PATH)
    if image is not None:
        read_picture(fields.desk, image)
        if not fields.has("alt"):
            message = "the cover's picture has no alternative text"
            fix = "add alt: what the picture shows"
            fields.desk.report("E-104", image, message, fix)
    return Cover(
        native=read_native(fields),
        break_after=fields.plain("break_after"),
        first=first,
        last=last,
        image=image.value.strip() if image else "",
        alt=fields.plain("alt"),
    )


def _look_at_years(cover: Fields, first: int, last: int, told: list[int]) -> None:
    """E-127 unless the drawing ends after it begins; what the cover does not say is
    said by the events."""
    node = cover.raw("last") if last else cover.raw("first") if first else None
    begins, ends = first or min(told, default=0), last or max(told, default=0) + 1
    if node is not None and ends <= begins:
        message = f"the cover's drawing ends in {ends}, expected a year after {begins}"
        fix = "write first: the first year, and last: the first one that is not shown"
        cover.desk.report("E-127", node, message, fix)
