"""What an e-book weighs, beside pandoc's of the same text.

    python -m benchmarks.sizes dist/japan-south-korea/2026/*.epub

*Takes* the path of an EPUB that Octavo made. *Gives* the bytes of its parts in the
archive, and of what pandoc makes of its documents, drawings and cover: without fonts,
and with the same faces, which it embeds whole.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.text import ROOT

FACES = ROOT / ".cache" / "octavo" / "faces"


def weigh(book: Path) -> Iterator[tuple[str, int]]:
    """What is weighed, and its bytes. Raises CalledProcessError if pandoc fails."""
    with zipfile.ZipFile(book) as archive:
        packed = {one.filename: one.compress_size for one in archive.infolist()}
        fonts = [name for name in packed if "/fonts/" in name]
        covers = [name for name in packed if name.endswith("/cover.png")]
        texts = [name for name in packed if name.endswith(".xhtml")]
        yield "Octavo", book.stat().st_size
        for told, names in (
            (f"of these {len(fonts)} fonts", fonts),
            ("the documents, drawings included", texts),
            ("the cover", covers),
        ):
            yield told, sum(packed[name] for name in names)
        with tempfile.TemporaryDirectory() as folder:
            cover = Path(folder) / "cover.png"
            cover.write_bytes(archive.read(covers[0]))
            faces = [FACES / Path(name).name for name in fonts]
            for told, more in (("no fonts", []), ("the same fonts, whole", faces)):
                made = Path(folder) / "pandoc.epub"
                _pandoc(book, cover, more, made)
                yield f"pandoc, {told}", made.stat().st_size


def _pandoc(book: Path, cover: Path, faces: list[Path], made: Path) -> None:
    import pypandoc

    options = ["--from=epub", "--to=epub3", "--toc", f"--epub-cover-image={cover}"]
    options += [f"--epub-embed-font={face}" for face in faces]
    command = [pypandoc.get_pandoc_path(), str(book), *options, "-o", str(made)]
    subprocess.run(command, check=True)


if __name__ == "__main__":
    for given in sys.argv[1:]:
        for told, size in weigh(Path(given)):
            print(f"{size:>11,}  {told}")
