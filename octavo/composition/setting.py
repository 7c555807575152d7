"""The setting: what a template may ask for while a division is set.

*Takes* a fair copy, the medium and, for print, the paper. *Gives* the words,
tables and drawings that templates show; they ask by name and never compute.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from octavo.composition.artwork import Artwork
from octavo.composition.concordance import Concordance, Place, Pointer
from octavo.composition.datatable import DataTable, data_table
from octavo.composition.dates import printed_date
from octavo.composition.drawings import TimelineLabel
from octavo.composition.environment import as_markup
from octavo.composition.gazetteer import PlaceRow, gazetteer
from octavo.composition.lists import (
    GlossaryRow,
    LanguageColumn,
    Listing,
    glossary_rows,
    language_columns,
    listings,
)
from octavo.composition.locators import PagedLetter, page_index
from octavo.composition.paper import PAPERS, Paper
from octavo.composition.parties import party_class
from octavo.composition.tables import ApartRow, Cell, Head, apart, body_rows, head_rows
from octavo.composition.terms import term_of
from octavo.composition.titles import TitleParts, part_title
from octavo.model.blocks import Captioned, Chart, Fact, Map, Table, Timeline
from octavo.model.faircopy import FairCopy
from octavo.model.inlines import Line, words
from octavo.model.keeping import Keep, keep_nothing
from octavo.model.publication import (
    Division,
    EditionNote,
    Event,
    Party,
    Publication,
    Term,
)
from octavo.model.semantics import CAPTION_LABELS, DIVISION_KINDS
from octavo.model.titles import before_subtitle

ROOMY_OPENER = 8  # sections
WIDEST_LARGE = 3  # columns of a table that large print leaves whole
LONG_TABLE = 24  # rows; a shorter table stands on one page


@dataclass(frozen=True, slots=True)
class Strip:
    """A timeline drawn: its strip, and where the words of each event stand."""

    svg: str
    labels: tuple[TimelineLabel, ...]


@dataclass(frozen=True)
class Setting:
    """Everything of one book that its templates may ask for."""

    fair_copy: FairCopy
    medium: str  # "print" or "epub"
    assets: Path  # the house's folder of style sheets, maps and pictures
    paper: Paper = field(default=PAPERS["a4"])
    folio_of: Mapping[str, str] | None = None
    keep: Keep = keep_nothing
    large: bool = False  # large print

    @cached_property
    def concordance(self) -> Concordance:
        return Concordance(self.fair_copy)

    @property
    def publication(self) -> Publication:
        return self.fair_copy.publication

    @property
    def edition(self) -> EditionNote:
        return self.publication.edition

    @property
    def parties(self) -> tuple[Party, ...]:
        return self.publication.parties

    def party(self, identifier: str) -> Party:
        """The party of that id."""
        return self.concordance.parties[identifier]

    def party_class(self, identifier: str) -> str:
        """The end of the CSS classes of a party: `party-…`, `mark-…`, `rule-…`."""
        return party_class(identifier)

    def term(self, identifier: str) -> Term:
        """The term of that id of terms.yaml."""
        return self.concordance.terms[identifier]

    def place(self, identifier: str) -> Place:
        """The division or section of that id, and what it is called."""
        return self.concordance.places[identifier]

    def date(self, when: str | datetime.date | None) -> str:
        """A date in words; nothing if there is none."""
        return printed_date(when) if when else ""

    def title(self, division: Division) -> str:
        """The division's title in bare words, or what its kind is called."""
        return words(division.title) or DIVISION_KINDS[division.kind].title

    def label(self, block: Captioned) -> str:
        """ "Figure 3.1": what a captioned block is called."""
        name = CAPTION_LABELS[term_of(block)]
        return f"{name} {block.number}" if block.number else name

    @property
    def events(self) -> tuple[Event, ...]:
        return self.publication.events

    @property
    def title_parts(self) -> TitleParts:
        """The title of the cover, parted at its axis if the author named one."""
        return part_title(self.publication)

    @property
    def before_subtitle(self) -> str:
        return before_subtitle(self.publication.title)

    @cached_property
    def artwork(self) -> Artwork:
        return Artwork(
            *(self.publication, self.medium, self.paper, self.assets),
            keep=self.keep,
            large=self.large,
        )

    def drawing(self, block: Chart | Map) -> str:
        """A chart or map as SVG markup."""
        return as_markup(self.artwork.block(block))

    def stands_under(self, chart: Chart) -> bool:
        """Whether the data table of *chart* stands under its plot in print."""
        return self.artwork.stands_under(chart)

    def timeline(self, block: Timeline) -> Strip:
        """A timeline's strip as SVG markup, and the places of its labels."""
        drawn = self.artwork.timeline(block)
        return Strip(as_markup(drawn.svg), drawn.labels)

    def sparkline(self, fact: Fact) -> str:
        """The history of a fact as SVG markup."""
        return as_markup(self.artwork.sparkline(fact))

    def cover(self) -> str:
        """The drawing of the cover as SVG markup."""
        return as_markup(self.artwork.cover())

    def opener(self, division: Division) -> str:
        """The drawing of a chapter's opener as SVG markup, or nothing."""
        return as_markup(self.artwork.opener(division))

    def data_table(self, chart: Chart) -> DataTable:
        """The data table of *chart*."""
        return data_table(chart)

    def gazetteer(self, block: Map) -> tuple[PlaceRow, ...]:
        """The places of *block* as rows of a table."""
        return gazetteer(block, self.artwork.numbers_of(block))

    def sides(self, lines: Sequence[Line]) -> tuple[tuple[Party, Line], ...]:
        """Each party and its line, in the parties' order."""
        return tuple(zip(self.parties, lines, strict=False))

    def month(self, when: str | datetime.date | None) -> str:
        """The month of a date in words."""
        return printed_date(str(when)[:7]) if when else ""

    def address(self, url: str) -> str:
        """A web address as it is printed, without its protocol."""
        return url.partition("://")[2].rstrip("/") or url

    def see(self, identifiers: Sequence[str]) -> tuple[Pointer, ...]:
        """Divisions and sections in a row: "chapters 3 and 5"."""
        return self.concordance.pointers(identifiers)

    def head_rows(self, table: Table) -> tuple[tuple[Head, ...], ...]:
        """The head of *table*, in one row or two."""
        return head_rows(table)

    def body_rows(self, table: Table) -> tuple[tuple[Cell, ...], ...]:
        """The body of *table*."""
        return body_rows(table)

    def is_apart(self, table: Table) -> bool:
        """Whether large print takes *table* apart: its columns would be too narrow."""
        return len(table.columns) > WIDEST_LARGE

    def apart(self, table: Table) -> tuple[ApartRow, ...]:
        """The rows of *table*, each to be read by itself."""
        return apart(table)

    def is_crowded(self, division: Division) -> bool:
        """Whether so many sections stand on the opener that they must close up."""
        return len(division.sections) > ROOMY_OPENER

    def is_long(self, table: Table) -> bool:
        """Whether *table* may run on over several pages."""
        return len(table.rows) > LONG_TABLE

    def listings(self, of: tuple[str, ...] = ()) -> tuple[Listing, ...]:
        """The lists of figures, maps and tables, or one list of the kinds *of*."""
        return listings(self.fair_copy.listings, of)

    @cached_property
    def languages(self) -> tuple[LanguageColumn, ...]:
        return language_columns(self.fair_copy)

    @property
    def is_defined(self) -> bool:
        """Whether the glossary defines its terms, and so needs a wide first column."""
        return any(term.definition for term in self.publication.terms)

    @cached_property
    def glossary(self) -> tuple[GlossaryRow, ...]:
        return glossary_rows(self.fair_copy, self.languages)

    @cached_property
    def index(self) -> tuple[PagedLetter, ...]:
        return page_index(self.fair_copy.index, self.folio_of)
