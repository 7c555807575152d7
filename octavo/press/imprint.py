"""What stands beside the books: edition.json and SHA256SUMS.

*Takes* the finished files and what they were made of. *Gives* the `Edition` and the
two files that tell it.
"""

from __future__ import annotations

import hashlib
import io
import json
import re
import zipfile
from collections.abc import Mapping
from dataclasses import asdict
from importlib.metadata import version
from types import MappingProxyType

from octavo import __version__
from octavo.model.changes import Change
from octavo.model.edition import Edition, EditionFile
from octavo.model.faircopy import FairCopy
from octavo.model.inlines import words
from octavo.model.pagination import Pagination
from octavo.press.judging import NOTHING, Claims

EDITION, SUMS, CHANGES = "edition.json", "SHA256SUMS", "changes.json"
_COVER = re.compile(r'<item\b[^>]*properties="[^"]*\bcover-image\b[^>]*>')
_HREF = re.compile(r'href="([^"]+)"')
MEDIA_TYPES = MappingProxyType(
    {".pdf": "application/pdf", ".epub": "application/epub+zip"}
)
TOOLS = (
    *("ebooklib", "fonttools", "jinja2", "markdown-it-py", "pikepdf", "pillow"),
    *("uharfbuzz", "vl-convert-python", "weasyprint"),
)


def describe(
    fair_copy: FairCopy,
    books: Mapping[str, bytes],
    *,
    pagination: Pagination | None,
    profile: str,
    fonts: Mapping[str, str],
    claims: Claims = NOTHING,
) -> Edition:
    """The edition that `books` (file name → bytes) are; `profile`: of the printed
    one; `fonts`: face → digest; `claims`: what judges found."""
    publication = fair_copy.publication
    pages = pagination.pages if pagination else ()
    return Edition(
        slug=publication.slug,
        id=publication.edition.id,
        label=publication.edition.label,
        title=publication.title,
        date=publication.edition.date.isoformat(),
        as_of=publication.edition.as_of.isoformat(),
        files=tuple(
            EditionFile(
                name=name,
                media_type=MEDIA_TYPES[name[name.rindex(".") :]],
                bytes=len(books[name]),
                sha256=_sha256(books[name]),
            )
            for name in sorted(books)
        ),
        pages=len(pages),
        page_labels=tuple(page.label for page in pages),
        profile=profile if pagination else "",
        content_digest=fair_copy.digest,
        tools={"octavo": __version__, **{tool: version(tool) for tool in TOOLS}},
        fonts=dict(sorted(fonts.items())),
        checked=claims.standards,
        judges=claims.judges,
        subtitle=publication.subtitle,
        language=publication.language,
        identifier=publication.identifier,
        authors=tuple(
            person.name
            for person in publication.contributors
            if person.role == "author"
        ),
        publisher=publication.publisher,
        description=publication.description,
        subjects=publication.subjects,
        rights=words(publication.rights),
        licence=publication.licence,
        citation=words(publication.citation),
        since=publication.edition.since,
        cover=next(iter(covers(books)), ""),
    )


def papers_of(
    edition: Edition, fair_copy: FairCopy, books: Mapping[str, bytes]
) -> Mapping[str, bytes]:
    """By file name: edition.json, SHA256SUMS (as `sha256sum --check` reads it), the
    cover of the e-book for the shelf, and changes.json if there was an edition before.
    """
    papers = {EDITION: _json(asdict(edition)), **covers(books)}
    if fair_copy.publication.edition.since:
        papers[CHANGES] = _json(plain_changes(fair_copy))
    sums = {file.name: file.sha256 for file in edition.files}
    sums |= {name: _sha256(content) for name, content in papers.items()}
    lines = [f"{sums[name]}  {name}\n" for name in sorted(sums)]
    return papers | {SUMS: "".join(lines).encode("utf-8")}


def plain_changes(fair_copy: FairCopy) -> Mapping[str, object]:
    """The changes as changes.json tells them: every one, in words."""
    edition = fair_copy.publication.edition
    return {
        "edition": edition.id,
        "since": edition.since,
        "changes": [plain_change(change) for change in fair_copy.changes],
    }


def plain_change(change: Change) -> Mapping[str, str]:
    """One change in words; what is empty is left out."""
    told = {
        "kind": change.kind,
        "of": change.of,
        "target": change.target,
        "where": words(change.where),
        "now": words(change.now),
        "was": words(change.was),
        "reason": change.reason,
        "name": change.name,
        "note": change.note,
        "division": change.division,
    }
    return {name: said for name, said in told.items() if said}


def covers(books: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """The picture of the cover that the e-book carries (EPUB 3.3, 5.8.2)."""
    for name, content in sorted(books.items()):
        if name.endswith(".epub"):
            with zipfile.ZipFile(io.BytesIO(content)) as book:
                package = next(n for n in book.namelist() if n.endswith(".opf"))
                found = _COVER.search(book.read(package).decode("utf-8"))
                path = _HREF.search(found.group()) if found else None
                if path:
                    file = f"{package.rpartition('/')[0]}/{path[1]}".lstrip("/")
                    picture = f"cover.{path[1].rpartition('.')[2]}"
                    return {picture: book.read(file)}
    return {}


def _json(plain: object) -> bytes:
    return (json.dumps(plain, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
