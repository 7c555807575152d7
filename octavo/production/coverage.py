"""Coverage: which characters the faces can draw, as the foundry wrote it down.

*Takes* the folder of the faces. *Gives* their code points without opening a font, so
that content is checked quickly; nothing if the foundry has not read them yet.
"""

from __future__ import annotations

import json
from itertools import chain
from pathlib import Path


def known_letters(faces: Path) -> frozenset[int] | None:
    """The code points that some face in *faces* has, from `coverage.json` beside them:
    digest of a face → ranges, first and last."""
    try:
        case = json.loads((faces / "faces.json").read_text("utf-8"))
        told = json.loads((faces / "coverage.json").read_text("utf-8"))
    except (FileNotFoundError, ValueError):
        return None
    digests = {face["digest"] for face in case.values()}
    if not digests or not digests <= set(told):
        return None
    ranges = chain.from_iterable(told[digest] for digest in sorted(digests))
    return frozenset(chain.from_iterable(range(a, b + 1) for a, b in ranges))
