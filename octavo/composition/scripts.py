"""Scripts: words in Hangul and kana are marked as Korean and Japanese.

*Takes* HTML as the templates set it: every element closed, every attribute quoted.
*Gives* the same, with a `span` round words that nobody marked, so that a voice reads
them right and they are set in their own faces (WCAG 2.2, 3.1.2). Authors mark words
that share their letters with other languages, such as Han names; labels and data they
cannot mark.
"""

from __future__ import annotations

import re
from types import MappingProxyType

from octavo.model.scripts import LETTERS

_ANY = "".join(LETTERS.values())
_NODE = re.compile(rf"(<[^<>]*>)([^<]*[{_ANY}][^<]*)")
_PART = re.compile(r"<(/?)([A-Za-z][\w:-]*)([^<>]*?)(/?)>|[^<]+|<")
_LANGUAGE = re.compile(r'\slang="([A-Za-z]*)')
_SILENT = frozenset(("code", "pre", "script", "style", "svg", "title"))
_VOID = frozenset(("br", "col", "hr", "img", "input", "link", "meta", "wbr"))
_WORDS = MappingProxyType(
    {
        "ko": re.compile(rf"[{LETTERS['ko']}]+(?:[ ·]+[{LETTERS['ko']}]+)*"),
        "ja": re.compile(
            rf"[\u3005\u3400-\u9fff]*[{LETTERS['ja']}]"
            rf"[\u3005\u30fc\u3400-\u9fff{LETTERS['ja']}]*"
        ),
    }
)


def mark_scripts(html: str, language: str) -> str:
    """*html*, whose words are in *language* unless an element says another, with all
    words in letters of one language marked as that language."""
    if all(_is_marked(tag, text) for tag, text in _NODE.findall(html)):
        return html  # as a rule: authors mark their words
    parts = []
    open_: list[tuple[str, str, bool]] = [("", language.partition("-")[0], False)]
    for found in _PART.finditer(html):
        end, name, attributes, closed = found.groups()
        _, spoken, silent = open_[-1]
        if name is None:
            parts.append(found[0] if silent else _marked(found[0], spoken))
            continue
        parts.append(found[0])
        if end:
            open_.pop()
        elif not closed and name not in _VOID:
            said = _LANGUAGE.search(attributes)
            spoken = said[1] if said else spoken
            open_.append((name, spoken, silent or name in _SILENT))
    return "".join(parts)


def _is_marked(tag: str, text: str) -> bool:
    """Whether the element that begins before the text says its language."""
    said = _LANGUAGE.search(tag)
    return said is not None and _marked(text, said[1]) == text


def _marked(text: str, spoken: str) -> str:
    for language, words in _WORDS.items():
        if language != spoken:
            text = words.sub(rf'<span lang="{language}">\g<0></span>', text)
    return text
