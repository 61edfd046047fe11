"""Lines that come again, as running headers do."""

from __future__ import annotations

from collections.abc import Sequence

import Levenshtein
import numpy as np
import regex
from numpy.typing import NDArray

from workbench.lexicon.furniture.line import Line

names = ("title_came", "came_otherwise")

_REACH = 80  # short lines behind each among which it is sought again
_LETTERS = range(7, 70)
_NUMBER = regex.compile(r"\d+")


def of(lines: Sequence[Line]) -> NDArray[np.float64]:
    """Features of every line, shape (lines, names).

    A title that came before is a header; what comes with another number may count anything.
    """
    found = np.zeros((len(lines), len(names)))
    short = [n for n, one in enumerate(lines) if len(one.skeleton) in _LETTERS]
    for place, n in enumerate(short):
        one = lines[n].skeleton
        wrong = len(one) // 4
        for m in short[place + 1 : place + 1 + _REACH]:
            other = lines[m].skeleton
            if abs(len(one) - len(other)) > wrong:
                continue
            if Levenshtein.distance(one, other, score_cutoff=wrong) <= wrong:
                found[m, 0] = not lines[m].is_closed
                if _NUMBER.findall(lines[n].text) != _NUMBER.findall(lines[m].text):
                    found[[n, m], 1] = 1.0
    return found
