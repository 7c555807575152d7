"""The keys of publication.yaml, sources.yaml, terms.yaml and events.yaml."""

from __future__ import annotations

from octavo.manuscript.keys import Key, Kind, Shape, key, native, years

EDITION = Shape(
    name="edition",
    noun="an edition",
    keys=(
        key("id", Kind.SOURCE_KEY, required=True, about='year in quotes: "2026"'),
        key("label", Kind.PLAIN, about="First edition, December 2022"),
        key("date", Kind.DATE, required=True, about="when it is published"),
        key("as_of", Kind.DATE, required=True, about="what it says was so on this day"),
        key("review", Kind.DATE, about="when it is to be looked at again"),
        key("since", Kind.SOURCE_KEY, about="edition that changes are told against"),
        key("bars", Kind.FLAG, about="false: changed blocks are not marked"),
        key("note", Kind.LINE),
    ),
)
CONTRIBUTOR = Shape(
    name="contributor",
    noun="a contributor",
    keys=(
        key("name", Kind.PLAIN, required=True),
        Key(
            name="role",
            kind=Kind.WORD,
            required=True,
            allowed=(
                "author",
                "editor",
                "translator",
                "illustrator",
                "photographer",
                "cartographer",
                "designer",
                "contributor",
                "compiler",
                "reviewer",
                "proofreader",
                "publisher",
            ),
            about="a MARC relator term",
        ),
    ),
)
PARTY = Shape(
    name="party",
    noun="a party",
    keys=(
        key("id", Kind.ID, required=True),
        key("name", Kind.PLAIN, required=True),
        Key(name="side", kind=Kind.WORD, required=True, allowed=("left", "right")),
        key("colour", Kind.COLOUR, required=True, about="#rrggbb, on white"),
        key("dark", Kind.COLOUR, required=True, about="#rrggbb, on the dark page"),
        native(),
    ),
)
COVER = Shape(
    name="cover",
    noun="a cover",
    keys=(
        native(),
        key("break_after", Kind.PLAIN, about="words of the title left of the axis"),
        *years(about="first year of the drawing"),
        key("image", Kind.PATH, about="a picture instead of the drawing"),
        key("alt", Kind.PLAIN, about="what the picture shows"),
    ),
)
PUBLICATION = Shape(
    name="publication",
    noun="publication.yaml",
    keys=(
        key("title", Kind.PLAIN, required=True),
        key("subtitle", Kind.PLAIN),
        key("slug", Kind.ID, required=True, about="the folder's name in dist/"),
        key("identifier", Kind.PLAIN, about="a URN or URL"),
        key("language", Kind.LANGUAGE, required=True, about="BCP 47, such as en-GB"),
        Key(name="edition", kind=Kind.MAPPING, required=True, shape=EDITION),
        Key(name="contributors", kind=Kind.MAPPING, many=True, shape=CONTRIBUTOR),
        key("publisher", Kind.PLAIN),
        key("rights", Kind.LINE),
        key("licence", Kind.URL),
        key("description", Kind.PLAIN, about="for catalogues"),
        key("subjects", Kind.PLAIN, many=True),
        key("citation", Kind.LINE, about="how to cite the edition"),
        Key(
            name="papers",
            kind=Kind.WORD,
            many=True,
            allowed=("a4", "letter"),
            about="page sizes; the first is made unless told otherwise",
        ),
        Key(
            name="parties",
            kind=Kind.MAPPING,
            many=True,
            shape=PARTY,
            about="who acts, speaks, is counted",
        ),
        Key(name="cover", kind=Kind.MAPPING, shape=COVER),
        key("colophon", Kind.PROSE),
        key("frontmatter", Kind.REFERENCE, many=True, about="ids of divisions"),
        key("bodymatter", Kind.REFERENCE, many=True, about="ids of divisions"),
        key("backmatter", Kind.REFERENCE, many=True, about="ids of divisions"),
    ),
)

