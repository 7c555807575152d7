"""Endnotes: the notes of a document, gathered at its end, each with its way back.

*Takes* the tree of a document in which notes stand where they are called. *Gives* the
calls alone in the text, and after it a list that reading systems pop up (EPUB 3.3
`noteref`, `footnote`; DPUB-ARIA 1.1).
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

from octavo.composition.xhtml import classes, element, parents, take_out

HEADING = "Notes"
BACK = "↑"  # ↩ is in no face of the house, and some readers draw it as an emoji


def gather_notes(body: Element) -> int:
    """Move every note of *body* to a list at its end; return how many there are."""
    above = parents(body)
    notes = [node for node in body.iter() if "note" in classes(node)]
    if not notes:
        return 0
    section = element(
        "section", class_="endnotes", epub_type="endnotes", role="doc-endnotes"
    )
    heading = element("h2", HEADING, class_="notes-head")
    section.append(heading)
    for note in notes:
        take_out(note, above[note])
        section.append(_endnote(note))
    body.append(section)
    return len(notes)


def _endnote(note: Element) -> Element:
    """The note as an element of its own, with its number and the way back."""
    name, number = note.get("id", ""), note.get("data-number", "")
    whole = element(
        "aside", class_="footnote", epub_type="footnote", role="doc-footnote", id=name
    )
    line = element("p")
    whole.append(line)
    mark = element("span", number, class_="note-number")
    mark.tail = " " + (note.text or "").lstrip()
    line.append(mark)
    line.extend(list(note))
    _end_with_space(line)
    back = element(
        "a",
        BACK,
        class_="backlink",
        epub_type="backlink",
        role="doc-backlink",
        href=f"#{name}-ref",
        aria_label=f"Back to the call of note {number}",
    )
    line.append(back)
    return whole


def _end_with_space(line: Element) -> None:
    """A no-break space before the link back, so that it never stands alone."""
    last = line[-1]
    last.tail = (last.tail or "").rstrip() + "\u00a0"
