"""Scripts: letters that no other language is written in.

*Gives* language → what matches one of its letters. A voice reads what is set in them
as that language, whether or not an author has said so.
"""

from __future__ import annotations

from types import MappingProxyType

LETTERS = MappingProxyType(
    {
        "ko": "\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3",  # Hangul
        "ja": "\u3041-\u3096\u30a1-\u30fa",  # kana, without signs
    }
)
"""Language → ranges for a set of a regular expression."""
