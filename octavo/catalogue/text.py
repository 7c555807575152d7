"""E-170 to E-181: markup in text."""

from __future__ import annotations

from octavo.catalogue.entry import Entry

TEXT = (
    Entry(
        "E-170",
        "a heading in text",
        "Headings are titles of sections; so the contents, the outline and the "
        "numbering agree, and no level is skipped.",
        "Make a section of what follows.",
    ),
    Entry(
        "E-171",
        "a picture in text",
        "A picture needs a caption, a number and alternative text.",
        "Use a block of the kind figure.",
    ),
    Entry(
        "E-172",
        "HTML in text",
        "Text is CommonMark without HTML, since it becomes two books.",
        "Write it in CommonMark, or use a block. Write `\\<` for the sign itself.",
    ),
    Entry(
        "E-173",
        "text that does not belong there",
        "A table, a rule across the page, a second paragraph where one line or one "
        "paragraph is expected, or a definition whose words nothing would print: of a "
        "link that is not used, of a note for the second time or in a list.",
        "Use a block of the kind that is meant; define notes once, below the text.",
    ),
    Entry(
        "E-174",
        "a malformed citation",
        "Citations are written as in Pandoc, within brackets: `[@key]`, "
        "`[@key, p. 4]`, `[@key; @other]`. A citation is a note of its own; words "
        "before the key, and keys without brackets, have no place in it.",
        "Write the key in brackets after the sentence; a remark goes in `^[…]`. "
        "Write `\\@` for the sign itself.",
    ),
    Entry(
        "E-175",
        "an unknown role",
        "The roles are {term} and {index}. There are no directives.",
        "Write one of the two, or use a block.",
    ),
    Entry(
        "E-176",
        "an unknown attribute",
        "Words in brackets take `{lang=…}`, `{ruby=…}` or `{.confidence}`, close "
        "behind the bracket.",
        "Write `[words]{lang=ko}` or `[words]{.confidence}`.",
    ),
    Entry(
        "E-177",
        "a note that is not defined",
        "`[^label]` calls a note that this text does not define. A note is defined "
        "in the text that calls it.",
        "Write `[^label]: the remark` below the paragraph, or `^[the remark]`.",
    ),
    Entry(
        "E-178",
        "a link that leads nowhere",
        "Links lead to an id of the book or to a whole address.",
        "Write `[words](#id)`, or begin the address with https:// or mailto:.",
    ),
    Entry(
        "E-179",
        "a mark that is empty or not closed",
        "A role names nothing, its backtick is not closed, or a note's bracket is not; "
        "or a link has no words.",
        "Write `{index}`words``, `{index}`words <entry>`` or `^[the remark]`.",
    ),
    Entry(
        "E-181",
        "a note in a note",
        "Notes cannot have notes. Citations in them are welcome.",
        "Join the two remarks.",
    ),
)
