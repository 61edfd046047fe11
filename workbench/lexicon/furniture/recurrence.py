"""Lines that come again: running headers, and numbers that count pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import Levenshtein
import numpy as np
import regex
from numpy.typing import NDArray

from workbench.lexicon.furniture.line import Line

names = (
    "came_before",
    "comes_again",
    "came_alike",
    "title_came",
    "contains",
    "counts",
    "counts_beside",
    "counts_from_one",
)

_REACH = 80  # short lines on either side among which a line is sought again
_LETTERS = range(4, 70)
_TITLE = 7  # letters of a title at least
_STRAY = 2  # numbers of another kind may come between
_PAGES = 3  # pages between a number and the next one that is found
# At either end of a line that ends as a title does.
_NUMBER = regex.compile(
    r"^[^\p{L}\d]{0,3}(\d{1,4})(?:[^\p{L}\d]{0,3}$|\s+[\p{Lu}«“\"].{3,60}[^.!?:;,]$)"
    r"|^[\p{Lu}«“\"][^.!?:;]{3,60}[^.!?:;№\d-]\s+(\d{1,4})$"
)
_ANY_NUMBER = regex.compile(r"\d+")


def of(lines: Sequence[Line]) -> NDArray[np.float64]:
    """Features of every line, shape (lines, names)."""
    found = np.zeros((len(lines), len(names)))
    _repeated(lines, found)
    _counted(lines, found)
    return found


def _repeated(lines: Sequence[Line], found: NDArray[np.float64]) -> None:
    short = [n for n, one in enumerate(lines) if len(one.skeleton) in _LETTERS]
    for place, n in enumerate(short):
        one = lines[n].skeleton
        wrong = len(one) // 4
        for m in short[place + 1 : place + 1 + _REACH]:
            other = lines[m].skeleton
            if abs(len(one) - len(other)) > wrong:
                continue
            if Levenshtein.distance(one, other, score_cutoff=wrong) <= wrong:
                found[n, 1] = found[m, 0] = 1.0
                if _numbers(lines[n]) != _numbers(lines[m]):
                    found[[n, m], 2] = 1.0
    titles = {lines[n].skeleton for n in short if len(lines[n].skeleton) >= _TITLE}
    for n in short:
        if len(lines[n].skeleton) >= _TITLE and not lines[n].is_closed:
            found[n, 3] = found[n, 0]
            found[n, 4] = any(part in titles for part in _ends(lines[n].skeleton))


def _ends(skeleton: str) -> Iterator[str]:
    """What a line begins with and ends with, by whole words."""
    words = skeleton.split()
    for size in range(1, len(words)):
        yield " ".join(words[:size])
        yield " ".join(words[-size:])


def _numbers(line: Line) -> list[str]:
    return _ANY_NUMBER.findall(line.text)


def _counted(lines: Sequence[Line], found: NDArray[np.float64]) -> None:
    """Numbers that grow by a little from each to the next, as pages do, alone or beside a title.

    Those that stand alone, begin with 1 and leave none out count the parts of a text as well.
    """
    numbers = [
        (n, int(match[1] or match[2])) for n, one in enumerate(lines) if (match := _page(one))
    ]
    for place, (n, first) in enumerate(numbers):
        for m, second in numbers[place + 1 : place + 1 + _STRAY]:
            if 0 < second - first <= _PAGES:
                for each in (n, m):
                    found[each, 5 if lines[each].letters < 2 else 6] = 1.0
    parts: list[int] = []
    for n, number in numbers:
        if number == len(parts) + 1 and lines[n].letters < 2:
            parts.append(n)
    if len(parts) > 1:
        found[parts, 7] = 1.0


def _page(line: Line) -> regex.Match[str] | None:
    return None if line.is_long or line.is_date else _NUMBER.search(line.text)
