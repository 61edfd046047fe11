"""What the engine said of a word it read: how sure it was, and what else it weighed."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from workbench.correct.evidence import Matrix
from workbench.correct.hypothesis import Garble, Hypothesis
from workbench.lexicon.fold import fold
from workbench.model.suspects import Recognition

_USUAL = 0.9  # confidence at which an engine's word tells nothing
_BOUND = 0.02  # confidences are kept this far from 0 and 1
_TOLD = 0.7  # confidence below which it is a reason


@dataclass(frozen=True)
class Engine:
    """Evidence of the engine; nothing where the text came without it."""

    kind: str = "engine"
    names: tuple[str, ...] = ("engine", "alternative")

    def of(self, case: Garble, candidates: Sequence[Hypothesis], /) -> Matrix:
        """Log odds that the engine was right, beside a usual word; what it weighed as well."""
        words = list(_recognised(case))
        weighed = _alternatives(words)
        odds = _odds(min(word.confidence for word in words)) if words else 0.0
        rows = [
            [-odds if c.stands else 0.0, float(not c.stands and c.text in weighed)]
            for c in candidates
        ]
        return np.array(rows, np.float64)

    def explain(self, case: Garble, candidate: Hypothesis, /) -> str:
        """That it was unsure, or weighed the reading itself."""
        words = list(_recognised(case))
        if candidate.stands or not words:
            return ""
        if candidate.text in _alternatives(words):
            return "the engine weighed it too"
        least = min(word.confidence for word in words)
        return f"the engine was {least:.0%} sure" if least < _TOLD else ""


def _recognised(case: Garble) -> Iterator[Recognition]:
    return (word for word in case.scene.passage.recognised if word.span.overlaps(case.span))


def _alternatives(words: Sequence[Recognition]) -> frozenset[str]:
    """What else a single word was weighed as, folded."""
    return frozenset(map(fold, words[0].alternatives)) if len(words) == 1 else frozenset()


def _odds(confidence: float) -> float:
    """Natural-log odds that a word is wrong, beside those of a usual one."""
    bounded = min(max(confidence, _BOUND), 1.0 - _BOUND)
    return math.log(_USUAL / (1.0 - _USUAL)) - math.log(bounded / (1.0 - bounded))
