"""Lines: makes the model's inlines of marks, and tells what is wrong.

*Takes* the marks of one line. *Gives* a `Line` in which every inline has its place,
and diagnostics E-128 and E-171 to E-181. Binds numbers to their month or unit.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches

from octavo.diagnostics import Diagnostic, Place
from octavo.manuscript.marks import ROLES
from octavo.manuscript.spans import Ruler
from octavo.manuscript.text import Mark
from octavo.manuscript.values import is_language
from octavo.model.inlines import (
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
    Run,
    Span,
    Strong,
    TermMark,
)
from octavo.model.semantics import STYLES

NO_BREAK_SPACE = "\u00a0"
_MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|"
    "December"
)
_UNITS = (
    "thousand|million|billion|trillion|per cent|percent|km|metres|kilometres|nautical|"
    "tonnes|won|yen|dollars|euros|people|years|months|days|hours"
)
_BOUND = re.compile(rf"(?<=\d) (?=(?:{_MONTHS}|{_UNITS})\b)")
_LOCATOR = re.compile(r"(?<=\.) (?=\d)")
_WORDS = ("text", "text_special", "softbreak", "entity")


def bind(text: str) -> str:
    """The text with no-break spaces between a number and its month or unit."""
    return _BOUND.sub(NO_BREAK_SPACE, text)


@dataclass(slots=True)
class Copy:
    """One value being read: where its characters stand, and what was found."""

    ruler: Ruler
    glossary: Mapping[str, str]  # a term's name or id, case folded → its id
    lead: int = 0  # characters of the value before the text that was parsed
    found: list[Diagnostic] = field(default_factory=list)
    notes: dict[str, tuple[Mark, Line]] = field(default_factory=dict)
    called: set[str] = field(default_factory=set)
    in_note: bool = False

    def place(self, at: int) -> Place:
        return self.ruler.place(self.lead + at)

    def breaks(self, start: int, end: int) -> list[int]:
        """Where the words between two offsets go on elsewhere in the file."""
        first, last = self.lead + start, self.lead + end
        offsets = self.ruler.offsets
        low, high = bisect_right(offsets, first), bisect_left(offsets, last)
        return [offset - self.lead for offset in offsets[low:high]]

    def report(
        self, code: str, at: int, message: str, fix: str = "", length: int = 1
    ) -> None:
        place = self.place(at)
        self.found.append(Diagnostic(code, place, message, fix, max(1, length)))


def make_line(text: Copy, marks: Sequence[Mark]) -> Line:
    return _trim(tuple(_inlines(text, marks)))


def _inlines(text: Copy, marks: Sequence[Mark]) -> Iterator[Inline]:
    waiting: list[Mark] = []
    for mark in marks:
        if mark.kind in _WORDS:
            waiting.append(mark)
            continue
        if run := _run(text, waiting):
            yield run
        waiting = []
        inline = _inline(text, mark)
        if inline is not None:
            yield inline
    if run := _run(text, waiting):
        yield run


def _run(text: Copy, marks: Sequence[Mark]) -> Run | None:
    """The words of neighbouring marks as one run, with the places of its parts."""
    parts, spans, length = [], [], 0
    for mark in marks:
        words = " " if mark.kind == "softbreak" else mark.text
        if not words:
            continue
        spans.append((length, text.place(mark.at)))
        breaks = text.breaks(mark.at, mark.at + len(words))
        spans += [(length + at - mark.at, text.place(at)) for at in breaks]
        parts.append(words)
        length += len(words)
    if not parts:
        return None
    return Run(bind("".join(parts)), spans[0][1], tuple(spans[1:]))


def _trim(line: Line) -> Line:
    """The line without a space at its very end, as a line break may leave one."""
    if line and isinstance(last := line[-1], Run) and last.text.endswith(" "):
        words = last.text.rstrip(" ")
        kept = (Run(words, last.place, last.spans),) if words else ()
        return (*line[:-1], *kept)
    return line


def _inline(text: Copy, mark: Mark) -> Inline | None:
    place = text.place(mark.at)
    match mark.kind:
        case "em":
            return Emphasis(tuple(_inlines(text, mark.children)), place)
        case "strong":
            # Its token is the second of the two asterisks.
            place = text.place(mark.at - 1)
            return Strong(tuple(_inlines(text, mark.children)), place)
        case "code_inline":
            return Code(mark.text, place)
        case "hardbreak":
            return LineBreak(place)
        case "link":
            return _link(text, mark)
        case "span":
            return _span(text, mark)
        case "role":
            return _role(text, mark)
        case "citation":
            return _citation(text, mark)
        case "note":
            return _note(text, mark)
        case "note_call":
            return _labelled(text, mark)
        case _:
            _refuse_inline(text, mark)
            return None


def _refuse_inline(text: Copy, mark: Mark) -> None:
    length = max(1, mark.end - mark.at)
    match mark.kind:
        case "fault":
            meta = mark.meta
            text.report(meta["code"], mark.at, meta["message"], meta["fix"], length)
        case "image":
            message = "found a picture in text"
            fix = "use a block of the kind figure, with alt"
            text.report("E-171", mark.at, message, fix, length)
        case "html_inline":
            message = f"found HTML in text: {mark.text}"
            fix = "write *emphasis*, **strong** or [words]{lang=ko}; \\< for the sign"
            text.report("E-172", mark.at, message, fix, length)
        case _:
            message = f"found {mark.kind} in a line of text"
            text.report("E-173", mark.at, message, "take it out", length)


def _link(text: Copy, mark: Mark) -> Inline:
    url = str(mark.meta.get("href", ""))
    children = tuple(_inlines(text, mark.children))
    place = text.place(mark.at)
    if url.startswith("#") and len(url) > 1:
        return CrossReference(url[1:], children, place)
    if not re.match(r"(https?://[^/]|mailto:.)", url):
        message = f"found a link to “{url}”, expected #id, https:// or mailto:"
        fix = "write [words](#id) for a place in the book, or a whole address"
        text.report("E-178", mark.at, message, fix, max(1, mark.end - mark.at))
    elif all(isinstance(c, Run) and not c.text.strip() for c in children):
        message = f"the link to “{url}” has no words to read"
        fix = f"write [words]({url})"
        text.report("E-179", mark.at, message, fix, max(1, mark.end - mark.at))
    return Link(url, children, place)


def _span(text: Copy, mark: Mark) -> Inline:
    shift = mark.meta["shift"]
    for at, attribute in mark.meta["faults"]:
        near = get_close_matches(attribute.lstrip("."), ("lang", "ruby", *STYLES), 1)
        known = "lang=…, ruby=… or " + " or ".join(f".{style}" for style in STYLES)
        message = f"unknown attribute “{attribute}”, expected {known}"
        fix = "write [words]{lang=ko} or [words]{.confidence}"
        if near:
            fix = f"write {'.' if near[0] in STYLES else ''}{near[0]}"
        text.report("E-176", at + shift, message, fix, len(attribute))
    lang = str(mark.meta["lang"])
    if lang and not is_language(lang):
        message = f"found “{lang}”, expected a BCP 47 language tag"
        fix = "write lang=ja, lang=ko, lang=zh-Hant"
        text.report("E-128", mark.meta["lang_at"] + shift, message, fix, len(lang))
    children = tuple(_inlines(text, mark.children))
    style, ruby = str(mark.meta["style"]), str(mark.meta["ruby"])
    return Span(children, lang, style, text.place(mark.at), ruby)


def _role(text: Copy, mark: Mark) -> Inline | None:
    name, target = str(mark.meta["role"]), str(mark.meta["target"])
    children = tuple(_inlines(text, mark.children))
    place = text.place(mark.at)
    if name not in ROLES:
        near = get_close_matches(name, ROLES, 1)
        fix = f"write {{{near[0]}}}" if near else "write {term}`…` or {index}`…`"
        message = f"unknown role {{{name}}}, expected {{term}} or {{index}}"
        text.report("E-175", mark.at, message, fix, len(name) + 2)
        return None
    if not target:
        message = f"the role {{{name}}} names nothing"
        fix = f"write {{{name}}}`words` or {{{name}}}`words <target>`"
        text.report("E-179", mark.at, message, fix, max(1, mark.end - mark.at))
        return None
    if name == "term":
        known = text.glossary.get(target.casefold(), target)
        return TermMark(known, children, place)
    entry, _, subentry = (" ".join(part.split()) for part in target.partition(";"))
    return IndexMark(entry, subentry, children, bool(mark.meta["principal"]), place)


def _citation(text: Copy, mark: Mark) -> Inline:
    shift = mark.meta["shift"]
    items = tuple(
        CitationItem(key, _LOCATOR.sub(NO_BREAK_SPACE, locator), text.place(at + shift))
        for key, locator, at in mark.meta["items"]
    )
    return Citation(items, text.place(mark.at))


def _note(text: Copy, mark: Mark) -> Inline | None:
    if text.in_note:
        _note_in_note(text, mark)
        return None
    text.in_note = True
    children = make_line(text, mark.children)
    text.in_note = False
    return Footnote(children, text.place(mark.at))


def _labelled(text: Copy, mark: Mark) -> Inline | None:
    label = str(mark.meta["label"])
    if text.in_note:
        _note_in_note(text, mark)
        return None
    if label not in text.notes:
        message = f"no note [^{label}] is defined in this text"
        fix = f"write [^{label}]: the remark, on a line of its own below"
        if near := get_close_matches(label, sorted(text.notes), 1):
            fix = f"write [^{near[0]}]"
        text.report("E-177", mark.at, message, fix, len(label) + 3)
        return None
    text.called.add(label)
    return Footnote(text.notes[label][1], text.place(mark.at))


def _note_in_note(text: Copy, mark: Mark) -> None:
    fix = "join the two remarks"
    text.report("E-181", mark.at, "found a note in a note", fix, mark.end - mark.at)
