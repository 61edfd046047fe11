"""Length: a translation is about as long as its original (Gale and Church 1993)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from workbench.align.case import (
    Blocks,
    Floats,
    Remembered,
    TextPair,
    Windows,
    as_weights,
    normal_density,
    running_sums,
)
from workbench.model.beads import Bead

# English characters a Russian one, and the spread of the log ratio: a floor that no length takes
# away plus a part that shrinks as texts grow, as the sum of independent choices does.
_SHIFT = float(np.log(0.94))
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
    """

    kind = "length"
    is_coarse = True

    def __init__(self) -> None:
        self._lengths = Remembered[TextPair, _Lengths](_Lengths)

    def weigh(self, case: TextPair, candidates: Sequence[Bead], /) -> Sequence[float]:
        """Natural-log weights of beads with both sides."""
        blocks = Blocks.of(candidates)
        lengths = self._lengths(case)
        sources = lengths.of_source(blocks.source)[:, None]
        targets = lengths.of_target(blocks.target)
        spread = np.sqrt(_FLOOR**2 + 2 * _PER_CHARACTER / (sources + targets))
        linked = normal_density(np.log(targets) - np.log(sources) - _SHIFT, spread)
        weights = np.log((1 - _STRANGE) * linked + _STRANGE * 0.3)
        return as_weights(weights - lengths.chance(blocks.target))

    def explain(self, case: TextPair, candidate: Bead, /) -> str:
        """Both lengths in characters."""
        lengths, block = self._lengths(case), Blocks.of([candidate])
        source, target = lengths.of_source(block.source)[0], lengths.of_target(block.target)[0]
        return f"{source:.0f} : {target:.0f}"


class _Lengths:
    """The lengths of all paragraphs of both sides, and how they are spread in the target."""

    def __init__(self, case: TextPair) -> None:
        self._source, self._target = _sizes(case.source), _sizes(case.target)
        self._logs = running_sums(np.log(self._target))
        self._mean = float(self._target.mean()) if len(self._target) else 1.0
        variance = float(self._target.var()) if len(self._target) else 0.0
        self._variance = max(variance, (0.5 * self._mean) ** 2)

    def of_source(self, windows: Windows) -> Floats:
        return windows.sums(self._source)

    def of_target(self, windows: Windows) -> Floats:
        return windows.sums(self._target)

    def chance(self, windows: Windows) -> Floats:
        """Log density of the log length of target windows beside any link.

        Half the mass is log-normal with the moments of all paragraphs, half is about the length
        of the neighbours: headings stand together, and that two are short says little.
        """
        log_length, number = np.log(self.of_target(windows)), windows.size
        spread = np.log1p(self._variance / (number * self._mean**2))
        middle = np.log(number * self._mean) - spread / 2
        everywhere = normal_density(log_length - middle, np.sqrt(spread))
        first = np.maximum(windows.members[:, 0] - _NEIGHBOURS, 0)
        last = np.minimum(windows.members[:, -1] + 1 + _NEIGHBOURS, len(self._target))
        near = (self._logs[last] - self._logs[first]) / np.maximum(last - first, 1)
        nearby = normal_density(log_length - near - np.log(number), _NEARBY_SPREAD)
        density: Floats = np.log(0.5 * everywhere + 0.5 * nearby + 0.01)
        return density


def _sizes(texts: Sequence[str]) -> Floats:
    """Characters without spaces, at least one."""
    return np.array([max(1.0, float(sum(map(len, text.split())))) for text in texts])
