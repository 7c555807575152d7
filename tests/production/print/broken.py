"""How text breaks: the lines of a page as WeasyPrint broke them, mended or not.

*Takes* HTML of one page. *Gives* its lines, or the width of an element.
"""

from __future__ import annotations

from typing import Any

import weasyprint


def lines(html: str) -> list[str]:
    """The words of every line of the page."""
    return [
        "".join(getattr(part, "text", "") for part in box.descendants()).strip()
        for box in _boxes(html)
        if type(box).__name__ == "LineBox"
    ]


def width(html: str) -> float:
    """The width of the first `i` of the page, in px."""
    return float(next(box for box in _boxes(html) if box.element_tag == "i").width)


def _boxes(html: str) -> list[Any]:
    (page,) = weasyprint.HTML(string=html).render().pages
    return list(page._page_box.descendants())
