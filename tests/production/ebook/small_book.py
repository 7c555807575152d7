"""A small e-book by hand: two documents, a picture, a style sheet, three letters."""

from __future__ import annotations

from datetime import UTC, date, datetime

from octavo.model.documents import Document, Documents
from octavo.model.inlines import Run
from octavo.model.publication import (
    Contributor,
    Cover,
    EditionNote,
    Publication,
)

MODIFIED = datetime(2026, 11, 24, tzinfo=UTC)
HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n'
    '<html xmlns="http://www.w3.org/1999/xhtml" '
    'xmlns:epub="http://www.idpf.org/2007/ops" lang="en-GB" xml:lang="en-GB">'
    '<head><title>{title}</title><link rel="stylesheet" href="book.css"/></head>'
    "<body>{body}</body></html>\n"
)
NCX = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1" '
    'xml:lang="en-GB"><head><meta name="dtb:uid" content="urn:example:small"/></head>'
    "<docTitle><text>A small book</text></docTitle><navMap>"
    '<navPoint id="n1"><navLabel><text>Trade</text></navLabel>'
    '<content src="trade.xhtml"/></navPoint></navMap></ncx>'
)
PICTURE = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 4">'
    b'<path d="M0 0h4"/></svg>'
)


def publication() -> Publication:
    return Publication(
        folder="",
        title="A small book",
        subtitle="of one chapter",
        slug="small",
        identifier="urn:example:small",
        language="en-GB",
        edition=EditionNote(
            id="2026",
            label="First edition",
            date=date(2026, 11, 24),
            as_of=date(2026, 11, 1),
        ),
        contributors=(
            Contributor(name="Ada & Bo", role="author"),
            Contributor(name="Cy", role="translator"),
        ),
        publisher="The House",
        rights=(Run("Some rights reserved."),),
        licence="https://creativecommons.org/licenses/by/4.0/",
        description="Small.",
        subjects=("Trade",),
        citation=(),
        papers=("a4",),
        parties=(),
        cover=Cover(),
        divisions=(),
    )


def documents() -> Documents:
    trade = HEAD.format(
        title="Trade",
        body='<section epub:type="chapter" role="doc-chapter"><h1>Trade</h1>'
        '<p>ABC <img src="images/line.svg" alt="A line."/></p></section>',
    )
    nav = HEAD.format(
        title="Contents",
        body='<nav epub:type="toc" role="doc-toc"><h1>Contents</h1>'
        '<ol><li><a href="trade.xhtml">Trade</a></li></ol></nav>',
    )
    return Documents(
        spine=(
            Document(
                name="trade.xhtml",
                division="trade",
                title="Trade",
                content=trade.encode(),
            ),
        ),
        navigation=Document(
            name="nav.xhtml",
            division="",
            title="Contents",
            content=nav.encode(),
            properties=("nav",),
        ),
        ncx=NCX.encode(),
        stylesheets={
            "book.css": '@font-face { font-family: "Briefing Text"; '
            'src: url("fonts/text-regular.ttf"); }\n'
            'body { font-family: "Briefing Text", serif; }\n'
        },
        images={"images/line.svg": PICTURE},
        metadata=(("schema:accessMode", "textual"),),
        characters={"text-regular.ttf": "ABC"},
    )
