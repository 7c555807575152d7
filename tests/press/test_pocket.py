"""The PDF carries the data of its charts and the record of its edition."""

from __future__ import annotations

import csv
import io
import json
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pikepdf
import pytest

from octavo.model.blocks import Dataset
from octavo.model.edition import read_edition
from octavo.model.inlines import words
from octavo.press.building import build
from octavo.press.built import Built
from octavo.press.house import this_house
from octavo.press.order import PDF, Order
from octavo.press.pocket import charts, written
from tests.production.print.press import elements

ROOT = Path(__file__).resolve().parents[2]
TODAY = date(2026, 11, 24)


@pytest.fixture(scope="module", params=["specimen", "minimal"])
def built(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Built:
    """A book with charts, and one without any."""
    order = Order(
        shelf=tmp_path_factory.mktemp("dist"), formats=(PDF,), environ={}, jobs=2
    )
    folder = ROOT / "tests" / "books" / request.param
    made = build(folder, order, house=this_house(), today=TODAY)
    assert made.place is not None, (made.proofs.diagnostics, made.refused)
    return made


def file_of(built: Built) -> Path:
    assert built.place is not None
    return next(built.place.glob("*.pdf"))


def test_every_chart_has_its_rows_in_the_pocket(built: Built):
    assert built.proofs.fair_copy is not None
    drawn = charts(built.proofs.fair_copy)

    with pikepdf.open(file_of(built)) as pdf:
        assert set(pdf.attachments) == {"edition.json"} | {f"{c.id}.csv" for c in drawn}
        for chart in drawn:
            kept = pdf.attachments[f"{chart.id}.csv"]
            text = kept.get_file().read_bytes().decode("utf-8")
            rows = list(csv.DictReader(io.StringIO(text, newline="")))
            told = [
                {name: "" if v is None else str(v) for name, v in row.items()}
                for row in chart.data.rows
            ]
            assert rows == told
            assert kept.description == words(chart.title)
            assert kept.obj.AFRelationship == "/Data"


def test_the_figure_of_a_chart_points_at_its_rows(built: Built):
    assert built.proofs.fair_copy is not None
    drawn = charts(built.proofs.fair_copy)

    with pikepdf.open(file_of(built)) as pdf:
        pointing = {
            str(figure.ID): [str(file.UF) for file in figure.AF]
            for figure in elements(pdf, "Figure")
            if "/AF" in figure
        }

    assert pointing == {chart.id: [f"{chart.id}.csv"] for chart in drawn}


def test_the_record_is_edition_json_without_the_files(built: Built):
    with pikepdf.open(file_of(built)) as pdf:
        kept = pdf.attachments["edition.json"].get_file().read_bytes()
        labels = tuple(page.label for page in pdf.pages)

    edition = read_edition(json.loads(kept))
    assert built.edition is not None
    assert edition.content_digest == built.edition.content_digest
    assert edition.id == built.edition.id
    assert edition.page_labels == labels
    assert edition.files == ()


def test_another_program_takes_the_files_out(built: Built, tmp_path: Path):
    if shutil.which("pdfdetach") is None:
        pytest.skip("pdfdetach of poppler-utils is not installed")

    subprocess.run(
        ["pdfdetach", "-saveall", "-o", str(tmp_path), str(file_of(built))],
        check=True,
        capture_output=True,
    )

    with pikepdf.open(file_of(built)) as pdf:
        for name, kept in pdf.attachments.items():
            assert (tmp_path / name).read_bytes() == kept.get_file().read_bytes()


def test_a_value_with_a_comma_is_quoted_and_one_that_lacks_is_empty():
    rows = ({"a": "x, “y”", "b": None}, {"a": 1.5, "b": True}, {"a": 'z"'})

    text = written(Dataset(columns=("a", "b"), rows=rows))

    assert text == 'a,b\r\n"x, “y”",\r\n1.5,true\r\n"z""",\r\n'
