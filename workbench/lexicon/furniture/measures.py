"""All features of the lines of a document side, put together."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from workbench.lexicon.furniture import (
    dirt,
    form,
    numbering,
    prose,
    recurrence,
    surroundings,
    wording,
)
from workbench.lexicon.furniture.line import Line, line

Matrix: TypeAlias = NDArray[np.float64]

_BEYOND = 0.2  # probability that furniture would stand beyond an end: of any line

OWN = ("constant", "original", *form.names, *prose.names, *wording.names, *dirt.names)
"""Names of what a line shows by itself."""

PLACED = (
    *recurrence.names,
    *numbering.names,
    *surroundings.names,
    "neighbour_before",
    "neighbour_after",
    "run_before",
    "run_after",
)
"""Names of what the rest of the document shows of it."""


def own(texts: Sequence[str], language: str) -> Matrix:
    """What every paragraph shows by itself, shape (texts, OWN)."""
    if not texts:
        return np.zeros((0, len(OWN)))
    return np.array([_own(text, language) for text in texts])


def placed(texts: Sequence[str], language: str, first: Matrix) -> Matrix:
    """What the document shows of every paragraph, shape (texts, PLACED).

    Args:
        texts: paragraphs in reading order.
        language: of all of them.
        first: for each the probability of being furniture by itself.
    """
    lines = [line(text, language) for text in texts]
    return np.column_stack(
        [
            *(module.of(lines) for module in (recurrence, numbering, surroundings)),
            *_neighbours(first),
        ]
    )


def _neighbours(first: Matrix) -> tuple[Matrix, ...]:
    """How likely the paragraphs before and after are furniture: the next one, and all to the end.

    Furniture stands in runs at both ends of a document. A single paragraph has no ends.
    """
    edged = np.concatenate([[_BEYOND], first, [_BEYOND]])
    from_start = np.cumprod(np.concatenate([[1.0], first[:-1]]))
    from_end = np.cumprod(np.concatenate([[1.0], first[:0:-1]]))[::-1]
    document = 1 - 1 / len(first)
    return edged[:-2], edged[2:], from_start * document, from_end * document


@lru_cache(maxsize=16384)
def _own(text: str, language: str) -> tuple[float, ...]:
    seen: Line = line(text, language)
    always = (1.0, float(language == "ru"))
    if seen.is_long:
        rest = (*prose.names, *wording.names, *dirt.names)
        return (*always, *form.of_long(seen), *(0.0,) * len(rest))
    return (*always, *form.of(seen), *prose.of(seen), *wording.of(seen), *dirt.of(seen))
