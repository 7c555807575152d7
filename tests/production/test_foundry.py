"""The faces: their names, their characters, and the same bytes each time."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from octavo.production import foundry
from octavo.production.faces import punches

ROOT = Path(__file__).resolve().parents[2]
FACES = ROOT / ".cache" / "octavo" / "faces"


@pytest.fixture(scope="module")
def faces() -> tuple[foundry.Face, ...]:
    return foundry.cut_faces(FACES)


def test_every_family_of_the_design_is_cast(faces: tuple[foundry.Face, ...]):
    cast = {(face.family, face.weight, face.style) for face in faces}

    for family in ("Briefing Text", "Briefing Note", "Briefing Sans"):
        assert {(family, 400, "normal"), (family, 600, "normal")} <= cast
        assert (family, 400, "italic") in cast
    assert ("Briefing Lead", 400, "normal") in cast
    assert ("Briefing Display", 400, "normal") in cast
    for kind in ("Serif", "Sans"):
        for region in ("JP", "KR"):
            assert (f"Noto {kind} CJK {region}", 400, "normal") in cast
            assert (f"Noto {kind} CJK {region}", 700, "normal") in cast


def test_a_face_is_called_by_the_name_and_weight_that_the_house_gives_it(
    faces: tuple[foundry.Face, ...],
):
    for face in faces:
        with TTFont(face.file, lazy=True) as font:
            names = font["name"]
            assert (names.getDebugName(16) or names.getDebugName(1)) == face.family
            assert font["OS/2"].usWeightClass == face.weight
            assert bool(font["OS/2"].fsSelection & 1) == (face.style == "italic")
            assert "fvar" not in font


def test_a_cut_face_does_not_bear_the_reserved_name(faces: tuple[foundry.Face, ...]):
    for face in faces:
        with TTFont(face.file, lazy=True) as font:
            names = font["name"].names
        borne = [n.toUnicode() for n in names if n.nameID in {1, 3, 4, 6, 16, 18, 25}]
        if face.family.startswith("Briefing"):
            assert not [name for name in borne if name.startswith("Source")]


def test_the_same_source_gives_the_same_bytes(tmp_path: Path):
    punch = next(p for p in punches() if p.file == "mono-regular.ttf")
    cut = (
        "import sys; from pathlib import Path; from octavo.production import foundry;"
        "punch = next(p for p in foundry.punches() if p.file == 'mono-regular.ttf');"
        "foundry._cut(punch, foundry._find(punch), Path(sys.argv[1]))"
    )
    for seed, zone in (("1", "UTC"), ("2", "Asia/Seoul")):
        subprocess.run(
            [sys.executable, "-c", cut, str(tmp_path / seed)],
            cwd=ROOT,
            env={"PYTHONHASHSEED": seed, "TZ": zone},
            check=True,
        )

    ready = (FACES / punch.file).read_bytes()
    assert (tmp_path / "1").read_bytes() == (tmp_path / "2").read_bytes() == ready


def test_what_lies_ready_is_not_cut_again(
    faces: tuple[foundry.Face, ...], monkeypatch: pytest.MonkeyPatch
):
    def cut_nothing(*_: object) -> None:
        raise AssertionError("a face was cut that lay ready")

    monkeypatch.setattr(foundry, "ProcessPoolExecutor", cut_nothing)

    assert foundry.cut_faces(FACES) == faces


def test_a_spoilt_face_is_cut_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    few = tuple(p for p in punches() if p.file == "mono-regular.ttf")
    monkeypatch.setattr(foundry, "punches", lambda: few)
    (first,) = foundry.cut_faces(tmp_path)
    first.file.write_bytes(first.file.read_bytes()[:1000])
    (tmp_path / "stranger.ttf").write_bytes(b"")

    (second,) = foundry.cut_faces(tmp_path)

    assert second == first
    assert foundry._digest(second.file) == first.digest
    assert not (tmp_path / "stranger.ttf").exists()


def test_a_family_covers_what_all_its_faces_have(faces: tuple[foundry.Face, ...]):
    covered = foundry.covers(faces)

    assert {ord("a"), ord("–"), ord("’"), ord("ō")} <= covered["Briefing Text"]
    assert ord("독") not in covered["Briefing Text"]
    assert {ord("竹"), ord("島")} <= covered["Noto Serif CJK JP"]
    assert {ord("독"), ord("도")} <= covered["Noto Sans CJK KR"]
    assert all(0xE000 not in points for points in covered.values())


def test_a_missing_font_is_named_with_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(foundry, "CJK_FOLDER", tmp_path)

    with pytest.raises(foundry.MissingFontError, match=r"install .* fonts-noto-cjk"):
        foundry.cut_faces(tmp_path / "faces")


def test_fontconfig_knows_the_faces_of_the_house_and_no_others(
    faces: tuple[foundry.Face, ...], tmp_path: Path
):
    file = foundry.write_fontconfig(tmp_path / "fonts.conf", faces)
    text = file.read_text("utf-8")

    assert text.count("<dir>") == 1
    assert f"<dir>{FACES}</dir>" in text
    assert "<include" not in text
