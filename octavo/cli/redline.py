"""The redline: changes drawn for a terminal, word by word.

*Takes* changes. *Gives* lines of text: what went stands in `[-…-]`, what came in
`{+…+}`, as wdiff writes them; colours repeat it where there are colours.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from textwrap import wrap

from octavo.model.changes import Change
from octavo.model.inlines import words

WIDTH = 92  # columns, where nothing else is known
NARROW = 24  # columns, under which lines are not broken any more
INDENT = "    "
RED, GREEN, BOLD, PLAIN = "\x1b[31m", "\x1b[32m", "\x1b[1m", "\x1b[0m"
MARKS = (("[-", "-]", RED), ("{+", "+}", GREEN))


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that are the same ("equal"), went ("delete") or came ("insert")."""

    op: str
    text: str


def draw_changes(changes: Sequence[Change], *, coloured: bool, width: int = 0) -> str:
    """Every change with its place and its words, a blank line between; lines of at
    most `width` columns, those of the terminal if it is 0, save for a word that is
    longer."""
    width = width or shutil.get_terminal_size((WIDTH, 0)).columns
    drawn = ["\n".join(_change(change, coloured, width)) for change in changes]
    count = len(changes)
    told = "no changes" if not count else f"{count} change{'' if count == 1 else 's'}"
    return "\n\n".join([*drawn, told]) + "\n"


def _change(change: Change, coloured: bool, width: int) -> Iterator[str]:
    kind = f"{change.kind} {change.of}".replace("source-", "").strip()
    where = words(change.where)
    target = f" ({change.target})" if change.target else ""
    head = _lines(f"{kind}: {where}{target}" if where else f"{kind}{target}", width)
    if coloured:
        head[0] = f"{BOLD}{kind}{PLAIN}{head[0].removeprefix(kind)}"
    yield from head
    told = _lines(_redline(change), width, INDENT)
    yield from _colour(told) if coloured else told
    for label, said in (("", change.note), ("reason: ", change.reason)):
        if said:
            yield from _lines(f"{label}{said}", width, INDENT)


def _lines(said: str, width: int, indent: str = "") -> list[str]:
    return wrap(
        said,
        max(NARROW, width),
        initial_indent=indent,
        subsequent_indent=INDENT,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _colour(lines: Sequence[str]) -> Iterator[str]:
    """Red for what went, green for what came; the marks stay for those who see none.

    A colour ends with its line and begins again, as pagers want it.
    """
    held = ""
    for line in lines:
        text = line.removeprefix(INDENT)
        drawn = f"{held}{text}"
        for opens, closes, colour in MARKS:
            drawn = drawn.replace(opens, f"{colour}{opens}")
            drawn = drawn.replace(closes, f"{closes}{PLAIN}")
        begun = max(MARKS, key=lambda mark: text.rfind(mark[0]))
        if text.rfind(begun[0]) >= 0:
            held = begun[2] if text.rfind(begun[0]) > text.rfind(begun[1]) else ""
        elif any(closes in text for _, closes, _ in MARKS):
            held = ""
        yield f"{INDENT}{drawn}{PLAIN if held else ''}"


def _redline(change: Change) -> str:
    now, was = words(change.now), words(change.was)
    if change.kind == "moved":
        other = was != words(change.where)
        return f"{now} ({f'before in {was}' if other else 'in another order'})"
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
