"""Coverage: which characters the faces can draw, as the foundry wrote it down.

*Takes* the folder of the faces. *Gives* their code points without opening a font, so
that content is checked quickly; nothing if the foundry has not read them yet.
"""

from __future__ import annotations

import json
from itertools import chain
from pathlib import Path

from octavo.production.faces import CASE, COVERAGE


def known_letters(faces: Path) -> frozenset[int] | None:
    """The code points that some face in *faces* has, as the foundry
    noted them beside the faces."""
    try:
        case = json.loads((faces / CASE).read_text("utf-8"))
        told = json.loads((faces / COVERAGE).read_text("utf-8"))
    except (FileNotFoundError, ValueError):
        return None
    digests = {face["digest"] for face in case.values()}
    if not digests or not digests <= set(told):
        return None
    ranges = chain.from_iterable(told[digest] for digest in sorted(digests))
    return frozenset(chain.from_iterable(range(a, b + 1) for a, b in ranges))
