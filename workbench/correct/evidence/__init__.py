"""One kind of evidence a module; each can be shown, switched off and measured by itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol, TypeAlias, runtime_checkable

import numpy as np
from numpy.typing import NDArray

from workbench.correct.hypothesis import Garble, Hypothesis
from workbench.correct.weights import Vector, Weights

Matrix: TypeAlias = NDArray[np.float64]


class Features(Protocol):
    """What one kind of evidence measures of hypotheses, before anything is weighed.

    Keeping the measures apart from their weights lets one fit weigh all kinds against each other.
    """

    @property
    def kind(self) -> str:
        """The name under which the evidence is shown and switched off."""
        ...

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the features: those of their weights."""
        ...

    def of(self, case: Garble, candidates: Sequence[Hypothesis], /) -> Matrix:
        """The features, shape (candidates, names); 0.0 where there is nothing to say."""
        ...

    def explain(self, case: Garble, candidate: Hypothesis, /) -> str:
        """The reason in words an editor understands, or ''."""
        ...


@dataclass(frozen=True, slots=True)
class Proposal:
    """A reading that a source knows of.

    Attributes:
        text: folded words parted by single spaces.
        shape: natural log of p(observed | text) by the channel; None where it was not computed.
    """

    text: str
    shape: float | None = None


@runtime_checkable
class Proposer(Protocol):
    """A source that knows readings the search over the trie may have missed."""

    def propose(self, case: Garble, /) -> Sequence[Proposal]:
        """What may have stood there, few and plausible."""
        ...


@dataclass(frozen=True)
class Weighed:
    """Features with their weights: an `EvidenceSource` of the model.

    Attributes:
        features: what is measured.
        weights: the table with its weights.
    """

    features: Features
    weights: Weights

    @property
    def kind(self) -> str:
        """As that of the features."""
        return self.features.kind

    @cached_property
    def vector(self) -> Vector:
        """The weights of its features."""
        return self.weights.vector(self.features.names)

    def weigh(self, case: Garble, candidates: Sequence[Hypothesis], /) -> list[float]:
        """One natural-log weight a candidate."""
        return [float(weight) for weight in self.features.of(case, candidates) @ self.vector]

    def explain(self, case: Garble, candidate: Hypothesis, /) -> str:
        """As the features do."""
        return self.features.explain(case, candidate)
