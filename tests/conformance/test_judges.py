"""Each judge is tried on a file that is known good and on one that is known bad."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conformance import judges
from tests.conformance.samples import write_broken_pdf, write_epub, write_pdf


def test_epubcheck_passes_a_good_book(tmp_path: Path):
    assert judges.epubcheck(write_epub(tmp_path, good=True)) == []


def test_epubcheck_finds_the_missing_picture(tmp_path: Path):
    found = judges.epubcheck(write_epub(tmp_path, good=False))

    assert any("RSC-007" in one and "EPUB/line.xhtml" in one for one in found), found


def test_epubcheck_says_so_when_there_is_no_book(tmp_path: Path):
    (tmp_path / "not.epub").write_text("not a book")

    assert judges.epubcheck(tmp_path / "not.epub")


def test_ace_passes_a_good_book(tmp_path: Path):
    assert judges.ace(write_epub(tmp_path, good=True)) == []


def test_ace_finds_the_picture_without_alternative_text(tmp_path: Path):
    found = judges.ace(write_epub(tmp_path, good=False))

    assert any("image-alt" in one and "line.xhtml" in one for one in found), found


def test_verapdf_judges_many_files_at_one_start(tmp_path: Path):
    good, bad = write_pdf(tmp_path, good=True), write_pdf(tmp_path, good=False)
    broken = write_broken_pdf(tmp_path)

    found = judges.verapdf_all([good, bad, broken], "ua1")

    assert found[good] == []
    assert any(one.startswith("7.1-11") for one in found[bad]), found[bad]
    assert found[broken]


def test_verapdf_knows_one_flavour_from_another(tmp_path: Path):
    assert judges.verapdf(write_pdf(tmp_path, good=True), "ua2")


def test_qpdf_passes_a_good_file_and_finds_the_broken_one(tmp_path: Path):
    assert judges.qpdf_check(write_pdf(tmp_path, good=True)) == []
    assert judges.qpdf_check(write_broken_pdf(tmp_path))


def test_pdfjs_reads_outline_labels_language_and_figures(tmp_path: Path):
    reading = judges.pdfjs_report(write_pdf(tmp_path, good=True))

    assert reading.pages == 1
    assert reading.lang == "en"
    assert reading.marked
    assert reading.page_labels == ("iv",)
    assert reading.outline == (judges.Bookmark("Square", 1, 1),)
    assert reading.roles["Figure"] == 1
    assert reading.figures_without_alt == ()
    assert reading.broken == ()


def test_pdfjs_names_what_leads_nowhere(tmp_path: Path):
    reading = judges.pdfjs_report(write_pdf(tmp_path, good=False))

    assert reading.lang == ""
    assert not reading.marked
    assert reading.text == ("Here it is.",)
    assert reading.broken == (
        'outline “Nowhere”: no destination "nowhere"',
        'link on page 1: no destination "nowhere"',
    )


def test_pdfjs_names_a_figure_without_alternative_text(tmp_path: Path):
    path = write_pdf(tmp_path, good=True)
    path.write_bytes(path.read_bytes().replace(b"/Alt (A black square)", b" " * 21))

    assert judges.pdfjs_report(path).figures_without_alt == ("figure on page 1",)


def test_a_missing_judge_is_skipped_at_home(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setenv("PATH", "")

    with pytest.raises(pytest.skip.Exception, match="qpdf is not installed"):
        judges.qpdf_check(Path("any.pdf"))


def test_a_missing_judge_fails_where_ci_is_true(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("CI", "true")
    monkeypatch.setenv("PATH", "")

    with pytest.raises(pytest.fail.Exception, match="qpdf is not installed"):
        judges.qpdf_check(Path("any.pdf"))
