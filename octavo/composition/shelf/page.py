"""The download page: covers, formats, digests, changes, earlier editions.

*Takes* what stands on the shelf. *Gives* one HTML file that needs no script, no font
and no file but the covers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from octavo.composition.dates import printed_date
from octavo.composition.environment import as_markup, open_environment
from octavo.composition.shelf.changes import counted, highlights
from octavo.composition.shelf.feed import TITLE, address
from octavo.model.edition import EditionFile
from octavo.model.standing import Shelved, Standing
from octavo.model.variants import BOOKLET, KEPUB, LARGE_PRINT, PRINTER

FORMATS = MappingProxyType(
    {
        f"-{LARGE_PRINT}.pdf": "PDF in large print",
        f"-{PRINTER}.pdf": "PDF for the printer",
        f"-{BOOKLET}.pdf": "PDF as a booklet",
        ".pdf": "PDF",
        f".{KEPUB}.epub": "EPUB for Kobo",
        ".epub": "EPUB",
    }
)
"""The end of a file's name, the longest first → what the file is."""


NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"


@dataclass(frozen=True, slots=True)
class _Page:
    """What the template asks for."""

    title: str
    shelved: Sequence[Shelved]

    def date(self, day: str) -> str:
        return printed_date(day)

    def format(self, file: EditionFile) -> str:
        ends = (told for end, told in FORMATS.items() if file.name.endswith(end))
        return next(ends, file.media_type)

    def size(self, file: EditionFile) -> str:
        """“1.2 MB”, “320 kB”: decimal, as the shops tell it, in one line."""
        mega = file.bytes / 1e6
        told = f"{mega:.1f} MB" if mega >= 1 else f"{file.bytes / 1e3:.0f} kB"
        return told.replace(" ", NO_BREAK_SPACE)

    def href(self, one: Standing, name: str) -> str:
        return address(one.path(name))

    def counted(self, one: Standing) -> str:
        told = counted(one)
        return f"{told[0].upper()}{told[1:]}." if told else ""

    def highlights(self, one: Standing) -> tuple[str, ...]:
        return highlights(one)


def shelf_page(shelved: Sequence[Shelved], *, templates: Path, assets: Path) -> bytes:
    """The page as UTF-8."""
    style = (assets / "css" / "shelf.css").read_text("utf-8")
    template = open_environment(templates, "shelf")("index.html.j2")
    page = template.render({"page": _Page(TITLE, shelved), "style": as_markup(style)})
    return page.encode("utf-8")
