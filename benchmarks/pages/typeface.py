"""Typewriter faces by name, and the Debian packages that hold them."""

from dataclasses import dataclass
from functools import cache

from PIL import ImageFont

CELL_PX = 18
"""Width of one typed character before ageing, in pixels: ten to the inch at 180 dpi."""

STAMP_FILE = "cmunssdc.ttf"
STAMP_PACKAGE = "fonts-cmu"


class MissingFontError(Exception):
    """A font file is not installed; the message names the package that holds it."""


@dataclass(frozen=True)
class Typeface:
    """One typewriter.

    size_px makes an average letter one cell wide. Characters in `borrowed` are absent from the
    font, or drawn as another character, and come from the CMU face with strokes of weight_px.
    """

    file: str
    package: str
    size_px: int
    borrowed: str = ""
    weight_px: float = 0


CMU = Typeface("cmuntt.ttf", "fonts-cmu", 34)
CMU_LIGHT = Typeface("cmunbtl.ttf", "fonts-cmu", 34)
GNU = Typeface("GNUTypewriter.ttf", "fonts-gnutypewriter", 29, borrowed="№«»()[]–—…", weight_px=0.4)

FACES = {"cmu": CMU, "cmu-light": CMU_LIGHT, "gnutypewriter": GNU}


@cache
def load(file: str, package: str, size_px: int) -> ImageFont.FreeTypeFont:
    """Open a font by file name; Pillow looks through the system's font folders."""
    try:
        return ImageFont.truetype(file, size_px)
    except OSError as error:
        raise MissingFontError(
            f"font {file} is not installed: sudo apt-get install {package}"
        ) from error


def font_of(face: Typeface, char: str) -> tuple[ImageFont.FreeTypeFont, float]:
    """The font that holds a character, and the stroke in pixels that matches its weight."""
    if char in face.borrowed:
        return load(CMU.file, CMU.package, CMU.size_px), face.weight_px
    return load(face.file, face.package, face.size_px), 0


def stamp_font(size_px: int) -> ImageFont.FreeTypeFont:
    """The condensed sans of rubber stamps."""
    return load(STAMP_FILE, STAMP_PACKAGE, size_px)
