"""Text becomes the model's inlines and prose."""

from __future__ import annotations

import pytest

from octavo.manuscript.nodes import Mapping, Scalar, source_text
from octavo.manuscript.prose import Told, read_line, read_prose
from octavo.manuscript.source import parse
from octavo.manuscript.text import TextParser
from octavo.model.inlines import (
    Citation,
    CitationItem,
    Code,
    CrossReference,
    Emphasis,
    Footnote,
    IndexMark,
    Inline,
    LineBreak,
    Link,
    Run,
    Span,
    Strong,
    TermMark,
)
from octavo.model.prose import BlockQuote, CodeBlock, ListBlock, Paragraph

GLOSSARY = {"gsomia": "gsomia", "general security agreement": "gsomia"}


def _scalar(text: str) -> Scalar:
    written = "text: |\n" + "".join(f"  {line}\n" for line in text.split("\n"))
    root = parse(source_text("f.yaml", written)).root
    assert isinstance(root, Mapping)
    scalar = root.entries[0].value
    assert isinstance(scalar, Scalar)
    return scalar


def _line(text: str, language: str = "en") -> Told:
    return read_line(TextParser(language), _scalar(text), GLOSSARY)


def _prose(text: str) -> Told:
    return read_prose(TextParser(), _scalar(text), GLOSSARY, "b")


def _cite(*items: tuple[str, str]) -> Citation:
    return Citation(tuple(CitationItem(key, locator) for key, locator in items))


def _run(text: str) -> tuple[Run]:
    return (Run(text),)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("*a* and __b__", [Emphasis(_run("a")), Run(" and "), Strong(_run("b"))]),
        ("`x < y`", [Code("x < y")]),
        ("a  \nb", [Run("a"), LineBreak(), Run("b")]),
        ("a\nb", [Run("a b")]),
        (r"2 \* 3 &amp; 4", [Run("2 * 3 & 4")]),
        ("[@key]", [_cite(("key", ""))]),
        ("[@a, p. 4; @b]", [_cite(("a", "p.\u00a04"), ("b", ""))]),
        ("[@a p. 4]", [_cite(("a", "p.\u00a04"))]),
        ("[@Stone_2019, art. 2, § 3]", [_cite(("Stone_2019", "art.\u00a02, § 3"))]),
        ("x.[@a.b-c]", [Run("x."), _cite(("a.b-c", ""))]),
        (
            "^[see *b*[@k]]",
            [Footnote((Run("see "), Emphasis(_run("b")), _cite(("k", ""))))],
        ),
        ("[독도]{lang=ko}", [Span(_run("독도"), lang="ko")]),
        ('[x]{lang="zh-Hant"}', [Span(_run("x"), lang="zh-Hant")]),
        ("[川]{lang=ja ruby=かわ}", [Span(_run("川"), lang="ja", ruby="かわ")]),
        ('[川]{ruby="ka wa"}', [Span(_run("川"), ruby="ka wa")]),
        ("[reported]{.confidence}", [Span(_run("reported"), style="confidence")]),
        ("[*a* b]{lang=ja}", [Span((Emphasis(_run("a")), Run(" b")), lang="ja")]),
        ("[](#chart.a)", [CrossReference("chart.a", ())]),
        ("[the chart](#chart.a)", [CrossReference("chart.a", _run("the chart"))]),
        ("<https://a.org/>", [Link("https://a.org/", _run("https://a.org/"))]),
        (
            "<https://a.org/a%20b>",
            [Link("https://a.org/a%20b", _run("https://a.org/a%20b"))],
        ),
        ("[a](https://a.org)", [Link("https://a.org", _run("a"))]),
        ("[a](mailto:b@c.org)", [Link("mailto:b@c.org", _run("a"))]),
        ("{term}`GSOMIA`", [TermMark("gsomia", _run("GSOMIA"))]),
        ("{term}`the pact <gsomia>`", [TermMark("gsomia", _run("the pact"))]),
        (
            "{term}`General Security Agreement`",
            [TermMark("gsomia", _run("General Security Agreement"))],
        ),
        ("{term}`unheard of`", [TermMark("unheard of", _run("unheard of"))]),
        ("{index}`Kono`", [IndexMark("Kono", "", _run("Kono"))]),
        ("{index}`a <B; c>`", [IndexMark("B", "c", _run("a"))]),
        ("{index}`a <!B>`", [IndexMark("B", "", _run("a"), principal=True)]),
        ("{index}`!B`", [IndexMark("B", "", _run("B"), principal=True)]),
        ("{index}` <B; c>`", [IndexMark("B", "c", ())]),
        ("{index}`Japan's`", [IndexMark("Japan's", "", _run("Japan’s"))]),
        ("ann@example.org", [Run("ann@example.org")]),
        (r"\@ann", [Run("@ann")]),
        ("[sic] {x} a^2 1_000_000", [Run("[sic] {x} a^2 1_000_000")]),
    ],
)
def test_a_line_means(written: str, meant: list[Inline]) -> None:
    told = _line(written)

    assert told.found == ()
    assert told.line == tuple(meant)


