"""Real pictures in terminals that can show them, with the extra `images` (textual-image)."""

from __future__ import annotations

import os
from functools import lru_cache
from importlib.util import find_spec
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.widget import Widget

SWITCH = "WORKBENCH_IMAGES"
"""Environment variable; `blocks` keeps to characters in a terminal that promises too much."""


@lru_cache(maxsize=1)
def image_widget() -> type[Widget] | None:
    """A widget with an attribute `image`, for a terminal with Kitty's graphics or with Sixel.

    The terminal is asked the first time; that has to be before the UI reads the keyboard, or the
    answer is taken for keys.

    Returns:
        None where the extra is not installed or the terminal can not show pictures.
    """
    if os.environ.get(SWITCH) == "blocks" or find_spec("textual_image") is None:
        return None
    from textual_image.renderable import Image, SixelImage, TGPImage
    from textual_image.widget import Image as ImageWidget

    return ImageWidget if Image in (SixelImage, TGPImage) else None
