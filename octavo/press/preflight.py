"""Preflight: the finished files, looked at before they go on the shelf."""

from __future__ import annotations

from collections.abc import Mapping

from octavo.model.pagination import Pagination
from octavo.production.preflight import Finding, inspect_epub, inspect_pdf

__all__ = ["Finding", "preflight"]


def preflight(
    books: Mapping[str, bytes], pagination: Pagination | None, profile: str
) -> tuple[Finding, ...]:
    """What is wrong with `books` (file name → bytes); nothing, if they may go out.

    `profile`: what the PDF is to promise.
    """
    found: list[Finding] = []
    for name, content in sorted(books.items()):
        if name.endswith(".epub"):
            found += inspect_epub(name, content)
        elif pagination is not None:
            found += inspect_pdf(name, content, pagination, profile)
    return tuple(sorted(found))
