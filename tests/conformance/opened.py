"""An e-book as a reader finds it: what its own navigation and links promise.

*Takes* the path of an EPUB. *Gives* its files, its reading order, and every place that
a contents entry, a page of the page list, a note, a link back or any other link of the
book leads to. Asks nothing of the engine that made the book.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urldefrag
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

XHTML = "{http://www.w3.org/1999/xhtml}"
EPUB = "{http://www.idpf.org/2007/ops}"
OPF = "{http://www.idpf.org/2007/opf}"
FOLDER = "EPUB/"


@dataclass(frozen=True)
class OpenedBook:
    path: Path

    @cached_property
    def files(self) -> dict[str, bytes]:
        """The files beside the package document, by name."""
        with zipfile.ZipFile(self.path) as archive:
            return {
                name.removeprefix(FOLDER): archive.read(name)
                for name in archive.namelist()
                if name.startswith(FOLDER)
            }

    @cached_property
    def package(self) -> Element:
        return ElementTree.fromstring(self.files["package.opf"])

    @cached_property
    def spine(self) -> tuple[str, ...]:
        """The files of the reading order."""
        hrefs = {
            i.get("id"): i.get("href", "") for i in self.package.iter(f"{OPF}item")
        }
        return tuple(hrefs[r.get("idref")] for r in self.package.iter(f"{OPF}itemref"))

    @cached_property
    def trees(self) -> dict[str, Element]:
        return {
            name: ElementTree.fromstring(self.files[name])
            for name in (*self.spine, "nav.xhtml")
        }

    @property
    def title(self) -> str:
        found = self.package.find(".//{http://purl.org/dc/elements/1.1/}title")
        return (found.text or "") if found is not None else ""

    def listed(self, kind: str) -> tuple[tuple[str, str], ...]:
        """Label and place of each line of a `nav`: toc, landmarks or page-list."""
        for nav in self.trees["nav.xhtml"].iter(f"{XHTML}nav"):
            if nav.get(f"{EPUB}type") == kind:
                links = nav.iter(f"{XHTML}a")
                return tuple(("".join(a.itertext()), a.get("href", "")) for a in links)
        return ()

    def linked(self) -> Iterator[tuple[str, str]]:
        """The file and the place of every link inside the book, in reading order."""
        for name in self.spine:
            for link in self.trees[name].iter(f"{XHTML}a"):
                file, fragment = urldefrag(link.get("href", ""))
                if "://" not in file and not file.startswith("mailto:"):
                    place = f"{file or name}#{fragment}" if fragment else file
                    yield name, place

    def typed(self) -> dict[str, str]:
        """The media type of each file of the manifest, by name."""
        return {
            unquote(i.get("href", "")): i.get("media-type", "")
            for i in self.package.iter(f"{OPF}item")
        }

    def places(self) -> tuple[str, ...]:
        """Every place that something leads to, once: spine, contents, pages, links."""
        found = [*self.spine]
        found += [href for _, href in self.listed("toc")]
        found += [href for _, href in self.listed("page-list")]
        found += [href for _, href in self.linked()]
        order = {name: number for number, name in enumerate(self.spine)}
        once = dict.fromkeys(found)
        return tuple(sorted(once, key=lambda href: order[urldefrag(href)[0]]))

    def manifest(self) -> dict[str, object]:
        """The book as a web publication, which Readium's navigator reads."""
        return {
            "@context": "https://readium.org/webpub-manifest/context.jsonld",
            "metadata": {"title": self.title, "conformsTo": _PROFILE},
            "links": [
                {"rel": "self", "href": "manifest.json", "type": _MEDIA_TYPE},
            ],
            "readingOrder": [
                {"href": name, "type": "application/xhtml+xml"} for name in self.spine
            ],
            "toc": [{"href": h, "title": label} for label, h in self.listed("toc")],
            "pageList": [
                {"href": h, "title": label} for label, h in self.listed("page-list")
            ],
        }


_MEDIA_TYPE = "application/webpub+json"
_PROFILE = "https://readium.org/webpub-manifest/profiles/epub"
