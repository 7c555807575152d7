"""The index: every "see" leads to an entry, and an entry has one form."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from octavo.diagnostics import Diagnostic
from octavo.editorial.index import SEE
from octavo.editorial.proof.sheet import Sheet, every_inline, instead
from octavo.model.inlines import IndexMark


def blind_sees(sheet: Sheet) -> Iterator[Diagnostic]:
    """E-206: a "see" to an entry that is not there, or that leads round in a circle."""
    marks = _marks(sheet)
    sees = [mark for mark in marks if mark.entry.startswith(SEE)]
    located = {mark.entry for mark in marks} - {mark.entry for mark in sees}
    leads = {mark.entry.removeprefix(SEE): mark.subentry for mark in sees}
    for mark in sees:
        entry = mark.entry.removeprefix(SEE)
        if mark.subentry not in located | set(leads):
            yield Diagnostic(
                code="E-206",
                place=mark.place,
                message=f"“{entry}, see {mark.subentry}”, but the index has no entry "
                f"“{mark.subentry}”",
                fix=instead(mark.subentry, located, otherwise="mark that entry"),
            )
        elif _goes_round(entry, leads, located):
            yield Diagnostic(
                code="E-206",
                place=mark.place,
                message=f"“{entry}, see {mark.subentry}” leads back to “{entry}”",
                fix="let it lead to an entry with pages",
            )


def _goes_round(entry: str, leads: Mapping[str, str], located: set[str]) -> bool:
    passed = [entry]
    while passed[-1] in leads and passed[-1] not in located:
        ahead = leads[passed[-1]]
        if ahead in passed:
            return True
        passed.append(ahead)
    return False


def uneven_entries(sheet: Sheet) -> Iterator[Diagnostic]:
    """W-310: an entry written with a capital here and without there."""
    forms: dict[str, Counter[str]] = {}
    for mark in _marks(sheet):
        entry = mark.entry.removeprefix(SEE)
        forms.setdefault(entry.casefold(), Counter())[entry] += 1
    for mark in _marks(sheet):
        entry = mark.entry.removeprefix(SEE)
        usual = forms[entry.casefold()].most_common(1)[0][0]
        if entry != usual:
            yield Diagnostic(
                code="W-310",
                place=mark.place,
                message=f"index entry “{entry}” is elsewhere written “{usual}”",
                fix=f"write “{usual}”, as it will be printed",
            )


def _marks(sheet: Sheet) -> tuple[IndexMark, ...]:
    return tuple(
        inline
        for _, line in sheet.lines
        for inline in every_inline(line)
        if isinstance(inline, IndexMark)
    )
