"""Words that the document or project has accepted elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workbench.correct.hypothesis import Garble, Hypothesis
from workbench.correct.weights import Weights


@dataclass(frozen=True)
class InDocument:
    """Evidence of the document itself."""

    weights: Weights
    kind: str = "document"

    def weigh(self, case: Garble, candidates: Sequence[Hypothesis], /) -> list[float]:
        """A bonus for readings all of whose words were accepted elsewhere."""
        return [
            self.weights.document if _accepted(case, candidate) else 0.0 for candidate in candidates
        ]

    def explain(self, case: Garble, candidate: Hypothesis, /) -> str:
        """Says so where it is so."""
        return "accepted elsewhere in this document" if _accepted(case, candidate) else ""


def _accepted(case: Garble, candidate: Hypothesis) -> bool:
    accepted = case.scene.lexicon.accepted
    return not candidate.stands and all(word in accepted for word in candidate.text.split())
