"""Judging: the judges are asked, and what they passed is claimed.

*Takes* the finished books. *Gives* them as they go on the shelf, with the standards
that they were found to keep; or what the judges say against them. Nowhere else does an
e-book state that it is accessible: it is packed again so, and judged again.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from octavo.model import profiles
from octavo.model.edition import Edition
from octavo.press.house import House
from octavo.press.order import Order, judges_of
from octavo.production.preflight import Finding, inspect_epub
from octavo.production.preflight.judges import (
    Verdict,
    ask_ace,
    ask_epubcheck,
    ask_verapdf,
)

EBOOK = "EPUB 3.3"
ACCESSIBLE = "EPUB Accessibility 1.1 - WCAG 2.2 Level AA"  # as its section 4.5 has it
PRINTED = MappingProxyType(
    {
        profiles.UA1: {"3a": "PDF/A-3a", "ua1": "PDF/UA-1"},
        profiles.UA2: {"4f": "PDF/A-4f", "ua2": "PDF/UA-2", "wt1a": "WTPDF 1.0"},
    }
)
"""What a PDF of each profile says of itself: veraPDF's word → the standard."""
FACTS = (
    "USAGE CSS-028 ",  # every font face of a style sheet is told
    # and every bracket round a reading: EPUB 3.3 wants readers to know ruby without
    # them, but those that do not would run the word and its reading together
    "USAGE HTM_055 ",
)
"""What EPUBCheck tells as a fact."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claims:
    """What a build may say of its books: `standards`, and the judge of each with its
    version. Nothing, unless judges were asked."""

    standards: tuple[str, ...] = ()
    judges: Mapping[str, str] = field(default_factory=dict)

    @property
    def of_the_ebook(self) -> tuple[str, ...]:
        """What stands in the e-book's own metadata."""
        return tuple(name for name in self.standards if name == ACCESSIBLE)


NOTHING = Claims()


def claims_of(edition: Edition) -> Claims:
    """What a published edition says: the same bytes keep the same standards."""
    return Claims(standards=edition.checked, judges=edition.judges)


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """`books` by file name, the e-book with its statement; `refused`: the findings."""

    books: Mapping[str, bytes]
    claims: Claims = NOTHING
    refused: tuple[Finding, ...] = ()


def judge(
    books: Mapping[str, bytes],
    pack: Callable[[tuple[str, ...]], bytes],
    order: Order,
    *,
    house: House,
    beside: Mapping[str, bytes] = MappingProxyType({}),
) -> Judged:
    """Ask the judges of `books`, and of `beside`: variants that promise the same.

    `pack` makes the e-book with statements of conformance. Raises `MissingJudgeError`.
    """
    order.progress("asking the judges")
    folder = judges_of(order, house)
    heard = _Hearing(folder, {**books, **beside}, order.profile)
    if heard.refused:
        return Judged(books=books, refused=heard.refused)
    stated = {name: pack((ACCESSIBLE,)) for name in books if name.endswith(".epub")}
    order.progress("asking the judges again")
    again = _Hearing(folder, stated, order.profile)
    ours = (found for name in stated for found in inspect_epub(name, stated[name]))
    refused = (*again.refused, *ours)
    return Judged(
        books={**books, **stated},
        claims=NOTHING if refused else heard.claims,
        refused=refused,
    )


class _Hearing:
    """The verdicts on some books, each asked once; `profile`: of the PDFs."""

    def __init__(self, folder: Path, books: Mapping[str, bytes], profile: str) -> None:
        self._verdicts: dict[str, list[tuple[str, Verdict]]] = {}
        with tempfile.TemporaryDirectory() as there:
            paths = [Path(there) / name for name in sorted(books)]
            for path in paths:
                path.write_bytes(books[path.name])
            self._hear(folder, [path for path in paths if path.suffix == ".epub"])
            pdfs = [path for path in paths if path.suffix == ".pdf"]
            for flavour, standard in PRINTED[profile].items() if pdfs else ():
                for path, verdict in ask_verapdf(pdfs, flavour, folder).items():
                    self._note(standard, path, verdict)

    def _hear(self, folder: Path, epubs: Iterable[Path]) -> None:
        for path in epubs:
            self._note(EBOOK, path, ask_epubcheck(path))
            self._note(ACCESSIBLE, path, ask_ace(path, folder))

    def _note(self, standard: str, path: Path, verdict: Verdict) -> None:
        self._verdicts.setdefault(standard, []).append((path.name, verdict))

    @property
    def refused(self) -> tuple[Finding, ...]:
        return tuple(
            Finding(name, verdict.judge, told)
            for heard in self._verdicts.values()
            for name, verdict in heard
            for told in verdict.findings
            if not told.startswith(FACTS)
        )

    @property
    def claims(self) -> Claims:
        judges = {
            verdict.judge: verdict.version
            for heard in self._verdicts.values()
            for _, verdict in heard
        }
        return Claims(
            standards=tuple(sorted(self._verdicts)),
            judges=dict(sorted(judges.items())),
        )
