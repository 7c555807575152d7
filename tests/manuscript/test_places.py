"""Every word of the model is where its place says."""

from __future__ import annotations

import pytest

from octavo.diagnostics import Place
from octavo.manuscript import Reading, read_publication
from octavo.manuscript.nodes import Mapping, Scalar, source_text
from octavo.manuscript.prose import read_prose
from octavo.manuscript.source import parse
from octavo.manuscript.spans import ruler
from octavo.manuscript.text import TextParser
from octavo.model.inlines import (
    Citation,
    CitationItem,
    Code,
    CrossReference,
    Emphasis,
    Footnote,
    IndexMark,
    Link,
    Run,
    Span,
    Strong,
    TermMark,
)
from tests.manuscript.overlay import BOOKS, every_value

OPENINGS = {
    Emphasis: ("*", "_"),
    Strong: ("**", "__"),
    Code: ("`",),
    Span: ("[",),
    Link: ("[", "<"),
    Citation: ("[@",),
    CitationItem: ("@",),
    Footnote: ("^[", "[^"),
    CrossReference: ("[",),
    TermMark: ("{term}",),
    IndexMark: ("{index}",),
}
TURNED = {"“": '"', "”": '"', "’": "'", "‘": "'", "\u00a0": " "}


@pytest.fixture(scope="module")
def specimen() -> Reading:
    return read_publication(BOOKS / "specimen")


def _at(reading: Reading, place: Place) -> str:
    return reading.texts[place.file].split("\n")[place.line - 1][place.column - 1 :]


def test_every_mark_opens_where_its_place_says(specimen: Reading) -> None:
    marked = [v for v in every_value(specimen.publication) if type(v) in OPENINGS]
    wrong = [
        (value, _at(specimen, place)[:20])
        for value in marked
        if isinstance(place := getattr(value, "place", None), Place)
        if not _at(specimen, place).startswith(OPENINGS[type(value)])
    ]

    assert wrong == []
    assert {type(value) for value in marked} == set(OPENINGS)


def test_every_character_of_a_run_stands_where_its_place_says(
    specimen: Reading,
) -> None:
    wrong = []
    letters = 0
    for run in every_value(specimen.publication):
        if not isinstance(run, Run):
            continue
        for offset, letter in enumerate(run.text):
            letters += 1
            line = _at(specimen, run.place_of(offset))
            expected = TURNED.get(letter, letter)
            at_line_end = expected == " " and line.strip() == ""
            escaped = line.startswith("\\" + expected)
            if not (line.startswith(expected) or at_line_end or escaped):
                wrong.append((run.text, offset, line[:10]))

    assert wrong == []
    assert letters > 2000


STYLES = {
    "plain": "text: one two\n  three {}\n\n  four\n",
    "single": "text: 'it''s\n  one {}'\n",
    "double": 'text: "caf\\u00e9 \\"x\\" \\\n   one\n\n  two {}"\n',
    "literal": "text: |\n   one\n     two\n\n   {}\n",
    "literal with indentation told": "text: |2-\n    one\n   {}\n",
    "folded": "text: >\n  one\n  two\n\n    three\n  {}\n",
    "in a list": "text:\n- >-\n  one\n  two {}\n",
    "windows lines": "text: |\r\n  one\r\n  two {}\r\n",
    "in flow": "{text: ['x, {}', y]}\n",
}


@pytest.mark.parametrize("style", STYLES)
def test_an_offset_in_a_value_is_found_in_its_source(style: str) -> None:
    text = STYLES[style].replace("{}", "[@key]")
    root = parse(source_text("f.yaml", text)).root
    assert isinstance(root, Mapping)
    node = root.entries[0].value
    scalar = node if isinstance(node, Scalar) else node.items[0]  # type: ignore[union-attr]
    assert isinstance(scalar, Scalar)

    measured = ruler(scalar)
    offset = scalar.value.index("[@key]")

    assert text[measured.at(offset) :].startswith("[@key]")
    for at, letter in enumerate(scalar.value):
        if letter.isalpha() and letter.isascii():
            assert text[measured.at(at)] == letter, (at, letter)


def test_a_citation_in_the_middle_of_a_long_block_has_its_own_line() -> None:
    text = "text: |\n  One.\n\n  - two\n\n    > three *and [@four]*\n"
    root = parse(source_text("f.yaml", text)).root
    assert isinstance(root, Mapping)
    scalar = root.entries[0].value
    assert isinstance(scalar, Scalar)

    told = read_prose(TextParser(), scalar, {}, "b")
    (item,) = [v for v in every_value(told.prose) if isinstance(v, CitationItem)]

    assert item.place == Place("f.yaml", 6, 19)
