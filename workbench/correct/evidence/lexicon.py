"""How usual the words of a reading are."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from workbench.correct.hypothesis import Garble, Hypothesis
from workbench.correct.weights import Weights
from workbench.lexicon.forms import FLOOR

_COMMON = math.log(1e-5)  # one word in a hundred thousand
_USUAL = math.log(2e-7)


@dataclass(frozen=True)
class Words:
    """Evidence of word frequencies."""

    weights: Weights
    kind: str = "lexicon"

    def weigh(self, case: Garble, candidates: Sequence[Hypothesis], /) -> list[float]:
        """The words' log frequency against that of the text as it stands."""
        base = case.standing.lexicon
        return [self.weights.lexicon * (candidate.lexicon - base) for candidate in candidates]

    def explain(self, case: Garble, candidate: Hypothesis, /) -> str:
        """How usual the rarest word is."""
        words = candidate.text.split()
        rarest = min(map(case.scene.lexicon.log_frequency, words), default=-math.inf)
        if rarest == -math.inf:
            return "not in the dictionary"
        if rarest >= _COMMON:
            return "common word" if len(words) == 1 else "common words"
        if rarest >= _USUAL:
            return "known word" if len(words) == 1 else "known words"
        return "rare word" if rarest > FLOOR + 0.1 else "rare form of a known word"
