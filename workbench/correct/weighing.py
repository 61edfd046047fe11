"""One case with all its hypotheses weighed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from workbench.correct.hypothesis import Garble, Hypothesis
from workbench.model.evidence import posterior

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Weighing:
    """A garble with what may have stood there.

    Beside the hypotheses there is always one more: that what stood there was not found, because
    the word is too damaged or in no list. It takes its share of the confidence and is never shown.

    Attributes:
        case: the garble.
        candidates: its hypotheses; the one that stands is last.
        features: what the evidence measured, shape (candidates + 1, features); the last row is
            that of "not found".
        scores: natural log, shape (candidates + 1,).
    """

    case: Garble
    candidates: tuple[Hypothesis, ...]
    features: Floats
    scores: Floats

    @property
    def shares(self) -> list[float]:
        """The posterior of each candidate."""
        return posterior(self.scores.tolist())[:-1]

    @property
    def doubt(self) -> float:
        """Probability in 0..1 that the text of the garble is wrong."""
        return max(0.0, 1.0 - self.shares[-1])

    def only(self, rows: Sequence[int]) -> Weighing:
        """Some of the candidates, the one that stands among them, and "not found"."""
        kept = [*rows, len(self.candidates)]
        chosen = tuple(self.candidates[row] for row in rows)
        return Weighing(self.case, chosen, self.features[kept], self.scores[kept])
