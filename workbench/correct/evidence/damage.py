"""How badly the paragraph was read: in a clean one an unknown word is more likely right."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from workbench.correct.hypothesis import Garble, Hypothesis
from workbench.correct.weights import Weights


@dataclass(frozen=True)
class Damage:
    """Evidence of the state of the paragraph."""

    weights: Weights
    kind: str = "damage"

    def weigh(self, case: Garble, candidates: Sequence[Hypothesis], /) -> list[float]:
        """The log odds that a word of this paragraph is damaged, for every word put there."""
        share = case.scene.damage
        odds = self.weights.damage * math.log(share / (1.0 - share))
        return [
            0.0 if candidate.stands else odds * len(candidate.text.split())
            for candidate in candidates
        ]

    def explain(self, case: Garble, candidate: Hypothesis, /) -> str:
        """How many words of the paragraph are strange."""
        if candidate.stands:
            return ""
        return f"{case.scene.strange} of {case.scene.words} words here are in no dictionary"
