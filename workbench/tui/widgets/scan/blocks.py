"""Pictures drawn with quadrant blocks (U+2580–259F): four pixels a cell, in two greys.

Half-blocks have half as many pixels and tell letters less well apart at every width; sextants and
octants have more, but many fonts do not have them.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.strip import Strip

if TYPE_CHECKING:
    import numpy as np
    from PIL import Image

ACROSS, DOWN = 2, 2
"""Pixels of a cell."""

_QUADRANTS = " ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█"
"""By bits: upper left 1, upper right 2, lower left 4, lower right 8."""
_BITS = (1, 2, 4, 8)
_SHADES = 16
_FLAT = 24.0
"""Grey levels: a cell whose pixels differ less has one grey."""
_INK = 150
"""Grey level below which a pixel is drawn where there are no greys."""


def in_greys(image: Image.Image, ink: Color, paper: Color) -> list[Strip]:
    """A picture in shades between two colours.

    Args:
        image: greys, two pixels for each cell across and two down.
        ink: the colour of black.
        paper: the colour of white.
    """
    shades = [paper.blend(ink, 1 - n / (_SHADES - 1)).rich_color for n in range(_SHADES)]
    cells = _cells(image)
    bits, dark, light = _two_greys(cells.reshape(-1, ACROSS * DOWN))
    shape = cells.shape[:2]
    drawn = zip(bits.reshape(shape), dark.reshape(shape), light.reshape(shape), strict=True)
    return [
        Strip(
            Segment(
                "".join(_QUADRANTS[bit] for bit, _, _ in run),
                Style.from_color(shades[front], shades[back]),
            )
            for (front, back), run in _runs(zip(*row, strict=True))
        )
        for row in drawn
    ]


def in_ink(image: Image.Image, style: Style) -> list[Strip]:
    """A picture without any colour: ink is drawn, paper is left as the style has it."""
    bits = ((_cells(image) < _INK) * _BITS).sum(axis=2)
    return [Strip([Segment("".join(_QUADRANTS[bit] for bit in row), style)]) for row in bits]


def _cells(image: Image.Image) -> np.ndarray:
    """Pixels by row and column of the cell, and place in it: shape (rows, columns, 4)."""
    import numpy as np

    pixels = np.asarray(image)
    rows, columns = pixels.shape[0] // DOWN, pixels.shape[1] // ACROSS
    quartered = pixels.reshape(rows, DOWN, columns, ACROSS)
    return quartered.swapaxes(1, 2).reshape(rows, columns, ACROSS * DOWN)


def _two_greys(cells: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The two shades that are nearest to the four pixels of each cell, and which pixels are dark.

    Of the three ways to part four pixels by brightness the one with the least squares.

    Returns:
        Bits of the dark pixels, shade of the dark ones and of the light ones; a flat cell is all
        light.
    """
    import numpy as np

    order = np.argsort(cells, axis=1, kind="stable")
    greys = np.take_along_axis(cells, order, axis=1).astype(np.float64)
    parts = [(greys[:, :k], greys[:, k:]) for k in (1, 2, 3)]
    errors = [
        dark.var(axis=1) * k + light.var(axis=1) * (4 - k)
        for k, (dark, light) in zip((1, 2, 3), parts, strict=True)
    ]
    best = np.argmin(errors, axis=0)
    dark = np.choose(best, [part[0].mean(axis=1) for part in parts])
    light = np.choose(best, [part[1].mean(axis=1) for part in parts])
    rank = np.argsort(order, axis=1)
    bits = ((rank <= best[:, None]) * _BITS).sum(axis=1)
    flat = greys[:, -1] - greys[:, 0] < _FLAT
    both = np.where(flat, greys.mean(axis=1), light)
    return np.where(flat, 0, bits), _shade(np.where(flat, both, dark)), _shade(both)


def _shade(greys: np.ndarray) -> np.ndarray:
    import numpy as np

    return np.rint(greys * ((_SHADES - 1) / 255)).astype(int)


def _runs(
    cells: Iterator[tuple[int, int, int]],
) -> Iterator[tuple[tuple[int, int], Iterator[tuple[int, int, int]]]]:
    """Neighbouring cells in the same two shades."""
    return groupby(cells, key=lambda cell: (cell[1], cell[2]))
