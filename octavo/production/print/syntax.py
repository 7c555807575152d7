"""PDF syntax: the few kinds of value that the print room writes itself.

*Takes* plain Python values. *Gives* their bytes as ISO 32000-2, 7.3 wants them.
Knows no library: the modules that own one turn these values into its objects.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from urllib.parse import quote

Value = bool | int | float | str | bytes | Sequence["Value"] | Mapping[str, "Value"]
"""`Name` is a name, any other `str` a text string; `bytes` are written as they are
(a reference such as `b"12 0 R"`, or `b"null"`)."""


class Name(str):
    """A PDF name, written without its solidus."""

    __slots__ = ()


def write(value: Value) -> bytes:
    """The bytes of a value."""
    match value:
        case bytes():
            return value
        case bool():
            return b"true" if value else b"false"
        case int():
            return b"%d" % value
        case float():
            return number(value)
        case Name():
            return b"/" + value.encode("ascii")
        case str():
            return text_string(value)
        case Mapping():
            pairs = (b"/" + k.encode() + b" " + write(v) for k, v in value.items())
            return b"<<" + b" ".join(pairs) + b">>"
        case _:
            return b"[" + b" ".join(write(item) for item in value) + b"]"


def number(value: float) -> bytes:
    """A real number with at most four decimals, no exponent (7.3.3)."""
    return f"{value:.4f}".rstrip("0").rstrip(".").encode() or b"0"


def text_string(text: str) -> bytes:
    """A text string: a literal if it is ASCII, else UTF-16BE in hexadecimal (7.9.2.2).

    Not PDFDocEncoding: readers disagree about its upper half.
    """
    if text.isascii() and text.isprintable():
        for character in "\\()":
            text = text.replace(character, "\\" + character)
        return b"(" + text.encode("ascii") + b")"
    return b"<feff" + text.encode("utf-16-be").hex().encode() + b">"


def spell_name(text: str) -> str:
    """An id as PDF names it: other letters than ASCII percent-encoded, as in a URL.

    Name trees are ordered by bytes (7.9.6). A judge that decodes names before it looks
    one up finds them only if bytes and characters are one.
    """
    return "".join(letter if letter.isascii() else quote(letter) for letter in text)
