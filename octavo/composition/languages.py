"""Languages by their English names, for the columns of a glossary.

*Takes* BCP 47 tags. *Gives* names; a language that is not listed goes by its tag.
"""

from __future__ import annotations

from types import MappingProxyType

NAMES = MappingProxyType(
    {
        "ar": "Arabic",
        "cs": "Czech",
        "da": "Danish",
        "de": "German",
        "el": "Greek",
        "en": "English",
        "es": "Spanish",
        "fi": "Finnish",
        "fr": "French",
        "he": "Hebrew",
        "hi": "Hindi",
        "hu": "Hungarian",
        "it": "Italian",
        "ja": "Japanese",
        "ko": "Korean",
        "la": "Latin",
        "nl": "Dutch",
        "no": "Norwegian",
        "pl": "Polish",
        "pt": "Portuguese",
        "ru": "Russian",
        "sv": "Swedish",
        "tr": "Turkish",
        "uk": "Ukrainian",
        "vi": "Vietnamese",
        "zh": "Chinese",
    }
)


def language_name(tag: str) -> str:
    """ "ko-KR" → "Korean"."""
    return NAMES.get(tag.split("-")[0].lower(), tag)
