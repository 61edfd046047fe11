"""Cuts out of page images, made so that letters can be told apart on a small field."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.ocr.images import flatten, opened

if TYPE_CHECKING:
    import numpy as np
    from PIL import Image

WHITE, BLACK = 255, 0

_MOST_PIXELS = 40_000_000
"""A page at 600 dpi; a larger one is kept smaller."""
_SMALL = 400
"""Pixels: narrower cuts are worked on at four times their size."""
_FINE = 4
_GRAIN, _BLUR, _SHARPEN = 0.04, 0.15, 1.5
"""Unsharp masking: the noise smoothed first and the blur taken off, in heights of type; how much.
Found by looking at typescript at 100 dpi on fields of four to seven lines of a terminal."""
_LEAST_CONTRAST = 24.0
"""Grey levels between ink and paper; less is noise, and not stretched to the full range."""


@dataclass(frozen=True, slots=True)
class Window:
    """A part of a page in pixels of its image; it may reach beyond the page."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def width(self) -> float:
        """Width in pixels."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """Height in pixels."""
        return self.y1 - self.y0


def decoded(path: Path) -> Image.Image:
    """A page image in greys (mode L), as it was scanned, at most of 40 million pixels.

    Raises:
        BadInputError: it is missing, broken, or no image of a page.
    """
    with opened(path) as image:
        image.load()
        grey = flatten(image).convert("L")
    factor = 1
    while grey.width * grey.height > _MOST_PIXELS * factor**2:
        factor += 1
    return grey.reduce(factor) if factor > 1 else grey


def cut(
    page: Image.Image, window: Window, size: tuple[int, int], type_height: float
) -> Image.Image:
    """A part of a page, sharpened, its contrast stretched to paper white and ink black.

    Args:
        page: in greys.
        window: the part, in pixels of the page.
        size: of the result in pixels, at least 1 × 1; they need not be square.
        type_height: height of a word on the page in pixels.

    Returns:
        Greys of that size.
    """
    import numpy as np
    from PIL import Image, ImageFilter

    width, height = size
    fine = _FINE if width < _SMALL else 1
    scale = fine * width / window.width
    sampled = _sampled(page, window).resize(
        (fine * width, max(height, round(window.height * scale))), Image.Resampling.BICUBIC
    )
    letters = type_height * scale
    smooth = sampled.filter(ImageFilter.GaussianBlur(_GRAIN * letters))
    blurred = np.asarray(smooth.filter(ImageFilter.GaussianBlur(_BLUR * letters)), np.float32)
    inked = np.asarray(smooth, np.float32)
    sharp = Image.fromarray(_stretched(inked + _SHARPEN * (inked - blurred)))
    return sharp.resize(size, Image.Resampling.BOX)


def _sampled(page: Image.Image, window: Window) -> Image.Image:
    """The window in pixels of the page; what lies beyond the page is paper."""
    import numpy as np
    from PIL import Image

    left, top = round(window.x0), round(window.y0)
    right, bottom = max(left + 1, round(window.x1)), max(top + 1, round(window.y1))
    inside = (max(0, left), max(0, top), min(page.width, right), min(page.height, bottom))
    if inside == (left, top, right, bottom):
        return page.crop(inside)
    if inside[0] >= inside[2] or inside[1] >= inside[3]:
        return Image.new("L", (right - left, bottom - top), WHITE)
    there = page.crop(inside)
    paper = int(np.median(np.asarray(there)))
    whole = Image.new("L", (right - left, bottom - top), paper)
    whole.paste(there, (inside[0] - left, inside[1] - top))
    return whole


def _stretched(greys: np.ndarray) -> np.ndarray:
    """Ink to black and paper, with its grain, to white.

    Most of a page is paper: it begins where four tenths are darker, but on a negative, where those
    are dark as well, well above the middle.
    """
    import numpy as np

    ink, most, light = (float(v) for v in np.percentile(greys, (1, 40, 98)))
    paper = max(most, ink + 0.65 * (light - ink), ink + _LEAST_CONTRAST)
    scaled = (greys - ink) * (WHITE / (paper - ink))
    return np.clip(scaled, BLACK, WHITE).astype(np.uint8)


def set_off(
    image: Image.Image, box: tuple[float, float, float, float], thickness: int, around: float
) -> Image.Image:
    """A cut with brackets around a box.

    Args:
        image: the cut, in greys.
        box: left, top, right and bottom in pixels of the cut.
        thickness: of the brackets, in pixels; they stand outside the box.
        around: contrast of what surrounds them, 0..1.

    Returns:
        A new image of the same size.
    """
    from PIL import Image, ImageDraw

    left, top = max(0, round(box[0]) - thickness), max(0, round(box[1]))
    right = min(image.width, round(box[2]) + thickness)
    bottom = min(image.height, round(box[3]))
    if right - left <= 2 * thickness or bottom - top < 1:
        return image.copy()
    result = Image.blend(Image.new("L", image.size, WHITE), image, around)
    result.paste(image.crop((left, top, right, bottom)), (left, top))
    draw = ImageDraw.Draw(result)
    serif = 2 * thickness
    for edge, inner in ((left, left + serif), (right - 1, right - 1 - serif)):
        draw.line((edge, top, edge, bottom - 1), BLACK, thickness)
        for y in (top, bottom - 1):
            draw.line((edge, y, inner, y), BLACK, thickness)
    return result
