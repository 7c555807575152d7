"""Words in letters of one language alone are marked, once, and nothing else is."""

from __future__ import annotations

import pytest

from octavo.composition.scripts import mark_scripts

KO, JA = '<span lang="ko">', '<span lang="ja">'


@pytest.mark.parametrize(
    ("html", "marked"),
    [
        ("<p>See 독도, 한국 사람.</p>",
         f"<p>See {KO}독도</span>, {KO}한국 사람</span>.</p>"),
        ("<p>The 竹島の日 of Shimane</p>",
         f"<p>The {JA}竹島の日</span> of Shimane</p>"),
        ("<p>ラーメン und 라면</p>", f"<p>{JA}ラーメン</span> und {KO}라면</span></p>"),
        ('<p><i lang="ja">のり 김</i></p>',
         f'<p><i lang="ja">のり {KO}김</span></i></p>'),
        ('<p lang="ko"><b>독도</b> <br/>와 <i>섬</i></p><p>섬</p>',
         f'<p lang="ko"><b>독도</b> <br/>와 <i>섬</i></p><p>{KO}섬</span></p>'),
        ('<p><img src="a.png" alt="독도"/>독도</p>',
         f'<p><img src="a.png" alt="독도"/>{KO}독도</span></p>'),
        ('<section lang="ko-KR"><p>독도</p></section>',) * 2,
        ("<p>竹島, 獨島</p>",) * 2,
        ("<svg><text>독도</text></svg><code>독도</code>",) * 2,
        ('<ruby lang="ja">漢字<rt>かんじ</rt></ruby>',) * 2,
    ],
)  # fmt: skip
def test_words_that_nobody_marked_are_marked(html: str, marked: str) -> None:
    assert mark_scripts(html, "en") == marked
    assert mark_scripts(marked, "en") == marked


def test_words_in_the_language_of_the_book_need_no_mark() -> None:
    html = "<p>독도는 섬이다. <b>섬</b></p>"

    assert mark_scripts(html, "ko") == html
