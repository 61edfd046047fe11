"""How badly the paragraph was read: in a clean one an unknown word is more likely right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from workbench.correct.evidence import Matrix
from workbench.correct.hypothesis import Garble, Hypothesis


@dataclass(frozen=True)
class Damage:
    """Evidence of the state of the paragraph."""

    kind: str = "damage"
    names: tuple[str, ...] = ("damage",)

    def of(self, case: Garble, candidates: Sequence[Hypothesis], /) -> Matrix:
        """The log odds that a word of this paragraph is damaged, for every word put there."""
        odds = case.scene.damage
        return np.array(
            [[0.0 if c.stands else odds * len(c.text.split())] for c in candidates], np.float64
        )

    def explain(self, case: Garble, candidate: Hypothesis, /) -> str:
        """How many words of the paragraph are strange."""
        if candidate.stands:
            return ""
        return f"{case.scene.strange} of {case.scene.words} words here are in no dictionary"
