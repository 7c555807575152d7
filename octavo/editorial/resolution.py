"""Resolution: citations, notes, references and marks become what is printed.

*Takes* a numbered publication. *Gives* the same in which no Citation, Footnote,
CrossReference, TermMark or IndexMark is left, with what was cited and marked where.
What names nothing is dropped here and told by `octavo.editorial.proof`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import assert_never

from octavo.editorial.brackets import bracketed
from octavo.editorial.dates import NO_BREAK
from octavo.editorial.lines import every_block, revise_lines
from octavo.editorial.notes import Call, calls_apart
from octavo.editorial.references import (
    LONG,
    Style,
    graded,
    headed,
    joined,
    located,
    named,
    source_id,
    style_of,
    who,
)
from octavo.editorial.targets import Glossary, Target, glossary_of, targets
from octavo.editorial.walk import Slot, Voice
from octavo.model.blocks import Generated
from octavo.model.faircopy import Locator
from octavo.model.inlines import (
    Anchor,
    Citation,
    CitationItem,
    Code,
    CrossReference,
    Emphasis,
    Footnote,
    IndexMark,
    Inline,
    Line,
    LineBreak,
    Link,
    Noteref,
    Reference,
    Run,
    Span,
    Strong,
    TermMark,
    words,
)
from octavo.model.publication import Publication, Source

OPENING = "([{“‘«–—/"  # a citation stands close to these


@dataclass(frozen=True, slots=True)
class Mark:
    """An index mark that was met, in reading order."""

    entry: str
    subentry: str
    locator: Locator


@dataclass(frozen=True, slots=True)
class Resolved:
    publication: Publication
    cited: tuple[tuple[str, str], ...]  # (division id, key), in reading order
    marks: tuple[Mark, ...]


def resolve(publication: Publication) -> Resolved:
    """The numbered publication with everything in its lines resolved."""
    desk = _Desk(
        style=style_of(publication, listed=has_kind(publication, "bibliography")),
        targets=targets(publication),
        terms=glossary_of(publication),
        glossary=has_kind(publication, "glossary"),
    )
    revised = revise_lines(publication, desk.line)
    return Resolved(revised, tuple(desk.cited), tuple(desk.marks))


def has_kind(publication: Publication, kind: str) -> bool:
    """Whether a division or a generated block of this kind stands in the book."""
    return any(
        division.kind == kind
        or any(
            b.kind == kind for b in every_block(division) if isinstance(b, Generated)
        )
        for division in publication.divisions
    )


@dataclass
class _Desk:
    """Keeps count of notes, citations and marks while the lines pass in order."""

    style: Style
    targets: Mapping[str, Target]
    terms: Glossary
    glossary: bool
    cited: list[tuple[str, str]] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    notes: dict[str, int] = field(default_factory=dict)  # division → last number
    anchors: dict[str, int] = field(default_factory=dict)  # division → last number
    first: dict[tuple[str, str], int] = field(default_factory=dict)
    # (division, key) → number of the note that cites it first

    def line(self, line: Line, slot: Slot) -> Line:
        """The line resolved; adjacent citations and footnotes are one note."""
        resolved: list[Inline] = []
        for piece in calls_apart(line, tight=slot.voice is Voice.TEXT):
            if isinstance(piece, Call):
                resolved.extend(_apart(resolved, self.call(piece, slot)))
            else:
                resolved.extend(self.inline(piece, slot))
        return bracketed(tuple(resolved))

    def inline(self, inline: Inline, slot: Slot) -> Line:
        match inline:
            case Run() | Code() | LineBreak() | Noteref() | Reference() | Anchor():
                return (inline,)
            case Emphasis() | Strong() | Span() | Link():
                children = self.line(inline.children, slot)
                return (replace(inline, children=children),)
            case CrossReference():
                return self.crossref(inline, slot)
            case TermMark():
                return self.term(inline, slot)
            case IndexMark():
                return self.mark(inline, slot)
            case Citation() | Footnote():
                return self.call(Call((inline,), inline.place), slot)
            case _:
                assert_never(inline)

    def crossref(self, inline: CrossReference, slot: Slot) -> Line:
        children = self.line(inline.children, slot)
        target = self.targets.get(inline.target)
        if target is None:
            return children
        said = children or target.words
        paged = slot.voice is not Voice.LOOSE
        return (Reference(target.id, said, "crossref", paged, place=inline.place),)

    def term(self, inline: TermMark, slot: Slot) -> Line:
        term = self.terms.find(inline.term)
        if term is None:
            return self.line(inline.children, slot)
        children = self.line(inline.children, slot) or (Run(term.term, inline.place),)
        if not self.glossary:
            return children
        return (Reference(f"term-{term.id}", children, "term", place=inline.place),)

    def mark(self, inline: IndexMark, slot: Slot) -> Line:
        """An anchor around the marked words; a loose line has no place to lead to."""
        children = self.line(inline.children, slot)
        if slot.voice is Voice.LOOSE or not slot.division:
            return children
        count = self.anchors.get(slot.division, 0) + 1
        self.anchors[slot.division] = count
        anchor = f"ix-{slot.division}-{count}"
        locator = Locator(id=anchor, division=slot.division, principal=inline.principal)
        self.marks.append(Mark(inline.entry, inline.subentry, locator))
        return (Anchor(anchor, children, inline.place),)

    def call(self, call: Call, slot: Slot) -> Line:
        """A note and its call, or the same in the line where no note can stand."""
        if slot.voice is Voice.TEXT and slot.division:
            return self.note(call, slot)
        return self.spelled(call, slot, 0)

    def note(self, call: Call, slot: Slot) -> Line:
        number = self.notes.get(slot.division, 0) + 1
        line = self.spelled(call, replace(slot, voice=Voice.SOURCE), number)
        if not line:
            return ()
        self.notes[slot.division] = number
        return (
            Noteref(
                id=f"{slot.division}-note-{number}",
                number=number,
                note=_stopped(line),
                sources=call.keys,
                place=call.place,
            ),
        )

    def spelled(self, call: Call, slot: Slot, note: int) -> Line:
        """Citations joined by semicolons, then remarks, each a sentence of its own."""
        cited: list[Line] = []
        remarks: list[Line] = []
        for part in call.parts:
            match part:
                case Citation():
                    cited += [self.citation(item, slot, note) for item in part.items]
                case Footnote():
                    remarks.append(self.line(part.children, slot))
        sentences = [joined((line for line in cited if line), "; "), *remarks]
        sentences = [line for line in sentences if line]
        stopped = [_stopped(line) for line in sentences[:-1]]
        return joined([*stopped, *sentences[-1:]], " ")

    def citation(self, item: CitationItem, slot: Slot, note: int) -> Line:
        source = self.style.sources.get(item.key)
        if source is None:
            return ()
        self.cited.append((slot.division, source.id))
        said = self.short(source.id, slot, note)
        if self.style.listed:
            said = (
                Reference(source_id(source.id), said, "citation", place=item.place),
            )
        return (*said, *located(item.locator), *graded(source))

    def short(self, key: str, slot: Slot, note: int) -> Line:
        """The reference in full, or its name and "as in note 3" when it is repeated."""
        source = self.style.sources[key]
        full = named(source, self.style)
        if not note:
            return full
        first = self.first.setdefault((slot.division, key), note)
        head = headed(source, self.style)
        saved = len(words(full)) - len(words(head))
        if first == note or saved <= LONG or self.ambiguous(source, slot, first):
            return full
        return (*head, Run(f", as in note{NO_BREAK}{first}"))

    def ambiguous(self, source: Source, slot: Slot, note: int) -> bool:
        """Whether that note cites another text under the same name."""
        beside = (
            k for (d, k), n in self.first.items() if (d, n) == (slot.division, note)
        )
        others = (self.style.sources[key] for key in beside if key != source.id)
        return any(who(other) == who(source) for other in others)


def _apart(before: list[Inline], call: Line) -> Line:
    """What a call comes to, behind a space if it is spelled out behind a word."""
    said = words(tuple(before))[-1:]
    if not call or isinstance(call[0], Noteref) or not said:
        return call
    return call if said.isspace() or said in OPENING else (Run(" "), *call)


def _stopped(line: Line) -> Line:
    """The line with a full stop, unless it ends in one."""
    said = words(line).rstrip()
    if said.endswith((".", "!", "?", "…", ".”", "?”", "!”")):
        return line
    return (*line, Run("."))
