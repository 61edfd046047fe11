"""How well a reading goes with the words before and after it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from workbench.correct.evidence import Matrix
from workbench.correct.hypothesis import Garble, Hypothesis
from workbench.correct.neighbours import Association


@dataclass(frozen=True)
class Context:
    """Evidence of the neighbouring words.

    Attributes:
        association: tells of two words how well they go together.
    """

    association: Association
    kind: str = "context"
    names: tuple[str, ...] = ("neighbours",)

    def of(self, case: Garble, candidates: Sequence[Hypothesis], /) -> Matrix:
        """What was heard from the neighbours, once they were asked."""
        heard = case.heard.of if case.heard else {}
        return np.array([[heard.get(c.text, 0.0)] for c in candidates], np.float64)

    def explain(self, case: Garble, candidate: Hypothesis, /) -> str:
        """The neighbour that it goes with best: "often stands after «по»"."""
        heard, words = case.heard, candidate.text.split()
        if heard is None or not words:
            return ""
        told = (
            self.association.explain(heard.before, words[0], heard.gap_before),
            self.association.explain(words[-1], heard.after, heard.gap_after),
        )
        return ", ".join(filter(None, told))
