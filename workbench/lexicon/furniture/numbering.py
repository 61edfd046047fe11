"""Numbers that count pages, alone or beside a title, and numbers that count parts of a text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import regex
from numpy.typing import NDArray

from workbench.lexicon.furniture.line import Line

names = ("counts", "counts_beside", "counts_from_one", "beside_number")

_PAGES = 3  # pages between a number and the next one that is found
_STRAY = 2  # numbers looked at for the next page: some count other things
# At either end of a line that ends as a title does.
_NUMBER = regex.compile(
    r"^[^\p{L}\d]{0,3}(\d{1,4})(?:[^\p{L}\d]{0,3}$|\s+[\p{Lu}«“\"].{3,60}[^.!?:;,]$)"
    r"|^[\p{Lu}«“\"][^.!?:;]{3,60}[^.!?:;№\d-]\s+(\d{1,4})$"
)


@dataclass(frozen=True, slots=True)
class _Number:
    """A number that may be of a page: of which line, its value, and whether it stands alone."""

    line: int
    value: int
    is_alone: bool


def of(lines: Sequence[Line]) -> NDArray[np.float64]:
    """Features of every line, shape (lines, names)."""
    found = np.zeros((len(lines), len(names)))
    numbers = list(_numbers(lines))
    for n, one in enumerate(numbers):
        for other in numbers[n + 1 : n + 1 + _STRAY]:
            if 0 < other.value - one.value <= _PAGES:
                for each in (one, other):
                    found[each.line, 0 if each.is_alone else 1] = 1.0
    found[_parts(lines, numbers), 2] = 1.0
    for one in numbers:
        for n in (one.line - 1, one.line + 1):
            if one.is_alone and 0 <= n < len(lines) and lines[n].is_title:
                found[n, 3] = 1.0
    return found


def _numbers(lines: Sequence[Line]) -> Iterator[_Number]:
    for n, one in enumerate(lines):
        match = None if one.is_long or one.is_date else _NUMBER.search(one.text)
        if match:
            yield _Number(n, int(match[1] or match[2]), one.letters < 2)


def _parts(lines: Sequence[Line], numbers: Sequence[_Number]) -> list[int]:
    """Lines of the numbers that begin with 1 and leave none out: parts of a text are counted so.

    No sentence goes on beyond the number of a part.
    """
    parts: list[int] = []
    for one in numbers:
        if one.is_alone and one.value == len(parts) + 1:
            parts.append(one.line)
    broken = any(_is_within_sentence(lines, n) for n in parts)
    return parts if len(parts) > 1 and not broken else []


def _is_within_sentence(lines: Sequence[Line], n: int) -> bool:
    before, after = lines[max(n - 1, 0)], lines[min(n + 1, len(lines) - 1)]
    return before.breaks_off or after.begins_small
