"""What a bound PDF must keep that no judge looks at.

*Takes* a `TaggedBook`. *Gives* findings as strings, none for a sound file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pikepdf

from tests.conformance.tagged import (
    NOTES,
    TaggedBook,
    is_element,
    kids,
    role_of,
    tidy,
)


def unpaired_notes(book: TaggedBook) -> Iterator[str]:
    """Notes and calls that do not point at each other, and notes away from theirs."""
    for element in book.elements():
        role, refs = role_of(element), list(element.get("/Ref", ()))
        if role in NOTES:
            if not refs:
                yield f"the note {_said(book, element)} has no call"
            around = [kid.objgen for kid in kids(element.P) if is_element(kid)]
            calls = [ref for ref in refs if ref.objgen in around]
            if refs and not calls and role_of(element.P) not in ("LI", "L"):
                yield f"the note {_said(book, element)} stands away from its call"
        for ref in refs if role in (*NOTES, "Reference", "Lbl") else ():
            if element.objgen not in [back.objgen for back in ref.get("/Ref", ())]:
                yield f"{role} {_said(book, element)} is not pointed back at"


def astray(book: TaggedBook) -> Iterator[str]:
    """Entries of the outline that lead nowhere or to a page without their words."""
    with book.pdf.open_outline() as outline:
        for entry in _all(outline.root):
            page = book.destinations.get(str(entry.destination))
            if page is None:
                yield f"“{entry.title}” leads nowhere"
            elif not stands_on(book, page, tidy(entry.title)):
                yield f"“{entry.title}” does not stand on page {book.labels[page]}"


def loose_files(book: TaggedBook) -> Iterator[str]:
    """Attachments that are not associated, associated files that are not attached,
    and Figures whose data is not carried."""
    attached = {spec.obj.objgen for spec in book.pdf.attachments.values()}
    listed = {_number(spec) for spec in book.pdf.Root.get("/AF", ())}
    if attached != listed:
        yield f"{len(attached)} files are attached, {len(listed)} associated"
    if not attached:
        yield "nothing is attached"
    for element in book.elements():
        for spec in element.get("/AF", ()):
            if _number(spec) not in attached:
                yield f"a {role_of(element)} points at a file that is not attached"


def disagreements(book: TaggedBook) -> Iterator[str]:
    """Where Info and XMP differ."""
    info = {key: str(value) for key, value in book.pdf.docinfo.items()}
    xmp = book.pdf.open_metadata()  # read only: on leaving, `with` writes Info anew
    pairs = {
        "/Title": xmp.get("dc:title", ""),
        "/Author": ", ".join(xmp.get("dc:creator", [])),
        "/Subject": xmp.get("dc:description", ""),
        "/Keywords": xmp.get("pdf:Keywords", ""),
        "/Producer": xmp.get("pdf:Producer", ""),
        "/CreationDate": _digits(xmp.get("xmp:CreateDate", "")),
        "/ModDate": _digits(xmp.get("xmp:ModifyDate", "")),
    }
    for key, told in pairs.items():
        known = info.get(key, "")
        if (_digits(known) if key.endswith("Date") else known) != told:
            yield f"{key} is “{known}” in Info and “{told}” in XMP"


def languages(book: TaggedBook) -> set[tuple[str, str]]:
    """What is told to be in another language: its code and its words."""
    return {
        (str(element.Lang), " ".join(book.words(element)))
        for element in book.elements()
        if "/Lang" in element
    }


def stands_on(book: TaggedBook, page: int, title: list[str]) -> bool:
    """Whether every word of a title is on a page; a word may be drawn in pieces."""
    drawn = book.drawn(page)
    there = "".join(drawn[mcid] for mcid in sorted(drawn) if mcid >= 0)
    there = "".join(tidy(there)).casefold()
    return all(word.casefold() in there for word in title)


def _number(spec: Any) -> tuple[int, int]:
    """The object of a file; an attachment that was taken out leaves null."""
    return (0, 0) if spec is None else spec.objgen


def _all(entries: list[Any]) -> Iterator[pikepdf.OutlineItem]:
    for entry in entries:
        yield entry
        yield from _all(entry.children)


def _said(book: TaggedBook, element: Any) -> str:
    return "“" + " ".join(book.words(element)[:6]) + "”"


def _digits(date: object) -> str:
    return re.sub(r"\D", "", str(date))
