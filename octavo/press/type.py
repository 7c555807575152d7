"""The type: the faces of the house, cut when they are wanted.

*Takes* the house. *Gives* the faces. What they cover is noted for the proofreader.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from octavo.model.keeping import write_whole
from octavo.press.equipment import equipment_digest, type_digest
from octavo.press.house import House
from octavo.production.faces import fontconfig_of

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
        write_fontconfig(fontconfig_of(house.faces), faces)
        digests = {face.file.name: face.digest for face in faces}
        told = {"key": type_digest(house), "faces": digests}
        write_whole(seen, json.dumps(told).encode())
        equipment_digest.cache_clear()  # it told of what was there before
    return digests


def _seen(file: Path, key: str) -> Mapping[str, str] | None:
    try:
        told = json.loads(file.read_text("utf-8"))
        faces: dict[str, str] = told["faces"]
    except (FileNotFoundError, ValueError, KeyError):
        return None
    return faces if told.get("key") == key else None
