"""References settle in few rounds, and what is not touched is not set again."""

from __future__ import annotations

from pathlib import Path

from octavo.model.galley import Galley
from octavo.production.print.faults import place_of
from octavo.production.print.standins import fill_in, shape
from tests.production.print.press import (
    bind,
    bound,
    chapter,
    elements,
    galley,
    set_book,
    text_of,
)


def reference(target: str, more: str = "") -> str:
    return f'<span class="folio{more}" data-target="{target}">00</span>'


def test_a_stand_in_has_the_digits_of_its_number():
    html = f"{reference('a')} {reference('b')} {reference('c', ' end')}"

    filled = fill_in(html, {"a": "123", "b": "xiv", "c": "7"})

    assert [part.split("<")[0] for part in filled.split(">")[1::2]] == [
        "000", "xiv", "000",
    ]  # fmt: skip
    assert shape("42") == "00"


def test_printed_references_are_the_labels_of_their_targets(tmp_path: Path):
    see = "".join(f"<p>{reference(f'two.p{n}')}</p>" for n in range(1, 30))
    galleys = (
        galley("one", see, matter="frontmatter"),
        chapter("two", 30),
        galley("three", f"<p>{reference('one')}</p>"),
    )

    book = set_book(tmp_path, *galleys)
    pdf = bound(tmp_path, *galleys)

    assert book.pagination is not None
    folio_of = book.pagination.folio_of
    printed = [text_of(pdf, found).strip() for found in elements(pdf, "P")]
    assert printed[:29] == [folio_of[f"two.p{n}"] for n in range(1, 30)]
    assert printed[-1] == "i"


def test_nothing_is_laid_out_twice(tmp_path: Path):
    galleys = (chapter("one", 3), chapter("two", 3))

    set_book(tmp_path, *galleys)
    again = set_book(tmp_path, *galleys)

    assert again.rounds == ((),)


def test_a_chapter_that_grows_does_not_make_the_others_be_set_again(tmp_path: Path):
    front = galley("front", f"<p>{reference('three.p1')}</p>", matter="frontmatter")
    rest = (chapter("two", 3), chapter("three", 2))
    set_book(tmp_path, front, chapter("one", 2), *rest)

    grown = set_book(tmp_path, front, chapter("one", 9), *rest)

    assert grown.rounds == (("one",),)


def test_only_what_prints_a_longer_number_is_set_again(tmp_path: Path):
    front = galley("front", f"<p>{reference('two.p1')}</p>", matter="frontmatter")
    end = galley("end", f"<p>{reference('two.p1', ' end')}</p>")
    set_book(tmp_path, front, chapter("one", 2), chapter("two", 2), end)

    grown = set_book(tmp_path, front, chapter("one", 40), chapter("two", 2), end)

    assert grown.rounds == (("one",), ("front",))


def test_a_book_never_set_before_settles_in_one_round_where_what_refers_comes_last(
    tmp_path: Path,
):
    see = "".join(f"<li>{reference(f'two.p{n}')}</li>" for n in range(1, 41))
    index = galley("index", f"<ul>{see}</ul>", matter="backmatter", kind="index")

    book = set_book(tmp_path, chapter("one", 30), chapter("two", 40), index)

    assert len(book.rounds) == 1
    assert book.rounds[0][-1] == "index"


def test_a_division_composed_late_gets_the_labels_of_the_pages(tmp_path: Path):
    index = galley("index", "", matter="backmatter", kind="index")
    seen: list[str] = []

    def compose(folio_of: dict[str, str]) -> dict[str, Galley]:
        seen.append(folio_of["two.p4"])
        html = f"<p>words {folio_of['two.p1']}–{folio_of['two.p4']}</p>"
        return {"index": galley("index", html, matter="backmatter", kind="index")}

    book = set_book(
        tmp_path, chapter("one", 5), chapter("two", 4), index, compose_late=compose
    )

    assert book.pagination is not None
    labels = book.pagination.folio_of
    assert (
        book.galleys[-1].html == f"<p>words {labels['two.p1']}–{labels['two.p4']}</p>"
    )
    assert book.rounds[-1] == ("index",)
    assert bind(book)


def test_numbers_that_go_to_and_fro_are_told_by_name(tmp_path: Path):
    def compose(folio_of: dict[str, str]) -> dict[str, Galley]:
        more = '<p class="break">x</p>' if folio_of["end.p"] == "2" else ""
        return {"one": galley("one", f"<p>{reference('end.p')}</p>{more}")}

    end = galley("end", '<p id="end.p">x</p>')

    book = set_book(tmp_path, galley("one", ""), end, compose_late=compose)

    assert [fault.code for fault in book.diagnostics] == ["E-408"]
    assert "“end.p”" in book.diagnostics[0].message
    assert book.pagination is None


def test_progress_is_told_of_each_division_and_the_pages_so_far(tmp_path: Path):
    told: list[tuple[str, int]] = []

    set_book(
        tmp_path,
        chapter("one", 3),
        chapter("two", 1),
        progress=lambda title, pages: told.append((title, pages)),
    )

    titles, pages = zip(*told, strict=True)
    assert sorted(titles) == ["One", "Two"]
    assert list(pages) == sorted(pages)


def test_a_place_is_read_as_it_is_written():
    assert str(place_of("divisions/one.yaml:12:3")) == "divisions/one.yaml:12:3"
    assert place_of("nowhere").line == 0


def test_a_wrong_guess_is_mended_by_the_divisions_that_stand(tmp_path: Path):
    """Numbers of two digits that were guessed to have one are met in the first round,
    since the divisions before are laid out by then."""
    names = [f"c{number}" for number in range(1, 7)]
    galleys = [chapter(name, 40) for name in names]
    referring = galley(
        "last",
        "".join(
            f'<p id="p{n}">See page <span class="folio" data-target="{name}">0</span>.'
            for n, name in enumerate(names)
        ),
    )

    book = set_book(tmp_path, *galleys, referring, jobs=1)

    assert len(book.rounds) == 1
    assert book.pagination is not None
    assert len(book.pagination.pages) > 10


def test_who_prints_a_number_that_may_yet_grow_comes_last(tmp_path: Path):
    """Its page would have one digit by the guess, and has two."""
    see = galley("first", f"<p>{reference('end.p')}</p>")
    plain = [galley(name, "<p>x</p>") for name in "abcdef"]
    long = galley("long", '<p class="break">x</p>' * 3)
    end = galley("end", '<p id="end.p">x</p>')

    book = set_book(tmp_path, see, *plain, long, end, jobs=1)

    assert book.rounds == ((*"abcdef", "long", "end", "first"),)