@pytest.mark.parametrize(
    ("written", "bound"),
    [
        ("on 8 December", "on 8\u00a0December"),
        ("3.65 million won", "3.65\u00a0million won"),
        ("8 per cent", "8\u00a0per cent"),
        ("12\nkm", "12\u00a0km"),
        ("in 2019 May was wet", "in 2019\u00a0May was wet"),
        ("12 kmart", "12 kmart"),
        ("chapter 4 says", "chapter 4 says"),
    ],
)
def test_a_number_is_bound_to_its_month_or_unit(written: str, bound: str) -> None:
    assert _line(written).line == _run(bound)


@pytest.mark.parametrize(
    ("language", "turned"),
    [("en-GB", "“It’s ‘so’”"), ("de", "„It’s ‚so‘“"), ("sv", "”It’s ’so’”")],
)
def test_straight_quotes_are_turned_by_language(language: str, turned: str) -> None:
    assert _line("\"It's 'so'\"", language).line == _run(turned)


@pytest.mark.parametrize(
    ("written", "turned"),
    [
        ("The emperor's new roots", "The emperor’s new roots"),
        ("'Comfort women' says \"no\"", "‘Comfort women’ says “no”"),
        ("*no* <markup> [here]", "*no* <markup> [here]"),
        ("years' 5 & 6 `x'", "years’ 5 & 6 `x’"),
    ],
)
def test_words_without_markup_are_turned_as_well(written: str, turned: str) -> None:
    assert TextParser("en-GB").turn(written) == turned


def test_quotes_close_across_marks() -> None:
    assert _line('"*a*" and "[b]{lang=ko}"').line == (
        Run("“"),
        Emphasis(_run("a")),
        Run("” and “"),
        Span(_run("b"), lang="ko"),
        Run("”"),
    )


def test_code_and_addresses_keep_their_straight_quotes() -> None:
    assert _line("`it's` <https://a.org/?q='x'>").line[0] == Code("it's")


def test_a_line_is_no_block() -> None:
    assert _line("# 1965: - a > b").line == _run("# 1965: - a > b")


def test_prose_has_paragraphs_lists_quotes_and_listings() -> None:
    told = _prose("One.\n\n3. a\n4. b\n\n   c\n\n- d\n- e\n\n> f\n\n```text\ng\n```")

    assert told.found == ()
    assert told.prose == (
        Paragraph("b-p1", _run("One.")),
        ListBlock(
            (
                (Paragraph("b-p2", _run("a")),),
                (Paragraph("b-p3", _run("b")), Paragraph("b-p4", _run("c"))),
            ),
            ordered=True,
            start=3,
            tight=False,
        ),
        ListBlock(
            ((Paragraph("b-p5", _run("d")),), (Paragraph("b-p6", _run("e")),)),
        ),
        BlockQuote((Paragraph("b-p7", _run("f")),)),
        CodeBlock("g\n", "text", "b-p8"),
    )


