"""The setting: what a template may ask for while a division is set.

*Takes* a fair copy, the medium and, for print, the paper. *Gives* the words,
tables and drawings that templates show; they ask by name and never compute.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from octavo.composition.concordance import Concordance, Place
from octavo.composition.datatable import DataTable, data_table
from octavo.composition.dates import printed_date
from octavo.composition.paper import PAPERS, Paper
from octavo.composition.parties import party_class
from octavo.composition.terms import term_of
from octavo.model.blocks import Captioned, Chart, Point, Positions
from octavo.model.faircopy import FairCopy
from octavo.model.inlines import Line, words
from octavo.model.publication import (
    Division,
    EditionNote,
    Party,
    Publication,
    Term,
)
from octavo.model.semantics import CAPTION_LABELS, DIVISION_KINDS


@dataclass(frozen=True)
class Setting:
    """Everything of one book that its templates may ask for."""

    fair_copy: FairCopy
    medium: str  # "print" or "epub"
    paper: Paper = field(default=PAPERS["a4"])
    folio_of: Mapping[str, str] | None = None

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

    def date(self, when: str | date | None) -> str:
        """A date in words; nothing if there is none."""
        return printed_date(when) if when else ""

    def title(self, division: Division) -> str:
        """The division's title in bare words, or what its kind is called."""
        return words(division.title) or DIVISION_KINDS[division.kind].title

    def label(self, block: Captioned) -> str:
        """ "Figure 3.1": what a captioned block is called."""
        name = CAPTION_LABELS[term_of(block)]
        return f"{name} {block.number}" if block.number else name

    def data_table(self, chart: Chart) -> DataTable:
        """The data table of *chart*."""
        return data_table(chart)

    def sides(self, lines: Sequence[Line]) -> tuple[tuple[Party, Line], ...]:
        """Each party and its line, in the parties' order."""
        return tuple(zip(self.parties, lines, strict=False))

    def points(self, block: Positions) -> tuple[Point, ...]:
        return block.points
