"""Balance: both parties are given the same room."""

from __future__ import annotations

from collections.abc import Iterator

from octavo.diagnostics import Diagnostic
from octavo.editorial.lines import every_block
from octavo.editorial.proof.sheet import Sheet
from octavo.model.blocks import Positions
from octavo.model.inlines import words

TOLERANCE = 20  # percent of the longer column


def unbalanced_positions(sheet: Sheet) -> Iterator[Diagnostic]:
    """W-303."""
    names = [party.name for party in sheet.publication.parties]
    for division in sheet.publication.divisions:
        for block in every_block(division):
            if isinstance(block, Positions) and block.points:
                lengths = _lengths(block)
                longest, shortest = max(lengths), min(lengths)
                if (longest - shortest) * 100 > TOLERANCE * longest:
                    told = ", ".join(
                        f"{name} {length}"
                        for name, length in zip(names, lengths, strict=False)
                    )
                    gap = round(100 * (longest - shortest) / longest)
                    yield Diagnostic(
                        code="W-303",
                        place=block.place,
                        message=f"the columns of “{words(block.issue)}” differ by "
                        f"{gap} % in length ({told} characters), "
                        f"expected at most {TOLERANCE} %",
                        fix="give the parties about the same room",
                    )


def _lengths(block: Positions) -> tuple[int, ...]:
    """Characters in each party's column."""
    columns = zip(*(point.says for point in block.points), strict=False)
    return tuple(sum(len(words(line)) for line in column) for column in columns) or (0,)
