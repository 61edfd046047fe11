"""The two regressions of the detector, fitted to cases."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from benchmarks.furniture.cases import Case
from workbench.lexicon.furniture.classifier import believed, logistic
from workbench.lexicon.furniture.measures import OWN, PLACED, Matrix, own, placed

_STRENGTH = 3.0  # of the normal prior around 0, as an inverse variance
# Too rare in documents put together by hand to be learnt from them.
_EXPECTED = {
    "foreign": 5.0,
    "bare_address": 4.0,
    "counts_from_one": -3.0,
    "copyright": 2.0,
    "moment": 2.0,
    "interrupts": 1.5,
    "date": -1.5,
}
# Those documents begin and end with furniture much more regularly than documents do.
_DOUBTED = {"from_start": 6.0, "from_end": 6.0, "run_before": 6.0, "run_after": 6.0, "date": 10.0}
_STEPS, _SETTLED = 60, 1e-6


@dataclass(frozen=True)
class Seen:
    """A case with what its paragraphs show by themselves."""

    case: Case

    @cached_property
    def alone(self) -> Matrix:
        """Features of each paragraph by itself."""
        return own(self.case.texts, self.case.language)

    def among(self, weights: Matrix) -> Matrix:
        """All features, the neighbours judged by weights of the first regression."""
        first = logistic(self.alone @ weights)
        return np.hstack([self.alone, placed(self.case.texts, self.case.language, first)])


@dataclass(frozen=True)
class Fitted:
    """Weights of both regressions.

    Attributes:
        alone: of what a paragraph shows by itself.
        both: of that and of what its document shows.
    """

    alone: Matrix
    both: Matrix

    def probabilities(self, seen: Seen) -> Matrix:
        """Of each paragraph of a case being furniture."""
        return believed(seen.among(self.alone) @ self.both)


def fitted(all_seen: Sequence[Seen]) -> Fitted:
    """Weights for some cases.

    What the second regression hears of the neighbours comes from a first one that was fitted to
    other writers, as it will be in use (stacked generalisation: Wolpert 1992).
    """
    others = {
        writer: _fit([(seen.alone, seen.case) for seen in all_seen if seen.case.writer != writer])
        for writer in {seen.case.writer for seen in all_seen}
    }
    rows = [(seen.among(others[seen.case.writer]), seen.case) for seen in all_seen]
    return Fitted(_fit([(seen.alone, seen.case) for seen in all_seen]), _fit(rows))


def _fit(rows: Sequence[tuple[Matrix, Case]]) -> Matrix:
    """Logistic regression with a normal prior, by Newton's method; the constant has no prior."""
    features = np.vstack([matrix for matrix, _ in rows])
    truth = np.concatenate([case.furniture for _, case in rows]).astype(float)
    shares = np.concatenate([np.full(len(case.texts), case.weight) for _, case in rows])
    names = (*OWN, *PLACED)[: features.shape[1]]
    prior = np.array([_DOUBTED.get(name, _STRENGTH) for name in names])
    prior[0] = 0.0
    expected = np.array([_EXPECTED.get(name, 0.0) for name in names])
    weights = expected.copy()
    for _ in range(_STEPS):
        found = logistic(features @ weights)
        slope = features.T @ (shares * (found - truth)) + prior * (weights - expected)
        bend = (features * (shares * found * (1 - found))[:, None]).T @ features + np.diag(prior)
        step = np.linalg.solve(bend, slope)
        weights -= step
        if np.abs(step).max() < _SETTLED:
            break
    return weights
