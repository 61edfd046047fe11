"""Log-linear ranking: what every kind of evidence gives a hypothesis, summed to a posterior."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from workbench.correct.evidence import Matrix, Weighed
from workbench.correct.hypothesis import Garble, Hypothesis
from workbench.correct.letters import with_case_of, with_case_of_shapes
from workbench.correct.weighing import Floats, Weighing
from workbench.correct.weights import Weights
from workbench.model.evidence import Evidence
from workbench.model.suspects import Reading, Suspect

_NOT_FOUND = ("unreadable", "unreadable_letter", "unreadable_damage", "unreadable_known")

_TELLING = 0.05  # nats below which a reason is none


@dataclass(frozen=True)
class Ranker:
    """Ranks the hypotheses of a case.

    Attributes:
        sources: the kinds of evidence that are switched on.
        weights: of their features.
    """

    sources: tuple[Weighed, ...]
    weights: Weights

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names of all features, as in the columns of a weighing."""
        return (*(name for each in self.sources for name in each.features.names), *_NOT_FOUND)

    def standing(self, case: Garble) -> float:
        """The natural-log score of a case as it stands."""
        return sum(source.weigh(case, [case.standing])[0] for source in self.sources)

    def weighing(self, case: Garble, candidates: Sequence[Hypothesis]) -> Weighing:
        """The case with its candidates weighed; the one that stands is last."""
        columns = [source.features.of(case, candidates) for source in self.sources]
        known = np.hstack([*columns, np.zeros((len(candidates), len(_NOT_FOUND)))])
        features = np.vstack([known, self._not_found(case)])
        return Weighing(case, tuple(candidates), features, self._scores(features))

    def heard(self, weighing: Weighing, case: Garble) -> Weighing:
        """The same weighing once the neighbours of its case were asked."""
        features = weighing.features.copy()
        for source, place in self._places():
            if source.kind == "context":
                features[:-1, place] = source.features.of(case, weighing.candidates)
        return replace(weighing, case=case, features=features, scores=self._scores(features))

    def suspect(self, weighing: Weighing, limit: int, *, explained: bool = True) -> Suspect:
        """The case with its `limit` best readings; hypotheses that look alike count as one."""
        case, shares = weighing.case, weighing.shares
        merged: dict[str, tuple[float, int]] = {}
        for n, candidate in enumerate(weighing.candidates):
            text = _as_written(case, candidate)
            before, first = merged.get(text, (0.0, n))
            merged[text] = (before + shares[n], first)
        doubt = 1.0 - merged.get(case.text, (0.0, 0))[0]
        best = sorted(merged.items(), key=lambda item: -item[1][0])[:limit]
        readings = tuple(
            Reading(text, min(1.0, mass), self._evidence(weighing, n) if explained else ())
            for text, (mass, n) in best
        )
        return Suspect(case.span, case.text, readings, min(1.0, max(0.0, doubt)))

    def _not_found(self, case: Garble) -> Floats:
        row = np.zeros(len(self.names))
        all_known = all(piece.known for piece in case.pieces)
        row[-len(_NOT_FOUND) :] = 1.0, len(case.key), case.scene.damage, all_known
        return row

    def _scores(self, features: Matrix) -> Floats:
        return np.asarray(features @ self.weights.vector(self.names))

    def _places(self) -> Iterator[tuple[Weighed, slice]]:
        """Every source with its columns."""
        start = 0
        for source in self.sources:
            end = start + len(source.features.names)
            yield source, slice(start, end)
            start = end

    def _evidence(self, weighing: Weighing, n: int) -> tuple[Evidence, ...]:
        """What speaks for a candidate, or against it, beside the text as it stands."""
        gained = weighing.features[n] - weighing.features[-2]
        told = [
            Evidence(source.kind, round(float(gained[place] @ source.vector), 3), detail)
            for source, place in self._places()
            if (detail := source.explain(weighing.case, weighing.candidates[n]))
        ]
        told = [each for each in told if abs(each.weight) >= _TELLING or each.kind == "shape"]
        return tuple(sorted(told, key=lambda evidence: -evidence.weight))


def _as_written(case: Garble, candidate: Hypothesis) -> str:
    """The text of a hypothesis with capitals where the garble suggests them."""
    if candidate.stands:
        return case.text
    if case.script == "latin":
        return with_case_of_shapes(
            case.text, candidate.text, begins=case.begins, capitals=case.scene.in_capitals
        )
    return with_case_of(case.text, candidate.text)
