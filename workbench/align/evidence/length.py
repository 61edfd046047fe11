"""Length: a translation is about as long as its original (Gale and Church 1993)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from workbench.align.case import Blocks, Floats, Indexes, PerCase, TextPair, as_weights
from workbench.model.beads import Bead

# English characters a Russian one, and the spread of the log ratio: a floor that no length takes
# away plus a part that shrinks as texts grow, as the sum of independent choices does.
DEFAULT_RATIO = 0.94
_FLOOR = 0.11
_PER_CHARACTER = 4.5
_STRANGE = 0.02
_NEIGHBOURS = 3
_NEARBY_SPREAD = 0.7


class Length:
    """Weighs the length of both sides of a block against lengths drawn at random.

    The weight is log p(target length | source length, linked) - log p(target length): how much
    more probable the length is in a link than beside it. Lengths are in characters without
    spaces; the log of their ratio is taken as normal.

    Args:
        ratio: target characters a source character.
    """

    kind = "length"

    def __init__(self, ratio: float = DEFAULT_RATIO) -> None:
        self._shift = float(np.log(ratio))
        self._lengths = PerCase(_Lengths)

    def weigh(self, case: TextPair, candidates: Sequence[Bead], /) -> Sequence[float]:
        """Natural-log weights; 0.0 for beads with an empty side."""
        blocks = Blocks.of(candidates)
        lengths = self._lengths(case)
        source = np.log(lengths.source_sum(blocks))
        target = np.log(lengths.target_sum(blocks))
        spread = np.sqrt(_FLOOR**2 + 2 * _PER_CHARACTER / (np.exp(source) + np.exp(target)))
        linked = _normal(target - source - self._shift, spread)
        weights = np.log((1 - _STRANGE) * linked + _STRANGE * 0.3)
        weights -= lengths.chance(target, blocks.target_start, blocks.target_end)
        weights[~blocks.paired] = 0.0
        return as_weights(weights)

    def explain(self, case: TextPair, candidate: Bead, /) -> str:
        """Both lengths in characters."""
        if not (candidate.source and candidate.target):
            return ""
        lengths, block = self._lengths(case), Blocks.of([candidate])
        source, target = lengths.source_sum(block)[0], lengths.target_sum(block)[0]
        return f"{source:.0f} : {target:.0f}"


class _Lengths:
    """Running sums of the lengths of both sides, and how lengths are spread in the target."""

    def __init__(self, case: TextPair) -> None:
        self._source, self._target = _running(case.source), _running(case.target)
        single = np.diff(self._target)
        self._logs = np.concatenate(([0.0], np.cumsum(np.log(np.maximum(single, 1.0)))))
        self._mean = max(float(single.mean()), 1.0) if len(single) else 1.0
        variance = float(single.var()) if len(single) else 0.0
        self._variance = max(variance, (0.5 * self._mean) ** 2)

    def source_sum(self, blocks: Blocks) -> Floats:
        return np.maximum(self._source[blocks.source_end] - self._source[blocks.source_start], 1.0)

    def target_sum(self, blocks: Blocks) -> Floats:
        return np.maximum(self._target[blocks.target_end] - self._target[blocks.target_start], 1.0)

    def chance(self, log_length: Floats, start: Indexes, end: Indexes) -> Floats:
        """Log density of the log length of target paragraphs [start, end) beside any link.

        Half the mass is log-normal with the moments of all paragraphs, half is about the length
        of the neighbours: headings stand together, and that two are short says little.
        """
        number = np.maximum(end - start, 1)
        spread = np.log1p(self._variance / (number * self._mean**2))
        middle = np.log(number * self._mean) - spread / 2
        everywhere = _normal(log_length - middle, np.sqrt(spread))
        first = np.maximum(start - _NEIGHBOURS, 0)
        last = np.minimum(end + _NEIGHBOURS, len(self._logs) - 1)
        near = (self._logs[last] - self._logs[first]) / np.maximum(last - first, 1)
        nearby = _normal(log_length - near - np.log(number), np.full(len(near), _NEARBY_SPREAD))
        density: Floats = np.log(0.5 * everywhere + 0.5 * nearby + 0.01)
        return density


def _running(texts: Sequence[str]) -> Floats:
    sizes = [float(sum(map(len, text.split()))) for text in texts]
    return np.concatenate(([0.0], np.cumsum(sizes)))


def _normal(distance: Floats, spread: Floats) -> Floats:
    density: Floats = np.exp(-0.5 * (distance / spread) ** 2) / (spread * np.sqrt(2 * np.pi))
    return density
