"""The normal form of content, and its digest.

*Takes* frozen values of the model. *Gives* plain values for JSON: fields that hold
their default are left out, so that a field added to the model later does not change
the digest of what was published before. Places and folders are no content.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date

from octavo.model.publication import Publication


def content_digest(publication: Publication) -> str:
    """SHA-256 of the canonical JSON (sorted keys, UTF-8, no spaces) of the content."""
    plain = normal_form(publication)
    text = json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def normal_form(value: object) -> object:
    """The value as mappings, lists, strings, numbers, booleans and null."""
    match value:
        case None | str() | bool() | int() | float():
            return value
        case date():
            return value.isoformat()
        case Mapping():
            return {str(key): normal_form(part) for key, part in value.items()}
        case tuple() | list():
            return [normal_form(part) for part in value]
        case _ if is_dataclass(value):
            return {"is": type(value).__name__} | {
                f.name: normal_form(getattr(value, f.name))
                for f in fields(value)
                if _is_content(f, value)
            }
        case _:
            raise TypeError(f"no normal form for {type(value).__name__}")


def _is_content(described: Field[object], value: object) -> bool:
    """Whether a field is content: compared, not where it lies, and not its default."""
    if not described.compare or described.name == "folder":
        return False
    held = getattr(value, described.name)
    if described.default_factory is not MISSING:
        return bool(held != described.default_factory())
    return bool(held != described.default)
