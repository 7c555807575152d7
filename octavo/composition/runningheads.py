"""Running heads and the line at the foot: the sheet that names a division's pages.

*Takes* a division. *Gives* CSS for its margin boxes: the book's title and the
division's short title at the head, the edition and the as-of date at the foot, so
that a loose photocopy is dated. Folios stand in `assets/css/print/page.css`.
"""

from __future__ import annotations

from octavo.composition.lines import is_wide
from octavo.composition.setting import Setting
from octavo.model.inlines import words
from octavo.model.publication import Division
from octavo.model.semantics import DIVISION_KINDS

HEAD_ROOM = 75  # letters of a running head beside the text column
LARGE_HEAD_ROOM = 45  # in large print


def running_sheet(division: Division, setting: Setting) -> str:
    """The margin boxes of *division*; none at all if its kind is silent."""
    if DIVISION_KINDS[division.kind].silent:
        return "html{page:mute}\n" if division.kind != "cover" else "html{page:cover}\n"
    publication, edition = setting.publication, setting.edition
    name = division.short or words(division.title) or setting.title(division)
    head = f"{division.number}\u2002{name}" if division.number else name
    room = LARGE_HEAD_ROOM if setting.large else HEAD_ROOM
    head = shortened(head, room)
    dated = f"{edition.name}. Information to {setting.date(edition.as_of)}"
    return (
        "@page{"
        f"@top-left-corner{{content:{css_string(publication.title)}}}"
        f"@top-left{{content:{css_string(head)}}}"
        f"@bottom-left{{content:{css_string(dated)}}}"
        "}\n"
    )


def shortened(text: str, room: int) -> str:
    """*text* in the room of so many letters, ended at a word with an ellipsis.

    A wide letter takes the room of two; where no word ends in time, as in a
    script without spaces, the text ends within one.
    """
    if _breadth(text) <= room:
        return text
    kept = text
    while kept and _breadth(kept) >= room:  # one is left for the ellipsis
        kept = kept[:-1]
    at = max(kept.rfind(" "), kept.rfind("\u2002"))
    if text[len(kept)].isspace():
        at = len(kept)
    ended = kept[:at] if at > len(kept) // 2 else kept
    return f"{ended.rstrip(' ,;:.–—-')}…"


def _breadth(text: str) -> int:
    return sum(2 if is_wide(letter) else 1 for letter in text)


def css_string(text: str) -> str:
    """*text* as a CSS string (CSS Syntax 3, § 4.3.5)."""
    escaped = "".join(
        f"\\{ord(letter):x} " if letter in '"\\<\n' or letter < " " else letter
        for letter in text
    )
    return f'"{escaped}"'
