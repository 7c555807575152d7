"""What the e-book says of its accessibility is what is in it, no more and no less."""

from __future__ import annotations

import pytest

from octavo.composition.accessibility import accessibility
from octavo.composition.xhtml import read

ALWAYS = ["displayTransformability", "readingOrder", "structuralNavigation"]
PICTURE = '<img src="a.png" alt="A river"/>'
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg"><title>A river</title></svg>'


def said(content: str, name: str, *, source: str = "") -> list[str]:
    """The values of schema:*name* for a book of one page."""
    root = read(
        '<html xmlns="http://www.w3.org/1999/xhtml" lang="en"><body>'
        f"{content}</body></html>"
    )
    found = accessibility([root], source=source)
    return [value for key, value in found if key == f"schema:{name}"]


def test_a_book_without_pictures_speaks_of_none():
    text = "<p>Words.</p>"

    assert said(text, "accessMode") == ["textual"]
    assert said(text, "accessModeSufficient") == ["textual"]
    assert said(text, "accessibilityFeature") == ALWAYS
    assert said(text, "accessibilitySummary") == [
        "Text, tables and notes can be read aloud."
    ]


@pytest.mark.parametrize("shown", [PICTURE, DRAWING])
def test_a_book_whose_pictures_are_described_can_be_read_in_both_ways(shown: str):
    assert said(shown, "accessMode") == ["textual", "visual"]
    assert said(shown, "accessModeSufficient") == ["textual,visual", "textual"]
    assert said(shown, "accessibilityFeature") == ["alternativeText", *ALWAYS]


@pytest.mark.parametrize("shown", ['<img src="a.png"/>', DRAWING.replace("title", "g")])
def test_one_picture_without_words_is_enough_not_to_be_read_aloud(shown: str):
    both = PICTURE + shown

    assert said(both, "accessModeSufficient") == ["textual,visual"]
    assert said(both, "accessibilityFeature") == ALWAYS


@pytest.mark.parametrize(
    ("content", "feature"),
    [
        ('<section role="doc-index"/>', "index"),
        ('<nav role="doc-toc"/>', "tableOfContents"),
        ('<p aria-details="d"/>', "longDescription"),
        ('<span role="doc-pagebreak"/>', "pageBreakMarkers"),
    ],
)
def test_a_feature_is_told_if_it_is_there(content: str, feature: str):
    assert feature in said(content, "accessibilityFeature")
    assert feature not in said("<p>Words.</p>", "accessibilityFeature")


def test_printed_pages_are_told_with_their_source_alone():
    features = said("<p>Words.</p>", "accessibilityFeature", source="A Book, PDF, A4")

    assert "pageNavigation" in features
    assert "pageNavigation" not in said("<p>Words.</p>", "accessibilityFeature")
