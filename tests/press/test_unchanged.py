"""A build that would make what stands on the shelf is not done again."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from octavo.model.variants import PRINTER, VARIANTS
from octavo.press import building, equipment
from octavo.press.arranging import arrange
from octavo.press.building import build
from octavo.press.built import Built
from octavo.press.equipment import equipment_digest
from octavo.press.house import House, this_house
from octavo.press.order import EPUB, JUDGES, Order
from octavo.press.unchanged import key_of, recall
from octavo.production import faces

ROOT = Path(__file__).resolve().parents[2]
TODAY = date(2026, 11, 24)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a book, its e-book on a shelf, and what was kept."""
    base = tmp_path_factory.mktemp("unchanged")
    shutil.copytree(ROOT / "tests" / "books" / "minimal", base / "book")
    build(base / "book", order_of(base), house=house_of(base), today=TODAY)
    return base


@pytest.fixture
def base(built: Path, tmp_path: Path) -> Path:
    """A copy of it at the same distance from its shelf; the note tells whole paths."""
    shutil.copytree(built, tmp_path / "base")
    build_again = tmp_path / "base"
    order, house = order_of(build_again), house_of(build_again)
    build(build_again / "book", order, house=house, today=TODAY)
    return build_again


def house_of(base: Path) -> House:
    return House(this_house().root, base / "kept")


def order_of(base: Path) -> Order:
    return Order(shelf=base / "shelf", formats=(EPUB,), environ={})


def is_recalled(base: Path, order: Order | None = None, today: date = TODAY) -> bool:
    order = order or order_of(base)
    return recall(base / "book", order, house=house_of(base), today=today) is not None


def test_the_same_build_is_recalled_with_its_files_and_faults(base: Path) -> None:
    order, house = order_of(base), house_of(base)
    again = build(base / "book", order, house=house, today=TODAY)
    arrange(order.shelf, house=house)

    told = recall(base / "book", order, house=house, today=TODAY)

    assert told is not None
    assert told.edition
    assert again.edition
    assert told.edition.files == again.edition.files
    assert told.proofs.diagnostics == again.proofs.diagnostics
    assert told.place == again.place
    assert not told.is_new


@pytest.mark.parametrize("page", ["index.html", "feed.atom"])
def test_pages_of_the_shelf_that_are_gone_or_old_are_to_be_made(
    base: Path, page: str
) -> None:
    order, house = order_of(base), house_of(base)
    build(base / "book", order, house=house, today=TODAY)
    file = arrange(order.shelf, house=house)[page]
    os.utime(file, (1, 1))

    old = recall(base / "book", order, house=house, today=TODAY)
    file.unlink()
    gone = recall(base / "book", order, house=house, today=TODAY)

    assert old is not None
    assert gone is not None
    assert old.is_new
    assert gone.is_new


def test_a_word_that_is_other_is_seen(base: Path) -> None:
    file = base / "book" / "publication.yaml"
    file.write_text(file.read_text("utf-8") + "# a remark\n", "utf-8")

    assert not is_recalled(base)


