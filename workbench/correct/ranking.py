"""Log-linear ranking: what every kind of evidence gives a hypothesis, summed to a posterior."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from workbench.correct.evidence import Features, Matrix, Weighed
from workbench.correct.hypothesis import Garble, Hypothesis
from workbench.correct.letters import with_case_of, with_case_of_shapes
from workbench.correct.weights import Weights
from workbench.model.evidence import Evidence, posterior
from workbench.model.suspects import Reading, Suspect

Floats = NDArray[np.float64]

_UNREADABLE = ("unreadable", "unreadable_letter", "unreadable_damage", "unreadable_known")


@dataclass(frozen=True)
class Ranker:
    """Ranks the hypotheses of a case.

    Beside them there is always one more: that what stood there was not found, because the word is
    too damaged or in no list. It takes its share of the confidence and is never shown.

    Attributes:
        sources: the kinds of evidence that are switched on.
        weights: of their features.
    """

    sources: tuple[Features, ...]
    weights: Weights

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all features, as in the columns of `features`."""
        return (*(name for source in self.sources for name in source.names), *_UNREADABLE)

    def features(self, case: Garble, candidates: Sequence[Hypothesis]) -> Matrix:
        """All features: shape (candidates + 1, names); the last row is "not found"."""
        columns = [source.of(case, candidates) for source in self.sources]
        known = np.hstack([*columns, np.zeros((len(candidates), len(_UNREADABLE)))])
        not_found = np.zeros(known.shape[1])
        all_known = all(piece.known for piece in case.pieces)
        not_found[-len(_UNREADABLE) :] = 1.0, len(case.key), case.scene.damage, all_known
        return np.vstack([known, not_found])

    def scores(self, case: Garble, candidates: Sequence[Hypothesis]) -> Floats:
        """Natural-log scores, those of `candidates` and that of "not found"."""
        return np.asarray(self.features(case, candidates) @ self.weights.vector(self.names))

    def suspect(self, case: Garble, candidates: Sequence[Hypothesis], limit: int) -> Suspect:
        """The case with its `limit` best readings; hypotheses that look alike count as one."""
        *share, _ = posterior(self.scores(case, candidates).tolist())
        merged: dict[str, tuple[float, Hypothesis]] = {}
        for candidate, mass in zip(candidates, share, strict=True):
            text = _as_written(case, candidate)
            before, first = merged.get(text, (0.0, candidate))
            merged[text] = (before + mass, first)
        doubt = 1.0 - merged.get(case.text, (0.0, case.standing))[0]
        best = sorted(merged.items(), key=lambda item: -item[1][0])[:limit]
        readings = tuple(
            Reading(text, min(1.0, mass), self._evidence(case, candidate))
            for text, (mass, candidate) in best
        )
        return Suspect(case.span, case.text, readings, min(1.0, max(0.0, doubt)))

    def _evidence(self, case: Garble, candidate: Hypothesis) -> tuple[Evidence, ...]:
        """What speaks for the candidate, or against it, beside the text as it stands."""
        found = []
        for source in self.sources:
            weighed = Weighed(source, self.weights)
            detail = weighed.explain(case, candidate)
            if detail:
                own, stands = weighed.weigh(case, [candidate, case.standing])
                found.append(Evidence(source.kind, round(own - stands, 3), detail))
        return tuple(sorted(found, key=lambda evidence: -evidence.weight))


def _as_written(case: Garble, candidate: Hypothesis) -> str:
    """The text of a hypothesis with capitals where the garble suggests them."""
    if candidate.stands:
        return case.text
    if case.script == "latin":
        return with_case_of_shapes(
            case.text, candidate.text, begins=case.begins, capitals=case.scene.in_capitals
        )
    return with_case_of(case.text, candidate.text)
