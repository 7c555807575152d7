"""Lines: words in lines of a given room, where no engine breaks them.

*Takes* words and how much room there is. *Gives* lines.
"""

from __future__ import annotations

from collections.abc import Callable

_FULL_WIDTH = 0x2E80  # CJK Radicals, the first letters as wide as two


def in_lines(
    said: str, room: float, breadth: Callable[[str], float] = len
) -> tuple[str, ...]:
    """Words in lines that are no broader than the room, but for a word that is; by
    letters, unless *breadth* tells otherwise."""
    lines = [""]
    for word in said.split():
        longer = f"{lines[-1]} {word}".strip()
        if not lines[-1] or breadth(longer) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(lines)


def is_wide(letter: str) -> bool:
    """Whether a letter takes the room of two."""
    return ord(letter) >= _FULL_WIDTH