def test_what_is_saved_while_the_book_is_made_is_seen(
    base: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = base / "book" / "publication.yaml"
    make = building.make

    def make_and_save(*given: Any, **named: Any) -> Built:
        file.write_text(file.read_text("utf-8") + "# saved meanwhile\n", "utf-8")
        return make(*given, **named)

    monkeypatch.setattr(building, "make", make_and_save)
    file.write_text(file.read_text("utf-8") + "# new\n", "utf-8")
    build(base / "book", order_of(base), house=house_of(base), today=TODAY)

    assert not is_recalled(base)


def test_a_new_file_is_seen(base: Path) -> None:
    (base / "book" / "data").mkdir(exist_ok=True)
    (base / "book" / "data" / "new.csv").write_text("a,b\n", "utf-8")

    assert not is_recalled(base)


@pytest.mark.parametrize("fault", ["gone", "other", "more"])
def test_a_shelf_that_was_touched_is_seen(base: Path, fault: str) -> None:
    book = next((base / "shelf").rglob("*.epub"))
    match fault:
        case "gone":
            book.unlink()
        case "other":
            book.write_bytes(book.read_bytes()[:-1] + b"x")
        case "more":
            book.with_name("stray").write_text("")

    assert not is_recalled(base)


def test_another_day_or_order_is_seen(base: Path) -> None:
    order = order_of(base)

    assert is_recalled(base)
    assert not is_recalled(base, today=date(2026, 11, 25))
    assert not is_recalled(base, replace(order, within=30))
    assert not is_recalled(base, replace(order, strict=True))
    assert not is_recalled(base, replace(order, environ={"SOURCE_DATE_EPOCH": "0"}))
    assert not is_recalled(base, replace(order, paper="letter"))
    assert not is_recalled(base, replace(order, profile="ua2"))


def key(base: Path, order: Order) -> str:
    return key_of(base / "book", order, house=house_of(base), today=TODAY)


def test_other_books_besides_are_seen(base: Path) -> None:
    order = order_of(base)
    keys = {key(base, replace(order, variants=(name,))) for name in VARIANTS}

    assert len({*keys, key(base, order)}) == len(VARIANTS) + 1


def test_another_profile_of_the_press_is_seen(
    base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The one that is named, and the one of the machine where none is."""
    machine, named = tmp_path / "machine.icc", tmp_path / "named.icc"
    monkeypatch.setattr("octavo.press.unchanged.press_profile", lambda: machine)
    printer = replace(order_of(base), variants=(PRINTER,))
    orders = {
        "": order_of(base),
        "machine": printer,
        "named": replace(printer, icc=named),
    }

    def changed(file: Path) -> list[str]:
        before = {name: key(base, order) for name, order in orders.items()}
        file.write_bytes(b"another")
        return [name for name in orders if key(base, orders[name]) != before[name]]

    machine.write_bytes(b"one")
    named.write_bytes(b"one")
    assert changed(machine) == ["machine"]
    assert changed(named) == ["named"]


@pytest.mark.parametrize("judge", ["jar", "npm", "java"])
def test_another_judge_is_seen(
    base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, judge: str
) -> None:
    files = {
        "jar": tmp_path / "jars" / "greenfield-apps-1.jar",
        "npm": tmp_path / "node_modules" / ".package-lock.json",
        "java": tmp_path / "bin" / "java",
    }
    for file in files.values():
        file.parent.mkdir()
        file.write_text("of old")
    files["java"].chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    order = replace(order_of(base), judge=True, environ={JUDGES: str(tmp_path)})
    before = key(base, order), key(base, replace(order, judge=False))

    files[judge].write_text("of late")

    assert key(base, order) != before[0]
    assert key(base, replace(order, judge=False)) == before[1]


@pytest.mark.parametrize("part", ["octavo", "templates", "assets", "faces"])
def test_other_equipment_is_seen(
    tmp_path: Path, part: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = House(tmp_path)
    house.templates.mkdir()
    house.assets.mkdir()
    house.faces.mkdir(parents=True)
    before = equipment_digest(house)
    equipment_digest.cache_clear()
    assert equipment_digest(house) == before

    equipment_digest.cache_clear()
    match part:
        case "octavo":
            (tmp_path / "press").mkdir()
            code = tmp_path / "press" / "equipment.py"
            code.write_text("")
            monkeypatch.setattr(equipment, "__file__", str(code))
            after = equipment_digest(house)
        case "templates":
            (house.templates / "new.j2").write_text("")
            after = equipment_digest(house)
        case "assets":
            (house.assets / "new.css").write_text("")
            after = equipment_digest(house)
        case _:
            (house.faces / "new.ttf").write_text("")
            after = equipment_digest(house)
    equipment_digest.cache_clear()

    assert after != before


def test_other_fonts_of_the_system_are_seen(
    base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "noto"
    folder.mkdir()
    for font in faces.CJK_FOLDER.glob("*.ttc"):
        (folder / font.name).symlink_to(font)
    monkeypatch.setattr(faces, "CJK_FOLDER", folder)
    assert is_recalled(base)

    newer = folder / "NotoSerifCJK-Bold.ttc"
    newer.unlink()
    newer.write_bytes(b"another release")

    assert not is_recalled(base)


def test_what_is_unchanged_is_told_without_loading_a_room(base: Path) -> None:
    script = (
        "import sys\n"
        "from datetime import date\n"
        "from pathlib import Path\n"
        "import octavo.cli.making\n"
        "from octavo.press.house import House, this_house\n"
        "from octavo.press.order import EPUB, Order\n"
        "from octavo.press.unchanged import recall\n"
        f"base = Path({str(base)!r})\n"
        "house = House(this_house().root, base / 'kept')\n"
        "order = Order(shelf=base / 'shelf', formats=(EPUB,), environ={})\n"
        "told = recall(base / 'book', order, house=house, today=date(2026, 11, 24))\n"
        "heavy = [m for m in sys.modules if m.startswith(('octavo.manuscript',"
        " 'octavo.editorial', 'octavo.composition', 'yaml', 'weasyprint'))]\n"
        "print(told is not None, heavy)\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", script],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )

    assert ran.stdout == "True []\n"
