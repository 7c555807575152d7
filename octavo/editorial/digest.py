"""The digest of content, printed in the colophon and kept in records.

*Takes* a publication. *Gives* SHA-256 of its normal form.
"""

from __future__ import annotations

import hashlib
import json

from octavo.model.normalform import normal_form
from octavo.model.publication import Publication


def content_digest(publication: Publication) -> str:
    """SHA-256 of the canonical JSON (sorted keys, UTF-8, no spaces) of the content."""
    plain = normal_form(publication)
    text = json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
