"""The shelf: found accessible by axe, read by clients that are not ours."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path

import feedparser
import pytest

from octavo.cli import main
from octavo.press.arranging import arrange
from octavo.press.house import this_house
from tests.conformance.shelf import open_opds, open_opds2, open_page
from tests.house.source import ROOT

BOOKS = ROOT / "tests" / "books"
PAGES = ("feed.atom", "index.html", "opds.json", "opds.xml")


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two publications, one of them in two editions."""
    there = tmp_path_factory.mktemp("shelf")
    shelf = there / "dist"
    small = Path(shutil.copytree(BOOKS / "minimal", there / "minimal"))
    large = Path(shutil.copytree(BOOKS / "specimen", there / "specimen"))
    for book in (small, large):
        assert main(["publish", str(book), "--out", str(shelf), "--quiet"]) == 0
    edition = large / "publication.yaml"
    text = edition.read_text("utf-8")
    text = text.replace('id: "2026"', 'id: "2027"').replace("2026-11-24", "2027-06-01")
    edition.write_text(text.replace('since: "2024"', 'since: "2026"'), "utf-8")
    river = large / "divisions" / "river.yaml"
    river.write_text(river.read_text("utf-8").replace('"80"', '"84"'), "utf-8")
    assert main(["publish", str(large), "--out", str(shelf), "--quiet"]) == 0
    return shelf


def test_axe_finds_nothing_in_light_and_dark_wide_and_narrow(shelf: Path):
    found = open_page(shelf / "index.html")

    assert found["violations"] == []
    assert found["overflow"] == []
    assert found["failed"] == []
    assert found["scripts"] == 0
    assert found["printed"] == "rgb(255, 255, 255)"


def test_axe_finds_what_is_broken(shelf: Path):
    page = (shelf / "index.html").read_text("utf-8")
    broken = shelf / "broken.html"
    broken.write_text(page.replace('alt="Cover of ', 'data-alt="'), "utf-8")

    found = open_page(broken)["violations"]

    broken.unlink()
    assert any("image-alt" in one for one in found)


def test_the_page_tells_size_and_digest_of_every_file(shelf: Path):
    page = (shelf / "index.html").read_text("utf-8")

    for file in sorted(shelf.glob("*/*/*.pdf")) + sorted(shelf.glob("*/*/*.epub")):
        assert f'href="{file.relative_to(shelf)}"' in page
    for folder in ("minimal/2026", "specimen/2027"):
        for file in (*(shelf / folder).glob("*.pdf"), *(shelf / folder).glob("*.epub")):
            assert hashlib.sha256(file.read_bytes()).hexdigest() in page
    assert "Width: 84 m (2025). Before: 80 m (2025)" in page
    assert "The River Book. Second edition. A Small Press, 2026." in page
    assert "Earlier editions" in page
    assert "Checked when it was made" not in page  # no judge was asked


def test_a_client_of_opds_reads_books_and_covers(shelf: Path):
    feed = open_opds(shelf / "opds.xml")

    assert feed["kind"] == "AcquisitionFeed"
    titles = [entry["title"] for entry in feed["entries"]]
    assert titles[0].startswith("A Small Book: of nearly nothing")
    assert titles[1].startswith("The River Book: one of everything")
    for entry in feed["entries"]:
        kinds = [kind for kind, _, _ in entry["links"]]
        assert kinds.count("OPDSAcquisitionLink") == 2
        assert kinds.count("OPDSArtworkLink") == 2
        assert all((shelf / path).is_file() for _, path, _ in entry["links"])
        assert entry["language"] == "en-GB"


def test_readium_reads_the_catalogue_in_json(shelf: Path):
    feed = open_opds2(shelf / "opds.json")

    assert feed["self"] == ["application/opds+json"]
    small, large = feed["publications"]
    assert (small["title"], large["title"]) == ("A Small Book", "The River Book")
    assert large["identifier"] == "urn:isbn:9780000000002"
    assert large["pages"] > small["pages"] > 0
    assert large["languages"] == ["en-GB"]
    assert [path for _, path, _ in small["links"]] == [
        "https://shelf.example/minimal/2026/minimal-2026.epub",
        "https://shelf.example/minimal/2026/minimal-2026.pdf",
    ]
    assert all((shelf / path).is_file() for path in large["images"])


@pytest.mark.parametrize("name", ["feed.atom", "opds.xml"])
def test_a_feed_reader_finds_the_feeds_well_formed(shelf: Path, name: str):
    feed = feedparser.parse((shelf / name).read_bytes())

    assert not feed.bozo, feed.get("bozo_exception")
    assert feed.version == "atom10"
    assert feed.feed.id.startswith("urn:uuid:")
    ids = [entry.id for entry in feed.entries]
    assert len(set(ids)) == len(ids)
    assert all(e.updated_parsed and e.author and e.title for e in feed.entries)


def test_the_feed_tells_every_edition_the_newest_first_with_what_changed(shelf: Path):
    feed = feedparser.parse((shelf / "feed.atom").read_bytes())

    days = [entry.updated[:10] for entry in feed.entries]
    assert days == ["2027-06-01", "2026-11-24", "2026-11-24"]
    assert feed.feed.updated == "2027-06-01T00:00:00Z"
    told = feed.entries[0].content[0].value
    assert "1 new figure since edition 2026" in told
    assert "Width: 84 m" in told
    for entry in feed.entries:
        assert len([x for x in entry.links if x.rel == "enclosure"]) == 2


def test_the_same_shelf_gives_the_same_pages(shelf: Path):
    before = {name: (shelf / name).read_bytes() for name in PAGES}

    arrange(shelf, house=this_house())

    assert {name: (shelf / name).read_bytes() for name in PAGES} == before


def test_the_pages_name_what_a_judge_passed_in_this_build(tmp_path: Path, shelf: Path):
    copied = Path(shutil.copytree(shelf, tmp_path / "dist"))
    file = copied / "minimal" / "2026" / "edition.json"
    edition = json.loads(file.read_text("utf-8")) | {
        "checked": ["EPUB 3.3", "PDF/UA-1"]
    }
    file.write_text(json.dumps(edition), "utf-8")

    arrange(copied, house=this_house())

    page = (copied / "index.html").read_text("utf-8")
    assert page.count("Checked when it was made: EPUB 3.3, PDF/UA-1.") == 1
    unasked = "No judge of standards was asked when it was made."
    assert page.count(unasked) == 1  # of the other publication
    assert (shelf / "index.html").read_text("utf-8").count(unasked) == 2


def test_what_no_press_put_there_is_passed_over(tmp_path: Path, shelf: Path):
    copied = Path(shutil.copytree(shelf, tmp_path / "dist"))
    (copied / "stray" / "1").mkdir(parents=True)
    (copied / "stray" / "1" / "edition.json").write_text("{}", "utf-8")

    arrange(copied, house=this_house())

    for name in PAGES:
        assert (copied / name).read_bytes() == (shelf / name).read_bytes()


def test_an_empty_shelf_says_so(tmp_path: Path):
    arrange(tmp_path, house=this_house())

    assert (
        "No edition stands on the shelf yet." in (tmp_path / "index.html").read_text()
    )
    assert not feedparser.parse((tmp_path / "opds.xml").read_bytes()).bozo
