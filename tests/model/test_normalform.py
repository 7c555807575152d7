"""The normal form: every publication of the house there and back without loss."""

from __future__ import annotations

import json
from datetime import date

import pytest

from octavo.manuscript import read_publication
from octavo.model.blocks import Chart, Dataset, Fact, Facts, Sparkline, Text
from octavo.model.inlines import Emphasis, Run
from octavo.model.normalform import NormalFormError, normal_form, read_normal_form
from octavo.model.prose import ListBlock, Paragraph
from octavo.model.publication import Publication
from tests.editorial.specimen import division, line, publication
from tests.house.source import ROOT

BOOKS = sorted(path.parent for path in (ROOT / "content").glob("*/publication.yaml"))


def there_and_back(book: Publication) -> Publication:
    """Through the text of a file, as a record goes."""
    text = json.dumps(normal_form(book), ensure_ascii=False)
    read = read_normal_form(json.loads(text), book.folder)
    assert json.dumps(normal_form(read), ensure_ascii=False) == text
    return read


@pytest.mark.parametrize("folder", BOOKS, ids=lambda folder: folder.name)
def test_a_publication_comes_back_as_it_was(folder):
    book = read_publication(folder, assets=ROOT / "assets").publication
    assert book is not None

    assert there_and_back(book) == book


def test_numbers_gaps_days_and_the_authors_order_come_back():
    data = Dataset(columns=("is", "b"), rows=({"is": 1, "b": None}, {"is": 2.0}))
    spec = {"z": [1, {"a": True}], "a": 1.5, "is": "Chart"}
    series = Sparkline(data=data, x="is", y="b", breaks=(2020,), low=0)
    fact = Fact(id="f", label=line("F"), value="1", review=date(2027, 1, 31))
    book = publication(
        division(
            "one",
            Chart(id="c", data=data, spec=spec, title=line("T")),
            Facts(
                id="g", entries=(fact, Fact(id="s", label=(), value="", series=series))
            ),
            Text(
                id="t",
                prose=(ListBlock(items=((Paragraph("p", line("item")),),), start=0),),
            ),
        )
    )

    read = there_and_back(book)

    chart, facts, text = read.divisions[0].blocks
    assert isinstance(chart, Chart)
    assert isinstance(facts, Facts)
    assert isinstance(text, Text)
    assert list(chart.spec or ()) == ["z", "a", "is"]
    assert [type(row["is"]) for row in chart.data.rows] == [int, float]
    assert facts.entries[0].review == date(2027, 1, 31)
    assert read == book


def test_words_without_markup_are_bare_strings():
    assert normal_form(line("a ", Emphasis(line("b")))) == [
        "a ",
        {"is": "Emphasis", "children": ["b"]},
    ]
    assert normal_form(Run("words")) == "words"


@pytest.mark.parametrize(
    ("spoilt", "said"),
    [
        ({"title": 7}, "content.title: found 7"),
        ({"odd": "x"}, "Publication has no odd"),
        ({"edition": {"is": "EditionNote", "id": "1"}}, "content.edition: "),
        ({"divisions": "none"}, "content.divisions: found 'none'"),
        ({"divisions": [{"is": "Text", "id": "x"}]}, r"content.divisions\[0\]"),
    ],
)
def test_what_is_no_normal_form_is_told_where(spoilt, said):
    plain = normal_form(publication(division("one")))
    assert isinstance(plain, dict)

    with pytest.raises(NormalFormError, match=said):
        read_normal_form({**plain, **spoilt}, "/nowhere")
