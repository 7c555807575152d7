"""Metadata: what the file says of itself, twice and the same.

*Takes* a `PdfMetadata` and a profile. *Gives* the XMP packet (ISO 16684-1) and the Info
dictionary with equal values, and the identification of the standards that are kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from xml.sax.saxutils import escape

from octavo.production.print.profiles import Profile

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
SPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PdfMetadata:
    """`date`: when the edition was made, ISO 8601 in UTC ("2026-11-24T00:00:00Z")."""

    title: str
    language: str
    date: str
    authors: tuple[str, ...] = ()
    publisher: str = ""
    description: str = ""
    subjects: tuple[str, ...] = ()
    rights: str = ""
    identifier: str = ""
    producer: str = "Octavo"


def pdf_date(date: str) -> str:
    """An ISO date in UTC as PDF writes it (ISO 32000-2, 7.9.4)."""
    digits = re.sub(r"\D", "", date)
    return f"D:{digits:0<14}Z" if len(digits) < 14 else f"D:{digits[:14]}Z"


def info(metadata: PdfMetadata) -> Mapping[str, str]:
    """The Info dictionary; empty fields are left out."""
    date = pdf_date(metadata.date)
    fields = {
        "Title": metadata.title,
        "Author": ", ".join(metadata.authors),
        "Subject": metadata.description,
        "Keywords": ", ".join(metadata.subjects),
        "Producer": metadata.producer,
        "CreationDate": date,
        "ModDate": date,
    }
    return {key: value for key, value in fields.items() if value}


def retold(metadata: PdfMetadata, description: str) -> PdfMetadata:
    """The same, with another description."""
    return replace(metadata, description=description)


def xmp(metadata: PdfMetadata, profile: Profile, *, attachments: bool) -> bytes:
    """The XMP packet of a book that keeps a profile."""
    claims = _standards(profile, attachments)
    return packet(metadata, claims, WTPDF if profile.namespaces else UA_SCHEMA)


def packet(
    metadata: PdfMetadata,
    claims: Sequence[tuple[str, str]] = (),
    more: str = "",
    *,
    spaces: Mapping[str, str] = SPACES,
) -> bytes:
    """An XMP packet. `claims`: simple properties besides; `more`: descriptions;
    `spaces`: the names that properties begin with."""
    parts = [
        _alternatives("dc:title", metadata.title),
        _list("dc:creator", "Seq", metadata.authors),
        _alternatives("dc:description", metadata.description),
        _list("dc:subject", "Bag", metadata.subjects),
        _list("dc:language", "Bag", (metadata.language,)),
        _list("dc:publisher", "Bag", filter(None, (metadata.publisher,))),
        _alternatives("dc:rights", metadata.rights),
        _simple("dc:identifier", metadata.identifier),
        _simple("dc:format", "application/pdf"),
        *(
            _simple(f"xmp:{name}", metadata.date)
            for name in ("CreateDate", "ModifyDate", "MetadataDate")
        ),
        _simple("pdf:Producer", metadata.producer),
        _simple("pdf:Keywords", ", ".join(metadata.subjects)),
        *(_simple(name, text) for name, text in claims),
    ]
    named = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in spaces.items())
    body = "".join(parts)
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="{RDF}">\n'
        f'<rdf:Description rdf:about="" {named}>\n{body}</rdf:Description>\n'
        f'{more}</rdf:RDF></x:xmpmeta>\n<?xpacket end="r"?>'
    ).encode()


def _standards(profile: Profile, attachments: bool) -> Sequence[tuple[str, str]]:
    if not profile.namespaces:
        return (
            ("pdfaid:part", "3"),
            ("pdfaid:conformance", "A"),
            ("pdfuaid:part", "1"),
        )
    level = (("pdfaid:conformance", "F"),) if attachments else ()
    return (
        ("pdfaid:part", "4"),
        ("pdfaid:rev", "2020"),
        *level,  # PDF/A-4f must have an embedded file, PDF/A-4 none
        ("pdfuaid:part", "2"),
        ("pdfuaid:rev", "2024"),
    )


def _simple(name: str, text: str) -> str:
    return f"<{name}>{escape(text)}</{name}>\n" if text else ""


def _list(name: str, kind: str, items: Iterable[str]) -> str:
    rows = "".join(f"<rdf:li>{escape(item)}</rdf:li>" for item in items)
    return f"<{name}><rdf:{kind}>{rows}</rdf:{kind}></{name}>\n" if rows else ""


def _alternatives(name: str, text: str) -> str:
    if not text:
        return ""
    row = f'<rdf:li xml:lang="x-default">{escape(text)}</rdf:li>'
    return f"<{name}><rdf:Alt>{row}</rdf:Alt></{name}>\n"


UA_SCHEMA = (
    '<rdf:Description rdf:about=""'
    ' xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"'
    ' xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"'
    ' xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">'
    '<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">'
    "<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/"
    "</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"
    '<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">'
    "<pdfaProperty:name>part</pdfaProperty:name>"
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>"
    "<pdfaProperty:category>internal</pdfaProperty:category>"
    "<pdfaProperty:description>PDF/UA part</pdfaProperty:description>"
    "</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag>"
    "</pdfaExtension:schemas></rdf:Description>\n"
)
"""PDF/A-3 knows no `pdfuaid`: its schema stands beside it (ISO 19005-3, 6.6.2.3)."""

WTPDF = (
    '<rdf:Description rdf:about="" xmlns:pdfd="http://pdfa.org/declarations/">'
    '<pdfd:declarations><rdf:Bag><rdf:li rdf:parseType="Resource"><pdfd:conformsTo>'
    "http://pdfa.org/declarations/wtpdf#accessibility1.0"
    "</pdfd:conformsTo></rdf:li></rdf:Bag></pdfd:declarations></rdf:Description>\n"
)
"""The declaration of Well-Tagged PDF 1.0, for accessibility."""
