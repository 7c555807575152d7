"""Languages: words of another language, marked again where sentences were taken bare.

*Takes* publications. *Gives* the words that their authors marked with a language, and
puts the marks back where the same words stand in a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from octavo.editorial.lines import every_line
from octavo.model.inlines import Inline, Line, Run, Span, words
from octavo.model.publication import Publication


class Languages:
    """The words that are marked with a language in any of the publications."""

    def __init__(self, *publications: Publication) -> None:
        self._tags: dict[str, str] = {}
        for publication in publications:
            for _, line in every_line(publication):
                for text, tag in _marked(line):
                    self._tags.setdefault(text, tag)
        longest = sorted(self._tags, key=lambda text: (-len(text), text))
        self._pattern = re.compile("|".join(map(_alone, longest))) if longest else None

    def tag(self, said: str) -> Line:
        """The words as a line, with languages marked."""
        if self._pattern is None:
            return (Run(said),) if said else ()
        line: list[Inline] = []
        end = 0
        for found in self._pattern.finditer(said):
            if found.start() > end:
                line.append(Run(said[end : found.start()]))
            text = found.group()
            line.append(Span((Run(text),), lang=self._tags[text]))
            end = found.end()
        if end < len(said):
            line.append(Run(said[end:]))
        return tuple(line)


def _alone(text: str) -> str:
    """A pattern for the words, not for a part of longer ones in Latin script."""
    escaped = re.escape(text)
    before = r"(?<![A-Za-z])" if text[0].isascii() and text[0].isalpha() else ""
    after = r"(?![A-Za-z])" if text[-1].isascii() and text[-1].isalpha() else ""
    return f"{before}{escaped}{after}"


def _marked(line: Line) -> Iterator[tuple[str, str]]:
    for inline in line:
        if isinstance(inline, Span) and inline.lang:
            text = " ".join(words(inline.children).split())
            if text:
                yield text, inline.lang
        yield from _marked(getattr(inline, "children", ()))
