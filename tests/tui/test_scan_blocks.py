"""Pictures of characters show what they are made of."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from PIL import Image
from rich.style import Style
from textual.color import Color
from textual.strip import Strip

from workbench.tui.widgets.scan.blocks import in_greys, in_ink

INK, PAPER = Color.parse("#000000"), Color.parse("#ffffff")
QUADRANTS = " ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█"


def pictures(elements) -> st.SearchStrategy[np.ndarray]:
    """Greys of up to four lines of ten cells."""
    sizes = st.tuples(st.integers(1, 4), st.integers(1, 10))
    return sizes.flatmap(lambda s: arrays(np.uint8, (2 * s[0], 2 * s[1]), elements=elements))


def drawn(strips: list[Strip]) -> np.ndarray:
    """The pixels that one sees, in greys."""
    rows: list[list[int]] = []
    for strip in strips:
        upper, lower = [], []
        for text, style, _ in strip:
            assert style is not None
            front, back = (_grey(c) for c in (style.color, style.bgcolor))
            for bits in map(QUADRANTS.index, text):
                pixels = [front if bits & bit else back for bit in (1, 2, 4, 8)]
                upper += pixels[:2]
                lower += pixels[2:]
        rows += [upper, lower]
    return np.array(rows)


def _grey(color) -> int:
    assert color is not None
    assert color.triplet is not None
    return int(color.triplet.red)


@given(pictures(st.sampled_from([0, 255])))
def test_black_and_white_is_shown_as_it_is(greys):
    strips = in_greys(Image.fromarray(greys), INK, PAPER)
    assert (drawn(strips) == greys).all()
    bits = in_ink(Image.fromarray(greys), Style())
    assert [strip.cell_length for strip in bits] == [greys.shape[1] // 2] * (greys.shape[0] // 2)
    for strip, row in zip(bits, range(0, len(greys), 2), strict=True):
        cells = [QUADRANTS.index(sign) for sign in strip.text]
        ink = greys[row : row + 2] == 0
        assert [c & 1 for c in cells] == list(ink[0, ::2] * 1)
        assert [c >> 3 for c in cells] == list(ink[1, 1::2] * 1)


@given(pictures(st.integers(0, 255)))
def test_no_cell_is_worse_than_in_one_grey(greys):
    seen = drawn(in_greys(Image.fromarray(greys), INK, PAPER))
    assert seen.shape == greys.shape
    cells, shown = (
        a.astype(float).reshape(len(a) // 2, 2, -1, 2).swapaxes(1, 2).reshape(-1, 4)
        for a in (greys, seen)
    )
    error = np.sqrt(((cells - shown) ** 2).mean(axis=1))
    flat = cells.std(axis=1)
    assert (error <= np.maximum(flat, 12) + 9).all()  # shades are 17 levels apart


def test_neighbours_alike_are_one_piece():
    blank = np.full((2, 200), 255, np.uint8)
    (strip,) = in_greys(Image.fromarray(blank), INK, PAPER)
    assert len(list(strip)) == 1
    assert strip.cell_length == 100
