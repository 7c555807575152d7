"""E-104, E-120 to E-157: keys and their values."""

from __future__ import annotations

from octavo.catalogue.entry import Entry

KEYS = (
    Entry(
        "E-104",
        "a picture without alternative text",
        "Figures, charts, maps, timelines and the cover's picture need `alt`: it is "
        "what is read out to those who cannot see them.",
        "Say in a sentence or two what the picture shows.",
    ),
    Entry(
        "E-120",
        "an unknown key",
        "The mapping has no such key; a misspelt key would be passed over.",
        "Correct it; docs/authoring.md lists every key.",
    ),
    Entry(
        "E-121",
        "a missing key",
        "The mapping lacks a key that it needs. The place is where it begins.",
        "Add the key.",
    ),
    Entry(
        "E-122",
        "a value of the wrong type",
        "Words stand where a number, a list or a mapping is expected, or the other "
        "way round.",
        "Write the value as docs/authoring.md shows for the key.",
    ),
    Entry(
        "E-123",
        "not a date",
        "The value is no day that exists, or not written as year-month-day.",
        "Write 2026-05-19; where a year or month is enough, in quotes: "
        '"2026" or "2026-05".',
    ),
    Entry(
        "E-124",
        "not an id",
        "Ids are lower case letters, digits, `.` and `-`, begin with a letter and have "
        "100 signs at most, since some name files. "
        "Keys of sources may have capitals and `_`.",
        "Write it like trade.wto-ruling.",
    ),
    Entry(
        "E-125",
        "an id is taken",
        "Another thing has the id: references could not tell them apart. Divisions, "
        "sections, blocks, facts, people and judgements share one set of ids; terms "
        "and sources have their own. A glossary, an index, a bibliography or a list of "
        "changes stands once. Some ids are the house's: those that begin with "
        "`index-`, `ix-`, `changes-`, `sources-` or `kobo.`, `term-` and the id of a "
        "term, `source-` and the key of a source, and of a thing called `x` "
        "`x-note-1`, `x-p1`, `x-drawing-1` and `x.description`.",
        "Give one of the two another id.",
    ),
    Entry(
        "E-126",
        "not one of the words allowed",
        "The key takes one of a few words.",
        "Write one of the words that the message lists.",
    ),
    Entry(
        "E-127",
        "out of bounds",
        "A number is too small or too large, or a list has too few or too many values.",
        "Keep within the bounds that the message tells.",
    ),
    Entry(
        "E-128",
        "not a language",
        "Languages are BCP 47 tags: ja, ko, en-GB, zh-Hant.",
        "Write the tag; the country is in capitals.",
    ),
    Entry(
        "E-129",
        "not a colour",
        "Colours are # and six hexadecimal digits; without quotes YAML takes them "
        "for a remark.",
        'Write "#07505F".',
    ),
    Entry(
        "E-130",
        "not a URL",
        "The key takes a whole address, beginning with https:// or http://.",
        "Copy the address from the browser.",
    ),
    Entry(
        "E-131",
        "a key without a value",
        "The key stands there and nothing behind it.",
        "Write the value, or take the key out.",
    ),
    Entry(
        "E-132",
        "not a number format",
        "A format may have a `+`, a comma between thousands, `.` and the number of "
        "decimals, and one of the letters `e`, `f`, `g` and `%`.",
        'Write `",.0f"`, `".1f"` or `"g"`, in quotes.',
    ),
    Entry(
        "E-143",
        "an unknown kind of division",
        "The kind decides how a division is set, numbered and announced to "
        "assistive technology.",
        "Write one of the kinds in docs/authoring.md.",
    ),
    Entry(
        "E-144",
        "an unknown kind of block",
        "There is no block of this kind. A block without `kind` is text.",
        "Write one of the kinds in docs/authoring.md.",
    ),
    Entry(
        "E-145",
        "an unknown party",
        "The word is no id of a party in publication.yaml (nor `both` or `neither`, "
        "where these are allowed).",
        "Write the id of a party, or add the party.",
    ),
    Entry(
        "E-146",
        "positions without two parties",
        "A positions block sets what two parties say side by side; publication.yaml "
        "must have exactly two.",
        "Add the parties to publication.yaml.",
    ),
    Entry(
        "E-147",
        "a section too deep",
        "Sections are nested at most three deep.",
        "Move the section up, or make text blocks of it.",
    ),
    Entry(
        "E-148",
        "a key names nothing",
        "The key takes the id of a division, section, term or shape of a map, and "
        "nothing has it.",
        "Correct the id.",
    ),
    Entry(
        "E-150",
        "a chart with no drawing, or two",
        "A chart has either `plot`, the house's short form, or `spec`, a Vega-Lite "
        "specification.",
        "Write one of the two.",
    ),
    Entry(
        "E-151",
        "a table without columns",
        "Without heads, a table says nothing to those who hear it.",
        "Add `columns`, with an id and a title for each.",
    ),
    Entry(
        "E-152",
        "a ragged row",
        "A row of a table has more or fewer cells than the table has columns.",
        "Give a cell for each column; null for an empty one.",
    ),
    Entry(
        "E-153",
        "an unknown column",
        "A chart or sparkline names a column that its data does not have, or a table "
        "is headed by a column that it does not have.",
        "Write the name of a column; capitals count.",
    ),
    Entry(
        "E-156",
        "words where data should be numbers",
        "A column that is drawn or scaled holds something else than numbers and gaps; "
        "one that a sparkline runs along, something else than years and dates.",
        "Write digits without separators or units; leave a gap empty. Write dates as "
        "2026, 2026-05 or 2026-05-19.",
    ),
    Entry(
        "E-157",
        "a specification with data of its own",
        "A chart's data stands beside its specification, so that it can be printed "
        "as a table and checked.",
        "Take `data` or `url` out of `spec`; write `data` beside it.",
    ),
)
