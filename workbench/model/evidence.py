"""The one evidence protocol: why a reading of a word, or a link of paragraphs, is believed.

Correction and alignment are both log-linear: a candidate's score is the sum of the weights that
independent sources of evidence give it, and its confidence is the posterior over its rivals. A
source is one small module that can be shown, switched off and measured by itself.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

CaseT_contra = TypeVar("CaseT_contra", contravariant=True)
CandidateT_contra = TypeVar("CandidateT_contra", contravariant=True)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What one source says of one candidate.

    Attributes:
        kind: name of the source: "shape", "lexicon", "context", "translation", "length", …
        weight: natural-log contribution to the candidate's score; positive speaks for it.
        detail: the reason in words an editor understands; '' when there is nothing to tell.
    """

    kind: str
    weight: float
    detail: str


class EvidenceSource(Protocol[CaseT_contra, CandidateT_contra]):
    """One kind of evidence about the candidates of a case.

    For correction the case is a garbled span in its paragraph and a candidate is a reading; for
    alignment the case is a pair of texts and a candidate is a bead.
    """

    @property
    def kind(self) -> str:
        """The name under which the evidence is shown and switched off."""
        ...

    def weigh(
        self, case: CaseT_contra, candidates: Sequence[CandidateT_contra], /
    ) -> Sequence[float]:
        """One natural-log weight a candidate, in their order; 0.0 where it has nothing to say."""
        ...

    def explain(self, case: CaseT_contra, candidate: CandidateT_contra, /) -> str:
        """The reason behind the weight in words an editor understands, or ''."""
        ...


def posterior(scores: Sequence[float]) -> list[float]:
    """Scores in natural log to probabilities that sum to 1 (softmax, safe for any magnitude)."""
    if not scores:
        return []
    highest = max(scores)
    if highest == -math.inf:
        return [1.0 / len(scores)] * len(scores)
    masses = [math.exp(score - highest) for score in scores]
    total = sum(masses)
    return [mass / total for mass in masses]
