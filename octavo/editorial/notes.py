"""Calls: where a line's citations and footnotes become one note.

*Takes* a line. *Gives* its inlines, with adjacent citations and footnotes gathered to
one call each, the space before a call dropped, and a call that was written before a
full stop or comma set behind it, as printers do.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from octavo.diagnostics import Place
from octavo.model.inlines import Citation, Footnote, Inline, Line, Run

STOPS = ".,;:!?”"


@dataclass(frozen=True, slots=True)
class Call:
    """Citations and footnotes at one spot."""

    parts: tuple[Citation | Footnote, ...]
    place: Place

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys cited, in order, once each; those within footnotes as well."""
        return tuple(dict.fromkeys(k for part in self.parts for k in keys_in((part,))))


def keys_in(line: Line) -> tuple[str, ...]:
    """Every key cited in a line, in order."""
    found: list[str] = []
    for inline in line:
        if isinstance(inline, Citation):
            found += [item.key for item in inline.items]
        else:
            found += keys_in(getattr(inline, "children", ()))
    return tuple(found)


def calls_apart(line: Line, *, tight: bool) -> tuple[Inline | Call, ...]:
    """The line's inlines and its calls, in order. `tight`: each call becomes a raised
    number and closes up to the words before it."""
    pieces: list[Inline | Call] = []
    rest = list(line)
    while rest:
        inline = rest.pop(0)
        if not isinstance(inline, Citation | Footnote):
            pieces.append(inline)
            continue
        parts = [inline]
        while call := _next_call(rest):
            parts.append(call)
        if tight:
            _drop_space(pieces)
            stop = None if _stopped(pieces) else _take_stops(rest)
            pieces += [stop] if stop else []
        pieces.append(Call(tuple(parts), inline.place))
    return tuple(pieces)


def _next_call(rest: list[Inline]) -> Citation | Footnote | None:
    """Take the citation or footnote that follows at once or after mere space."""
    for ahead, inline in enumerate(rest[:2]):
        if isinstance(inline, Citation | Footnote):
            del rest[: ahead + 1]
            return inline
        if not (isinstance(inline, Run) and inline.text.isspace()):
            return None
    return None


def _drop_space(pieces: list[Inline | Call]) -> None:
    match pieces:
        case [*_, Run() as last]:
            pieces[-1] = replace(last, text=last.text.rstrip())
        case _:
            pass


def _stopped(pieces: list[Inline | Call]) -> bool:
    match pieces:
        case [*_, Run() as last]:
            return last.text.endswith(tuple(STOPS))
        case _:
            return False


def _take_stops(rest: list[Inline]) -> Run | None:
    """Take the stops that open the next run."""
    match rest:
        case [Run() as run, *_]:
            kept = run.text.lstrip(STOPS)
            stops = run.text[: len(run.text) - len(kept)]
            if stops:
                rest[0] = replace(run, text=kept)
                return replace(run, text=stops)
    return None
