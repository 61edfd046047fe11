"""The base of all evidence that counts what two texts share: names, numbers, marks, words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from workbench.align.case import Blocks, Floats, Indexes, Remembered, TextPair, as_weights
from workbench.align.coverage import Coverage, Rates
from workbench.align.features import Features, Matches, identical
from workbench.model.beads import Bead
from workbench.model.document import Side

_SHOWN = 5
_STRENGTH = 20.0


class SharedFeatures:
    """Evidence from features found on both sides; a kind says which and how they match.

    Class attributes:
        kind: name of the evidence.
        rates: per tier of a match the share of features found again in a true translation.
    """

    kind: ClassVar[str]
    rates: ClassVar[tuple[float, ...]]
    is_coarse = True

    def __init__(self) -> None:
        self._coverage = Remembered[TextPair, Coverage](self._count)

    def features(self, text: str, side: Side) -> frozenset[str]:
        """The features of one paragraph."""
        raise NotImplementedError

    def match(self, source: Features, target: Features) -> Matches:
        """Which features of the two sides are the same thing."""
        return identical(source, target)

    def shown(self, feature: str) -> str:
        """A feature as an editor reads it."""
        return feature

    def weigh(self, case: TextPair, candidates: Sequence[Bead], /) -> Sequence[float]:
        """Natural-log weights of beads with both sides."""
        return as_weights(self._coverage(case).weigh(Blocks.of(candidates)))

    def explain(self, case: TextPair, candidate: Bead, /) -> str:
        """The features that stand on both sides of the bead."""
        source = Features.of([self.features(case.source[n], "source") for n in candidate.source])
        target = Features.of([self.features(case.target[n], "target") for n in candidate.target])
        found = self.match(source, target)
        pairs = zip(found.tier, found.source, found.target, strict=True)
        told = [
            (self.shown(source.names[left]), self.shown(target.names[right]))
            for _, left, right in sorted(pairs)[:_SHOWN]
        ]
        return ", ".join(left if left == right else f"{left}–{right}" for left, right in told)

    def fit(self, case: TextPair, beads: Sequence[Bead]) -> None:
        """Learns from links taken for true how many features are found again in this document."""
        fitted = self._coverage(case).refitted(beads, _STRENGTH)
        self._coverage.replace(case, fitted)

    def pointers(self, case: TextPair) -> tuple[Indexes, Indexes, Floats]:
        """Pairs of paragraphs that share a thing, with the weight of it; for `corridor`."""
        return self._coverage(case).sources.links

    def _count(self, case: TextPair) -> Coverage:
        source = Features.of([self.features(text, "source") for text in case.source])
        target = Features.of([self.features(text, "target") for text in case.target])
        rates = Rates(self.rates, self.rates)
        return Coverage.of(source, target, self.match(source, target), rates)
