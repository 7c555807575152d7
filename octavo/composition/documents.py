"""Documents: the fair copy set as an e-book.

*Takes* a fair copy, the pagination of the printed edition if there is one, and the
folders of templates and assets. *Gives* Documents: one XHTML file for each division,
navigation document and NCX, style sheet, pictures, metadata, and the letters used.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from types import MappingProxyType
from xml.etree.ElementTree import Element

from octavo.composition.accessibility import accessibility
from octavo.composition.cover import cover_picture, strip_svg
from octavo.composition.endnotes import gather_notes
from octavo.composition.environment import as_markup, open_environment
from octavo.composition.epub_sheet import epub_sheet
from octavo.composition.folios import fill_folios, locator_names
from octavo.composition.lettering import drop_idle_faces, letter
from octavo.composition.links import addresses, resolve_links
from octavo.composition.navigation import Navigation, navigate
from octavo.composition.pagebreaks import PageTarget, insert_pagebreaks
from octavo.composition.pictures import name_pictures
from octavo.composition.reading_aids import (
    gather_descriptions,
    name_cells,
    say_changes,
    tell_pages_last,
)
from octavo.composition.scripts import mark_scripts
from octavo.composition.setting import Setting
from octavo.composition.vega import rasterise
from octavo.composition.xhtml import (
    EPUB_TYPE,
    SVG,
    XHTML,
    XML_LANG,
    local_name,
    read,
    write,
)
from octavo.model.documents import Document, Documents
from octavo.model.faircopy import FairCopy
from octavo.model.keeping import Keep, keep_nothing, key_of
from octavo.model.pagination import Pagination
from octavo.model.publication import Division
from octavo.model.semantics import DIVISION_KINDS
from octavo.raster import with_palette

STYLESHEET = "book.css"
Drafts = Mapping[str, Element]
"""Division id → its tree, before pages are marked in it."""
LATE = ("index",)  # divisions composed from page numbers
NAVIGATION = "nav.xhtml"  # beside the package: epub.js loses its links elsewhere


def draft_documents(
    fair_copy: FairCopy, *, templates: Path, assets: Path, keep: Keep = keep_nothing
) -> Drafts:
    """All divisions but those that are composed from page numbers: what of the e-book
    can be done while pages are set."""
    setting = Setting(fair_copy, "epub", assets, keep=keep)
    letter(epub_sheet(assets, fair_copy.publication.parties), ())  # reads the sheet
    return {
        division.id: _set(division, setting, templates)
        for division in fair_copy.publication.divisions
        if division.kind not in LATE
    }


def compose_documents(
    fair_copy: FairCopy,
    pagination: Pagination | None,
    *,
    templates: Path,
    assets: Path,
    keep: Keep = keep_nothing,
    drafted: Drafts | None = None,
) -> Documents:
    """The e-book of *fair_copy*, ready to be packed.

    With *pagination* the printed pages are marked and listed, and references show
    them. *keep* keeps drawings and letters. *drafted* are trees of the same fair copy;
    they are finished here and are no drafts any more. Raises ValueError if an id stands
    twice in the book.
    """
    publication = fair_copy.publication
    names = locator_names(fair_copy.index)
    folio_of = pagination.folio_of if pagination else {}
    # Without pages the index merges its locators by the names of their divisions.
    setting = Setting(fair_copy, "epub", assets, folio_of=folio_of or names, keep=keep)
    files = file_names(publication.divisions)
    done = drafted or {}
    roots = {
        division.id: done[division.id]
        if division.id in done
        else _set(division, setting, templates)
        for division in publication.divisions
    }
    bodies = {name: _body(root) for name, root in roots.items()}
    for body in bodies.values():
        fill_folios(body, folio_of, names)
    targets = insert_pagebreaks(bodies, pagination) if pagination else ()
    for body in bodies.values():
        tell_pages_last(body)
        say_changes(body)
        name_cells(body)
        gather_descriptions(body)
        gather_notes(body)
    address = addresses({files[name]: body for name, body in bodies.items()})
    for name, body in bodies.items():
        resolve_links(files[name], body, address)
    navigation = navigate(fair_copy, files=files, address=address, pages=targets)
    nav = _navigation_root(navigation, setting, templates)
    everything = (*roots.values(), nav)
    sheet = epub_sheet(assets, publication.parties)
    shown = _images(everything)
    resources, named = name_pictures(shown, Path(publication.folder))
    written = [write(root) for root in everything]
    characters = _letters(sheet, everything, written, keep)
    images = {}
    cover = cover_picture(publication, setting.artwork.years)
    if cover.svg:
        images[cover.name] = keep(
            key_of("cover", cover.svg), lambda: with_palette(rasterise(cover.svg))
        )
    return Documents(
        spine=tuple(
            _document(division, setting, files[division.id], roots[division.id], page)
            for division, page in zip(publication.divisions, written, strict=False)
        ),
        navigation=Document(
            name=NAVIGATION,
            division="",
            title="Contents",
            content=written[-1],
            properties=("nav",),
        ),
        ncx=_ncx(navigation, setting, templates),
        stylesheets={STYLESHEET: drop_idle_faces(sheet, characters)},
        resources=resources,
        images=images,
        cover_image=named.get(cover.name, cover.name if cover.svg else ""),
        metadata=accessibility(everything, source=_source(pagination, targets)),
        characters=characters,
    )


def file_names(divisions: tuple[Division, ...]) -> Mapping[str, str]:
    """Division id → the name of its file: `trade.xhtml`, in reading order."""
    found: dict[str, str] = {}
    used = {NAVIGATION}
    for division in divisions:
        stem = division.id.replace(".", "-")
        name = f"{stem}.xhtml"
        count = 1
        while name in used:
            count += 1
            name = f"{stem}-{count}.xhtml"
        used.add(name)
        found[division.id] = name
    return MappingProxyType(found)


def _set(division: Division, setting: Setting, templates: Path) -> Element:
    """The tree of one division, with the structure that EPUB names."""
    template = open_environment(templates, "epub", setting.keep)
    kind = DIVISION_KINDS[division.kind]
    scope: dict[str, object] = {"book": setting, "division": division, "kind": kind}
    if division.kind == "cover":
        scope["cover"] = cover_picture(setting.publication, setting.artwork.years)
    if kind.opener:
        first, last = setting.artwork.years
        drawn = strip_svg(setting.publication, division, (first, last))
        scope["strip"] = as_markup(drawn)
        scope["years"] = (f"{first:.0f}", f"{last - 1:.0f}")
    content = template(f"divisions/{division.kind}.html.j2").render(scope)
    root = _page(setting, setting.title(division), content, templates)
    for node in _body(root):
        if node.get("id") == division.id and local_name(node) == "section":
            node.set(EPUB_TYPE, kind.epub_type)
    return root


def _page(setting: Setting, title: str, content: str, templates: Path) -> Element:
    template = open_environment(templates, "epub", setting.keep)
    page = template("document.xhtml.j2").render(
        {
            "content": as_markup(content),
            "language": setting.publication.language,
            "stylesheet": STYLESHEET,
            "title": title,
        }
    )
    return _read(page, setting)


def _navigation_root(
    navigation: Navigation, setting: Setting, templates: Path
) -> Element:
    template = open_environment(templates, "epub", setting.keep)("nav.xhtml.j2")
    page = template.render(
        {
            "navigation": navigation,
            "language": setting.publication.language,
            "stylesheet": STYLESHEET,
            "title": setting.publication.title,
        }
    )
    return _read(page, setting)


def _read(page: str, setting: Setting) -> Element:
    """The tree, its languages told in both syntaxes."""
    root = read(mark_scripts(page, setting.publication.language))
    for node in root.iter():
        if (language := node.get("lang")) and node.tag.startswith(f"{{{XHTML}}}"):
            node.set(XML_LANG, language)
    return root


def _ncx(navigation: Navigation, setting: Setting, templates: Path) -> bytes:
    publication = setting.publication
    template = open_environment(templates, "epub", setting.keep)("toc.ncx.j2")
    return template.render(
        {
            "navigation": navigation,
            "language": publication.language,
            "identifier": publication.identifier,
            "title": publication.title,
        }
    ).encode("utf-8")


def _document(
    division: Division, setting: Setting, name: str, root: Element, content: bytes
) -> Document:
    drawn = any(node.tag == f"{{{SVG}}}svg" for node in root.iter())
    return Document(
        name=name,
        division=division.id,
        title=setting.title(division),
        content=content,
        properties=("svg",) if drawn else (),
    )


def _letters(
    sheet: str, roots: Sequence[Element], written: Sequence[bytes], keep: Keep
) -> Mapping[str, str]:
    """Font file → the characters set in it. A page that is written as it was holds
    the letters that it held."""
    found: dict[str, set[str]] = {}
    for root, content in zip(roots, written, strict=True):
        make = partial(_letters_of, sheet, root)
        told = json.loads(keep(key_of("letters-of", sheet, content), make))
        for file, characters in told.items():
            found.setdefault(file, set()).update(characters)
    return {file: "".join(sorted(found[file])) for file in sorted(found)}


def _letters_of(sheet: str, root: Element) -> bytes:
    return json.dumps(dict(letter(sheet, [root]))).encode("utf-8")


def _body(root: Element) -> Element:
    return next(node for node in root if node.tag == f"{{{XHTML}}}body")


def _images(roots: Sequence[Element]) -> Iterator[Element]:
    for root in roots:
        yield from root.iter(f"{{{XHTML}}}img")


def _source(pagination: Pagination | None, targets: tuple[PageTarget, ...]) -> str:
    return pagination.source if pagination and targets else ""
