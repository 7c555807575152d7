"""The specimen's edition of 2024: what its changes are told against.

`python -m tests.press.earlier_specimen` writes its record anew, which is only needed
when the format of records changes.
"""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

from octavo.editorial.digest import content_digest
from octavo.manuscript import read_publication
from octavo.model.blocks import Fact, Positions, Text
from octavo.model.edition import Edition
from octavo.model.inlines import Run
from octavo.model.prose import Paragraph
from octavo.model.publication import EditionNote, Publication, Section
from octavo.model.record import Record, file_of, pictures_of, plain_record
from tests.editorial.changes.seeding import each_block, on_block, on_fact
from tests.house.source import ROOT

SPECIMEN = ROOT / "tests" / "books" / "specimen"
NOTE = EditionNote(
    id="2024",
    label="First edition, October 2024",
    date=date(2024, 10, 1),
    as_of=date(2024, 9, 1),
)


def earlier_specimen() -> Publication:
    """The specimen as it might have stood two years before."""
    book = read_publication(SPECIMEN, assets=ROOT / "assets").publication
    assert book is not None
    book = each_block(book, lambda block: (replace(block, correction=""),))
    book = on_block(book, "river.first", _in_miles)
    book = on_block(book, "positions.toll", _without_the_last_point)
    book = on_fact(book, "fact.feet", _of_2023)
    return replace(
        book,
        edition=NOTE,
        citation=(Run("The River Book. A Small Press, 2024."),),
        divisions=tuple(
            replace(d, sections=tuple(s for s in d.sections if s.id != "bridge.toll"))
            if d.id == "bridge"
            else replace(d, sections=(*d.sections, _ferry()))
            if d.id == "river"
            else d
            for d in book.divisions
        ),
        events=book.events[:-1],
    )


def _in_miles(block: Any) -> tuple[Any, ...]:
    first, *rest = block.prose
    line = (*first.line[:-1], Run(" It was said to be eight miles long."))
    return (replace(block, prose=(replace(first, line=line), *rest)),)


def _without_the_last_point(block: Positions) -> tuple[Positions, ...]:
    return (replace(block, points=block.points[:-1]),)


def _of_2023(fact: Fact) -> Fact:
    return replace(fact, value="310,000", as_of="2023")


def _ferry() -> Section:
    line = (Run("The ferry crosses at noon, and nobody has counted who is on it."),)
    text = Text(id="river.ferry.1", prose=(Paragraph("river.ferry.1-1", line),))
    return Section(id="river.ferry", title=(Run("The ferry"),), blocks=(text,))


def main() -> None:
    book = earlier_specimen()
    record = Record(
        edition=Edition(
            slug=book.slug,
            id=NOTE.id,
            label=NOTE.label,
            title=book.title,
            date=NOTE.date.isoformat(),
            as_of=NOTE.as_of.isoformat(),
            files=(),
            pages=0,
            page_labels=(),
            content_digest=content_digest(book),
        ),
        content=book,
        pictures={p: (SPECIMEN / p).read_bytes() for p in pictures_of(book)},
        paper=book.papers[0],
        moment="2024-10-01T00:00:00Z",
    )
    text = json.dumps(plain_record(record), ensure_ascii=False, indent=1) + "\n"
    file = SPECIMEN / file_of(NOTE.id)
    file.parent.mkdir(exist_ok=True)
    file.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
