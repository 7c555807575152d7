"""Reading aids: what the e-book adds for those who cannot see the page as printed.

*Takes* the tree of a document. *Gives* it with long descriptions gathered at its end,
a word before what a bar marks as changed, and on each cell the name of its column.
"""

from __future__ import annotations

from itertools import zip_longest
from xml.etree.ElementTree import Element

from octavo.composition.running_words import running_words
from octavo.composition.xhtml import (
    SVG,
    classes,
    element,
    local_name,
    parents,
    take_out,
)

CHANGED = ("new", "corrected")
_HINTS = frozenset(("altered", "named", "news"))
_STARTS = frozenset(("p", "li", "dt", "figcaption", "caption", "h2", "h3", "h4", "h5"))
WIDE = 4  # columns from which a table is set anew on a phone
BROAD = 40.0  # em of a table: no tablet shows one that is broader
_LETTER, _GAP = 0.5, 0.6  # em: a letter, and the room between two columns
SHORT = 6  # rows up to which a table is not broken over two screens


def gather_descriptions(body: Element) -> int:
    """Move every long description of *body* to its end, with a way there and back.

    Returns how many there are.
    """
    above = parents(body)
    described = [node for node in body.iter() if "description" in classes(node)]
    if not described:
        return 0
    section = element("section", class_="descriptions")
    section.append(element("h2", "Descriptions of the figures", class_="notes-head"))
    for node in described:
        take_out(node, above[node])
        label, figure = node.attrib.pop("data-label"), node.attrib.pop("data-of")
        heading = element("h3", label, class_="described-head")
        node.insert(0, heading)
        back = element("p", class_="from-description")
        back.append(
            element("a", f"Back to {label}", class_="crossref", href=f"#{figure}")
        )
        node.append(back)
        section.append(node)
        _point_to(body, figure, node.get("id", ""))
    body.append(section)
    return len(described)


def _point_to(body: Element, figure: str, description: str) -> None:
    """Tell assistive technology where the picture of *figure* is described."""
    whole = next(node for node in body.iter() if node.get("id") == figure)
    for node in whole.iter():
        if node.tag == f"{{{SVG}}}svg" or local_name(node) == "img":
            node.set("aria-details", description)
            return


def tell_pages_last(body: Element) -> None:
    """Put the page of each line of a list behind its title: so it is read aloud, and
    shown by readers that set nothing at the far end of a line."""
    above = parents(body)
    for page in [node for node in body.iter() if "page" in classes(node)]:
        entry = above[page]
        title = next((n for n in entry.iter() if "title" in classes(n)), None)
        if title is not None:
            take_out(page, entry)
            host = entry if title in list(entry) else above[title]
            page.tail, title.tail = title.tail, " "
            host.insert(list(host).index(title) + 1, page)


def say_changes(body: Element) -> None:
    """Begin what changed with "New:", "Changed:" or "Corrected:", heard and not seen.

    In a list of entries it stands before each that changed; where only the list is
    known to have changed, before the list.
    """
    above = parents(body)
    for node in list(body.iter()):
        word = next((name for name in classes(node) if name in CHANGED), "")
        if not word or not node.get("id"):
            continue
        if word == "new" and "altered" in classes(node):
            word = "changed"
        entries = [n for n in node.iter() if "news" in classes(n)]
        for entry in entries:
            _say(word, next((n for n in entry.iter() if _opens(n, entry)), entry))
        if entries:
            continue
        host = next((n for n in node.iter() if local_name(n) in _STARTS), None)
        if "judgements" in classes(node) and node in above:
            siblings = above[node]
            siblings.insert(list(siblings).index(node), _heard(word))
        elif {"facts", "people"}.intersection(classes(node)) and (
            host is None or local_name(host) == "p"
        ):
            node.insert(0, _heard(word))
        elif host is not None:
            _say(word, host)
    _drop_hints(body)


def _drop_hints(body: Element) -> None:
    """Take out the classes that only the sheets of print ask for."""
    for node in body.iter():
        found = classes(node)
        if _HINTS.isdisjoint(found):
            continue
        if kept := [name for name in found if name not in _HINTS]:
            node.set("class", " ".join(kept))
        else:
            del node.attrib["class"]


def _opens(node: Element, entry: Element) -> bool:
    return node is not entry and local_name(node) in {*_STARTS, "th"}


def _heard(word: str) -> Element:
    return element("p", f"{word.capitalize()}:", class_="heard")


def _say(word: str, host: Element) -> None:
    said = element("span", f"{word.capitalize()}: ", class_="heard")
    said.tail, host.text = host.text, None
    host.insert(0, said)


def name_cells(body: Element) -> None:
    """Give the cells of each table the name of their column.

    A phone shows a wide table as one list a row, and every screen a broad one; the
    style sheet writes the names. A group's name stands once, on the first of its cells
    that has something to say.
    """
    for table in [node for node in body.iter() if local_name(node) == "table"]:
        heads = _heads(table)
        rows = _rows(table, "tbody")
        if len(heads) >= WIDE:
            broad = ["broad"] if _breadth(heads, rows) > BROAD else []
            table.set("class", " ".join([*classes(table), "wide", *broad]))
        if len(rows) <= SHORT:
            table.set("class", " ".join([*classes(table), "short"]))
        for row in rows:
            told = ""
            for (group, head), cell in zip(heads, row, strict=False):
                if local_name(cell) != "td" or not head:
                    continue
                cell.set("data-head", head)
                if not len(cell) and not (cell.text or "").strip():
                    cell.set("class", " ".join([*classes(cell), "blank"]))
                elif group != told:
                    cell.set("data-group", group)
                    told = group


def _breadth(heads: list[tuple[str, str]], rows: list[Element]) -> float:
    """The least breadth of a table in em: the longest word of each column."""
    longest = [_longest(head) for _, head in heads]
    for row in rows:
        said = [_longest(_said(cell)) for cell in row]
        longest = [max(pair) for pair in zip_longest(longest, said, fillvalue=0)]
    return sum(letters * _LETTER + _GAP for letters in longest)


def _longest(said: str) -> int:
    return max(map(len, said.split()), default=0)


def _rows(table: Element, part: str) -> list[Element]:
    groups = [node for node in table if local_name(node) == part]
    return [row for group in groups for row in group if local_name(row) == "tr"]


def _heads(table: Element) -> list[tuple[str, str]]:
    """The group and the name of each column, from a head of one row or two."""
    rows = _rows(table, "thead")
    if not rows:
        return []
    lower = iter(list(rows[1])) if len(rows) > 1 else iter(())
    heads: list[tuple[str, str]] = []
    for cell in rows[0]:
        if cell.get("scope") == "colgroup":
            for _ in range(int(cell.get("colspan", "1"))):
                inner = next(lower, None)
                own = _said(inner) if inner is not None else ""
                heads.append((_said(cell), own) if own else ("", _said(cell)))
        else:
            heads.append(("", _said(cell)))
    return heads


def _said(cell: Element) -> str:
    return " ".join(place.word for place in running_words(cell))
