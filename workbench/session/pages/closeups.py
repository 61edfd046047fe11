"""Pictures of what is in sight: the word large, and the page around its line."""

from __future__ import annotations

import threading
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.errors import BadInputError
from workbench.ocr.cuts import WHITE, Window, cut, decoded, set_off
from workbench.ocr.layout import Box
from workbench.session.pages.sight import LineSight, Sight

if TYPE_CHECKING:
    from PIL import Image

_ROOM = 1.35
"""Height of a close-up, in heights of type: the word and a little of the paper."""
_BESIDE = 0.5
"""What is seen of the line on either side of a long word, in heights of type: a letter or so."""
_PADDING = 0.25
"""Between a word and the brackets around it, in heights of type."""
_AROUND_WORD, _AROUND_LINE = 0.45, 0.75
"""Contrast of what surrounds the word, in a close-up and on the page."""
_GAP = 6
"""Pixels between the parts of a word that stand on different lines."""
_LEAST_TYPE = 8.0
"""Widths of a pixel that type is high on the page around a line: about what can still be read."""
_DISTORTED = 0.02
"""Shares by which an image may be of another shape than the one that was read."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field to show a picture on.

    Attributes:
        width: in pixels.
        height: in pixels.
        pixel_height: of a pixel, in widths of one.
        frame: thickness of the brackets around the word, in pixels.
        has_greys: whether what surrounds the word can be paler; else there is only ink and paper.
    """

    width: int
    height: int
    pixel_height: float = 1.0
    frame: int = 1
    has_greys: bool = True


class Closeups:
    """Cuts pictures out of page images and keeps the last page decoded.

    May be asked from several threads; they wait for each other.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._path: Path | None = None
        self._page: Image.Image | None = None

    def word(self, sight: Sight, field: Field) -> Image.Image | None:
        """The words in sight, as large as the field allows, framed.

        What stands on different lines is shown side by side.

        Returns:
            Greys of the size of the field; None where the image can not be used.
        """
        from PIL import Image

        whole = Image.new("L", (field.width, field.height), WHITE)
        x = 0
        for line, width in zip(sight.lines, _shares(sight, field.width), strict=True):
            part = _resized(field, width)
            picture = self._framed(line, _close_window(line, part), part, _AROUND_WORD)
            if picture is None:
                return None
            whole.paste(picture, (x, 0))
            x += width + _GAP
        return whole

    def page(self, line: LineSight, field: Field) -> Image.Image | None:
        """The page around a line, which stands in the middle as far as the page reaches.

        Returns:
            As `word` has it.
        """
        return self._framed(line, _page_window(line, field), field, _AROUND_LINE)

    def _framed(
        self, line: LineSight, window: Window, field: Field, around: float
    ) -> Image.Image | None:
        with self._lock:
            page = self._decoded(line.image)
        if page is None or not line.width or not line.height:
            return None
        scale_x, scale_y = page.width / line.width, page.height / line.height
        if abs(scale_x / scale_y - 1) > _DISTORTED:
            return None
        there = Window(
            window.x0 * scale_x, window.y0 * scale_y, window.x1 * scale_x, window.y1 * scale_y
        )
        picture = cut(page, there, (field.width, field.height), line.type_height * scale_y)
        box = _inside(line, window, field)
        return set_off(picture, box, field.frame, around if field.has_greys else 1.0)

    def _decoded(self, path: Path) -> Image.Image | None:
        if path != self._path:
            self._path, self._page = path, None
            try:
                self._page = decoded(path)
            except BadInputError:
                return None
        return self._page


def _shares(sight: Sight, width: int) -> list[int]:
    """What each line gets of a width, by the widths of its words."""
    room = width - _GAP * (len(sight.lines) - 1)
    if len(sight.lines) == 1:
        return [width]
    wanted = [line.word.width + 2 * _BESIDE * line.type_height for line in sight.lines]
    return [max(1, int(room * one / sum(wanted))) for one in wanted]


def _resized(field: Field, width: int) -> Field:
    return replace(field, width=width)


def _close_window(line: LineSight, field: Field) -> Window:
    """The word in the middle; as much of the page as makes the type large, and the word fit in."""
    shape = field.width / (field.height * field.pixel_height)
    height = max(_ROOM * line.type_height, line.word.height * 1.2)
    width = height * shape
    needed = line.word.width + 2 * _BESIDE * line.type_height
    if width < needed:
        width, height = needed, needed / shape
    x, y = _middle(line.word)
    return Window(x - width / 2, y - height / 2, x + width / 2, y + height / 2)


def _page_window(line: LineSight, field: Field) -> Window:
    """The page in its whole width if it can be read then, the word in the middle of it."""
    width = min(line.width, field.width * line.type_height / _LEAST_TYPE)
    height = width * field.height * field.pixel_height / field.width
    x, y = _middle(line.word)
    left = min(max(x - width / 2, 0.0), line.width - width)
    top = min(max(y - height / 2, 0.0), max(0.0, line.height - height))
    return Window(left, top, left + width, top + height)


def _middle(box: Box) -> tuple[float, float]:
    return (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2


def _inside(line: LineSight, window: Window, field: Field) -> tuple[float, float, float, float]:
    """The word's box with its padding, in pixels of a field that shows a window."""
    x, y = field.width / window.width, field.height / window.height
    padding = _PADDING * line.type_height
    return (
        (line.word.x0 - padding - window.x0) * x,
        (line.word.y0 - padding - window.y0) * y,
        (line.word.x1 + padding - window.x0) * x,
        (line.word.y1 + padding - window.y0) * y,
    )
