"""Supplies: what a division is set with, handed to WeasyPrint.

*Takes* what the task names. *Gives* its pictures, the faces, and its style sheets read;
nothing comes from the network or from a file that no task names.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from octavo.model.galley import Resource
from octavo.production.print.complaints import listening
from octavo.production.print.engine import weasyprint


class Shelf(weasyprint.urls.URLFetcher):  # type: ignore[misc]
    """Serves the galley's resources, and pictures that stand in a drawing itself: no
    network, no other file."""

    def __init__(self, resources: Mapping[str, Resource]) -> None:
        super().__init__()
        self._resources = resources

    def fetch(self, url: str, headers: object = None) -> Any:
        resource = self._resources.get(url)
        if url.startswith("data:image/"):
            return super().fetch(url, headers)
        if resource is None:
            raise ValueError(f"{url} is no resource of this division")
        body = Path(resource.path).read_bytes()
        return weasyprint.urls.URLFetcherResponse(
            url, body, {"Content-Type": resource.media_type}
        )


@lru_cache(maxsize=2)
def fonts_of_process(fontconfig: str) -> Any:
    """One for a process: loading the faces takes longer than setting a page."""
    os.environ["FONTCONFIG_FILE"] = fontconfig
    return weasyprint.text.fonts.FontConfiguration()


@lru_cache(maxsize=32)
def read_sheet(css: str, fontconfig: str) -> tuple[Any, tuple[str, ...]]:
    """A parsed style sheet and what was wrong with it."""
    with listening() as heard:
        sheet = weasyprint.CSS(
            string=css, font_config=fonts_of_process(fontconfig), url_fetcher=Shelf({})
        )
    return sheet, tuple(heard.heard)
