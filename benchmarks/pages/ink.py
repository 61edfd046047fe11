"""Typed characters and rubber stamps as ink on an array: 0 is bare paper, 1 is full black."""

from functools import cache

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from benchmarks.pages.ageing import Ageing, Grid, patches
from benchmarks.pages.typeface import CELL_PX, Typeface, font_of, stamp_font

PAD_PX = 8
"""Room round a character for descenders and strokes wider than the cell."""

GLYPH_PX = 60
BASELINE_PX = 40
"""Height of a character's box, and how far below its top the letters stand."""

STAMP_SIZE_PX = 40
STAMP_TILT_DEGREES = 3.5


def coverage(image: Image.Image) -> Grid:
    """Brightness of an image as ink, 0-1."""
    return np.asarray(image, np.float32) * np.float32(1 / 255)


@cache
def glyph(face: Typeface, char: str) -> Grid:
    """One clean character, centred in its cell."""
    font, stroke = font_of(face, char)
    image = Image.new("L", (CELL_PX + 2 * PAD_PX, GLYPH_PX))
    left = PAD_PX + (CELL_PX - font.getlength(char)) / 2
    ImageDraw.Draw(image).text(
        (left, BASELINE_PX), char, fill=255, font=font, anchor="ls", stroke_width=stroke
    )
    return coverage(image)


def press(sheet: Grid, mark: Grid, x: int, y: int) -> None:
    """Lay a mark on the sheet with its top left corner at x, y; what falls outside is lost."""
    top, left = max(y, 0), max(x, 0)
    spot = sheet[top : y + mark.shape[0], left : x + mark.shape[1]]
    cut = mark[top - y : top - y + spot.shape[0], left - x : left - x + spot.shape[1]]
    np.maximum(spot, cut, out=spot)


def worn(mark: Grid, ageing: Ageing, rng: np.random.Generator) -> Grid:
    """The same character struck unevenly: fainter as a whole, and more so on one side."""
    force = np.clip(rng.normal(ageing.ink, ageing.ink_spread), 0.15, 1)
    tilt = rng.normal(0, ageing.ink_spread / 2, 2)
    down = np.linspace(-tilt[0], tilt[0], mark.shape[0], dtype=np.float32)
    across = np.linspace(-tilt[1], tilt[1], mark.shape[1], dtype=np.float32)
    return np.asarray(mark * np.clip(force + down[:, None] + across, 0, 1), np.float32)


def stamp(text: str, ageing: Ageing, rng: np.random.Generator) -> Grid:
    """A framed rubber stamp, slightly turned and patchily inked."""
    font = stamp_font(STAMP_SIZE_PX)
    left, top, right, bottom = (int(edge) for edge in font.getbbox(text))
    width, height = right - left + 48, bottom - top + 32
    image = Image.new("L", (width, height))
    draw = ImageDraw.Draw(image)
    draw.rectangle((2, 2, width - 3, height - 3), outline=255, width=4)
    draw.text((24 - left, 16 - top), text, fill=255, font=font)
    turned = image.rotate(
        rng.uniform(-STAMP_TILT_DEGREES, STAMP_TILT_DEGREES),
        Image.Resampling.BICUBIC,
        expand=True,
    ).filter(ImageFilter.GaussianBlur(0.8))
    mark = coverage(turned)
    cover = 0.75 * ageing.ink + 0.12 * patches(mark.shape[:2], 12, rng)
    return np.asarray(mark * np.clip(cover, 0.2, 1), np.float32)
