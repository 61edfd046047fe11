"""Words that the document or project has accepted elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import Levenshtein
import numpy as np

from workbench.correct.evidence import Matrix
from workbench.correct.hypothesis import Garble, Hypothesis
from workbench.lexicon.lookalikes import repair

_PROPOSED = 4
_ALIKE = 0.6  # Levenshtein ratio from which a word is worth proposing


@dataclass(frozen=True)
class InDocument:
    """Evidence of the document itself; it proposes and it ranks."""

    kind: str = "document"
    names: tuple[str, ...] = ("accepted",)

    def propose(self, case: Garble, /) -> list[str]:
        """Accepted words that look a little like the garble."""
        observed = repair(case.key).lower().replace(" ", "")
        near = (
            (Levenshtein.ratio(observed, word, score_cutoff=_ALIKE), word)
            for word in sorted(case.scene.lexicon.accepted)
        )
        return [word for ratio, word in sorted(near, reverse=True)[:_PROPOSED] if ratio > 0]

    def of(self, case: Garble, candidates: Sequence[Hypothesis], /) -> Matrix:
        """Whether all words of a reading were accepted elsewhere."""
        return np.array([[float(_accepted(case, c))] for c in candidates], np.float64)

    def explain(self, case: Garble, candidate: Hypothesis, /) -> str:
        """Says so where it is so."""
        return "accepted elsewhere in this document" if _accepted(case, candidate) else ""


def _accepted(case: Garble, candidate: Hypothesis) -> bool:
    accepted = case.scene.lexicon.accepted
    return not candidate.stands and all(word in accepted for word in candidate.text.split())
