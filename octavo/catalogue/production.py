"""E-401 to E-412: what is found when pages are set."""

from __future__ import annotations

from octavo.catalogue.entry import Entry

PRODUCTION = (
    Entry(
        "E-401",
        "layout complains",
        "The page layout said something, where it should have nothing to say.",
        "A fault of ours, mostly: please report it with the division's file.",
    ),
    Entry(
        "E-402",
        "a reference to nothing",
        "A division refers to an id that stands on no page.",
        "Correct the id.",
    ),
    Entry(
        "E-403",
        "an id on two pages",
        "Two elements of the book have one id.",
        "Give one of them another id.",
    ),
    Entry(
        "E-404",
        "a character that no face has",
        "The character could not be set in any face of the book.",
        "Use another character.",
    ),
    Entry(
        "E-405",
        "a page that cannot be tagged",
        "An element would make the PDF inaccessible.",
        "A fault of ours, mostly: please report it with the division's file.",
    ),
    Entry(
        "E-406",
        "laying out died",
        "The process that set the division ended by itself each time it was tried.",
        "See whether the machine ran out of memory.",
    ),
    Entry(
        "E-407",
        "laying out takes too long",
        "Setting the division took longer than five minutes.",
        "Divide it, or build when the machine has less to do.",
    ),
    Entry(
        "E-408",
        "a page number does not settle",
        "The printed number of a page moves the text, and the text the number.",
        "Reword the sentence with the reference.",
    ),
    Entry(
        "E-409",
        "a picture could not be set",
        "The page layout could not read a picture that had been read before.",
        "Save the picture anew.",
    ),
    Entry(
        "E-410",
        "a chart that cannot be drawn",
        "Vega-Lite refuses the chart's `spec`, or its `plot` asks for something that "
        "the data or the house does not have; the message says what.",
        "Correct the key; docs/authoring.md lists what a plot may say.",
    ),
    Entry(
        "E-411",
        "outside the drawing",
        "A value lies above the `high` or below the `low` of its chart or sparkline, a "
        "mark or a name beyond its rows, or a place beyond the frame of its map. It "
        "would be left out, and a reader could not know.",
        "Let the drawing reach farther, or take the thing out.",
    ),
    Entry(
        "E-412",
        "a scale that is not true",
        "A map is true to scale along its two `parallels`. Those of this map, or the "
        "usual 33 and 41, lie so far from its middle that the scale bar would be wrong "
        "by more than a twentieth.",
        "Write `parallels`: one in the upper and one in the lower quarter of the map.",
    ),
)
