"""How well a reading goes with the words before and after it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from workbench.correct.evidence import Matrix
from workbench.correct.hypothesis import Garble, Heard, Hypothesis
from workbench.correct.neighbours import Association

_FITS = 1.0  # nats from which a word is told to fit the blank


@dataclass(frozen=True)
class Context:
    """Evidence of the neighbouring words.

    Attributes:
        association: tells of two words how well they go together.
    """

    association: Association
    kind: str = "context"
    names: tuple[str, ...] = ("neighbours", "cloze", "topic")

    def of(self, case: Garble, candidates: Sequence[Hypothesis], /) -> Matrix:
        """What was heard from the neighbours, and from the words further off, once asked."""
        if case.heard is None:
            return np.zeros((len(candidates), len(self.names)))
        heard = (case.heard.of, case.heard.cloze, case.heard.topic)
        rows = [[told.get(c.text, 0.0) for told in heard] for c in candidates]
        return np.array(rows, np.float64)

    def explain(self, case: Garble, candidate: Hypothesis, /) -> str:
        """What it goes with: the words beside it, one further off, or all of them together."""
        heard, words = case.heard, candidate.text.split()
        if heard is None or not words:
            return ""
        near = (
            self.association.explain(heard.before, words[0], heard.gap_before),
            self.association.explain(words[-1], heard.after, heard.gap_after),
        )
        told = ", ".join(filter(None, near))
        told = told or self.association.explain_beside(max(words, key=len), heard.around)
        return told or _blank(heard, candidate)


def _blank(heard: Heard, candidate: Hypothesis) -> str:
    """That it fits the blank, with the words on both sides of it."""
    if heard.cloze.get(candidate.text, 0.0) < _FITS or not (heard.before or heard.after):
        return ""
    around = f"{heard.before} … {heard.after}".strip()
    return f"fits «{around}»"
