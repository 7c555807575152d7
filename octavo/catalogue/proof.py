"""E-201 to E-207: what the editor's proof finds."""

from __future__ import annotations

from octavo.catalogue.entry import Entry

PROOF = (
    Entry(
        "E-201",
        "an unknown source",
        "A citation's key is the id of no source in sources.yaml.",
        "Correct the key, or add the source.",
    ),
    Entry(
        "E-202",
        "a cross reference to nothing",
        "No division, section, block, fact, person or judgement has the id.",
        "Correct the id, or give it to what is meant.",
    ),
    Entry(
        "E-203",
        "an unknown term",
        "No term in terms.yaml has this id or name.",
        "Correct it, or add the term.",
    ),
    Entry(
        "E-204",
        "a footnote out of place",
        "In source lines, events, places on a map and long descriptions citations "
        "are spelled out in the line; a remark has no foot of the page to stand at.",
        "Say it in the line itself, or in the text around.",
    ),
    Entry(
        "E-205",
        "a character that no font has",
        "The house's fonts cannot draw the character; it would be an empty box.",
        "Write it another way.",
    ),
    Entry(
        "E-206",
        "an index entry that leads nowhere",
        "A “see” names an entry that the index does not have, or leads back to itself.",
        "Mark the entry somewhere, or correct its name.",
    ),
    Entry(
        "E-207",
        "a note too long for its page",
        "A note stands whole at the foot of a page, an aside whole in the margin; what "
        "is longer than 1,500 characters may not fit, and its words would be lost.",
        "Say it in the text.",
    ),
)
