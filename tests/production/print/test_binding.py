"""The bound file: what it says of itself, and the same bytes each time."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from octavo.production.crew import Crew
from octavo.production.print import Attachment, bind_beside
from octavo.production.print.metadata import pdf_date
from octavo.production.print.outline import OutlineEntry, outline
from tests.production.print.press import (
    ABOUT,
    ROOT,
    bind,
    bound,
    chapter,
    elements,
    galley,
    set_book,
    text_of,
)
from tests.production.print.specimen import specimen

OTHER = Attachment("notes.json", "application/json", b"{}", "Notes", "Supplement")
SERIES = Attachment("visitors.csv", "text/csv", b"year,count\n2019,5\n", "Visitors")


def opened(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(data))


def titles(entries: list[OutlineEntry], depth: int = 0) -> list[str]:
    found: list[str] = []
    for entry in entries:
        found += ["  " * depth + entry.title, *titles(entry.entries, depth + 1)]
    return found


def test_the_outline_nests_sections_as_headings_do(tmp_path: Path):
    html = "<h1>One</h1><h2>A</h2><h3>a</h3><h2>B</h2>"

    book = set_book(tmp_path, galley("one", html), chapter("two", 1))

    found = titles(outline(book.galleys, book.sheets))
    assert found == ["One", "  A", "    a", "  B", "Two"]


def test_a_division_without_a_heading_is_in_the_outline_by_its_title(tmp_path: Path):
    book = set_book(tmp_path, galley("imprint", "<p>Words</p>"), chapter("one", 1))
    pdf = opened(bind(book))

    assert titles(outline(book.galleys, book.sheets)) == ["Imprint", "One"]
    with pdf.open_outline() as lines:
        assert [line.title for line in lines.root] == ["Imprint", "One"]


def test_only_the_first_level_of_the_outline_is_open(tmp_path: Path):
    pdf = bound(tmp_path, galley("one", "<h1>One</h1><h2>A</h2><h2>B</h2>"))

    assert pdf.Root.Outlines.Count == 1
    assert pdf.Root.Outlines.First.Count == -2


def test_every_id_is_a_named_destination_on_its_page(tmp_path: Path):
    book = set_book(tmp_path, *specimen())
    pdf = opened(bind(book))

    assert book.pagination is not None
    pages = {page.obj.objgen: page.label for page in pdf.pages}
    names = pikepdf.NameTree(pdf.Root.Names.Dests)
    for name, label in book.pagination.folio_of.items():
        assert pages[names[name].D[0].objgen] == label


def test_in_pdf_2_every_destination_names_its_element(tmp_path: Path):
    pdf = bound(tmp_path, *specimen(), profile="ua2")

    names = pikepdf.NameTree(pdf.Root.Names.Dests)
    assert text_of(pdf, names["one.h"].SD[0]).startswith("One")
    assert all("/SD" in destination for destination in names.values())


def test_the_file_says_its_title_language_and_that_it_is_tagged(tmp_path: Path):
    pdf = bound(tmp_path, chapter("one", 1))

    assert str(pdf.Root.Lang) == "en"
    assert pdf.Root.MarkInfo.Marked
    assert pdf.Root.ViewerPreferences.DisplayDocTitle
    assert pdf.Root.PageMode == "/UseOutlines"
    assert all(page.Tabs == "/S" for page in pdf.pages)


def test_xmp_and_info_agree(tmp_path: Path):
    pdf = bound(tmp_path, chapter("one", 1))

    xmp = pdf.open_metadata()
    info = {key: str(value) for key, value in pdf.docinfo.items()}
    assert info["/Title"] == xmp["dc:title"] == ABOUT.title
    assert info["/Author"] == ", ".join(xmp["dc:creator"]) == "Ada, Bob"
    assert info["/Subject"] == xmp["dc:description"]
    assert info["/Keywords"] == xmp["pdf:Keywords"]
    assert set(xmp["dc:subject"]) == set(ABOUT.subjects)
    assert info["/Producer"] == xmp["pdf:Producer"]
    for key, name in (("CreationDate", "CreateDate"), ("ModDate", "ModifyDate")):
        assert info[f"/{key}"] == pdf_date(str(xmp[f"xmp:{name}"]))


def test_pdf_2_has_no_info(tmp_path: Path):
    pdf = bound(tmp_path, chapter("one", 1), profile="ua2")

    assert "/Info" not in pdf.trailer
    assert pdf.pdf_version == "2.0"


@pytest.mark.parametrize(
    ("profile", "told"),
    [
        ("ua1", {"pdfaid:part": "3", "pdfaid:conformance": "A", "pdfuaid:part": "1"}),
        ("ua2", {"pdfaid:part": "4", "pdfaid:conformance": "F", "pdfuaid:part": "2"}),
    ],
)
def test_a_file_says_which_standards_it_keeps(
    tmp_path: Path, profile: str, told: dict[str, str]
):
    book = set_book(tmp_path, chapter("one", 1), profile=profile)

    pdf = opened(bind(book, SERIES))

    xmp = pdf.open_metadata()
    for name, value in told.items():
        assert xmp[name] == value


def test_attachments_are_associated_with_the_file(tmp_path: Path):
    book = set_book(tmp_path, chapter("one", 1))

    pdf = opened(bind(book, SERIES))

    (attached,) = pdf.Root.AF
    assert attached.AFRelationship == "/Data"
    assert str(attached.UF) == "visitors.csv"
    assert pdf.attachments["visitors.csv"].get_file().read_bytes() == SERIES.data
    assert pdf.attachments["visitors.csv"].get_file().mime_type == "text/csv"


@pytest.mark.parametrize("profile", ["ua1", "ua2"])
def test_a_figure_points_at_its_data(tmp_path: Path, profile: str):
    book = set_book(tmp_path, *specimen(), profile=profile)

    pdf = opened(bind(book, replace(SERIES, figure="one.f"), replace(OTHER, figure="")))

    named = {str(f.get("/ID", "")): f for f in elements(pdf, "Figure")}
    (data,) = named["one.f"].AF
    assert data.objgen == pdf.Root.AF[0].objgen
    assert data.EF.F.read_bytes() == SERIES.data
    assert len(pdf.Root.AF) == 2
    assert "/AF" not in named["one.c"]


def test_data_of_a_figure_that_the_book_lacks_is_refused(tmp_path: Path):
    book = set_book(tmp_path, chapter("one", 1))

    with pytest.raises(ValueError, match="“gone”"):
        bind(book, replace(SERIES, figure="gone"))


def test_a_division_in_another_language_says_so(tmp_path: Path):
    pdf = bound(
        tmp_path,
        chapter("one", 1),
        galley("two", "<section><p>Worte</p></section>", language="de"),
    )

    first, second = [e for e in elements(pdf, "Sect") if e.P.S == "/Document"]
    assert "/Lang" not in first
    assert str(second.Lang) == "de"


def test_a_book_with_errors_is_not_bound(tmp_path: Path):
    book = set_book(tmp_path, galley("one", '<p><a href="#gone">x</a></p>'))

    with pytest.raises(ValueError, match="errors"):
        bind(book)


def test_a_face_is_embedded_once_for_the_whole_book(tmp_path: Path):
    pdf = bound(tmp_path, *(chapter(name, 2) for name in ("one", "two", "three")))

    programs = [
        object_
        for object_ in pdf.objects
        if isinstance(object_, pikepdf.Dictionary) and "/FontFile2" in object_
    ]
    names = [str(descriptor.FontName) for descriptor in programs]
    assert len(names) == len(set(names)) == 2  # text and its semibold


def test_widths_are_those_of_the_embedded_font(tmp_path: Path):
    from fontTools.ttLib import TTFont

    pdf = bound(tmp_path, chapter("one", 2))

    fonts = pdf.pages[0].Resources.Font
    for font in fonts.values():
        glyphs = font.DescendantFonts[0]
        embedded = TTFont(
            io.BytesIO(glyphs.FontDescriptor.FontFile2.read_bytes()), lazy=True
        )
        metrics = embedded["hmtx"].metrics
        order, upem = embedded.getGlyphOrder(), embedded["head"].unitsPerEm
        runs = list(glyphs.W)
        for first, widths in zip(runs[0::2], runs[1::2], strict=True):
            for at, width in enumerate(widths):
                advance = metrics[order[int(first) + at]][0]
                assert abs(float(width) - advance * 1000 / upem) <= 1


def test_a_space_is_read_as_a_space_whichever_was_met_first(tmp_path: Path):
    pdf = bound(
        tmp_path,
        galley("one", "<p>no\u00a0break</p>"),
        galley("two", "<p>a break</p>"),
    )

    first, second = elements(pdf, "P")
    assert text_of(pdf, second) == "a break"
    assert text_of(pdf, first) == "no break"


@pytest.mark.parametrize("profile", ["ua1", "ua2"])
def test_the_same_book_gives_the_same_bytes_wherever_it_is_set(
    tmp_path: Path, profile: str
):
    script = (
        "import sys; from pathlib import Path; sys.path.insert(0, sys.argv[1])\n"
        "from tests.production.print.press import bind, set_book\n"
        "from tests.production.print.specimen import specimen\n"
        "book = set_book(Path(sys.argv[2]), *specimen(), profile=sys.argv[3])\n"
        "Path(sys.argv[2], 'book').write_bytes(bind(book))\n"
    )
    worlds = (
        {"TZ": "Asia/Seoul", "LC_ALL": "C", "PYTHONHASHSEED": "1"},
        {"TZ": "America/Lima", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "2"},
    )

    for number, world in enumerate(worlds):
        (tmp_path / str(number)).mkdir()
        subprocess.run(
            [sys.executable, "-c", script, ROOT, tmp_path / str(number), profile],
            env={**os.environ, **world},
            check=True,
            cwd=tmp_path,
        )

    first, second = ((tmp_path / str(n) / "book").read_bytes() for n in (0, 1))
    assert first == second


def test_the_file_names_no_folder_of_this_machine(tmp_path: Path):
    data = bind(set_book(tmp_path, *specimen()), SERIES)

    pdf = opened(data)
    for object_ in pdf.objects:
        if isinstance(object_, pikepdf.Stream) and "/Length1" not in object_:
            assert not re.search(rb"/(tmp|home|work|root)/", object_.read_bytes())


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_book_is_bound_beside_as_it_is_bound_here(tmp_path: Path, jobs: int):
    book = set_book(tmp_path, chapter("one", 3), chapter("two", 2))

    with (
        Crew() as crew,
        bind_beside(book, metadata=ABOUT, jobs=jobs, crew=crew) as sewn,
    ):
        assert sewn() == bind(book)


def test_a_binder_that_dies_leaves_the_work_to_the_press(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    book = set_book(tmp_path, chapter("one", 1))
    monkeypatch.setattr(ProcessPoolExecutor, "submit", lambda pool, work: _dead())

    with (
        Crew() as crew,
        bind_beside(book, metadata=ABOUT, jobs=2, crew=crew) as sewn,
    ):
        assert sewn() == bind(book)


def _dead() -> Future[bytes]:
    future: Future[bytes] = Future()
    future.set_exception(BrokenExecutor())
    return future