def test_a_labelled_note_stands_where_it_is_called() -> None:
    told = _prose("One.[^a] Two.[^a]\n\n[^a]: Said *so*.[@k]")
    note = Footnote(
        (Run("Said "), Emphasis(_run("so")), Run("."), _cite(("k", ""))),
    )

    assert told.found == ()
    assert told.prose == (Paragraph("b-p1", (Run("One."), note, Run(" Two."), note)),)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("[see @a]", "E-174"),
        ("[-@a]", "E-174"),
        ("[@a; b]", "E-174"),
        ("[@]", ""),
        ("@a says", "E-174"),
        ("{trem}`a`", "E-175"),
        ("[a]{lang=}", "E-176"),
        ("[a]{ruby=}", "E-176"),
        ('[a]{ruby=" "}', "E-176"),
        ("[a]{#id}", "E-176"),
        ("[a] {lang=ko}", "E-176"),
        ("[a]{}", "E-176"),
        ("[^a]", "E-177"),
        ("[a](b.html)", "E-178"),
        ("[a](javascript:b)", "E-178"),
        ("[a](#)", "E-178"),
        ("{term}``", "E-179"),
        ("{term}` `", "E-179"),
        ("{index}`a", "E-179"),
        ("^[a", "E-179"),
        ("^[a^[b]]", "E-181"),
        ("<br>", "E-172"),
        ("<!-- a -->", "E-172"),
        ("a < b > c <3", ""),
        ("![a](b.png)", "E-171"),
        ("one\n\ntwo", "E-173"),
    ],
)
def test_a_malformed_mark_is_told(written: str, code: str) -> None:
    found = {diagnostic.code for diagnostic in _line(written).found}

    assert found == ({code} if code else set())


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("# a", "E-170"),
        ("a\n===", "E-170"),
        ("a\n\n---", "E-173"),
        ("<div>\na\n</div>", "E-172"),
        ("| a | b |\n|---|---|\n| 1 | 2 |", "E-173"),
        ("```{note}\na\n```", "E-175"),
        ("a[^b]\n\n[^b]: c\n\n    d", "E-173"),
        ("a\n\n[^b]: c", "W-353"),
    ],
)
def test_a_block_that_is_no_text_is_told(written: str, code: str) -> None:
    assert [diagnostic.code for diagnostic in _prose(written).found] == [code]


@pytest.mark.parametrize("opening", ["[", "^[", "*", "`", "{index}`", "[@", "_[", "(["])
def test_an_author_who_closes_nothing_is_not_waited_for(opening: str) -> None:
    _prose(opening * 3000)


@pytest.mark.parametrize(
    "text",
    [
        "\n".join("  " * deep + "- item" for deep in range(10)),
        "> " * 5000 + "words",
        "- " * 3000 + "words",
        "*a **b " * 400 + "words" + "** c*" * 400,
    ],
)
def test_text_nested_too_deep_is_refused_and_not_lost(text: str) -> None:
    assert {found.code for found in _prose(text).found} == {"E-110"}


def test_nine_lists_may_stand_inside_one_another() -> None:
    told = _prose("\n".join("  " * deep + f"- item{deep}" for deep in range(9)))

    assert told.found == ()
    assert all(f"item{deep}" in str(told.prose) for deep in range(9))


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("[source]: example\n\nWords.", 2, 3),
        ("[a]: https://a.org\n[a]: https://b.org\n\nSee [it][a].", 3, 3),
        ("- item\n\n  [^x]: remark", 4, 5),
        ("> item\n>\n> [^x]: remark", 4, 3),
        ("Words[^x].\n\n[^x]: one\n\n[^x]: two", 4, 3),
    ],
)
def test_a_definition_whose_words_would_be_lost_is_told(
    text: str, line: int, column: int
) -> None:
    found = [(d.code, d.place.line, d.place.column) for d in _prose(text).found]

    assert found == [("E-173", line, column)]


def test_a_link_may_be_defined_below() -> None:
    told = _prose("See [it][a].\n\n[a]: https://a.org")

    assert told.found == ()
    assert "https://a.org" in str(told.prose)
