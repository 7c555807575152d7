"""The catalogue's page: docs/errors.md, made of the entries.

*Gives* Markdown. `python -m octavo.catalogue.page > docs/errors.md` writes it anew.
"""

from __future__ import annotations

import sys

from octavo.catalogue import CATALOGUE

_HEAD = """\
# Errors and warnings

Octavo tells everything that it finds in one run, each as
`file:line:col: error E-120: …`, with the line, a caret, and a fix.
An error stops the build and leaves the last books as they are; a warning does not.
A number is never used again for something else.

This page is made from the catalogue (`python -m octavo.catalogue.page`).
"""
_PARTS = (
    (100, "The manuscript: files, keys, text"),
    (200, "The editor's proof"),
    (300, "Warnings"),
    (400, "Composition and production"),
)


def page() -> str:
    """The text of docs/errors.md."""
    parts = [_HEAD]
    for first, title in _PARTS:
        parts.append(f"## {title}\n")
        for entry in CATALOGUE.values():
            if first <= entry.number < first + 100:
                parts.append(f"### {entry.code}: {entry.title}\n")
                parts.append(f"{entry.explanation}\n\n*Fix:* {entry.fix}\n")
    return "\n".join(parts)


if __name__ == "__main__":
    sys.stdout.write(page())
