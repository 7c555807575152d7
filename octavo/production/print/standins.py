"""Stand-ins: what layout sees where a page number will be printed.

*Takes* the HTML of a galley and the labels of pages. *Gives* the HTML with noughts of
the number's shape in each slot: a gathering depends on how many digits a number has,
never on the number.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

SLOT = re.compile(
    r'(<span class="folio( end)?" data-target="([^"]+)">)[^<]*(?=</span>)'
)


def shape(label: str) -> str:
    """The stand-in for a label: noughts for its digits. Roman numerals differ in
    width too much and stand for themselves."""
    return "0" * len(label) if label.isdigit() else label


def fill_in(html: str, labels: Mapping[str, str]) -> str:
    """The HTML with a stand-in in each slot. A slot with class `end` is set flush
    right in a column three figures wide and so depends on no number."""

    def stand_in(slot: re.Match[str]) -> str:
        label = "000" if slot[2] else shape(labels.get(slot[3], "00"))
        return slot[1] + label

    return SLOT.sub(stand_in, html)


def targets_of(html: str) -> set[str]:
    """The ids whose numbers shape the HTML: all printed but the flush ones."""
    return {slot[3] for slot in SLOT.finditer(html) if not slot[2]}
