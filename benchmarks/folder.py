"""The text as a folder of Octavo's.

*Takes* a text and a folder. *Gives* a publication in it.
"""

from __future__ import annotations

import json
from pathlib import Path

from benchmarks.text import (
    Chapter,
    Foreign,
    IndexMark,
    Note,
    Paragraph,
    Reference,
    Run,
    Table,
    Text,
)

FRONT, BACK = ("cover", "contents"), ("index", "colophon")


def write_folder(text: Text, folder: Path) -> None:
    """Write the publication; files that would not change are left alone."""
    names = [chapter.id for chapter in text.chapters]
    about = [
        f"title: {_quoted(text.title)}",
        "slug: bench",
        "language: en-GB",
        'edition: {id: "1", date: 2026-01-02, as_of: 2026-01-02}',
        "description: A text for measuring.",
        "rights: None are reserved.",
        "colophon: This book was made to be measured.",
        f"frontmatter: [{', '.join(FRONT)}]",
        f"bodymatter: [{', '.join(names)}]",
        f"backmatter: [{', '.join(BACK)}]",
    ]
    _write(folder / "publication.yaml", "\n".join(about) + "\n")
    for kind in (*FRONT, *BACK):
        _write(folder / "divisions" / f"{kind}.yaml", f"id: {kind}\nkind: {kind}\n")
    for chapter in text.chapters:
        _write(folder / "divisions" / f"{chapter.id}.yaml", _chapter(chapter))


def _chapter(chapter: Chapter) -> str:
    lines = [
        f"id: {chapter.id}",
        "kind: chapter",
        f"title: {_quoted(chapter.title)}",
        f"abstract: {_quoted(chapter.abstract)}",
        "sections:",
    ]
    for section in chapter.sections:
        lines += [f"  - id: {section.id}", f"    title: {_quoted(section.title)}"]
        lines.append("    blocks:")
        for block in section.blocks:
            match block:
                case Paragraph():
                    lines.append("      - text: |")
                    words = "".join(_run(run) for run in block.runs)
                    lines.append(f"          {words}")
                case Table():
                    lines += _table(block)
    return "\n".join(lines) + "\n"


def _table(table: Table) -> list[str]:
    kinds = ("text", "number", "number", "text")
    return [
        "      - kind: table",
        f"        id: {table.id}",
        f"        title: {_quoted(table.title)}",
        "        columns:",
        *(
            f"          - {{id: k{n}, title: {_quoted(title)}, kind: {kind}}}"
            for n, (title, kind) in enumerate(zip(table.head, kinds, strict=True))
        ),
        "        rows:",
        *(f"          - [{', '.join(map(_quoted, row))}]" for row in table.rows),
    ]


def _run(run: Run) -> str:
    match run:
        case Note():
            return f"^[{run.text}]"
        case Foreign():
            return f"[{run.text}]{{lang={run.language}}}"
        case Reference():
            return f"[{run.text}](#{run.target})"
        case IndexMark():
            return f"{{index}}`{run.text}`"
        case _:
            return run.text


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.is_file() or path.read_text("utf-8") != text:
        path.write_text(text, "utf-8")
