"""Bertalign's method, to compare with.

Liu and Zhu, "Bertalign: Improved word embedding-based sentence alignment for Chinese–English
parallel corpora of literary texts", Digital Scholarship in the Humanities 38 (2022). Its first pass
only says where to look; here all of the grid is looked at.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from benchmarks.alignment.documents import Link

Floats: TypeAlias = NDArray[np.float64]

_MOST = 5  # paragraphs of both sides of a bead together
_SKIP = -0.1

LONGEST = 3
"""Paragraphs of one side of a bead, at most; as ours."""

_SIZES = range(1, LONGEST + 1)
_SHAPES = [(m, n) for m in _SIZES for n in _SIZES if m + n <= _MOST]


@dataclass(frozen=True)
class Side:
    """A text.

    Attributes:
        vectors: by size 1..`LONGEST` one of unit length for each window of so many paragraphs.
        lengths: of the paragraphs in characters.
    """

    vectors: Mapping[int, Floats]
    lengths: Floats

    def __len__(self) -> int:
        return len(self.lengths)

    def sums(self, size: int) -> Floats:
        """Lengths of the windows of a size."""
        run = np.concatenate(([0.0], np.cumsum(self.lengths)))
        return run[size:] - run[:-size]


def bertalign(source: Side, target: Side) -> list[Link]:
    """The links of the best path, in order."""
    ratio = source.lengths.sum() / max(target.lengths.sum(), 1.0)
    scores = {
        (m, n): _scores(source, target, (m, n), ratio)
        for m, n in _SHAPES
        if m <= len(source) and n <= len(target)
    }
    best = np.full((len(source) + 1, len(target) + 1), -np.inf)
    best[0, 0] = 0.0
    steps: dict[tuple[int, int], tuple[int, int]] = {}
    for i in range(len(source) + 1):
        for j in range(len(target) + 1):
            ways = [
                (best[i - m, j - n] + table[i - m, j - n], (m, n))
                for (m, n), table in scores.items()
                if m <= i and n <= j
            ]
            ways += [(best[i - 1, j] + _SKIP, (1, 0))] if i else []
            ways += [(best[i, j - 1] + _SKIP, (0, 1))] if j else []
            if ways:
                best[i, j], steps[i, j] = max(ways)
    return _path(steps, len(source), len(target))


def _scores(source: Side, target: Side, shape: tuple[int, int], ratio: float) -> Floats:
    """Of all beads of a shape, by where they begin: cosine less neighbours, times likely length."""
    here, there = source.vectors[shape[0]], target.vectors[shape[1]]
    beside = _beside(here @ target.vectors[1].T, shape[1])
    above = _beside(there @ source.vectors[1].T, shape[0]).T
    long, across = source.sums(shape[0])[:, None], target.sums(shape[1]) * ratio
    likely = np.log2(1 + np.minimum(long, across) / np.maximum(np.maximum(long, across), 1e-9))
    scores: Floats = (here @ there.T - (beside + above) / 2) * likely
    return scores


def _beside(cosines: Floats, size: int) -> Floats:
    """Mean cosine of the paragraphs before and after each window of a size, in columns."""
    count = cosines.shape[1]
    first = np.arange(count - size + 1)
    last = first + size
    has_first, has_last = first > 0, last < count
    total = np.where(has_first, cosines[:, np.maximum(first - 1, 0)], 0.0)
    total = total + np.where(has_last, cosines[:, np.minimum(last, count - 1)], 0.0)
    mean: Floats = total / np.maximum(has_first.astype(int) + has_last, 1)
    return mean


def _path(steps: Mapping[tuple[int, int], tuple[int, int]], i: int, j: int) -> list[Link]:
    links: list[Link] = []
    while i or j:
        m, n = steps[i, j]
        if m and n:
            links.append((tuple(range(i - m, i)), tuple(range(j - n, j))))
        i, j = i - m, j - n
    return links[::-1]
