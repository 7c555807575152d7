"""Lettering: which characters of the book are set in which font file.

*Takes* the e-book's style sheet and its documents. *Gives* for each `@font-face` the
characters that the cascade sets in it, so that fonts hold the letters of the book and
no others; and the sheet without the faces that set nothing. The only place that
imports tinycss2 and cssselect2.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any
from xml.etree.ElementTree import Element

import cssselect2
import tinycss2

_FACE = re.compile(r"@font-face\s*\{[^}]*\}\s*")
_GENERIC = frozenset(("serif", "sans-serif", "monospace", "cursive", "fantasy"))
_SILENT = frozenset(("head", "script", "style", "title", "desc"))
_BOLD = 600
_EAST_ASIAN = 0x1100  # Hangul Jamo, the first of them; CJK from U+2E80


@dataclass(frozen=True, slots=True)
class FontFace:
    """A face of the style sheet: `file` is the last part of its address."""

    family: str
    weight: int
    italic: bool
    file: str


@dataclass(frozen=True, slots=True)
class _Style:
    families: tuple[str, ...] = ("serif",)
    weight: int = 400
    italic: bool = False


def letter(sheet: str, roots: Iterable[Element]) -> Mapping[str, str]:
    """Font file → the characters set in it by *sheet*, sorted, for all *roots*.

    A character counts for the first family of its `font-family` list; one of the East
    Asian scripts for every family up to the first generic one, for the reading system
    takes the first that covers it. Counted are both the letters of a screen that no
    `@media` rule speaks of and of one that all of them do.
    """
    faces = font_faces(sheet)
    found: dict[str, set[str]] = {}
    wrapped = [cssselect2.ElementWrapper.from_xml_root(root) for root in roots]
    for matcher in _matchers(sheet):
        for root in wrapped:
            _walk(root, _Style(), matcher, faces, found)
    return {file: "".join(sorted(found[file])) for file in sorted(found)}


def drop_idle_faces(sheet: str, used: Iterable[str]) -> str:
    """The sheet without the `@font-face` rules of files that are not *used*."""
    kept = set(used)

    def keep(match: re.Match[str]) -> str:
        faces = font_faces(match.group())
        return match.group() if all(face.file in kept for face in faces) else ""

    return _FACE.sub(keep, sheet)


@lru_cache(maxsize=32)
def font_faces(sheet: str) -> tuple[FontFace, ...]:
    """The `@font-face` rules of *sheet*, in order."""
    faces = []
    for rule in tinycss2.parse_stylesheet(sheet, True, True):
        if rule.type == "at-rule" and rule.lower_at_keyword == "font-face":
            said = dict(_declared(rule.content))
            families = _families(said["font-family"])
            address = _address(said["src"])
            style = _Style()
            for name, value in said.items():
                style = _applied(style, name, value)
            faces.append(
                FontFace(families[0], style.weight, style.italic, _last(address))
            )
    return tuple(faces)


def _address(value: Any) -> str:
    """The URL of a `src` descriptor, quoted or not."""
    for token in value:
        if token.type == "url":
            return str(token.value)
        if token.type == "function" and token.lower_name == "url":
            return str(token.arguments[0].value)
    raise ValueError("found a font face without an address")


def _last(address: str) -> str:
    return address.rpartition("/")[2]


@lru_cache(maxsize=4)
def _matchers(sheet: str) -> tuple[Any, ...]:
    """Matchers whose payloads are (name, value) of what concerns the lettering: one for
    the plain rules, and one for those inside `@media` as well, if they say anything."""
    rules = tinycss2.parse_stylesheet(sheet, True, True)
    inner = [
        rule
        for outer in rules
        if outer.type == "at-rule" and outer.lower_at_keyword == "media"
        for rule in tinycss2.parse_rule_list(outer.content, True, True)
    ]
    plain = _lettering(rules)
    more = _lettering(inner)
    return (_matcher(plain), _matcher([*plain, *more])) if more else (_matcher(plain),)


def _lettering(rules: Iterable[Any]) -> list[tuple[Any, list[tuple[str, Any]]]]:
    """Selectors, and what their rules say of fonts."""
    qualified = [rule for rule in rules if rule.type == "qualified-rule"]
    said = [
        (rule, [(n, v) for n, v in _declared(rule.content) if n.startswith("font")])
        for rule in qualified
    ]
    return [
        (cssselect2.compile_selector_list(rule.prelude), payload)
        for rule, payload in said
        if payload
    ]


def _matcher(rules: Iterable[tuple[Any, list[tuple[str, Any]]]]) -> Any:
    matcher = cssselect2.Matcher()
    for selectors, payload in rules:
        for selector in selectors:
            matcher.add_selector(selector, payload)
    return matcher


def _declared(content: Any) -> Iterable[tuple[str, Any]]:
    for declaration in tinycss2.parse_blocks_contents(content, True, True):
        if declaration.type == "declaration":
            yield declaration.lower_name, declaration.value


def _walk(
    node: Any,
    inherited: _Style,
    matcher: Any,
    faces: tuple[FontFace, ...],
    found: dict[str, set[str]],
) -> None:
    if node.local_name in _SILENT:
        return
    style = _user_agent(node.local_name, inherited)
    for name in ("font-family", "font-weight", "font-style"):  # SVG 2, § 6.6
        if said := node.etree_element.get(name):
            style = _applied(style, name, tinycss2.parse_component_value_list(said))
    for _, _, pseudo, payload in sorted(matcher.match(node), key=lambda m: m[:2]):
        for name, value in payload if pseudo is None else ():
            style = _applied(style, name, value)
    _count(node.etree_element.text, style, faces, found)
    for name in ("data-group", "data-head"):  # written by the style sheet
        if head := node.etree_element.get(name):
            _count(f"{head}: ", style, faces, found)
    for child in node.iter_children():
        _walk(child, style, matcher, faces, found)
        _count(child.etree_element.tail, style, faces, found)


def _user_agent(name: str, style: _Style) -> _Style:
    """What a reading system does by itself (HTML Standard, § 15.3)."""
    if name in ("em", "i", "cite", "dfn", "address", "var"):
        return replace(style, italic=True)
    if name in ("strong", "b", "th", "h1", "h2", "h3", "h4", "h5", "h6"):
        return replace(style, weight=700)
    if name in ("code", "pre", "kbd", "samp"):
        return replace(style, families=("monospace",))
    return style


def _applied(style: _Style, name: str, value: Any) -> _Style:
    words = [t.lower_value for t in value if t.type == "ident"]
    numbers = [int(t.value) for t in value if t.type == "number" and t.is_integer]
    match name:
        case "font-family":
            families = _families(value)
            return (
                style if families == ("inherit",) else replace(style, families=families)
            )
        case "font-weight":
            return replace(style, weight=_weight(words, numbers, style.weight))
        case "font-style":
            return replace(style, italic=bool({"italic", "oblique"} & set(words)))
        case "font":
            # [style weight] size/height family: before the size stands no family.
            at = next(
                i for i, t in enumerate(value) if t.type in ("dimension", "percentage")
            )
            before = [t for t in value[:at] if t.type in ("ident", "number")]
            spoken = [t.lower_value for t in before if t.type == "ident"]
            counted = [int(t.value) for t in before if t.type == "number"]
            return _Style(
                _families(value[_after_height(value, at) :]),
                _weight(spoken, counted, 400),
                "italic" in spoken,
            )
        case _:
            return style


def _after_height(value: Any, at: int) -> int:
    """The place after `size` or `size/height`."""
    rest = [i for i in range(at + 1, len(value)) if value[i].type != "whitespace"]
    if rest and value[rest[0]].type == "literal" and value[rest[0]].value == "/":
        return rest[1] + 1
    return at + 1


def _weight(words: list[str], numbers: list[int], inherited: int) -> int:
    if numbers:
        return numbers[0]
    if "bold" in words:
        return 700
    return 400 if "normal" in words else inherited


def _families(value: Any) -> tuple[str, ...]:
    """The names of a `font-family` list."""
    names: list[str] = [""]
    for token in value:
        if token.type == "literal" and token.value == ",":
            names.append("")
        elif token.type in ("string", "ident"):
            names[-1] = f"{names[-1]} {token.value}".strip()
    return tuple(name for name in names if name)


def _count(
    text: str | None,
    style: _Style,
    faces: tuple[FontFace, ...],
    found: dict[str, set[str]],
) -> None:
    characters = set(text or "") - set("\t\r\n ")
    if not characters:
        return
    for family in style.families:
        if family in _GENERIC or not characters:
            break
        if face := _nearest(family, style, faces):
            found.setdefault(face.file, set()).update(characters)
            characters = {c for c in characters if ord(c) >= _EAST_ASIAN}


def _nearest(
    family: str, style: _Style, faces: tuple[FontFace, ...]
) -> FontFace | None:
    """The face of *family* that CSS Fonts 4 (§ 5.2) chooses: style, then weight."""
    ours = [face for face in faces if face.family == family]
    fitting = [face for face in ours if face.italic == style.italic] or ours
    heavy = style.weight >= _BOLD
    return min(
        fitting,
        key=lambda face: (
            (face.weight >= _BOLD) != heavy,
            abs(face.weight - style.weight),
        ),
        default=None,
    )
