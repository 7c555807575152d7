"""Raster pictures: opened, measured, made small. The only place that knows Pillow.

*Takes* a file or the bytes of a picture. *Gives* its size and format, or the same
picture in fewer bytes. Known by all rooms, and knows none.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageFile, UnidentifiedImageError

FORMATS = ("JPEG", "PNG")
MODES = ("1", "L", "LA", "P", "PA", "RGB", "RGBA", "YCbCr")
PALETTE = 256  # colours: as many as a PNG of one byte a pixel can name


class UnreadablePictureError(ValueError):
    """A picture that cannot be read to its end, is too large to be one, or has colours
    that not every screen knows. `fix`: what its owner can do."""

    def __init__(self, told: str, fix: str = "save the file anew") -> None:
        super().__init__(told)
        self.fix = fix


@dataclass(frozen=True, slots=True)
class Measured:
    """Size in px, and the format found in the file itself: a name of `FORMATS`."""

    width: int
    height: int
    format: str


def measure(path: Path) -> Measured:
    """The size and format of a PNG or JPEG, which is read to its end.

    Raises `UnreadablePictureError`.
    """
    try:
        with warnings.catch_warnings(), _to_its_end():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(path, formats=FORMATS) as image:
                found = Measured(*image.size, image.format or "")
                image.draft("L", (64, 64))
                image.load()
                _check_mode(image.mode)
    except UnreadablePictureError:
        raise
    except UnidentifiedImageError as fault:
        raise UnreadablePictureError("it is neither PNG nor JPEG") from fault
    except (
        OSError,
        SyntaxError,
        ValueError,
        Image.DecompressionBombError,
        Image.DecompressionBombWarning,
    ) as fault:
        raise UnreadablePictureError(str(fault)) from fault
    return found


def _check_mode(mode: str) -> None:
    if mode not in MODES:
        told = f"its pixels are {mode}, expected RGB or grey of 8 bits a channel"
        raise UnreadablePictureError(told, "convert it to RGB with 8 bits a channel")


@contextmanager
def _to_its_end() -> Iterator[None]:
    """Pictures that end too early are faults here.

    # quirk(weasyprint 70): its import makes Pillow take them, for the whole process.
    """
    tolerant = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = tolerant


def with_palette(png: bytes) -> bytes:
    """A drawing without transparency as a PNG that names its colours in a palette.

    The pixels are the same if the drawing has at most 256 colours; of more, the nearest
    256 are kept, without dither.
    """
    with Image.open(io.BytesIO(png), formats=("PNG",)) as image:
        whole = image.convert("RGB")
    target = io.BytesIO()
    small = whole.quantize(PALETTE, dither=Image.Dither.NONE)
    small.save(target, "PNG", optimize=True)
    return target.getvalue()
