"""The e-book's cover: small as a file, and the same picture."""

from __future__ import annotations

import io

import pytest
from PIL import Image, ImageChops

from octavo.composition.cover import HEIGHT, WIDTH, cover_picture
from octavo.composition.vega import rasterise, register
from octavo.press.house import this_house
from octavo.production.foundry import cut_faces
from octavo.raster import with_palette
from tests.composition.specimen import fair_copy

FACES = this_house().faces


@pytest.fixture(scope="module")
def drawn() -> bytes:
    """The cover of the specimen as it is drawn."""
    cut_faces(FACES)
    register(FACES)
    return rasterise(cover_picture(fair_copy().publication, (1990.0, 2027.0)).svg)


def test_the_palette_changes_no_pixel_and_takes_a_fraction_of_the_bytes(drawn: bytes):
    small = with_palette(drawn)

    one, two = (Image.open(io.BytesIO(png)).convert("RGB") for png in (drawn, small))
    assert one.size == two.size == (WIDTH, HEIGHT)
    assert ImageChops.difference(one, two).getbbox() is None
    assert len(small) < 40_000 < len(drawn)


def test_the_same_cover_gives_the_same_bytes(drawn: bytes):
    assert with_palette(drawn) == with_palette(drawn)


def test_the_title_can_be_read_in_greyscale_at_the_size_of_a_thumbnail(drawn: bytes):
    grey = Image.open(io.BytesIO(drawn)).convert("L").resize((160, 256))

    greys = grey.crop((0, 20, 160, 64)).tobytes()

    # As large letters must stand out (WCAG 2.2, 1.4.3), blurred as these are.
    ink, ground = _luminance(min(greys)), _luminance(max(greys))
    assert (ground + 0.05) / (ink + 0.05) > 3


def _luminance(grey: int) -> float:
    """Relative luminance of a grey of sRGB, by WCAG 2.2."""
    return float(((grey / 255 + 0.055) / 1.055) ** 2.4)
