"""Takes page images into the project, as `scans/ID/page-001.png` and so on."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

from workbench import disk
from workbench.errors import BadInputError, Place, StorageError
from workbench.ocr.images import check, flatten, opened, select

if TYPE_CHECKING:
    from PIL import Image


def store_page(image_path: Path, folder: Path, number: int, page: int = 0) -> Path:
    """Take one page image into the project as `folder/page-001.png`.

    A PNG is copied byte for byte; every other format is converted to PNG without loss, turned
    upright as its EXIF orientation says, transparency laid on white.

    Args:
        image_path: the image file.
        folder: the document's folder under `scans/`; made when it is missing.
        number: of the page in the document, from 1; gives the name.
        page: index of the page in the image file, from 0.

    Returns:
        The path of the page in the project, where the same page may have stood already.

    Raises:
        BadInputError: the image does not pass `check`, or another image stands under that name.
        StorageError: the disk refused.
    """
    target = folder / f"page-{number:03}.png"
    with opened(image_path) as image:
        select(image, page, image_path)
        image.load()
        data = image_path.read_bytes() if image.format == "PNG" else _as_png(image)
    if not target.exists():
        disk.write_bytes(target, data)
        return target
    if not _same_picture(target, data):
        raise BadInputError(
            f"another page stands there already, {image_path} was not taken in",
            "import it under another document id, or move the old page away",
            Place(str(target)),
        )
    return target


def store_pages(image_path: Path, folder: Path, first: int = 1) -> tuple[Path, ...]:
    """Take all pages of an image file into the project, numbered from `first`; see `store_page`."""
    pages = check(image_path).pages
    return tuple(store_page(image_path, folder, first + page, page) for page in range(pages))


def _as_png(image: Image.Image) -> bytes:
    from PIL import ImageOps

    upright = ImageOps.exif_transpose(image)
    buffer = io.BytesIO()
    flatten(upright).save(buffer, format="PNG", optimize=True)
    return buffer.getvalue()


def _same_picture(path: Path, data: bytes) -> bool:
    """Whether the file at `path` shows what the PNG `data` shows, however it is packed."""
    from PIL import Image

    try:
        stored = path.read_bytes()
    except OSError as error:
        raise StorageError(f"can not be read: {error.strerror}", "", Place(str(path))) from error
    if stored == data:
        return True
    try:
        with Image.open(io.BytesIO(stored)) as ours, Image.open(io.BytesIO(data)) as theirs:
            same_form = (ours.mode, ours.size) == (theirs.mode, theirs.size)
            return same_form and ours.tobytes() == theirs.tobytes()
    except (OSError, SyntaxError, ValueError):
        return False
