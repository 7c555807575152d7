"""The type: the faces of the house, cut when they are wanted.

*Takes* the house. *Gives* the faces. What they cover is noted for the proofreader.
"""

from __future__ import annotations

from collections.abc import Mapping

from octavo.press.house import House
from octavo.production.foundry import covers, cut_faces, write_fontconfig


def cut_type(house: House) -> Mapping[str, str]:
    """See that every face lies ready; give file name → SHA-256 of the face.

    Raises `MissingFontError` if a font is not on this machine.
    """
    faces = cut_faces(house.faces)
    covers(faces)  # written down beside them, for whoever checks content
    write_fontconfig(house.faces.parent / "fonts.conf", faces)
    return {face.file.name: face.digest for face in faces}
