"""The peers: how each sets the text, from the command line.

*Takes* a folder with the text in every markup. *Gives* the commands that make its
books there, and what each program is called.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from benchmarks.measure import Run, run
from benchmarks.peers_markup import (
    PAGE_CSS,
    as_asciidoc,
    as_html,
    as_markdown,
    as_typst,
)
from benchmarks.text import ROOT, Text

FACES = ROOT / ".cache" / "octavo" / "faces"
FONTS = {"FONTCONFIG_FILE": str(FACES.parent / "fonts.conf")}
PEERS = ("pandoc", "typst", "asciidoctor", "chromium")
NAMES = {
    "pandoc": "pandoc + WeasyPrint, pandoc’s EPUB",
    "typst": "Typst, PDF",
    "asciidoctor": "Asciidoctor PDF",
    "chromium": "Chromium, PDF",
}


@dataclass(frozen=True, slots=True)
class Command:
    parts: Sequence[str | Path]
    makes: Path


def write_text(text: Text, folder: Path) -> None:
    """Write the text in every markup."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "book.md").write_text(as_markdown(text), "utf-8")
    (folder / "book.typ").write_text(as_typst(text), "utf-8")
    (folder / "book.adoc").write_text(as_asciidoc(text), "utf-8")
    (folder / "book.html").write_text(as_html(text), "utf-8")
    (folder / "book.css").write_text(PAGE_CSS, "utf-8")


def set_with(peer: str, folder: Path) -> tuple[Run, Mapping[str, int]]:
    """Run a peer: all its time, its most memory, and the size of each book."""
    seconds = processor = memory = 0.0
    sizes: dict[str, int] = {}
    for command in commands(peer, folder):
        command.makes.unlink(missing_ok=True)
        done = run(command.parts, environ=FONTS)
        seconds += done.seconds
        processor += done.processor
        memory = max(memory, done.memory)
        sizes[command.makes.suffix[1:]] = command.makes.stat().st_size
    return Run(seconds, processor, memory), sizes


def commands(peer: str, folder: Path) -> tuple[Command, ...]:
    """What is run, in order; nothing where the program is not installed."""
    pdf = folder / f"{peer}.pdf"
    match peer:
        case "pandoc":
            return _pandoc(folder, pdf)
        case "typst":
            call = "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2], "
            call += "font_paths=[sys.argv[3]], ignore_system_fonts=True)"
            source = folder / "book.typ"
            return (Command((sys.executable, "-c", call, source, pdf, FACES), pdf),)
        case "asciidoctor" if shutil.which("asciidoctor-pdf"):
            source = folder / "book.adoc"
            return (Command(("asciidoctor-pdf", "-q", "-o", pdf, source), pdf),)
        case "chromium" if browser := _browser():
            flags = ("--headless", "--no-sandbox", "--disable-gpu", "--log-level=3")
            profile = f"--user-data-dir={folder / 'browser'}"
            page = (folder / "book.html").as_uri()
            told = (f"--print-to-pdf={pdf}", "--no-pdf-header-footer", page)
            return (Command((browser, *flags, profile, *told), pdf),)
        case _:
            return ()


def _pandoc(folder: Path, pdf: Path) -> tuple[Command, ...]:
    import pypandoc

    pandoc, source = pypandoc.get_pandoc_path(), folder / "book.md"
    engine = Path(sys.executable).with_name("weasyprint")
    epub = pdf.with_suffix(".epub")
    told = ("--toc", "--number-sections", f"--css={folder / 'book.css'}")
    printed = (pandoc, source, *told, "--pdf-engine", engine, "-o", pdf)
    return (
        Command(printed, pdf),
        Command((pandoc, source, "--toc", "-o", epub), epub),
    )


def _browser() -> str:
    names = ("chromium", "chromium-browser", "google-chrome")
    return next((found for name in names if (found := shutil.which(name))), "")


def versions() -> Mapping[str, str]:
    """Program → version."""
    import subprocess

    def says(*command: str) -> str:
        said = subprocess.run(command, capture_output=True, text=True, check=False)
        return said.stdout.strip().splitlines()[0] if said.stdout.strip() else "absent"

    import pypandoc

    found = {
        "Python": sys.version.split()[0],
        "WeasyPrint": version("weasyprint"),
        "pandoc": pypandoc.get_pandoc_version(),
        "Typst": version("typst"),
    }
    if shutil.which("asciidoctor-pdf"):
        found["Asciidoctor PDF"] = says("asciidoctor-pdf", "--version").split()[2]
    if browser := _browser():
        found["Chromium"] = says(browser, "--version").split()[1]
    return found
