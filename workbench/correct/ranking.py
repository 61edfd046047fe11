"""Log-linear ranking: what every kind of evidence gives a hypothesis, summed to a posterior."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from workbench.correct.evidence import Source
from workbench.correct.hypothesis import Garble, Hypothesis
from workbench.correct.letters import with_case_of
from workbench.correct.weights import Weights
from workbench.model.evidence import Evidence, posterior
from workbench.model.suspects import Reading, Suspect


@dataclass(frozen=True)
class Ranker:
    """Ranks the hypotheses of a case.

    Attributes:
        sources: the kinds of evidence that are switched on.
        weights: the temperature among them.
    """

    sources: tuple[Source, ...]
    weights: Weights

    def scores(self, case: Garble, candidates: Sequence[Hypothesis]) -> list[float]:
        """Sum of the natural-log weights of all sources, one a candidate."""
        columns = [source.weigh(case, candidates) for source in self.sources]
        return [sum(row) for row in zip(*columns, strict=True)] or [0.0] * len(candidates)

    def suspect(self, case: Garble, candidates: Sequence[Hypothesis], limit: int) -> Suspect:
        """The case with its `limit` best readings; hypotheses that look alike count as one."""
        scores = self.scores(case, candidates)
        everything = [*scores, self._unreadable(case)]
        *share, _ = posterior([score / self.weights.temperature for score in everything])
        merged: dict[str, tuple[float, Hypothesis]] = {}
        for candidate, mass in zip(candidates, share, strict=True):
            text = case.text if candidate.stands else with_case_of(case.text, candidate.text)
            before, first = merged.get(text, (0.0, candidate))
            merged[text] = (before + mass, first)
        doubt = 1.0 - merged.get(case.text, (0.0, case.standing))[0]
        best = sorted(merged.items(), key=lambda item: -item[1][0])[:limit]
        readings = tuple(
            Reading(text, min(1.0, mass), self._evidence(case, candidate))
            for text, (mass, candidate) in best
        )
        return Suspect(case.span, case.text, readings, min(1.0, max(0.0, doubt)))

    def _unreadable(self, case: Garble) -> float:
        """Score of the hypothesis that no reading is right: the word is too damaged to be found.

        It takes its share of the confidence and is never shown.
        """
        share = case.scene.damage
        absolute = (
            self.weights.unreadable
            + self.weights.unreadable_letter * len(case.key)
            + self.weights.damage * math.log(share / (1.0 - share))
        )
        stands = case.standing
        return absolute - self.weights.shape * stands.shape - self.weights.lexicon * stands.lexicon

    def _evidence(self, case: Garble, candidate: Hypothesis) -> tuple[Evidence, ...]:
        """What speaks for the candidate or against it, strongest first."""
        found = [
            Evidence(source.kind, round(weight, 3), source.explain(case, candidate))
            for source in self.sources
            for weight in source.weigh(case, [candidate])
        ]
        told = [evidence for evidence in found if evidence.detail]
        return tuple(sorted(told, key=lambda evidence: -evidence.weight))
