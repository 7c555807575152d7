"""The type: the faces of the house, cut when they are wanted.

*Takes* the house. *Gives* the faces. What they cover is noted for the proofreader.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path

from octavo.press.equipment import equipment_digest, type_digest
from octavo.press.house import House

SEEN = "seen.json"  # in the folder of the faces: what was found there, and when


def cut_type(house: House) -> Mapping[str, str]:
    """See that every face lies ready; give file name → SHA-256 of the face.

    To read every font again takes longer than to set a chapter: it is done when a
    font, its source or the foundry is other than it was. Raises `MissingFontError`
    if a font is not on this machine.
    """
    seen = house.faces / SEEN
    digests = _seen(seen, type_digest(house))
    if digests is None:
        from octavo.production.foundry import covers, cut_faces, write_fontconfig

        faces = cut_faces(house.faces)
        covers(faces)  # written down beside them, for whoever checks content
        write_fontconfig(house.faces.parent / "fonts.conf", faces)
        digests = {face.file.name: face.digest for face in faces}
        _note(seen, {"key": type_digest(house), "faces": digests})
        equipment_digest.cache_clear()  # it told of what was there before
    return digests


def _seen(file: Path, key: str) -> Mapping[str, str] | None:
    try:
        told = json.loads(file.read_text("utf-8"))
        faces: dict[str, str] = told["faces"]
    except (FileNotFoundError, ValueError, KeyError):
        return None
    return faces if told.get("key") == key else None


def _note(file: Path, told: object) -> None:
    part = file.with_name(f".{file.name}.{os.getpid()}")
    part.write_text(json.dumps(told), "utf-8")
    os.replace(part, file)
