"""Where the features of one text are found again in the other, and how telling that is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from workbench.align.case import Floats, Indexes
from workbench.align.features import Features, Matches, join, occurrences

_COMMON = 0.2
# In a long document a feature found in more paragraphs than this tells too little for its cost.
_MOST_PLACES = 200
# A feature matched by several is found in fewer places than they have together.
_OVERLAP = 2.0
# A feature in a short document is given the chance it would have in a longer one.
_SEEN, _UNSEEN = 0.5, 20
_MOST_FOUND = 0.97
_NEARBY = 8


@dataclass(frozen=True)
class Found:
    """Where the features of one side are found again on the other.

    Attributes:
        here: the features.
        there: those of the other side.
        told: which features tell anything: what stands everywhere is kept out.
        feature: one entry a feature here and paragraph there, sorted by both.
        place: the paragraph there.
        tier: the surest tier of the match.
    """

    here: Features
    there: Features
    told: NDArray[np.bool_]
    feature: Indexes
    place: Indexes
    tier: Indexes

    @staticmethod
    def of(here: Features, there: Features, matches: Matches) -> Found:
        """What the matches, seen from here, lead to."""
        most = max(min(_COMMON * there.count, _MOST_PLACES), 2.5)
        frequency = np.bincount(there.feature, minlength=len(there.names))
        bound = np.bincount(matches.source, frequency[matches.target], minlength=len(here.names))
        kept = bound[matches.source] <= _OVERLAP * most
        feature, place, tier = occurrences(
            Matches(matches.source[kept], matches.target[kept], matches.tier[kept]), there
        )
        places = np.bincount(feature, minlength=len(here.names))
        told = (places <= most) & (bound <= _OVERLAP * most)
        some = told[feature]
        return Found(here, there, told, feature[some], place[some], tier[some])

    @cached_property
    def places(self) -> Indexes:
        """Per feature the number of paragraphs there that have it."""
        return np.bincount(self.feature, minlength=len(self.here.names))

    @cached_property
    def chances(self) -> Floats:
        """Chance of finding each feature in each place where it is found, were it no translation.

        Half of it is how often the other text has it at all, half how often nearby: what a
        document speaks of it speaks of for a while.
        """
        size = max(self.there.count, 1)
        # the translation itself is no chance: it is what remains
        overall = (self.places[self.feature] - 1.0 + _SEEN) / (size + _UNSEEN)
        keys = self.feature * (size + 2 * _NEARBY) + self.place
        first = np.searchsorted(keys, keys - _NEARBY, side="left")
        last = np.searchsorted(keys, keys + _NEARBY, side="right")
        nearby = (last - first - 1.0) / (2 * _NEARBY)
        chances: Floats = np.clip((overall + nearby) / 2, 1e-6, 0.95)
        return chances

    def rates(
        self, beads: tuple[Indexes, Indexes], rates: tuple[float, ...], strength: float
    ) -> tuple[float, ...]:
        """Share of the features of linked paragraphs found in the linked ones, by tier.

        Args:
            beads: number of the bead of each paragraph here and there, -1 for none.
            rates: the shares expected.
            strength: how many features these are worth.
        """
        bead_here, bead_there = beads
        entry, owner = join(self.feature, self.here.feature)
        bead = bead_here[self.here.paragraph[owner]]
        linked = (bead >= 0) & (bead == bead_there[self.place[entry]])
        best = np.full(len(self.here.feature), len(rates), dtype=np.intp)
        np.minimum.at(best, owner[linked], self.tier[entry][linked])
        counted = (bead_here[self.here.paragraph] >= 0) & self._certain[self.here.feature]
        counts = np.bincount(best[counted], minlength=len(rates) + 1)[: len(rates)]
        total = np.count_nonzero(counted) + strength
        shares = (counts + strength * np.asarray(rates)) / total
        return tuple(float(share) * min(1.0, _MOST_FOUND / float(shares.sum())) for share in shares)

    @cached_property
    def _certain(self) -> NDArray[np.bool_]:
        return self.told & ~self.here.doubtful

    def missed(self, rates: Sequence[float]) -> Floats:
        """Per feature the weight of not finding it, at most 0."""
        overall = np.clip(self.places / (self.there.count + _UNSEEN), 0.0, 0.95)
        missed = np.minimum(np.log1p(-sum(rates)) - np.log1p(-overall), 0.0)
        return np.where(self._certain, missed, 0.0)
