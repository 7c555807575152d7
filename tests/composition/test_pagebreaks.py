"""Page breaks stand at the very word where the printed page begins."""

from __future__ import annotations

import pytest

from octavo.composition.pagebreaks import insert_pagebreaks, page_ids
from octavo.composition.running_words import running_words
from octavo.composition.xhtml import read, write
from octavo.model.pagination import Page, PageStart, Pagination

NOTE = (
    '<a role="doc-noteref" id="n1-ref" href="#n1">1</a>'
    '<span class="note" id="n1">Words of a note.</span>'
)


def body(content: str):
    return read(
        '<body xmlns="http://www.w3.org/1999/xhtml">'
        f'<section id="trade">{content}</section></body>'
    )


def paginate(*starts: tuple[str, int] | None) -> Pagination:
    pages = [Page(label="1", division="trade", start=None)]
    for number, start in enumerate(starts, 2):
        begin = PageStart(id=start[0], offset=start[1]) if start else None
        pages.append(Page(label=str(number), division="trade", start=begin))
    return Pagination(pages=tuple(pages), folio_of={}, source="urn:print")


def words_after_break(root, name: str, count: int = 2) -> list[str]:
    """The first words of the page whose break has that id."""
    mark = next(node for node in root.iter() if node.get("id") == name)
    del mark.attrib["role"]
    mark.text = "¶ "
    found = [place.word for place in running_words(root)]
    mark.set("role", "doc-pagebreak")
    mark.text = None
    at = found.index("¶")
    return found[at + 1 : at + 1 + count]


@pytest.mark.parametrize(
    ("content", "start", "expected"),
    [
        ('<p id="p">One two three four.</p>', ("p", 2), ["three", "four."]),
        ('<p id="p">One two</p><p>three four</p>', ("trade", 2), ["three", "four"]),
        ('<p id="p">One <em>two three</em> four</p>', ("p", 2), ["three", "four"]),
        ('<p id="p">One <em>two</em> three four</p>', ("p", 2), ["three", "four"]),
        (f'<p id="p">One{NOTE} two three four</p>', ("p", 2), ["three", "four"]),
        ('<p id="p">One<br/>two three four</p>', ("p", 2), ["three", "four"]),
        ('<p id="p">O<em>ne</em> two three four</p>', ("p", 2), ["three", "four"]),
    ],
)
def test_a_break_stands_at_its_word(content: str, start, expected: list[str]) -> None:
    root = body(content)

    insert_pagebreaks({"trade": root}, paginate(start))

    assert words_after_break(root, "page-2") == expected


def test_two_breaks_in_one_paragraph_stand_in_order() -> None:
    root = body('<p id="p">One two three four five six</p>')

    insert_pagebreaks({"trade": root}, paginate(("p", 2), ("p", 4)))

    assert words_after_break(root, "page-2") == ["three", "four"]
    assert words_after_break(root, "page-3") == ["five", "six"]


def test_a_page_without_words_begins_where_the_next_one_does() -> None:
    root = body('<p id="p">One two three four</p>')

    targets = insert_pagebreaks({"trade": root}, paginate(None, ("p", 2)))

    assert [t.label for t in targets] == ["1", "2", "3"]
    text = write(root).decode()
    assert text.index("page-2") < text.index("page-3") < text.index("three")
    assert text.index("One two") < text.index("page-2")


def test_a_table_row_takes_its_break_into_a_cell() -> None:
    root = body('<table><tr id="r"><td>One two</td><td>three</td></tr></table>')

    insert_pagebreaks({"trade": root}, paginate(("r", 0)))

    text = write(root).decode()
    assert (
        '<td><span epub:type="pagebreak"' in text.replace("ns0:", "")
        or "<td><span" in text
    )


def test_the_words_of_the_text_stay_the_same() -> None:
    content = f'<p id="p">One{NOTE} two <em>three</em> four.</p><p>Five</p>'
    before = [place.word for place in running_words(body(content))]
    root = body(content)

    insert_pagebreaks({"trade": root}, paginate(("p", 1), ("p", 3), ("trade", 4)))

    assert [place.word for place in running_words(root)] == before


def test_every_page_has_an_id_of_its_own() -> None:
    pages = tuple(
        Page(label=label, division="trade", start=None)
        for label in ("Cover", "iv", "4", "4", "A–1")
    )

    assert page_ids(pages, taken={"page-iv"}) == (
        "page-cover",
        "page-iv-2",
        "page-4",
        "page-4-2",
        "page-a-1",
    )
