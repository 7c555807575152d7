"""Preflight of an EPUB: the archive, the manifest, every link inside the book.

*Takes* the bytes. *Gives* findings, after EPUB 3.3 (OCF 4.2, package 5.6 and 5.7).
"""

from __future__ import annotations

import io
import posixpath
import re
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from urllib.parse import unquote, urldefrag, urlsplit

from octavo.production.preflight.documents import inspect_documents
from octavo.production.preflight.finding import Finding
from octavo.production.preflight.promises import inspect_promises
from octavo.production.preflight.trees import OPF

MIMETYPE = b"application/epub+zip"
CONTAINER = "META-INF/container.xml"
XHTML = "application/xhtml+xml"
OCF = "{urn:oasis:names:tc:opendocument:xmlns:container}"
SIGNS: Mapping[str, re.Pattern[bytes]] = MappingProxyType(
    {
        "image/gif": re.compile(rb"GIF8[79]a"),
        "image/jpeg": re.compile(rb"\xff\xd8\xff"),
        "image/png": re.compile(rb"\x89PNG\r\n\x1a\n"),
        "image/webp": re.compile(rb"RIFF.{4}WEBP", re.DOTALL),
        "font/otf": re.compile(rb"OTTO"),
        "font/ttf": re.compile(rb"\x00\x01\x00\x00|true"),
    }
)
"""How files of a media type begin."""
PICTURE = re.compile(r"\.(gif|jpe?g|png|svg|webp)$")
LINKS = ("href", "src", "{http://www.w3.org/1999/xlink}href")


def inspect_epub(file: str, content: bytes) -> tuple[Finding, ...]:
    """What is wrong with the e-book called `file`."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return tuple(_inspect(file, archive))
    except zipfile.BadZipFile as bad:
        return (Finding(file, "", f"is no archive: {bad}"),)


def _inspect(file: str, archive: zipfile.ZipFile) -> Iterator[Finding]:
    first = archive.infolist()[0] if archive.infolist() else None
    if (
        first is None
        or first.filename != "mimetype"
        or first.compress_type != zipfile.ZIP_STORED
        or archive.read(first) != MIMETYPE
    ):
        yield Finding(file, "mimetype", "must come first, stored, and name an EPUB")
    if broken := archive.testzip():
        yield Finding(file, broken, "is damaged")
        return
    members = archive.namelist()
    for name in sorted({name for name in members if members.count(name) > 1}):
        yield Finding(file, name, "stands twice in the archive")
    trees: dict[str, ET.Element] = {}
    for name in members:
        if name.endswith((".xhtml", ".opf", ".ncx", ".svg", ".xml")):
            try:
                trees[name] = ET.fromstring(archive.read(name))  # noqa: S314 - ours
            except ET.ParseError as bad:
                yield Finding(file, name, f"is not well-formed: {bad}")
    package = _package(trees)
    if package not in trees:
        yield Finding(file, CONTAINER, "names no package document")
        return
    yield from _manifest(file, package, trees[package], frozenset(members))
    yield from _links(file, trees, frozenset(members))
    for name, told in _types(archive, package, trees[package]):
        yield Finding(file, name, told)
    sheets = {n: archive.read(n).decode() for n in members if n.endswith(".css")}
    for name, told in inspect_documents(trees, sheets, package):
        yield Finding(file, name, told)
    for name, told in inspect_promises(trees, package):
        yield Finding(file, name, told)


def _package(trees: Mapping[str, ET.Element]) -> str:
    container = trees.get(CONTAINER)
    root = container.find(f".//{OCF}rootfile") if container is not None else None
    return root.get("full-path", "") if root is not None else ""


def _manifest(
    file: str, package: str, tree: ET.Element, members: frozenset[str]
) -> Iterator[Finding]:
    """Every item is in the archive, every member in the manifest, the spine stands."""
    folder = posixpath.dirname(package)
    items = {item.get("id", ""): item for item in tree.iter(f"{OPF}item")}
    named = {_join(folder, item.get("href", "")) for item in items.values()}
    for name in sorted(named - members):
        yield Finding(file, package, f"lists “{name}”, which is not there")
    unlisted = members - named - {package, "mimetype"}
    for name in sorted(n for n in unlisted if not n.startswith("META-INF/")):
        yield Finding(file, name, "is not in the manifest")
    spine = [item.get("idref", "") for item in tree.iter(f"{OPF}itemref")]
    if not spine:
        yield Finding(file, package, "has an empty spine")
    for name in spine:
        if name not in items:
            yield Finding(
                file, package, f"has “{name}” in the spine, not in the manifest"
            )


def _types(
    archive: zipfile.ZipFile, package: str, tree: ET.Element
) -> Iterator[tuple[str, str]]:
    """Pictures and fonts are what the manifest says that they are."""
    members = frozenset(archive.namelist())
    for item in tree.iter(f"{OPF}item"):
        name = _join(posixpath.dirname(package), item.get("href", ""))
        said = item.get("media-type", "")
        if said in SIGNS and name in members:
            with archive.open(name) as member:
                if not SIGNS[said].match(member.read(12)):
                    yield name, f"is not of the type “{said}”"
        if PICTURE.search(name) and not said.startswith("image/"):
            yield name, f"is a picture, told to be “{said}”"


def _links(
    file: str, trees: Mapping[str, ET.Element], members: frozenset[str]
) -> Iterator[Finding]:
    """Every link inside the book leads to a file that is there and an id that is."""
    ids = {
        name: {node.get("id") for node in tree.iter() if node.get("id")}
        for name, tree in trees.items()
    }
    for name, tree in trees.items():
        if not name.endswith((".xhtml", ".ncx")):
            continue
        for link in _local(tree):
            path, fragment = urldefrag(link)
            target = _join(posixpath.dirname(name), path) if path else name
            if target not in members:
                yield Finding(file, name, f"links to “{link}”, a missing file")
            elif fragment and target in ids and unquote(fragment) not in ids[target]:
                yield Finding(file, name, f"links to “{link}”, a missing id")


def _local(tree: ET.Element) -> Iterator[str]:
    for node in tree.iter():
        for attribute in LINKS:
            link = node.get(attribute)
            if link is not None and not urlsplit(link).scheme:
                yield link


def _join(folder: str, href: str) -> str:
    return posixpath.normpath(posixpath.join(folder, unquote(href)))
