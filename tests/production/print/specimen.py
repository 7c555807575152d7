# ruff: noqa: E501 -- lines of HTML
"""One of everything that stands in a book, for the judges and the structure tests.

*Gives* the galleys of a small book.
"""

from __future__ import annotations

from octavo.model.galley import Galley
from tests.production.print.press import galley

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="30mm" height="10mm"'
    ' viewBox="0 0 30 10"{attributes}>{title}'
    '<rect width="20" height="8" fill="#07505F"/>'
    '<text x="1" y="5" font-size="3" font-family="Briefing Sans">42</text></svg>'
)
NOTE = '<span class="footnote" role="doc-footnote">A note on this.</span>'
DRAWING = SVG.format(attributes="", title="<title>A bar of 42</title>")
ORNAMENT = SVG.format(attributes=' aria-hidden="true"', title="")
CONTENTS = """
<nav role="doc-toc" id="contents"><h1>Contents</h1><ol>
<li><a href="#one">One</a> <span class="folio end" data-target="one">000</span>
<ol><li><a href="#one.s">A section</a>
<span class="folio end" data-target="one.s">000</span></li></ol></li>
<li><span class="folio end" data-target="two">000</span>
<span><span><a href="#two">Two</a></span><span>What it is about</span></span></li>
</ol></nav>
"""
ONE = f"""
<section id="one" role="doc-chapter"><h1 id="one.h">One</h1>
<p id="one.p1">Words with a note<span class="footnote" role="doc-footnote"
id="one.n1">A note with a <a href="#source-a"><em>source</em>, 2020</a> and an
<a href="https://example.org/a">address</a>.</span> and another<span class="footnote"
role="doc-footnote" id="one.n2">Second.</span>. See
<a href="#two.t">Table 2.1 (page <span class="folio" data-target="two.t">00</span>)</a>.
<strong>Strong</strong>, <code>code</code>, <span lang="ko">독도</span>,
<span lang="ja">竹島</span> and <q>quoted</q> <span
style="font-variant-caps: small-caps">confirmed</span>.</p>
<aside id="one.a"><b>Names</b> <span lang="ja">竹島</span> Takeshima</aside>
<section id="one.s"><h2 id="one.s.h">A section{NOTE}</h2>
<ul><li>one<ul><li>inner{NOTE}</li></ul></li><li><p>two{NOTE}</p></li></ul>
<ol start="3"><li>three</li><li>four</li></ol>
<ul style="list-style-type: '–'"><li>five</li></ul>
<blockquote><p>Quoted at length.{NOTE}</p>Unquoted{NOTE}</blockquote>
<figure id="one.f"><figcaption>Figure 1.1 A bar{NOTE}</figcaption>{DRAWING}</figure>
<figure id="one.c"><figcaption><p>Figure 1.2</p><p>With its
<a href="#source-a">source</a></p></figcaption>{DRAWING}
<table><tbody><tr><th scope="row">2020</th><td>42{NOTE}</td></tr></tbody></table></figure>
{ORNAMENT}
<p>A pre<span>set</span> <a href="#one.p1">link that is so long that it is broken over
two lines at least</a> and more.</p>
<pre>a  listing
of two lines</pre></section></section>
"""
TWO = """
<section id="two"><h1 id="two.h">Two</h1>
<div id="two.d" lang="ko">한국어 <p>문단</p></div>
<table id="two.t"><caption>Table 2.1 Long</caption>
<thead><tr><th scope="col" rowspan="2">Year</th><th scope="colgroup" colspan="2">Both</th>
</tr><tr><th scope="col">Japan</th><th scope="col">Korea</th></tr></thead><tbody>{rows}
</tbody></table></section>
"""
BACK = """
<section id="terms" role="doc-glossary"><h1>Glossary</h1>
<dl><dt id="term.a">A term</dt><dd>Its meaning. <a href="#one.p1">page <span class="folio"
data-target="one.p1">00</span></a></dd><dt>Another</dt><dd>One.</dd><dd>Two.</dd></dl>
</section>
"""
SOURCES = """
<section id="sources" role="doc-bibliography"><h1>Sources</h1><ul>
<li id="source-a">Ada, <cite>A book</cite>, 2020, <a href="https://example.org/">
example.org</a></li></ul></section>
"""
INDEX = """
<section id="index" role="doc-index"><h1>Index</h1><h2>W</h2><ul style="columns: 2">
<li>words, <a href="#one.p1"><span class="folio" data-target="one.p1">00</span></a>,
<a href="#two.t"><span class="folio" data-target="two.t">00</span></a>
<ul><li>more, <a href="#one.s"><span class="folio" data-target="one.s">00</span></a></li>
</ul></li></ul></section>
"""


def specimen() -> tuple[Galley, ...]:
    """A cover, contents, two chapters, glossary, sources and index."""
    rows = "".join(
        f'<tr><th scope="row">{year}</th><td>{year - 1990}</td><td>—</td></tr>'
        for year in range(2000, 2020)
    )
    front, back = "frontmatter", "backmatter"
    return (
        galley("cover", '<h1 id="cover">Title</h1>', kind="cover", matter=front),
        galley("contents", CONTENTS, kind="contents", matter=front),
        galley("one", ONE),
        galley("two", TWO.format(rows=rows)),
        galley("terms", BACK, kind="glossary", matter=back),
        galley("sources", SOURCES, kind="bibliography", matter=back),
        galley("index", INDEX, kind="index", matter=back),
    )
