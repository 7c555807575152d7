"""The package document: metadata, manifest and spine of the e-book (EPUB 3.3, § 5).

*Takes* the documents and what the publication says of itself. *Gives* the OPF as
bytes. Written by hand: order, ids and escaping are ours, and the same every time.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from types import MappingProxyType
from xml.sax.saxutils import escape, quoteattr

from octavo.model.documents import Documents
from octavo.model.inlines import words
from octavo.model.publication import Contributor, Publication

# MARC code list for relators: the terms that a publication's contributors have.
RELATORS = MappingProxyType(
    {
        "adapter": "adp",
        "author": "aut",
        "author of introduction": "aui",
        "book designer": "bkd",
        "cartographer": "ctg",
        "compiler": "com",
        "contributor": "ctb",
        "copyright holder": "cph",
        "designer": "dsr",
        "editor": "edt",
        "illustrator": "ill",
        "photographer": "pht",
        "proofreader": "pfr",
        "publisher": "pbl",
        "researcher": "res",
        "reviewer": "rev",
        "translator": "trl",
        "type designer": "tyd",
        "typographer": "tyg",
    }
)
CREATORS = ("aut", "edt", "com")


@dataclass(frozen=True, slots=True)
class ManifestItem:
    """One file of the book: `name` beside the package document."""

    name: str
    media_type: str
    properties: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """An XML id made from the name: `images/map.svg` is `images-map.svg`."""
        plain = re.sub(r"[^A-Za-z0-9._-]", "-", self.name)
        return plain if plain[0].isalpha() else f"i-{plain}"


def write_package_document(
    documents: Documents,
    publication: Publication,
    items: Iterable[ManifestItem],
    *,
    modified: datetime,
    conforms_to: tuple[str, ...] = (),
) -> bytes:
    """The package document. *modified* becomes `dcterms:modified`, in UTC; what it
    *conforms_to* is stated, with the publisher who had it judged."""
    listed = sorted(items, key=lambda item: item.name)
    ncx = next((i.id for i in listed if i.media_type == "application/x-dtbncx+xml"), "")
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0"',
        f' unique-identifier="identifier" xml:lang={quoteattr(publication.language)}>',
        '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">',
        *_described(publication),
        *_schema(documents, modified),
        *_conformance(publication, conforms_to),
        "</metadata>",
        "<manifest>",
        *(_item(item) for item in listed),
        "</manifest>",
        f"<spine{f' toc={quoteattr(ncx)}' if ncx else ''}>",
        *_spine(documents, listed),
        "</spine>",
        "</package>",
    ]
    return ("\n".join(lines) + "\n").encode("utf-8")


def _described(publication: Publication) -> list[str]:
    """Dublin Core: what a catalogue asks (EPUB 3.3, § 5.5.3)."""
    edition = publication.edition
    lines = [
        _dc("identifier", publication.identifier, xml_id="identifier"),
        _dc("title", publication.title, xml_id="title"),
        _refine("title", "title-type", "main"),
    ]
    if publication.subtitle:
        lines += [
            _dc("title", publication.subtitle, xml_id="subtitle"),
            _refine("subtitle", "title-type", "subtitle"),
        ]
    lines.append(_dc("language", publication.language))
    for number, contributor in enumerate(publication.contributors, 1):
        lines += _contributor(contributor, number)
    lines += [
        _dc("publisher", publication.publisher),
        _dc("date", edition.date.isoformat()),
        _dc("description", publication.description),
        *(_dc("subject", subject) for subject in publication.subjects),
        _dc("rights", _rights(publication)),
    ]
    return [line for line in lines if line]


def _contributor(contributor: Contributor, number: int) -> list[str]:
    """A creator or contributor, with the MARC relator code and the order."""
    term = contributor.role.strip().lower()
    code = RELATORS.get(term, term if re.fullmatch("[a-z]{3}", term) else "ctb")
    element = "creator" if code in CREATORS else "contributor"
    name = f"person-{number}"
    return [
        _dc(element, contributor.name, xml_id=name),
        _refine(name, "role", code, scheme="marc:relators"),
        _refine(name, "display-seq", str(number)),
    ]


def _rights(publication: Publication) -> str:
    said = words(publication.rights)
    if publication.licence and publication.licence not in said:
        return f"{said} {publication.licence}".strip()
    return said


def _schema(documents: Documents, modified: datetime) -> list[str]:
    """Properties computed from the content: accessibility, the print edition."""
    moment = (
        modified.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="seconds")
        + "Z"
    )
    lines = [f'<meta property="dcterms:modified">{moment}</meta>']
    for name, value in documents.metadata:
        if name.startswith("dc:"):
            lines.append(_dc(name.removeprefix("dc:"), value))
        else:
            lines.append(f"<meta property={quoteattr(name)}>{escape(value)}</meta>")
    if documents.cover_image:
        # EPUB 2 readers look for the cover here (Open Packaging Format 2.0.1).
        cover = ManifestItem(documents.cover_image, "").id
        lines.append(f'<meta name="cover" content={quoteattr(cover)}/>')
    return lines


def _conformance(publication: Publication, standards: tuple[str, ...]) -> list[str]:
    """Statements of conformance, each with who answers for it (EPUB Accessibility
    1.1, § 4.5)."""
    names = [person.name for person in publication.contributors]
    certifier = publication.publisher or next(iter(names), publication.title)
    lines = []
    for number, standard in enumerate(standards, 1):
        name = f"conformance-{number}"
        said = escape(standard)
        lines.append(f'<meta property="dcterms:conformsTo" id="{name}">{said}</meta>')
        lines.append(_refine(name, "a11y:certifiedBy", certifier))
    return lines


def _item(item: ManifestItem) -> str:
    properties = " ".join(sorted(set(item.properties)))
    said = f" properties={quoteattr(properties)}" if properties else ""
    return (
        f"<item id={quoteattr(item.id)} href={quoteattr(item.name)}"
        f" media-type={quoteattr(item.media_type)}{said}/>"
    )


def _spine(documents: Documents, listed: list[ManifestItem]) -> list[str]:
    ids = {item.name: item.id for item in listed}
    return [
        f"<itemref idref={quoteattr(ids[document.name])}"
        f"{'' if document.linear else ' linear=' + quoteattr('no')}/>"
        for document in documents.spine
    ]


def _dc(name: str, value: str, *, xml_id: str = "") -> str:
    if not value:
        return ""
    said = f" id={quoteattr(xml_id)}" if xml_id else ""
    return f"<dc:{name}{said}>{escape(value)}</dc:{name}>"


def _refine(target: str, name: str, value: str, *, scheme: str = "") -> str:
    said = f" scheme={quoteattr(scheme)}" if scheme else ""
    return (
        f'<meta refines="#{target}" property={quoteattr(name)}{said}>'
        f"{escape(value)}</meta>"
    )
