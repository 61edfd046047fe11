"""Page images: checks them before anything is done with them."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.disk import reading
from workbench.errors import BadInputError, Place

if TYPE_CHECKING:
    from PIL import Image

LARGEST_SIDE = 32_767
"""Pixels; Tesseract takes no more (INT16_MAX)."""
MOST_PIXELS = 178_000_000
"""An A3 page at 900 dpi; above it an image is taken for a decompression bomb."""
SMALLEST_SIDE = 16
"""Pixels; less can not hold a line of type."""

_FORMATS = ("PNG", "JPEG", "TIFF", "BMP", "WEBP", "JPEG2000")
_ADVICE = "give a PNG, TIFF or JPEG of the page, or scan it again"
_CONTAINERS = (
    (b"%PDF", "a PDF is not a page image", "run: pdftoppm -r 300 -png"),
    (b"AT&TFORM", "a DjVu file is not a page image", "run: ddjvu -format=tiff"),
)


@dataclass(frozen=True, slots=True)
class ImageInfo:
    """An image that passed the checks.

    Attributes:
        format: Pillow's name of the format: "PNG", "TIFF", "JPEG", …
        pages: number of pages, 1 except for a TIFF of several.
        width: of the first page in pixels.
        height: of the first page in pixels.
    """

    format: str
    pages: int
    width: int
    height: int


def check(image_path: Path) -> ImageInfo:
    """Decode every page of an image file, so that nothing later finds it broken.

    Raises:
        BadInputError: the file is missing, empty, truncated, no image, of an unknown format, or of
            a size that no page has.
    """
    with opened(image_path) as image:
        pages = _page_count(image)
        info = ImageInfo(image.format or "", pages, image.width, image.height)
        for page in range(pages):
            select(image, page, image_path)
            image.load()
        return info


@contextmanager
def opened(image_path: Path) -> Iterator[Image.Image]:
    """An image file, open.

    Raises:
        BadInputError: it can not be opened, or turns out broken while it is used.
    """
    from PIL import Image, UnidentifiedImageError

    place = Place(str(image_path))
    _check_file(image_path, place)
    try:
        with warnings.catch_warnings():
            # The limit is ours, and Pillow's warnings about odd metadata are not for the editor.
            warnings.simplefilter("ignore")
            with Image.open(image_path, formats=_FORMATS) as image:
                _check_size(image.width, image.height, place)
                yield image
    except UnidentifiedImageError as error:
        raise BadInputError(*_what_else(image_path), place) from error
    except Image.DecompressionBombError as error:
        raise BadInputError("too many pixels for a page", _ADVICE, place) from error
    except (OSError, SyntaxError, ValueError, EOFError) as error:
        # The decoders report broken data as any of these.
        raise BadInputError(f"a broken or truncated image ({error})", _ADVICE, place) from error


def _check_file(image_path: Path, place: Place) -> None:
    with reading(image_path), image_path.open("rb") as file:
        empty = not file.read(1)
    if empty:
        raise BadInputError("the file is empty", "copy or scan it again", place)


def _check_size(width: int, height: int, place: Place) -> None:
    if width * height > MOST_PIXELS or max(width, height) > LARGEST_SIDE:
        what = f"{width} × {height} pixels are too many for a page"
        raise BadInputError(what, "scale it down to 300 dpi", place)
    if min(width, height) < SMALLEST_SIDE:
        raise BadInputError(f"{width} × {height} pixels can not hold text", _ADVICE, place)


def _what_else(image_path: Path) -> tuple[str, str]:
    """Message and remedy for a file that is none of the formats."""
    with image_path.open("rb") as file:
        start = file.read(16)
    for magic, message, command in _CONTAINERS:
        if start.startswith(magic):
            return message, f"{command} {image_path.name}, then give its pages"
    if image_path.suffix.lower() == ".png":
        return "not a PNG, though it is named so", _ADVICE
    return "not an image that can be read", _ADVICE


def _page_count(image: Image.Image) -> int:
    """Pages of a TIFF; the frames of other formats are no pages."""
    return int(getattr(image, "n_frames", 1)) if image.format == "TIFF" else 1


def select(image: Image.Image, page: int, image_path: Path) -> None:
    """Turn an open image to one of its pages, from 0; its size is checked as the first one's."""
    if page == 0 and image.tell() == 0:
        return
    image.seek(page)
    _check_size(image.width, image.height, Place(str(image_path), field=f"page {page + 1}"))


def flatten(image: Image.Image) -> Image.Image:
    """The image in a mode that Tesseract and PNG share: 1, L or RGB, transparency on white."""
    from PIL import Image

    if image.mode in ("1", "L", "RGB"):
        return image
    if image.mode.startswith(("I", "F")):
        low, high = (float(value) for value in image.getextrema())  # type: ignore[arg-type]
        scale = 255.0 / (high - low) if high > low else 0.0
        return image.convert("F").point(lambda value: value * scale - low * scale).convert("L")
    if image.has_transparency_data:
        shown = image.convert("RGBA")
        paper = Image.new("RGBA", shown.size, (255, 255, 255, 255))
        return Image.alpha_composite(paper, shown).convert("RGB")
    return image.convert("L" if image.mode == "LA" else "RGB")
