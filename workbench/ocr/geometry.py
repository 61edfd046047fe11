"""Where lines stand on a page, freed of skew, in units that typists use: characters and leading."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

import regex

from workbench.ocr.layout import HocrLine, HocrWord

_TYPE = regex.compile(r"[\p{L}\p{N}]")
_STANDS_OFF = 2.0
"""In characters: a mark without letters further than this from the type is a speck."""


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """A line in upright coordinates.

    Attributes:
        line: as it was read.
        left: x of its first word of type, pixels.
        right: x of the end of its last word of type, pixels.
        y: height of its middle, pixels from the top.
    """

    line: HocrLine
    left: float
    right: float
    y: float

    @property
    def text(self) -> str:
        """The words joined by spaces."""
        return self.line.text


@dataclass(frozen=True, slots=True)
class Typesetting:
    """How a page was typed.

    Attributes:
        left: x of the left margin, pixels.
        right: x of the right margin, pixels.
        leading: distance of neighbouring lines, pixels, above 0.
        character: advance of one character, pixels, above 0.
    """

    left: float
    right: float
    leading: float
    character: float

    @property
    def measure(self) -> float:
        """Width of the type area in pixels, at least one character."""
        return max(self.right - self.left, self.character)

    def is_indented(self, line: PlacedLine) -> bool:
        """Whether a line begins two characters or more, and less than a third, into the measure."""
        return 2.0 * self.character <= line.left - self.left <= 0.33 * self.measure

    def is_display(self, line: PlacedLine) -> bool:
        """Whether a line stands centred, or at the right: a heading, stamp, date or page number."""
        before, after = line.left - self.left, self.right - line.right
        if before > 0.4 * self.measure:
            return True
        width = line.right - line.left
        centred = abs(before - after) < max(3 * self.character, 0.2 * before)
        return centred and before > 0.15 * self.measure and width < 0.6 * self.measure

    def room_after(self, line: PlacedLine) -> float:
        """Pixels between the end of a line and the right margin; negative where it sticks out."""
        return self.right - line.right

    def first_word(self, line: PlacedLine) -> float:
        """Pixels that a line's first word takes, with the space before it."""
        return line.line.words[0].box.width + self.character


def measure(lines: Sequence[HocrLine]) -> tuple[list[PlacedLine], Typesetting]:
    """Place the lines of a page (at least one) and find its margins, leading and character."""
    slope = _skew(lines)
    character = _character(lines)
    placed = [_place(line, slope, character) for line in lines]
    return placed, Typesetting(
        left=_left_margin([line.left for line in placed], character),
        right=_right_margin([line.right for line in placed]),
        leading=_leading(placed),
        character=character,
    )


def _skew(lines: Sequence[HocrLine]) -> float:
    """Slope of the page: the median of the baselines, long lines counting more."""
    weighted = [
        slope
        for line in lines
        if (slope := line.slope) is not None
        for _ in range(max(1, len(line.words)))
    ]
    return median(weighted) if weighted else 0.0


def _place(line: HocrLine, slope: float, character: float) -> PlacedLine:
    words = _typed_words(line.words, character)
    first, last = words[0].box, words[-1].box
    middle = (line.box.y0 + line.box.y1) / 2
    # Turning a page by a small angle moves a point sideways by its height times the slope.
    left = first.x0 + slope * (first.y0 + first.y1) / 2
    right = last.x1 + slope * (last.y0 + last.y1) / 2
    return PlacedLine(line, left, right, middle - slope * (line.box.x0 + line.box.x1) / 2)


def _typed_words(words: Sequence[HocrWord], character: float) -> Sequence[HocrWord]:
    """The words without specks in the margins, which stand off from the type beside them."""
    first, last = 0, len(words) - 1
    while first < last and _is_speck(words[first], words[first + 1], character):
        first += 1
    while first < last and _is_speck(words[last], words[last - 1], character):
        last -= 1
    return words[first : last + 1]


def _is_speck(word: HocrWord, beside: HocrWord, character: float) -> bool:
    gap = max(beside.box.x0 - word.box.x1, word.box.x0 - beside.box.x1)
    return gap > _STANDS_OFF * character and not _TYPE.search(word.text)


def _character(lines: Iterable[HocrLine]) -> float:
    """Median advance of a character over the longer words."""
    words = [word for line in lines for word in line.words]
    long = [word for word in words if len(word.text) >= 4] or words
    return max(1.0, median(word.box.width / len(word.text) for word in long))


def _left_margin(lefts: Sequence[float], character: float) -> float:
    """The leftmost place at which at least a sixth of the lines, and two, begin."""
    enough = min(len(lefts), max(2.0, len(lefts) / 6))
    for left in sorted(lefts):
        beginning = [other for other in lefts if left <= other <= left + 1.5 * character]
        if len(beginning) >= enough:
            return median(beginning)
    return min(lefts)


def _right_margin(rights: Sequence[float]) -> float:
    """The place that nine lines in ten do not pass: typed lines are ragged on the right."""
    return sorted(rights)[int(0.9 * (len(rights) - 1))]


def _leading(lines: Sequence[PlacedLine]) -> float:
    """Median distance of lines that follow each other, rows in pieces left out."""
    heights = [max(1.0, float(line.line.box.height)) for line in lines]
    steps = [after.y - before.y for before, after in pairwise(lines)]
    rows = [step for step in steps if step > 0.5 * median(heights)]
    return median(rows) if rows else 1.5 * median(heights)
