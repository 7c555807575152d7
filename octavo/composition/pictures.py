"""Pictures: the files that a division shows, told by digest.

*Takes* HTML in which pictures of the publication are written `octavo:PATH`. *Gives* a
resource for each, so that layout can find it and its cache can know it.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from html import unescape
from pathlib import Path
from types import MappingProxyType

from octavo.model.galley import Resource

SCHEME = "octavo:"
MEDIA_TYPES = MappingProxyType(
    {
        ".gif": "image/gif",
        ".jpeg": "image/jpeg",
        ".jpg": "image/jpeg",
        ".png": "image/png",
        ".svg": "image/svg+xml",
        ".webp": "image/webp",
    }
)
_SHOWN = re.compile(f'src="({SCHEME}[^"]+)"')


def pictures(html: str, folder: Path) -> Mapping[str, Resource]:
    """The pictures that *html* shows, by their URL; *folder* is the publication's."""
    return {url: picture(url, folder) for url in sorted(set(_urls(html)))}


def picture(url: str, folder: Path) -> Resource:
    """The resource of one URL. Raises OSError if the file cannot be read."""
    path = folder / url.removeprefix(SCHEME)
    return Resource(
        path=str(path),
        media_type=MEDIA_TYPES.get(path.suffix.lower(), "application/octet-stream"),
        digest=hashlib.sha256(path.read_bytes()).hexdigest(),
    )


def _urls(html: str) -> list[str]:
    return [unescape(found) for found in _SHOWN.findall(html)]
