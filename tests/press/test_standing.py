"""What stands on the shelf and was put there by no press is passed over."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from pathlib import Path

import pytest

from octavo.model.edition import Edition
from octavo.press.arranging import standing

EDITION = Edition(
    slug="minimal",
    id="2026",
    label="",
    title="A Small Book",
    date="2026-11-24",
    as_of="2026-11-01",
    files=(),
    pages=0,
    page_labels=(),
    content_digest="",
)


def _stand(shelf: Path, folder: str, told: object, changes: str = "") -> None:
    place = shelf / "minimal" / folder
    place.mkdir(parents=True)
    (place / "edition.json").write_text(json.dumps(told), "utf-8")
    if changes:
        (place / "changes.json").write_text(changes, "utf-8")


@pytest.mark.parametrize(
    "odd",
    [
        {"date": 5},
        {"date": "soon"},
        {"as_of": None},
        {"title": ["A"]},
        {"pages": "three"},
        {"files": {}},
        {"files": [3]},
        {"another": "key"},
    ],
)
def test_an_edition_that_tells_itself_oddly_is_passed_over(
    tmp_path: Path, odd: dict[str, object]
) -> None:
    _stand(tmp_path, "2026", asdict(EDITION))
    _stand(tmp_path, "2025", {**asdict(replace(EDITION, id="2025")), **odd})

    (one,) = standing(tmp_path)

    assert [edition.folder for edition in one.editions] == ["minimal/2026"]


def test_books_that_are_not_what_was_published_are_passed_over(tmp_path: Path) -> None:
    _stand(tmp_path, "2026", asdict(EDITION))
    _stand(tmp_path, "2026+unpublished", asdict(EDITION))

    (one,) = standing(tmp_path)

    assert [edition.folder for edition in one.editions] == ["minimal/2026"]


@pytest.mark.parametrize("told", ["[]", "3", '{"changes": 3}', "{", "{}"])
def test_changes_that_cannot_be_read_keep_no_other_edition_off(
    tmp_path: Path, told: str
) -> None:
    _stand(tmp_path, "2026", asdict(EDITION))
    _stand(tmp_path, "2025", asdict(replace(EDITION, id="2025")), told)

    (one,) = standing(tmp_path)

    assert [edition.folder for edition in one.editions] == ["minimal/2026"]
