"""The redline: changes drawn for a terminal, word by word.

*Takes* changes. *Gives* lines of text: what went stands in `[-…-]`, what came in
`{+…+}`, as wdiff writes them; colours repeat it where there are colours.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from textwrap import wrap

from octavo.model.changes import Change
from octavo.model.inlines import words

WIDTH = 88
INDENT = "    "
RED, GREEN, BOLD, PLAIN = "\x1b[31m", "\x1b[32m", "\x1b[1m", "\x1b[0m"


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that are the same ("equal"), went ("delete") or came ("insert")."""

    op: str
    text: str


def draw_changes(changes: Sequence[Change], *, coloured: bool) -> str:
    """Every change with its place and its words, a blank line between."""
    drawn = ["\n".join(_change(change, coloured)) for change in changes]
    count = len(changes)
    told = "no changes" if not count else f"{count} change{'' if count == 1 else 's'}"
    return "\n\n".join([*drawn, told]) + "\n"


def _change(change: Change, coloured: bool) -> Iterator[str]:
    head = f"{change.kind} {change.of}".replace("source-", "").strip()
    where = words(change.where)
    target = f" ({change.target})" if change.target else ""
    bold, plain = (BOLD, PLAIN) if coloured else ("", "")
    yield f"{bold}{head}{plain}: {where}{target}" if where else f"{head}{target}"
    told = "\n".join(
        f"{INDENT}{line}"
        for line in wrap(
            _redline(change), WIDTH, break_long_words=False, break_on_hyphens=False
        )
    )
    if told:
        yield _colour(told) if coloured else told
    if change.reason:
        yield f"{INDENT}reason: {change.reason}"


def _colour(told: str) -> str:
    """Red for what went, green for what came; the marks stay for those who see none."""
    for opens, closes, colour in (("[-", "-]", RED), ("{+", "+}", GREEN)):
        told = told.replace(opens, f"{colour}{opens}").replace(
            closes, f"{closes}{PLAIN}"
        )
    return told


def _redline(change: Change) -> str:
    now, was = words(change.now), words(change.was)
    if change.kind == "moved":
        return f"{now}, before in {was}"
    return " ".join(_marked(piece) for piece in compare_words(was, now))


def _marked(piece: Piece) -> str:
    match piece.op:
        case "delete":
            return f"[-{piece.text}-]"
        case "insert":
            return f"{{+{piece.text}+}}"
        case _:
            return piece.text


def compare_words(was: str, now: str) -> tuple[Piece, ...]:
    """The words of both, in order: what stayed, what went, what came."""
    old, new = was.split(), now.split()
    pieces: list[Piece] = []
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for op, a, b, c, d in matcher.get_opcodes():
        if op == "equal":
            pieces.append(Piece("equal", " ".join(old[a:b])))
            continue
        if b > a:
            pieces.append(Piece("delete", " ".join(old[a:b])))
        if d > c:
            pieces.append(Piece("insert", " ".join(new[c:d])))
    return tuple(pieces)
