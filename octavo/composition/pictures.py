"""Pictures: the files that a division shows, told by digest.

*Takes* HTML in which pictures of the publication are written `octavo:PATH`. *Gives* a
resource for each, so that layout can find it and its cache can know it, and the name
that it has in the e-book. In an address a path is quoted as in any URL (RFC 3986).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from html import unescape
from pathlib import Path
from types import MappingProxyType
from urllib.parse import quote, unquote
from xml.etree.ElementTree import Element

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


def address(path: str) -> str:
    """How templates name the picture at *path*."""
    return f"{SCHEME}{quote(path)}"


def pictures(html: str, folder: Path) -> Mapping[str, Resource]:
    """The pictures that *html* shows, by their URL; *folder* is the publication's."""
    return {url: picture(url, folder) for url in sorted(set(_urls(html)))}


def picture(url: str, folder: Path) -> Resource:
    """The resource of one URL. Raises OSError if the file cannot be read."""
    path = folder / unquote(url.removeprefix(SCHEME))
    return Resource(
        path=str(path),
        media_type=MEDIA_TYPES.get(path.suffix.lower(), "application/octet-stream"),
        digest=hashlib.sha256(path.read_bytes()).hexdigest(),
    )


def _urls(html: str) -> list[str]:
    return [unescape(found) for found in _SHOWN.findall(html)]


def name_pictures(
    images: Iterable[Element], folder: Path
) -> tuple[Mapping[str, Resource], Mapping[str, str]]:
    """Name → resource, and address → name, of the publication's pictures among
    *images*; each is given its name for `src`. No two pictures have one name."""
    named: dict[str, str] = {}
    found: dict[str, Resource] = {}
    for image in images:
        url = image.get("src", "")
        if not url.startswith(SCHEME):
            continue
        if url not in named:
            named[url] = _name(unquote(url.removeprefix(SCHEME)), found)
            found[named[url]] = picture(url, folder)
        image.set("src", named[url])
    return found, named


def _name(path: str, taken: Iterable[str]) -> str:
    """A name that every reading system can read (EPUB 3.3, 4.2.3)."""
    file = Path(path.lower())
    stem = re.sub(r"[^a-z0-9._-]+", "-", file.stem).strip("-.") or "picture"
    name, count = f"images/{stem}{file.suffix}", 1
    while name in taken:
        count += 1
        name = f"images/{stem}-{count}{file.suffix}"
    return name
