"""The container: files become one EPUB archive, the same bytes every time.

*Takes* names and bytes. *Gives* a ZIP as the EPUB Open Container Format asks
(EPUB 3.3, § 4.2.6): `mimetype` first and stored, without extra fields.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from datetime import UTC, datetime

MIMETYPE = "application/epub+zip"
# Already compressed: deflating them again costs time and saves nothing.
STORED = (".png", ".jpg", ".jpeg", ".woff", ".woff2")


def read(archive: bytes) -> dict[str, bytes]:
    """The files of an archive by name."""
    with zipfile.ZipFile(io.BytesIO(archive)) as source:
        return {name: source.read(name) for name in source.namelist()}


# What the stamps of a ZIP can tell (APPNOTE 6.3.10, 4.4.6).
EARLIEST = datetime(1980, 1, 1, tzinfo=UTC)
LATEST = datetime(2107, 12, 31, 23, 59, 58, tzinfo=UTC)


def write(files: Mapping[str, bytes], *, modified: datetime) -> bytes:
    """*files* in one archive: sorted names, every time stamp *modified* (UTC)."""
    target = io.BytesIO()
    rest = sorted(set(files) - {"mimetype"})
    with zipfile.ZipFile(target, "w") as archive:
        _add(archive, "mimetype", MIMETYPE.encode("ascii"), modified)
        for name in rest:
            _add(archive, name, files[name], modified)
    return target.getvalue()


def _add(
    archive: zipfile.ZipFile, name: str, content: bytes, modified: datetime
) -> None:
    stored = name == "mimetype" or name.endswith(STORED)
    moment = min(max(modified.astimezone(UTC), EARLIEST), LATEST)
    entry = zipfile.ZipInfo(name, moment.timetuple()[:6])
    entry.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
    entry.create_system = 3  # Unix, wherever the book is made
    entry.external_attr = 0o100644 << 16
    archive.writestr(entry, content, compresslevel=9)
