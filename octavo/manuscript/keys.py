"""The table of keys: what a mapping of the format may hold.

*Takes* nothing. *Gives* `Kind`, `Key` and `Shape`, of which the tables in
`keys_publication`, `keys_divisions` and `keys_blocks` are made. The reader checks
by them and `schema()` is written from them: the only place a key is declared.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a value is; the words of docs/authoring.md."""

    PLAIN = "plain"  # words without markup
    LINE = "line"  # one line of text with markup
    PROSE = "prose"  # CommonMark
    DATE = "date"  # 2026-05-19
    WHEN = "when"  # 2026, 2026-05 or 2026-05-19
    ID = "id"  # names a thing
    REFERENCE = "id of"  # the id of a thing that stands elsewhere
    PARTY = "party id"
    SOURCE_KEY = "source key"
    PATH = "path"
    WORD = "word"  # one of `allowed`
    INTEGER = "whole number"
    NUMBER = "number"
    FLAG = "true or false"
    SCALAR = "number or words"  # a value to be compared with data
    LANGUAGE = "language tag"
    COLOUR = "colour"
    FORMAT = "number format"
    URL = "URL"
    MAPPING = "mapping"  # of `shape`
    BY_PARTY = "mapping of party ids to lines"
    DATA = "path or rows"
    ROWS = "rows of cells"
    SPECIFICATION = "Vega-Lite specification"
    CSL_DATE = "CSL date or when"
    BLOCKS = "blocks"
    SECTIONS = "sections"
    ANY = "anything"  # accepted, not read


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """One key: its value's kind, whether it must stand, and within what bounds."""

    name: str
    kind: Kind
    required: bool = False
    many: bool = False  # a list of such values
    allowed: tuple[str, ...] = ()
    shape: Shape | None = None
    low: float | None = None
    high: float | None = None
    fewest: int = 0  # values of a list
    most: int | None = None
    exactly: int = 0
    about: str = ""  # told by editors


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """The keys of one kind of mapping. `noun` names it in messages: "a chart"."""

    name: str
    noun: str
    keys: tuple[Key, ...]
    open: bool = False  # other keys are accepted

    def key(self, name: str) -> Key:
        for key in self.keys:
            if key.name == name:
                return key
        raise KeyError(f"{self.noun} has no key {name} in the table of keys")

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(key.name for key in self.keys)


def key(
    name: str,
    kind: Kind,
    *,
    required: bool = False,
    many: bool = False,
    about: str = "",
) -> Key:
    """A key without bounds, the usual case."""
    return Key(name=name, kind=kind, required=required, many=many, about=about)


NATIVE = Shape(
    name="native",
    noun="a native word",
    keys=(
        key("lang", Kind.LANGUAGE, required=True, about="BCP 47 tag, such as ja"),
        key("text", Kind.PLAIN, required=True, about="the word in its own script"),
        key("roman", Kind.PLAIN, about="the word in Latin letters"),
    ),
)


def native() -> Key:
    """The key `native`: names in their own script."""
    return Key(
        name="native",
        kind=Kind.MAPPING,
        many=True,
        shape=NATIVE,
        about="names in their own script",
    )


def years(*, required: bool = False, about: str = "") -> tuple[Key, Key]:
    """The keys `first` and `last`: the years of a drawing. *about*: what `first` is."""
    return (
        Key(
            name="first",
            kind=Kind.INTEGER,
            required=required,
            low=1,
            high=9999,
            about=about,
        ),
        Key(
            name="last",
            kind=Kind.INTEGER,
            required=required,
            low=1,
            high=10_000,
            about="first year not shown",
        ),
    )
