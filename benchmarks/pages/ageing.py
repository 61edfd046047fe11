"""What typing, time and a poor scanner do to a page."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

Grid = NDArray[np.float32]
"""One number a pixel, rows first."""


@dataclass(frozen=True)
class Ageing:
    """One state of wear. Pixels are those of the clean page, before `scale` is applied.

    jitter_px      deviation of each character from its place, 0-3
    ink            mean darkness of a struck character, 0-1
    ink_spread     deviation of that darkness from stroke to stroke, 0-0.4
    ribbon         deviation of darkness over patches of a few words, 0-0.3
    blur_px        radius of the Gaussian blur, 0-4
    scale          linear size of the scan against the clean page, 0.3-1
    noise          deviation of each scanned pixel, in grey levels, 0-40
    paper          grey of bare paper, 0-255
    black          grey of full ink, 0-255
    mottle         deviation of the paper's grey over large patches, 0-20
    specks         dust and pinholes a page, 0-2000
    skew_degrees   turn of the sheet in the scanner, -2 to 2
    grey_levels    greys the scanner tells apart, 2-256: fewer make smaller files
    """

    jitter_px: float
    ink: float
    ink_spread: float
    ribbon: float
    blur_px: float
    scale: float
    noise: float
    paper: int = 226
    black: int = 38
    mottle: float = 2
    specks: int = 150
    skew_degrees: float = 0.15
    grey_levels: int = 32


NONE = Ageing(0, 1, 0, 0, 0, 1, 0, paper=255, black=0, mottle=0, specks=0, skew_degrees=0)
LIGHT = Ageing(0.7, 0.88, 0.10, 0.05, 2.08, 0.54, 10)
HEAVY = Ageing(0.8, 0.85, 0.12, 0.06, 2.0, 0.54, 10, paper=216, black=44, mottle=3, specks=250)

PRESETS = {"none": NONE, "light": LIGHT, "heavy": HEAVY}


def patches(shape: tuple[int, int], grain_px: int, rng: np.random.Generator) -> Grid:
    """Smooth random field of mean 0 and deviation near 1 whose spots measure about grain_px."""
    coarse = rng.normal(size=(shape[0] // grain_px + 3, shape[1] // grain_px + 3))
    image = Image.fromarray(coarse.astype(np.float32))
    return np.asarray(image.resize((shape[1], shape[0]), Image.Resampling.BICUBIC), np.float32)


def _specks(grey: Grid, ageing: Ageing, rng: np.random.Generator) -> None:
    """Dust darkens and pinholes in the ink lighten, each spot one to three pixels wide."""
    height, width = grey.shape
    for _ in range(ageing.specks):
        y, x = int(rng.integers(height)), int(rng.integers(width))
        size = int(rng.integers(1, 4))
        grey[y : y + size, x : x + size] += rng.normal(-20, 45)


def _picture(grey: Grid) -> Image.Image:
    return Image.fromarray(np.clip(grey, 0, 255).astype(np.uint8))


def age(ink: Grid, ageing: Ageing, rng: np.random.Generator) -> Image.Image:
    """Turn a clean sheet of ink (0 bare, 1 black) into an 8-bit grey scan."""
    shape = (ink.shape[0], ink.shape[1])
    faded = np.clip(ink * (1 + ageing.ribbon * patches(shape, 90, rng)), 0, 1)
    paper = ageing.paper + ageing.mottle * patches(shape, 300, rng)
    grey = np.asarray(paper - faded * (paper - ageing.black), np.float32)
    _specks(grey, ageing, rng)
    image = _picture(grey).filter(ImageFilter.GaussianBlur(ageing.blur_px))
    image = image.rotate(
        rng.normal(0, ageing.skew_degrees), Image.Resampling.BICUBIC, fillcolor=ageing.paper
    )
    size = (round(image.width * ageing.scale), round(image.height * ageing.scale))
    scan = np.array(image.resize(size, Image.Resampling.LANCZOS), np.float32)
    scan += rng.normal(0, ageing.noise, scan.shape)
    step = 256 / ageing.grey_levels
    return _picture(np.floor(scan / step) * step)
