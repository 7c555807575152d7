"""YAML is read by the core schema of YAML 1.2, and nothing of it surprises."""

from __future__ import annotations

import pytest

from octavo.manuscript.nodes import plain_value, source_text
from octavo.manuscript.source import parse


def _read(text: str) -> object:
    parsed = parse(source_text("f.yaml", text))
    assert parsed.root is not None
    return plain_value(parsed.root)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("no", "no"),
        ("on", "on"),
        ("yes", "yes"),
        ("12:30", "12:30"),
        ("1:30:00", "1:30:00"),
        ("010", 10),
        ("0o10", 8),
        ("0x1F", 31),
        ("1_000", "1_000"),
        ("2026-05-19", "2026-05-19"),
        ("1e3", 1000.0),
        (".5", 0.5),
        ("1.", 1.0),
        (".nan", ".nan"),
        ("~", None),
        ("null", None),
        ("", None),
        ("True", True),
        ("'true'", "true"),
        ('"12"', "12"),
        ("=", "="),
        ("<<", "<<"),
    ],
)
def test_a_plain_scalar_means_what_yaml_1_2_says(written: str, meant: object) -> None:
    assert _read(f"key: {written}\n") == {"key": meant}


def test_a_bomb_of_aliases_is_refused_before_it_grows() -> None:
    lines = ["a: &a [x, x, x, x, x, x, x, x, x]"]
    lines += [
        f"{b}: &{b} [*{a}, *{a}, *{a}, *{a}, *{a}, *{a}, *{a}, *{a}]"
        for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    ]

    parsed = parse(source_text("f.yaml", "\n".join(lines)))

    assert {found.code for found in parsed.found} == {"E-107"}
    assert len(parsed.found) == 9 + 8 * 8


def test_what_stands_before_a_fault_is_read() -> None:
    text = "first: 1\nlist:\n  - {a: 1}\n  - {a: 2\nnext: 3\n"

    parsed = parse(source_text("f.yaml", text))

    assert [found.code for found in parsed.found] == ["E-103"]
    assert parsed.root is not None
    assert plain_value(parsed.root)["first"] == 1  # type: ignore[index]
    assert parsed.root.broken
    assert not parsed.whole


def test_every_tab_from_the_first_fault_on_is_told() -> None:
    text = "a:\n\tb: 1\n\tc: 2\n"

    found = parse(source_text("f.yaml", text)).found

    assert [(d.code, d.place.line, d.place.column) for d in found] == [
        ("E-105", 2, 1),
        ("E-105", 3, 1),
    ]


def test_a_tab_inside_text_is_no_fault() -> None:
    assert _read("a: |\n  x\n  \ty\nb: c\td\n") == {"a": "x\n\ty\n", "b": "c\td"}


def test_depth_is_bounded_however_deep_a_file_is() -> None:
    found = parse(source_text("f.yaml", "[" * 100_000)).found

    assert [d.code for d in found] == ["E-110"]


@pytest.mark.parametrize(
    "letter", ["\x00", "\x1b", "\x85", "\u2028", "\ufffe", "\uffff"]
)
def test_a_character_that_no_text_needs_is_found_where_it_stands(letter: str) -> None:
    parsed = parse(source_text("f.yaml", f"a: 1\nb: so{letter}so\n"))

    assert [(d.code, d.place.line, d.place.column) for d in parsed.found] == [
        ("E-111", 2, 6)
    ]


@pytest.mark.parametrize("escape", ["\\0", "\\x1b", "\\N", "\\L", "\\uFFFE", "\\u202E"])
def test_an_escape_sequence_smuggles_no_character_in(escape: str) -> None:
    parsed = parse(source_text("f.yaml", f'a: 1\nb: "so{escape}so"\n'))

    assert [(d.code, d.place.line, d.place.column) for d in parsed.found] == [
        ("E-111", 2, 4)
    ]


def test_an_escape_of_half_a_character_is_told_with_its_remedy() -> None:
    (found,) = parse(source_text("f.yaml", 'a: "so\\ud800"\n')).found

    assert (found.code, found.fix) == ("E-103", "write the character itself")