TERM = Shape(
    name="term",
    noun="a term",
    keys=(
        key("id", Kind.ID, required=True),
        key("term", Kind.PLAIN, required=True),
        native(),
        key("definition", Kind.LINE),
        key("note", Kind.LINE),
    ),
)
EVENT = Shape(
    name="event",
    noun="an event",
    keys=(
        key("date", Kind.WHEN, required=True),
        key("text", Kind.LINE, required=True),
        key("by", Kind.PARTY, required=True, about="party id, both or neither"),
        key("division", Kind.REFERENCE, about="the chapter that tells of it"),
        key("unverified", Kind.FLAG),
        key("source", Kind.LINE),
    ),
)

NAME = Shape(
    name="name",
    noun="a name",
    keys=(
        key("family", Kind.PLAIN),
        key("given", Kind.PLAIN),
        key("literal", Kind.PLAIN, about="the name of an institution"),
        key("suffix", Kind.ANY),
        key("dropping-particle", Kind.ANY),
        key("non-dropping-particle", Kind.ANY),
        key("comma-suffix", Kind.ANY),
        key("static-ordering", Kind.ANY),
        key("parse-names", Kind.ANY),
    ),
)
CUSTOM = Shape(
    name="custom",
    noun="custom",
    keys=(
        Key(
            name="grade",
            kind=Kind.WORD,
            allowed=("A", "B", "C"),
            about="A official or primary, B established, C mirror or digest",
        ),
    ),
    open=True,
)
_CSL_TYPES = (
    "article article-journal article-magazine article-newspaper bill book broadcast "
    "chapter classic collection dataset document entry entry-dictionary "
    "entry-encyclopedia event figure graphic hearing interview legal_case legislation "
    "manuscript map motion_picture musical_score pamphlet paper-conference patent "
    "performance periodical personal_communication post post-weblog regulation report "
    "review review-book software song speech standard thesis treaty webpage"
)
CSL_TYPES = tuple(_CSL_TYPES.split())
"""The item types of CSL 1.0.2, appendix III."""

_CSL_NAMES = (
    "chair collection-editor compiler composer container-author contributor curator "
    "director editor editorial-director executive-producer guest host illustrator "
    "interviewer narrator organizer original-author performer producer recipient "
    "reviewed-author script-writer series-creator translator"
)
_CSL_OTHER = (
    "DOI ISBN ISSN PMCID PMID abstract annote archive archive-place archive_collection "
    "archive_location authority available-date call-number categories chapter-number "
    "citation-key citation-label collection-number collection-title "
    "container-title-short dimensions division edition event event-date event-place "
    "event-title first-reference-note-number genre journalAbbreviation jurisdiction "
    "keyword locator medium number number-of-pages number-of-volumes original-date "
    "original-publisher original-publisher-place original-title page-first part "
    "part-number part-title printing publisher-place references reviewed-genre "
    "reviewed-title scale section shortTitle source status submitted supplement "
    "version volume volume-title volume-title-short year-suffix"
)
SOURCE = Shape(
    name="source",
    noun="a source",
    keys=(
        key("id", Kind.SOURCE_KEY, required=True, about="what [@…] cites"),
        Key(name="type", kind=Kind.WORD, required=True, allowed=CSL_TYPES, about="CSL"),
        key("title", Kind.PLAIN, required=True),
        key("title-short", Kind.PLAIN),
        Key(name="author", kind=Kind.MAPPING, many=True, shape=NAME),
        key("container-title", Kind.PLAIN),
        key("publisher", Kind.PLAIN),
        key("issued", Kind.CSL_DATE),
        key("accessed", Kind.CSL_DATE),
        key("URL", Kind.URL),
        key("language", Kind.LANGUAGE),
        key("page", Kind.PLAIN),
        key("note", Kind.PLAIN),
        Key(name="custom", kind=Kind.MAPPING, shape=CUSTOM),
        *(key(name, Kind.ANY) for name in _CSL_NAMES.split()),
        *(key(name, Kind.ANY) for name in _CSL_OTHER.split()),
    ),
)
