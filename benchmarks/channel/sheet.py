"""Pages of running text in any face: broken into lines, set ragged or justified, drawn in ink."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from random import Random

import numpy as np
from PIL import Image, ImageDraw

from benchmarks.channel.faces import Face, font, font_for
from benchmarks.pages.ageing import Ageing, Grid
from benchmarks.pages.hyphens import break_word
from benchmarks.pages.ink import PAD_PX, coverage, press, worn

WIDTH_PX = 1240
MARGIN_PX = 90
LEADING_PX = 43
LINES = 40
"""Lines of a full page."""

_BOX_PX = 64  # height of a character's box
_BASELINE_PX = 42  # how far below its top the letters stand
_INDENT_PX = 70
_HYPHEN_CHANCE = 0.4


@dataclass(frozen=True)
class Line:
    """A line of a page: its words and the paragraph it belongs to, counted from 0 on the page."""

    words: tuple[str, ...]
    paragraph: int
    first: bool
    last: bool

    @property
    def text(self) -> str:
        """The words with single spaces."""
        return " ".join(self.words)


def break_lines(paragraphs: Sequence[str], face: Face, seed: int) -> list[Line]:
    """The lines of some paragraphs; words are divided at a line's end now and then."""
    rng = Random(seed)
    lines = []
    for number, paragraph in enumerate(paragraphs):
        rows = list(_rows(paragraph.split(), face, rng))
        last = len(rows) - 1
        lines += [Line(tuple(row), number, n == 0, n == last) for n, row in enumerate(rows)]
    return lines


def _rows(words: Sequence[str], face: Face, rng: Random) -> Iterator[list[str]]:
    row: list[str] = []
    left = WIDTH_PX - 2 * MARGIN_PX - _INDENT_PX
    space, average = _advance(face, " "), _advance(face, "н")
    for word in words:
        rest = word
        if row and _width(face, word) > left:
            divide = rng.random() < _HYPHEN_CHANCE
            head, rest = break_word(word, int(left / average)) if divide else ("", word)
            yield [*row, head] if head else row
            row, left = [], WIDTH_PX - 2 * MARGIN_PX
        row.append(rest)
        left -= int(_width(face, rest) + space)
    yield row


def draw(lines: Sequence[Line], face: Face, wear: Ageing, rng: np.random.Generator) -> Grid:
    """The clean sheet, every character struck on its own: ink 0-1, rows first."""
    sheet = np.zeros((2 * MARGIN_PX + LEADING_PX * len(lines), WIDTH_PX), np.float32)
    for row, line in enumerate(lines):
        y = MARGIN_PX + row * LEADING_PX
        for character, x in _places(line, face):
            slip = np.rint(rng.normal(0, wear.jitter_px if face.typed else 0, 2)).astype(int)
            mark = worn(_glyph(face, character), wear, rng)
            press(sheet, mark, round(x) + int(slip[0]) - PAD_PX, y + int(slip[1]) - PAD_PX)
    return sheet


def _places(line: Line, face: Face) -> Iterator[tuple[str, float]]:
    """Each visible character and where it begins; book faces are justified."""
    x = float(MARGIN_PX + (_INDENT_PX if line.first else 0))
    space = _advance(face, " ")
    if not face.typed and not line.last and len(line.words) > 1:
        bare = sum(_width(face, word) for word in line.words)
        space = max(0.8 * space, (WIDTH_PX - MARGIN_PX - x - bare) / (len(line.words) - 1))
    for word in line.words:
        for character in word:
            yield character, x
            x += _advance(face, character)
        x += space


def _width(face: Face, word: str) -> float:
    return sum(_advance(face, character) for character in word)


@cache
def _advance(face: Face, character: str) -> float:
    return font_for(face, character).getlength(character)


@cache
def _glyph(face: Face, character: str) -> Grid:
    """One clean character in a box of its own."""
    width = int(font(face).getlength("Щ") + _advance(face, character)) + 2 * PAD_PX
    image = Image.new("L", (width, _BOX_PX))
    drawn = font_for(face, character)
    ImageDraw.Draw(image).text((PAD_PX, _BASELINE_PX), character, 255, font=drawn, anchor="ls")
    return coverage(image)
