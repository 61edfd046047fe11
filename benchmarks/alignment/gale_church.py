"""Alignment by length alone, as Gale and Church described it, to compare with.

"A Program for Aligning Sentences in Bilingual Corpora", Computational Linguistics 19 (1993); the
mean ratio of lengths is that of the document.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TypeAlias

Bead: TypeAlias = tuple[tuple[int, ...], tuple[int, ...]]

_PRIORS = {
    (1, 1): 0.89,
    (1, 0): 0.0099 / 2,
    (0, 1): 0.0099 / 2,
    (2, 1): 0.089 / 2,
    (1, 2): 0.089 / 2,
    (2, 2): 0.011,
}
_VARIANCE = 6.8


def gale_church(source: Sequence[int], target: Sequence[int]) -> list[Bead]:
    """The best alignment of two texts.

    Args:
        source: lengths of the sentences, or of the paragraphs, in characters.
        target: the same of the translation.

    Returns:
        Beads in order, as indexes; a side may be empty.
    """
    ratio = sum(target) / max(sum(source), 1)
    best: dict[tuple[int, int], tuple[float, tuple[int, int]]] = {(0, 0): (0.0, (0, 0))}
    for i in range(len(source) + 1):
        for j in range(len(target) + 1):
            ways = [
                (best[i - m, j - n][0] + cost, (m, n))
                for (m, n), prior in _PRIORS.items()
                if i >= m and j >= n
                for cost in (_cost(sum(source[i - m : i]), sum(target[j - n : j]), ratio, prior),)
            ]
            if ways:
                best[i, j] = min(ways)
    return _path(best, len(source), len(target))


def _cost(source: int, target: int, ratio: float, prior: float) -> float:
    mean = (source + target / ratio) / 2 if ratio else float(source)
    distance = abs(target - source * ratio) / math.sqrt(max(mean, 1) * _VARIANCE)
    return -math.log(prior) - math.log(max(math.erfc(distance / math.sqrt(2)), 1e-300))


def _path(best: dict[tuple[int, int], tuple[float, tuple[int, int]]], i: int, j: int) -> list[Bead]:
    beads: list[Bead] = []
    while i or j:
        m, n = best[i, j][1]
        beads.append((tuple(range(i - m, i)), tuple(range(j - n, j))))
        i, j = i - m, j - n
    return beads[::-1]
