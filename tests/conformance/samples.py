"""The smallest books there are: one that a judge must pass, one that it must not.

*Takes* a folder. *Gives* a PDF or an EPUB written there byte by byte, so that the
judges are tried on files that no engine of ours has touched.
"""

from __future__ import annotations

import zipfile
from pathlib import Path

XMP = b"""<?xpacket begin="\xef\xbb\xbf" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF
 xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">A square</rdf:li></rdf:Alt></dc:title>
</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>"""

CONTAINER = """<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="EPUB/package.opf"
 media-type="application/oebps-package+xml"/></rootfiles></container>"""

PACKAGE = """<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" xml:lang="en"
 unique-identifier="id"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="id">urn:uuid:5d1d0a4e-0f6d-5a0e-9a52-0d9f2ad27a05</dc:identifier>
<dc:title>A line</dc:title><dc:language>en</dc:language>
<meta property="dcterms:modified">2026-01-01T00:00:00Z</meta>
<dc:source>none</dc:source>
<meta property="schema:accessMode">textual</meta>
<meta property="schema:accessModeSufficient">textual</meta>
<meta property="schema:accessibilityFeature">tableOfContents</meta>
<meta property="schema:accessibilityHazard">none</meta>
<meta property="schema:accessibilitySummary">One line of text.</meta></metadata>
<manifest><item id="nav" href="nav.xhtml" properties="nav"
 media-type="application/xhtml+xml"/><item id="line" href="line.xhtml"
 media-type="application/xhtml+xml"/></manifest>
<spine><itemref idref="line"/></spine></package>"""

PAGE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"
 xml:lang="en" lang="en"><head><title>A line</title></head><body>{}</body></html>"""

NAV = """<nav epub:type="toc" role="doc-toc" aria-label="Contents"><h1>Contents</h1>
<ol><li><a href="line.xhtml">A line</a></li></ol></nav>"""

LINE = """<section epub:type="chapter" role="doc-chapter" aria-labelledby="title">
<h1 id="title">A line</h1><p>Here it is.</p></section>"""


def write_pdf(folder: Path, *, good: bool) -> Path:
    """One page with a square, in PDF/UA-1; or untagged, with a link to nowhere.

    The good one has the page label "iv", an outline and a Figure that says what it
    is; the bad one has a line of text, and an outline and a link that are broken.
    """
    objects: dict[int, bytes] = {
        2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        5: b"<< /Type /Outlines /First 6 0 R /Last 6 0 R /Count 1 >>",
    }
    if good:
        drawn = b"/Figure << /MCID 0 >> BDC 10 10 80 80 re f EMC"
        objects |= {
            1: b"<< /Type /Catalog /Pages 2 0 R /Lang (en) /MarkInfo << /Marked true >>"
            b" /ViewerPreferences << /DisplayDocTitle true >> /StructTreeRoot 7 0 R"
            b" /Metadata 10 0 R /Outlines 5 0 R /PageLabels"
            b" << /Nums [0 << /S /r /St 4 >>] >> >>",
            3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] /Contents 4 0 R"
            b" /StructParents 0 /Tabs /S >>",
            6: b"<< /Title (Square) /Parent 5 0 R /Dest [3 0 R /Fit] >>",
            7: b"<< /Type /StructTreeRoot /K [8 0 R] /ParentTree"
            b" << /Nums [0 [9 0 R]] >> >>",
            8: b"<< /Type /StructElem /S /Document /P 7 0 R /K [9 0 R] >>",
            9: b"<< /Type /StructElem /S /Figure /P 8 0 R /Pg 3 0 R /K [0]"
            b" /Alt (A black square) /A << /O /Layout /BBox [10 10 90 90] >> >>",
            10: _stream(XMP, b"/Type /Metadata /Subtype /XML"),
        }
    else:
        drawn = b"BT /F 9 Tf 10 50 Td (Here it is.) Tj ET"
        objects |= {
            1: b"<< /Type /Catalog /Pages 2 0 R /Outlines 5 0 R >>",
            3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] /Contents 4 0 R"
            b" /Annots [7 0 R] /Resources << /Font << /F 8 0 R >> >> >>",
            6: b"<< /Title (Nowhere) /Parent 5 0 R /Dest (nowhere) >>",
            7: b"<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /Dest (nowhere) >>",
            8: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        }
    objects[4] = _stream(drawn)
    path = folder / f"{'good' if good else 'bad'}.pdf"
    path.write_bytes(_pdf(objects))
    return path


def write_broken_pdf(folder: Path) -> Path:
    """A PDF cut off in the middle, without its cross-reference table."""
    whole = write_pdf(folder, good=True).read_bytes()
    path = folder / "broken.pdf"
    path.write_bytes(whole[: len(whole) // 2])
    return path


def write_epub(folder: Path, *, good: bool) -> Path:
    """A book of one line; or one with a picture that it lacks and that has no alt."""
    line = LINE if good else LINE.replace("Here", '<img src="square.png"/> Here')
    path = folder / f"{'good' if good else 'bad'}.epub"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
        archive.writestr("META-INF/container.xml", CONTAINER)
        archive.writestr("EPUB/package.opf", PACKAGE)
        archive.writestr("EPUB/nav.xhtml", PAGE.format(NAV))
        archive.writestr("EPUB/line.xhtml", PAGE.format(line))
    return path


def _stream(data: bytes, entries: bytes = b"") -> bytes:
    head = b"<< /Length %d %b >>\nstream\n" % (len(data), entries)
    return head + data + b"\nendstream"


def _pdf(objects: dict[int, bytes]) -> bytes:
    """The objects as a file, with its cross-reference table (ISO 32000-1, 7.5)."""
    body, offsets = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"), {}
    for number, value in sorted(objects.items()):
        offsets[number] = len(body)
        body += b"%d 0 obj\n%b\nendobj\n" % (number, value)
    start = len(body)
    body += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    for number in sorted(objects):
        body += b"%010d 00000 n \n" % offsets[number]
    ident = b"[<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>]"
    body += b"trailer\n<< /Size %d /Root 1 0 R /ID %b >>\n" % (len(objects) + 1, ident)
    return bytes(body + b"startxref\n%d\n%%%%EOF\n" % start)
