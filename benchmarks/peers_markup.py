"""The text as the peers read it: Markdown, Typst, AsciiDoc, HTML.

*Takes* a text. *Gives* one file for each. Each has notes, tables, languages and links
as its program knows them; an index only where the program has one of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from html import escape

from benchmarks.text import (
    Foreign,
    IndexMark,
    Note,
    Paragraph,
    Reference,
    Run,
    Table,
    Text,
)

FAMILIES = '"Briefing Text", "Noto Serif CJK JP", "Noto Serif CJK KR"'
PAGE_CSS = """\
@page { size: A4; margin: 20mm 17.5mm 25mm 17.5mm;
  @bottom-center { content: counter(page) } }
html { font: 10pt/14pt "Briefing Text", "Noto Serif CJK JP", "Noto Serif CJK KR" }
body { max-width: none; margin: 0 0 0 60mm; padding: 0; hyphens: auto }
h1 { break-before: page; margin-left: -60mm } h2 { margin-left: -60mm }
p { margin: 0; text-indent: 4mm } table { width: 100%; border-collapse: collapse }
"""


def as_markdown(text: Text) -> str:
    """Pandoc's Markdown."""

    def run(one: Run) -> str:
        match one:
            case Note():
                return f"^[{one.text}]"
            case Foreign():
                return f"[{one.text}]{{lang={one.language}}}"
            case Reference():
                return f"[{one.text}](#{one.target})"
            case _:
                return one.text

    def table(one: Table) -> str:
        lines = [_row(one.head, "|"), "|" + "---|" * len(one.head)]
        lines += [_row(row, "|") for row in one.rows]
        return "\n".join([*lines, "", f": {one.title} {{#{one.id}}}"])

    head = f"---\ntitle: {text.title}\nlang: en-GB\n---\n"
    return head + _whole(
        text,
        run,
        table,
        lambda level, title, name: f"{'#' * level} {title} {{#{name}}}",
    )


def as_typst(text: Text) -> str:
    """Typst."""

    def run(one: Run) -> str:
        match one:
            case Note():
                return f"#footnote[{one.text}]"
            case Foreign():
                return f'#text(lang: "{one.language}")[{one.text}]'
            case Reference():
                return f"#link(<{one.target}>)[{one.text}] (page #at(<{one.target}>))"
            case _:
                return one.text

    def table(one: Table) -> str:
        cells = ", ".join(f"[{c}]" for row in (one.head, *one.rows) for c in row)
        made = f"table(columns: {len(one.head)}, {cells})"
        return f"#figure({made}, caption: [{one.title}]) <{one.id}>"

    head = (
        f"#set document(title: [{text.title}])\n"
        '#set page("a4", numbering: "1", '
        "margin: (top: 20mm, bottom: 25mm, left: 77.5mm, right: 17.5mm))\n"
        f'#set text(10pt, lang: "en", region: "GB", font: ({FAMILIES}))\n'
        "#set par(justify: false, first-line-indent: 4mm)\n#set heading(numbering: "
        '"1.1")\n#show heading.where(level: 1): it => pagebreak(weak: true) + it\n'
        "#let at(name) = context counter(page).at(name).first()\n#outline()\n\n"
    )
    return head + _whole(
        text, run, table, lambda level, title, name: f"{'=' * level} {title} <{name}>"
    )


def as_asciidoc(text: Text) -> str:
    """AsciiDoc."""

    def run(one: Run) -> str:
        match one:
            case Note():
                return f"footnote:[{one.text}]"
            case Reference():
                return f"<<{one.target},{one.text}>>"
            case IndexMark():
                return f"(({one.text}))"
            case _:
                return one.text

    def table(one: Table) -> str:
        rows = "\n".join(_row(row, "|").rstrip("|") for row in one.rows)
        head = _row(one.head, "|").rstrip("|")
        return f"[[{one.id}]]\n.{one.title}\n[%header]\n|===\n{head}\n\n{rows}\n|==="

    head = f"= {text.title}\n:doctype: book\n:toc:\n:sectnums:\n\n"
    body = _whole(
        text,
        run,
        table,
        lambda level, title, name: f"[[{name}]]\n{'=' * (level + 1)} {title}",
    )
    return head + body + "\n[index]\n== Index\n"


def as_html(text: Text) -> str:
    """HTML, for a browser that prints; notes stand behind their paragraph."""

    def run(one: Run) -> str:
        match one:
            case Note():
                return f"<small> ({escape(one.text)})</small>"
            case Foreign():
                return f'<span lang="{one.language}">{one.text}</span>'
            case Reference():
                return f'<a href="#{one.target}">{escape(one.text)}</a>'
            case _:
                return escape(one.text)

    def table(one: Table) -> str:
        head = "".join(f"<th>{escape(cell)}</th>" for cell in one.head)
        rows = "".join(
            "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>"
            for row in one.rows
        )
        caption = f"<caption>{escape(one.title)}</caption>"
        return f'<table id="{one.id}">{caption}<tr>{head}</tr>{rows}</table>'

    body = _whole(
        text,
        run,
        table,
        lambda level, title, name: f'<h{level} id="{name}">{escape(title)}</h{level}>',
        paragraph=lambda words: f"<p>{words}</p>",
    )
    return (
        f'<!doctype html><html lang="en-GB"><head><meta charset="utf-8">'
        f"<title>{escape(text.title)}</title><style>{PAGE_CSS}</style></head>"
        f"<body>{body}</body></html>"
    )


def _whole(
    text: Text,
    run: Callable[[Run], str],
    table: Callable[[Table], str],
    heading: Callable[[int, str, str], str],
    paragraph: Callable[[str], str] = lambda words: words,
) -> str:
    parts = []
    for chapter in text.chapters:
        parts += [heading(1, chapter.title, chapter.id), paragraph(chapter.abstract)]
        for section in chapter.sections:
            parts.append(heading(2, section.title, section.id))
            for block in section.blocks:
                match block:
                    case Paragraph():
                        parts.append(paragraph("".join(map(run, block.runs))))
                    case Table():
                        parts.append(table(block))
    return "\n\n".join(parts) + "\n"


def _row(cells: Iterable[str], bar: str) -> str:
    return f"{bar} " + f" {bar} ".join(cells) + f" {bar}"
