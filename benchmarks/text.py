"""The text: made from Octavo's own words, the same for the same seed.

*Takes* the words of the handbook and of the documentation. *Gives* chapters of prose
with notes, tables, Korean and Japanese, cross references and index marks, without the
markup of any program.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
CHAPTER = 10  # pages of a chapter, roughly
SECTIONS = 5  # of a chapter
PARAGRAPHS = 8  # of a section
WORDS = 62  # of a paragraph, roughly
FOREIGN = (
    ("ko", "책은 한 번 쓰고 두 번 짓는다"),
    ("ja", "本は一度書いて二度組む"),
    ("ko", "글자를 고르고 쪽을 나눈다"),
    ("ja", "活字を選び頁を割り付ける"),
    ("ko", "독자는 종이와 화면을 오간다"),
    ("ja", "読者は紙と画面を行き来する"),
)


@dataclass(frozen=True, slots=True)
class Words:
    text: str


@dataclass(frozen=True, slots=True)
class Note:
    text: str


@dataclass(frozen=True, slots=True)
class Foreign:
    language: str
    text: str


@dataclass(frozen=True, slots=True)
class Reference:
    target: str
    text: str


@dataclass(frozen=True, slots=True)
class IndexMark:
    text: str


Run = Words | Note | Foreign | Reference | IndexMark


@dataclass(frozen=True, slots=True)
class Paragraph:
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Table:
    id: str
    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Section:
    id: str
    title: str
    blocks: tuple[Paragraph | Table, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    id: str
    title: str
    abstract: str
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class Text:
    title: str
    chapters: tuple[Chapter, ...]


def make_text(pages: int, *, seed: int = 1) -> Text:
    """A text of about `pages` A4 pages as Octavo sets them."""
    chance = random.Random(seed)  # noqa: S311 - the same text each time is what we want
    count = max(2, round(pages / CHAPTER))
    targets = [f"c{c}.s{s}" for c in range(1, count + 1) for s in range(1, 6)]
    chapters = tuple(_chapter(n, targets, chance) for n in range(1, count + 1))
    return Text(f"A book of about {pages} pages", chapters)


def edited(text: Text) -> Text:
    """The same text, one paragraph in the middle a sentence longer."""
    at = len(text.chapters) // 2
    chapter = text.chapters[at]
    section = chapter.sections[0]
    first = section.blocks[0]
    assert isinstance(first, Paragraph)  # noqa: S101 - so it was made
    longer = Paragraph((*first.runs, Words(" This sentence was not there before.")))
    changed = Section(section.id, section.title, (longer, *section.blocks[1:]))
    told = Chapter(
        chapter.id, chapter.title, chapter.abstract, (changed, *chapter.sections[1:])
    )
    return Text(text.title, (*text.chapters[:at], told, *text.chapters[at + 1 :]))


def _chapter(number: int, targets: Sequence[str], chance: random.Random) -> Chapter:
    name = f"c{number}"
    return Chapter(
        id=name,
        title=_title(chance),
        abstract=_sentence(chance),
        sections=tuple(
            _section(f"{name}.s{n}", targets, chance) for n in range(1, SECTIONS + 1)
        ),
    )


def _section(name: str, targets: Sequence[str], chance: random.Random) -> Section:
    blocks: list[Paragraph | Table] = [
        _paragraph(targets, chance) for _ in range(PARAGRAPHS)
    ]
    if chance.random() < 0.6:
        blocks.insert(chance.randrange(2, PARAGRAPHS), _table(name, chance))
    return Section(name, _title(chance), tuple(blocks))


def _paragraph(targets: Sequence[str], chance: random.Random) -> Paragraph:
    runs: list[Run] = []
    count = 0
    while count < WORDS:
        sentence = _sentence(chance)
        count += len(sentence.split())
        match chance.randrange(12):
            case 0 | 1:
                runs += [Words(sentence), Note(_sentence(chance)), Words(" ")]
            case 2:
                language, foreign = chance.choice(FOREIGN)
                runs += [
                    Words(f"{sentence} As it is said: "),
                    Foreign(language, foreign),
                ]
                runs.append(Words(". "))
            case 3:
                there = Reference(chance.choice(targets), _title(chance).lower())
                runs += [Words(f"{sentence} More stands under "), there, Words(". ")]
            case 4:
                word = max(sentence.rstrip(".").split(), key=len).strip(",;:").lower()
                runs += [Words(f"{sentence} So much for the "), IndexMark(word)]
                runs.append(Words(". "))
            case _:
                runs.append(Words(f"{sentence} "))
    last = runs[-1]
    if isinstance(last, Words):
        runs[-1] = Words(last.text.rstrip())
    return Paragraph(tuple(run for run in runs if run != Words("")))


def _table(section: str, chance: random.Random) -> Table:
    rows = tuple(
        (
            _title(chance),
            str(chance.randrange(100, 999)),
            str(chance.randrange(10, 99)),
            _title(chance).lower(),
        )
        for _ in range(chance.randrange(5, 10))
    )
    head = ("Of what", "Before", "Since", "By whom")
    return Table(f"{section}.table", _title(chance), head, rows)


def _title(chance: random.Random) -> str:
    words = _sentence(chance).rstrip(".").split()
    return " ".join(words[: chance.randrange(3, 6)]).rstrip(",;:")


def _sentence(chance: random.Random) -> str:
    """A walk through the words: each follows one that it follows in Octavo's texts."""
    follows = _follows()
    starts = follows[""]
    words = [chance.choice(starts)]
    length = chance.randrange(7, 22)
    while len(words) < length:
        after = follows.get(words[-1].lower())
        words.append(chance.choice(after if after else starts).lower())
    return f"{words[0].capitalize()} {' '.join(words[1:])}".rstrip(",;:") + "."


@cache
def _follows() -> dict[str, list[str]]:
    """Word → the words that follow it; "" → the words that begin a sentence."""
    found: dict[str, list[str]] = {"": []}
    for sentence in _sentences():
        words = sentence.split()
        found[""].append(words[0])
        for one, other in pairwise(words):
            found.setdefault(one.lower(), []).append(other)
    return found


def _sentences() -> Iterator[str]:
    """Octavo's own sentences, letters only."""
    handbook = sorted((ROOT / "content/handbook/divisions").glob("*.yaml"))
    told = [ROOT / "docs" / f"{name}.md" for name in ("architecture", "glossary")]
    for file in (*handbook, *(path for path in told if path.is_file())):
        text = " ".join(file.read_text("utf-8").split())
        for found in re.finditer(r"\b[A-Z][a-z]+(?:,? [a-z]+){5,30}(?=[.;:])", text):
            yield found.group()
