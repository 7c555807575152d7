"""Marks: what CommonMark lacks, written as Pandoc and MyST writers know it.

*Takes* the state of the inline parser. *Gives* rules for citations `[@key, p. 4]`,
spans `[…]{lang=ko}` and `[…]{ruby=…}`, roles `` {term}`…` `` and `` {index}`…` ``,
notes `^[…]` and `[^label]`. A mark that is malformed becomes a token `fault`, never an
exception.
Offsets in `meta` count from the start of the text given to the parser.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Protocol

from octavo.model.semantics import STYLES

ROLES = ("term", "index")

_KEY = r"[\w](?:[\w:.#$%&+?<>~/-]*[\w/])?"
_ITEM = re.compile(rf"\s*@({_KEY})(?:\s*,\s*|\s+(?=\S)|\s*$)?([^@]*)$", re.DOTALL)
_CITES = re.compile(r"(?<![\w\\])-?@[\w{]")
_BARE = re.compile(rf"@{_KEY}")
_ATTRIBUTE = re.compile(r"""([.#]?)([^\s=.#"'{}]+)(?:=("[^"]*"|'[^']*'|[^\s}]*))?""")
_ROLE = re.compile(r"\{([A-Za-z][\w:.+-]*)\}(`+)")
_TARGETED = re.compile(r"(.*?)\s*<([^<>]*)>\s*\Z", re.DOTALL)
_STRAY = re.compile(r"\{\s*(?:[.#:][A-Za-z][\w-]*\s*\}|[\w:-]+=[^{}]*\})")
_LABEL = re.compile(r"\[\^([^\]\s]+)\]")


class InlineState(Protocol):
    """The part of the parser's state that rules use."""

    src: str
    pos: int
    posMax: int  # noqa: N815 its name
    md: Any

    def push(self, ttype: str, tag: str, nesting: Any) -> Any: ...


Rule = Callable[[Any, bool], bool]


def _fault(
    state: InlineState, silent: bool, end: int, code: str, message: str, fix: str
) -> bool:
    """Reads up to `end` as a fault; the words stay out of the text."""
    if not silent:
        token = state.push("fault", "", 0)
        token.meta = {"code": code, "message": message, "fix": fix}
    state.pos = end
    return True


def _inside(
    state: InlineState, kind: str, start: int, end: int, meta: dict[str, Any]
) -> None:
    """Pushes an opening token, what stands between start and end, a closing one."""
    after, last = state.pos, state.posMax
    token = state.push(f"{kind}_open", "", 1)
    token.meta = {**meta, "end": start}
    state.pos, state.posMax = start, end
    state.md.inline.tokenize(state)
    state.pos, state.posMax = after, last
    state.push(f"{kind}_close", "", -1)


def bracket(state: InlineState, silent: bool) -> bool:
    """`[^label]`, `[@key]` or `[words]{…}`; plain links are left to CommonMark."""
    src, start = state.src, state.pos
    if src[start] != "[":
        return False
    label = _LABEL.match(src, start, state.posMax)
    if label and not src.startswith("(", label.end()):
        if not silent:
            token = state.push("note_call", "", 0)
            token.meta = {"label": label.group(1)}
        state.pos = label.end()
        return True
    end = src.find("]", start, state.posMax)
    if end > 0 and _is_citation(src, start, end):
        return _citation(state, silent, start, end)
    end = state.md.helpers.parseLinkLabel(state, start)
    if end < 0 or not src.startswith("{", end + 1):
        return False
    return _span(state, silent, start, end)


def _is_citation(src: str, start: int, end: int) -> bool:
    inside = src[start + 1 : end]
    if "[" in inside or src.startswith(("(", "{"), end + 1):
        return inside.lstrip().startswith("@") and "[" not in inside
    return bool(_CITES.search(inside))


def _citation(state: InlineState, silent: bool, start: int, end: int) -> bool:
    """Pandoc's `[@key, locator; @key]`, without prefixes and `-@`."""
    items: list[tuple[str, str, int]] = []
    at = start + 1
    for part in state.src[start + 1 : end].split(";"):
        match = _ITEM.match(part)
        if match is None:
            found = part.strip() or "nothing"
            message = f"malformed citation: found “{found}”, expected @key or "
            fix = "write [@key], [@key, p. 4] or [@key; @other]; a remark goes in ^[…]"
            message += "@key, locator"
            return _fault(state, silent, end + 1, "E-174", message, fix)
        locator = " ".join(match.group(2).split())
        items.append((match.group(1), locator, at + part.index("@")))
        at += len(part) + 1
    if not silent:
        state.push("citation", "", 0).meta = {"items": items}
    state.pos = end + 1
    return True


def _span(state: InlineState, silent: bool, start: int, end: int) -> bool:
    close = state.src.find("}", end, state.posMax)
    if close < 0:
        return False
    meta: dict[str, Any] = {"lang": "", "style": "", "ruby": "", "faults": []}
    written = state.src[end + 2 : close]
    for match in _ATTRIBUTE.finditer(written):
        sign, name, value = match.groups()
        at = end + 2 + match.start()
        if not sign and name == "lang" and value:
            meta["lang"], meta["lang_at"] = value.strip("\"'"), at + len("lang=")
        elif not sign and name == "ruby" and value and value.strip("\"' "):
            meta["ruby"] = value.strip("\"' ")
        elif sign == "." and name in STYLES:
            meta["style"] = name
        else:
            meta["faults"].append((at, match.group()))
    if not written.strip():
        meta["faults"].append((end + 1, "{}"))
    state.pos = close + 1
    if not silent:
        _inside(state, "span", start + 1, end, meta)
    return True


def brace(state: InlineState, silent: bool) -> bool:
    """`` {role}`content` ``; attributes that belong to no words are a fault."""
    src, start = state.src, state.pos
    if src[start] != "{":
        return False
    match = _ROLE.match(src, start, state.posMax)
    if match is None:
        stray = _STRAY.match(src, start, state.posMax)
        if stray is None:
            return False
        message = f"found {stray.group()} after no words in brackets"
        fix = "write [words]{lang=ko}, without a space between ] and {"
        return _fault(state, silent, stray.end(), "E-176", message, fix)
    name, ticks = match.groups()
    end = src.find(ticks, match.end(), state.posMax)
    if end < 0:
        message = f"the role {{{name}}} is not closed, expected {ticks} after the words"
        fix = f"write {{{name}}}`words` or {{{name}}}`words <target>`"
        return _fault(state, silent, match.end(), "E-179", message, fix)
    state.pos = end + len(ticks)
    if not silent:
        _role(state, name, match.end(), end)
    return True


def _role(state: InlineState, name: str, start: int, end: int) -> None:
    content = state.src[start:end]
    targeted = _TARGETED.match(content)
    words = targeted.group(1) if targeted else content.strip()
    target = targeted.group(2).strip() if targeted else " ".join(words.split())
    principal = name == "index" and target.startswith("!")
    if principal:
        target = target[1:].strip()
        words = words if targeted else target
    lead = content.find(words) if words else 0
    meta: dict[str, Any] = {"role": name, "target": target, "principal": principal}
    after = state.pos
    token = state.push("role_open", "", 1)
    token.meta = {**meta, "end": start + lead}
    if words:
        text = state.push("text", "", 0)
        text.content = words
    state.pos = after
    state.push("role_close", "", -1)


def note(state: InlineState, silent: bool) -> bool:
    """Pandoc's note in the line: `^[a remark]`."""
    src, start = state.src, state.pos
    if not src.startswith("^[", start):
        return False
    end = state.md.helpers.parseLinkLabel(state, start + 1)
    if end < 0:
        message = "the note is not closed, expected ] after the remark"
        fix = "write ^[the remark]"
        return _fault(state, silent, start + 2, "E-179", message, fix)
    state.pos = end + 1
    if not silent:
        _inside(state, "note", start + 2, end, {})
    return True


def bare_citation(state: InlineState, silent: bool) -> bool:
    """Pandoc's `@key` in the sentence: refused, since the book cites in notes."""
    src, start = state.src, state.pos
    if src[start] != "@" or (
        start and (src[start - 1].isalnum() or src[start - 1] in "_.-/")
    ):
        return False
    match = _BARE.match(src, start, state.posMax)
    if match is None:
        return False
    message = f"found the citation {match.group()} without brackets"
    fix = f"write [{match.group()}] after the sentence, or \\@ for the sign itself"
    return _fault(state, silent, match.end(), "E-174", message, fix)


def level_tokens(state: Any) -> None:
    """Counts how deep each token is, once emphasis has been paired (smart quotes
    want it). Unlike the library's own rule it joins no texts, so that each keeps
    its place."""
    level = 0
    for token in state.tokens:
        if token.nesting < 0:
            level -= 1
        token.level = level
        if token.nesting > 0:
            level += 1
