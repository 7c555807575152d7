"""W-301 to W-360: what does not stop a build, and should be looked at."""

from __future__ import annotations

from octavo.catalogue.entry import Entry

WARNINGS = (
    Entry(
        "W-301",
        "a source never cited",
        "The bibliography lists what is cited, so this source is not printed.",
        "Cite it, or take it out.",
    ),
    Entry(
        "W-302",
        "a claim without a source",
        "A text block of a chapter gives a number or a year and cites nothing.",
        "Cite a source: `… in 2019.[@key]`.",
    ),
    Entry(
        "W-303",
        "columns of unequal length",
        "In a positions block the parties get the same room, within 20 %.",
        "Shorten one or lengthen the other.",
    ),
    Entry(
        "W-304",
        "a copy stands alone",
        "A note rests on sources of grade C, mirrors or digests, only.",
        "Add a source of grade A or B beside it.",
    ),
    Entry(
        "W-305",
        "a fact is past its review",
        "The day by which the fact was to be looked at again is past.",
        "Check it against its source, then set `as_of` and `review`.",
    ),
    Entry(
        "W-306",
        "a fact is due for review",
        "The fact is to be looked at again within the days that were asked for.",
        "Check it against its source, then set `as_of` and `review`.",
    ),
    Entry(
        "W-307",
        "an event outside the drawing",
        "The cover draws the events from `first` on and before `last`; this one is "
        "outside.",
        "Set `first` and `last` of `cover`, or take the event out.",
    ),
    Entry(
        "W-308",
        "two divisions of one title",
        "A reader cannot tell them apart in the contents.",
        "Give one of them another title.",
    ),
    Entry(
        "W-309",
        "an empty division",
        "An index, a bibliography, a glossary or a list of changes has nothing to be "
        "filled with.",
        "Mark words, cite sources, define terms, name an edition in `since`; or leave "
        "the division out.",
    ),
    Entry(
        "W-310",
        "an index entry in two forms",
        "Entries that differ in capitals only are printed as one, in the usual form.",
        "Write it in one form.",
    ),
    Entry(
        "W-351",
        "a division in no list",
        "There is a file in divisions/ that the reading order does not name.",
        "Add it to frontmatter, bodymatter or backmatter, or delete the file.",
    ),
    Entry(
        "W-352",
        "a byte order mark",
        "The file begins with U+FEFF, which UTF-8 does not need; it is passed over.",
        "Save the file as UTF-8 without BOM.",
    ),
    Entry(
        "W-353",
        "a note never called",
        "`[^label]: …` is defined, and nothing in the text calls `[^label]`.",
        "Call it, or take it out.",
    ),
    Entry(
        "W-354",
        "no long description",
        "A chart or map has alternative text, but no `description` of what can be "
        "learnt from it.",
        "Add `description`: in full, for those who cannot see it.",
    ),
    Entry(
        "W-355",
        "content is not what was published",
        "An edition with this id is published, and a published edition never changes. "
        "The books of a build go beside it on the shelf, into `<id>+unpublished`.",
        "To publish what is new, give the edition a new id and name the published one "
        "in `since`. Or undo the change.",
    ),
    Entry(
        "W-356",
        "a party's colour is hard to read",
        "Words are set in the parties' colours: `colour` on a white page, `dark` on a "
        "dark one. The contrast should be 4.5:1 at least (WCAG 2.2, 1.4.3).",
        "Take a darker `colour`, a lighter `dark`.",
    ),
    Entry(
        "W-357",
        "two parties on one side",
        "Cover, timeline and margins tell two parties apart by their sides.",
        "Write `side: left` for one and `side: right` for the other.",
    ),
    Entry(
        "W-358",
        "an as-of date after the edition's date",
        "An edition cannot know what was so after it was published.",
        "Correct `as_of` or `date`.",
    ),
    Entry(
        "W-359",
        "a table wider than the page",
        "A table of more than twelve columns has no room for their words on paper, "
        "where they would be printed over one another.",
        "Divide the table, or let rows and columns change places.",
    ),
    Entry(
        "W-360",
        "a language that the house does not speak",
        "What the house prints by itself, such as “Contents”, “Figure 1.1”, “Source” "
        "and the names of months, is in English, and stands unmarked among words of "
        "the book's own language: readers stumble, and a voice reads it wrong.",
        "Write in English, or accept English between your words.",
    ),
)
