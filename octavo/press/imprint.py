"""What stands beside the books: edition.json and SHA256SUMS.

*Takes* the finished files and what they were made of. *Gives* the `Edition` and the
two files that tell it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict
from importlib.metadata import version
from types import MappingProxyType

from octavo import __version__
from octavo.model.edition import Edition, EditionFile
from octavo.model.faircopy import FairCopy
from octavo.model.pagination import Pagination

EDITION, SUMS = "edition.json", "SHA256SUMS"
MEDIA_TYPES = MappingProxyType(
    {".pdf": "application/pdf", ".epub": "application/epub+zip"}
)
TOOLS = (
    *("ebooklib", "fonttools", "jinja2", "markdown-it-py", "pikepdf", "uharfbuzz"),
    *("vl-convert-python", "weasyprint"),
)


def describe(
    fair_copy: FairCopy,
    books: Mapping[str, bytes],
    *,
    pagination: Pagination | None,
    fonts: Mapping[str, str],
) -> Edition:
    """The edition that `books` (file name → bytes) are; `fonts`: face → digest."""
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
        content_digest=fair_copy.digest,
        tools={"octavo": __version__, **{tool: version(tool) for tool in TOOLS}},
        fonts=dict(sorted(fonts.items())),
    )


def papers_of(edition: Edition) -> Mapping[str, bytes]:
    """edition.json and SHA256SUMS (as `sha256sum --check` reads it), by file name."""
    told = json.dumps(asdict(edition), ensure_ascii=False, indent=2) + "\n"
    papers = {EDITION: told.encode("utf-8")}
    sums = {file.name: file.sha256 for file in edition.files}
    sums |= {name: _sha256(content) for name, content in papers.items()}
    lines = [f"{sums[name]}  {name}\n" for name in sorted(sums)]
    return papers | {SUMS: "".join(lines).encode("utf-8")}


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
