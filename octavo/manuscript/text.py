"""Text: reads CommonMark and the marks of `marks`, and keeps every place.

*Takes* the words of one value. *Gives* a tree of `Mark`s: what a token is, its
words, and its offset in the value. The only place that knows markdown-it-py and
mdit-py-plugins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote.index import footnote_def

from octavo.manuscript import marks
from octavo.manuscript.marks import Rule

_QUOTES = MappingProxyType(
    {
        "cs": "„“‚‘",
        "da": "„“‚‘",
        "de": "„“‚‘",
        "en": "“”‘’",
        "fi": "””’’",
        "pl": "„”‚’",
        "sv": "””’’",
    }
)
_HOLDERS = ("list_item_close", "blockquote_close", "footnote_reference_close")
_DEEPEST_LINE = 20  # elements inside one another in a line
_DEEPEST_BLOCK = 20  # lists, their items and block quotes: markdown-it's maxNesting
_SPECIAL = re.compile(r"[\n\\`*_\[\]<>&!^{}@\"']")


@dataclass(frozen=True, slots=True)
class Mark:
    """One token: a run of words, or an element with what stands in it.

    `at` is the offset of its first character in the value, `end` of the character
    after its last one (of words: after the opening, for elements).
    """

    kind: str
    text: str = ""
    at: int = 0
    end: int = 0
    meta: Mapping[str, Any] = field(default_factory=dict)
    children: tuple[Mark, ...] = ()


class TextParser:
    """A CommonMark parser with the marks of this format.

    `language` chooses what straight quotation marks are turned into.
    """

    def __init__(self, language: str = "en") -> None:
        quotes = _QUOTES.get(language.split("-")[0].lower(), _QUOTES["en"])
        self._plain = MarkdownIt("zero", {"typographer": True, "quotes": quotes})
        self._plain.enable("smartquotes")
        md = MarkdownIt("commonmark", {"typographer": True, "quotes": quotes})
        md.enable(["table", "smartquotes"])
        md.disable(["text_join", "fragments_join"])
        md.block.ruler.before(
            "reference",
            "footnote_def",
            footnote_def,
            {"alt": ["paragraph", "reference"]},
        )
        md.inline.ruler.before("backticks", "brace", marks.brace)
        md.inline.ruler.before("link", "bracket", marks.bracket)
        md.inline.ruler.before("link", "note", marks.note)
        md.inline.ruler.before("link", "bare_citation", marks.bare_citation)
        md.inline.ruler2.push("level_tokens", marks.level_tokens)
        md.validateLink = lambda url: True  # type: ignore[method-assign]  # E-178
        md.normalizeLinkText = lambda url: url  # type: ignore[assignment]  # typed
        _keep_places(md)
        self._md = md

    def turn(self, words: str) -> str:
        """Words without markup, with their straight quotation marks turned."""
        if '"' not in words and "'" not in words:
            return words
        token = self._plain.parseInline(words)[0]
        return "".join(child.content for child in token.children or ())

    def parse_line(self, text: str) -> tuple[Mark, ...]:
        """The marks of one line of text; block syntax means nothing here."""
        if not _SPECIAL.search(text):
            return (Mark("text", text, 0, len(text)),) if text else ()
        token = self._md.parseInline(text)[0]
        return _inline_marks(token, (0,), (0,))

    def parse_prose(self, text: str) -> tuple[Mark, ...]:
        """The marks of CommonMark blocks; what stands in lines is inside them."""
        told: dict[str, Any] = {}
        tokens = self._md.parse(text, told)
        blocks = _Blocks(text, tokens)
        return (*blocks.read(), *blocks.unused(told))


def _keep_places(md: MarkdownIt) -> None:
    for rule in md.inline.ruler.__rules__:
        rule.fn = _placed(rule.fn, rule.name)
    md.inline.ruler.__compile__()


def _placed(rule: Rule, name: str) -> Rule:
    """The rule, telling each token that it makes where it stands.

    Text that was pending before the rule is pushed first and has no place yet: it
    follows from the token before it (see `_located`).
    """

    def run(state: Any, silent: bool) -> bool:
        if silent:
            return rule(state, True)
        start, before = state.pos, len(state.tokens)
        pending = bool(state.pending)
        if not rule(state, False):
            return False
        first = before + pending
        for number, token in enumerate(state.tokens[first:]):
            if token.type == "text":
                if name == "emphasis":
                    token.meta = {"at": start + number, "end": start + number + 1}
                continue
            token.meta.setdefault("at", start)
            token.meta.setdefault("end", start + 1 if token.nesting > 0 else state.pos)
        return True

    return run


def _located(tokens: Sequence[Token]) -> list[tuple[Token, int, int]]:
    """Each token with where it begins and ends in the text of its line."""
    located = []
    cursor = 0
    for token in tokens:
        at = token.meta.get("at", cursor)
        end = token.meta.get("end", at + len(token.content))
        located.append((token, at, end))
        cursor = end
    return located


def _inline_marks(
    inline: Token, offsets: Sequence[int], lines: Sequence[int]
) -> tuple[Mark, ...]:
    """The marks in an inline token. `offsets[i]`: where the i-th line of its content
    begins in the value; `lines[i]`: where it begins in the content."""

    def value_offset(at: int) -> int:
        line = len(lines) - 1
        while line and lines[line] > at:
            line -= 1
        return offsets[line] + at - lines[line]

    stack: list[list[Mark]] = [[]]
    opened: list[Mark] = []
    for token, at, end in _located(inline.children or ()):
        start, stop = value_offset(at), value_offset(end)
        if token.nesting > 0:
            name = token.type.removesuffix("_open")
            meta = {**token.attrs, **token.meta}
            if name in ("role", "span", "citation"):
                meta["shift"] = start - at
            opened.append(Mark(name, "", start, stop, meta))
            stack.append([])
        elif token.nesting < 0 and opened:
            first = opened.pop()
            inside = tuple(stack.pop())
            if len(opened) >= _DEEPEST_LINE:
                inside = (_too_deep(start),)
            end_of = max(first.end, stop)
            stack[-1].append(replace(first, end=end_of, children=inside))
        else:
            told = {**token.meta, "shift": start - at}
            stack[-1].append(Mark(token.type, token.content, start, stop, told))
    return tuple(stack[0])


def _fault(code: str, at: int, message: str, fix: str) -> Mark:
    meta = {"code": code, "message": message, "fix": fix}
    return Mark("fault", "", at, at + 1, meta)


def _too_deep(at: int) -> Mark:
    return _fault("E-110", at, "found text nested too deep", "nest less")


class _Blocks:
    """The block tokens as a tree, with the lines' offsets in the value."""

    def __init__(self, text: str, tokens: Sequence[Token]) -> None:
        self.lines = text.split("\n")
        self.starts = [0]
        for line in self.lines:
            self.starts.append(self.starts[-1] + len(line) + 1)
        self.tokens = tokens

    def read(self) -> tuple[Mark, ...]:
        stack: list[list[Mark]] = [[]]
        opened: list[Mark] = []
        for token in self.tokens:
            first = token.map[0] if token.map else len(self.lines) - 1
            at = self._begins(first)
            name = token.type.removesuffix("_open")
            meta: dict[str, Any] = {**token.attrs, **token.meta}
            meta["tag"] = token.tag
            if token.type == "inline":
                stack[-1].extend(self._inline(token, first))
            elif token.nesting > 0:
                if name == "paragraph":
                    meta["tight"] = token.hidden
                opened.append(Mark(name, "", at, at, meta))
                stack.append([])
            elif token.nesting < 0:
                first_mark = opened.pop()
                inside = tuple(stack.pop())
                if token.level >= _DEEPEST_BLOCK - 1 and token.type in _HOLDERS:
                    # quirk(markdown-it-py 4): passes over what is nested deeper.
                    inside = (_too_deep(first_mark.at),)
                end = inside[-1].end if inside else first_mark.at
                stack[-1].append(replace(first_mark, end=end, children=inside))
            else:
                meta["info"] = token.info
                end = at + len(self.lines[first].strip())
                stack[-1].append(Mark(name, token.content, at, end, meta))
        return tuple(stack[0])

    def unused(self, told: Mapping[str, Any]) -> Iterator[Mark]:
        """Definitions of links that no link uses: their words would be lost."""
        used = {
            child.attrs.get("href")
            for token in self.tokens
            for child in token.children or ()
        }
        first = told.get("references", {}).values()
        unused = [link for link in first if link["href"] not in used]
        for link in (*unused, *told.get("duplicate_refs", ())):
            message = "found the definition of a link that no link uses"
            fix = "write a backslash before its [, or take it out"
            yield _fault("E-173", self._begins(link["map"][0]), message, fix)

    def _begins(self, number: int) -> int:
        line = self.lines[min(number, len(self.lines) - 1)]
        indent = len(line) - len(line.lstrip())
        return self.starts[min(number, len(self.lines) - 1)] + indent

    def _inline(self, token: Token, first: int) -> tuple[Mark, ...]:
        offsets, lines, at = [], [], 0
        for number, content in enumerate(token.content.split("\n")):
            line = self.lines[min(first + number, len(self.lines) - 1)]
            kept = len(line.rstrip()) - len(content.rstrip())
            offsets.append(self.starts[min(first + number, len(self.starts) - 1)])
            offsets[-1] += max(0, kept)
            lines.append(at)
            at += len(content) + 1
        return _inline_marks(token, offsets, lines)
