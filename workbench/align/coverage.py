"""How well the features of one text are covered by the other: a naive Bayes over shared features.

A feature (a name, a number, a word) that stands in a paragraph is found again in its translation
with a certain rate, and in any other paragraph with the rate at which it is found there by chance,
which is counted in the document itself. The log of the ratio of the two is its weight, so a rare
name weighs much and one that stands everywhere nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from weakref import WeakKeyDictionary

import numpy as np

from workbench.align.case import Blocks, Floats, Indexes, Windows
from workbench.align.features import Features, Matches, firsts, join, occurrences, spread
from workbench.model.beads import Bead

_MOST_WEIGHT = 6.0
_COMMON = 0.2
# In a long document a feature found in more paragraphs than this tells too little for its cost.
_MOST_PLACES = 200
# A feature in a short document is given the chance it would have in a longer one.
_SEEN, _UNSEEN = 0.5, 20
_MOST_FOUND = 0.97
# The features of a paragraph hang together: many say hardly more than some.
_ENOUGH = 5.0
_MARGIN = 24
_NEARBY = 8


@dataclass(frozen=True, slots=True)
class _Covered:
    """Weights of paragraphs from `first` on, covered by windows: (windows, paragraphs)."""

    first: int
    dense: Floats


class OneWay:
    """How the paragraphs here are covered by windows on the other side.

    Args:
        here: the features to be covered.
        there: those that cover them.
        matches: which of them are taken for the same, seen from here.
        rates: per tier the share of features that is found again in a true translation.
    """

    def __init__(
        self, here: Features, there: Features, matches: Matches, rates: Sequence[float]
    ) -> None:
        self._here, self._size = here, max(there.count, 1)
        feature, place, tier = occurrences(matches, there)
        places = np.bincount(feature, minlength=len(here.names))
        told = places <= max(min(_COMMON * self._size, _MOST_PLACES), 2.5)
        chance = self._chances(feature, place, places)
        weight = np.log(np.asarray(rates)[tier]) - np.log(chance)
        overall = np.clip(places / (self._size + _UNSEEN), 0.0, 0.95)
        missed = np.minimum(np.log1p(-sum(rates)) - np.log1p(-overall), 0.0)
        self._missed = np.where(told & ~here.doubtful, missed, 0.0)
        keep = told[feature]
        order = np.argsort(place[keep], kind="stable")
        self._feature, self._place, self._weight = (
            column[keep][order] for column in (feature, place, weight)
        )
        sizes = np.bincount(there.paragraph, minlength=there.count) + 1.0
        self._lengths = sizes / sizes.mean() if len(sizes) else sizes

    @property
    def paragraphs(self) -> int:
        """How many there are here."""
        return self._here.count

    def _chances(self, feature: Indexes, place: Indexes, places: Indexes) -> Floats:
        """Chance of finding each feature in each place where it is found, were it no translation.

        Half of it is how often the other text has it at all, half how often nearby: what a
        document speaks of it speaks of for a while.
        """
        # the translation itself is no chance: it is what remains
        overall = (places[feature] - 1.0 + _SEEN) / (self._size + _UNSEEN)
        keys = feature * (self._size + 2 * _NEARBY) + place
        first = np.searchsorted(keys, keys - _NEARBY, side="left")
        last = np.searchsorted(keys, keys + _NEARBY, side="right")
        nearby = (last - first - 1.0) / (2 * _NEARBY)
        chance: Floats = np.clip((overall + nearby) / 2, 1e-6, 0.95)
        return chance

    @cached_property
    def links(self) -> tuple[Indexes, Indexes, Floats]:
        """Paragraph here, paragraph there and weight of every single thing found again."""
        entry, owner = join(self._feature, self._here.feature)
        return self._here.paragraph[owner], self._place[entry], self._weight[entry].clip(0.0)

    def dense(self, windows: Windows, first: int, last: int) -> Floats:
        """Weights of paragraphs [first, last) here covered by windows there.

        Returns:
            shape (windows, last - first).
        """
        start, stop = np.searchsorted(self._here.paragraph, (first, last))
        feature = self._here.feature[start:stop]
        column = self._here.paragraph[start:stop] - first
        base = np.bincount(column, self._missed[feature], minlength=last - first)
        window, found, gain = self._found_in(windows)
        entry, owner = join(found, feature)
        place = window[entry] * (last - first) + column[owner]
        cells = np.bincount(place, gain[entry], minlength=len(windows) * (last - first))
        dense: Floats = cells.reshape(len(windows), last - first) + base
        return dense

    def _found_in(self, windows: Windows) -> tuple[Indexes, Indexes, Floats]:
        """Window, feature and weight gained of what is found in each window."""
        slot, at = spread(windows.members.ravel(), self._place)
        window, feature, weight = slot // windows.size, self._feature[at], self._weight[at]
        if windows.size > 1 and len(window):
            keys = window * len(self._here.names) + feature
            order = np.argsort(keys, kind="stable")
            begins = np.flatnonzero(firsts(keys[order]))
            weight = np.maximum.reduceat(weight[order], begins)
            window, feature = np.divmod(keys[order][begins], len(self._here.names))
        # the longer a window the likelier that something stands in it by chance
        weight = weight - np.log(windows.sums(self._lengths))[window]
        # what is found is found in both directions, so it counts half; what is missed is not
        return window, feature, np.clip(weight, 0.0, _MOST_WEIGHT) / 2 - self._missed[feature]


@dataclass(frozen=True, slots=True)
class Rates:
    """Per tier the share of features that is found again in a true translation, both ways."""

    source: tuple[float, ...]
    target: tuple[float, ...]


class Coverage:
    """Weights of blocks in both directions.

    Args:
        source: features of the source paragraphs.
        target: features of the target paragraphs.
        matches: which of them are taken for the same.
        rates: how many are found again in a true translation.
    """

    def __init__(self, source: Features, target: Features, matches: Matches, rates: Rates) -> None:
        self._source, self._target, self._matches = source, target, matches
        self._rates = rates
        self.targets = OneWay(target, source, matches.reversed(), rates.target)
        self.sources = OneWay(source, target, matches, rates.source)
        self._covered: WeakKeyDictionary[Windows, _Covered] = WeakKeyDictionary()

    def refitted(self, beads: Sequence[Bead], strength: float) -> Coverage:
        """The same with the rates that these beads show, shrunk to the present ones.

        Args:
            beads: links taken for true.
            strength: how many features the present rates are worth.
        """
        rows = _bead_of(self._source.count, [bead.source for bead in beads])
        columns = _bead_of(self._target.count, [bead.target for bead in beads])
        there = occurrences(self._matches, self._target)
        back = occurrences(self._matches.reversed(), self._source)
        source = _observed(self._source, there, (rows, columns), self._rates.source, strength)
        target = _observed(self._target, back, (columns, rows), self._rates.target, strength)
        return Coverage(self._source, self._target, self._matches, Rates(source, target))

    def weigh(self, blocks: Blocks) -> Floats:
        """One weight a block, shape `blocks.shape`."""
        by_source = self._cover(self.targets, blocks.source, blocks.target)
        by_target = self._cover(self.sources, blocks.target, blocks.source)
        return by_source + by_target.T

    def _cover(self, way: OneWay, windows: Windows, covered: Windows) -> Floats:
        """Weights of windows `covered` being covered by `windows`, (windows, covered)."""
        first, last = covered.range()
        known = self._covered.get(windows)
        if known is None or first < known.first or last > known.first + known.dense.shape[1]:
            # windows of other sizes in the same place will be asked for next
            start, stop = max(0, first - _MARGIN), min(way.paragraphs, last + _MARGIN)
            dense = _ENOUGH * np.tanh(way.dense(windows, start, stop) / _ENOUGH)
            known = _Covered(start, dense)
            self._covered[windows] = known
        return covered.moved(-known.first).sums(known.dense)


def _bead_of(count: int, members: Sequence[tuple[int, ...]]) -> Indexes:
    """Number of the bead each paragraph stands in, -1 for none."""
    bead = np.full(count, -1, dtype=np.intp)
    for number, paragraphs in enumerate(members):
        bead[list(paragraphs)] = number
    return bead


def _observed(
    here: Features,
    found: tuple[Indexes, Indexes, Indexes],
    beads: tuple[Indexes, Indexes],
    rates: tuple[float, ...],
    strength: float,
) -> tuple[float, ...]:
    """Share of the features of linked paragraphs found in the linked ones, by tier.

    Args:
        here: the features.
        found: feature, paragraph on the other side and tier, from `occurrences`.
        beads: number of the bead of each paragraph here and on the other side, -1 for none.
        rates: the shares expected, which count as `strength` features.
        strength: see there.
    """
    feature, place, tier = found
    bead_here, bead_there = beads
    entry, owner = join(feature, here.feature)
    bead = bead_here[here.paragraph[owner]]
    linked = (bead >= 0) & (bead == bead_there[place[entry]])
    best = np.full(len(here.feature), len(rates), dtype=np.intp)
    np.minimum.at(best, owner[linked], tier[entry][linked])
    counted = (bead_here[here.paragraph] >= 0) & ~here.doubtful[here.feature]
    counts = np.bincount(best[counted], minlength=len(rates) + 1)[: len(rates)]
    total = np.count_nonzero(counted) + strength
    shares = (counts + strength * np.asarray(rates)) / total
    return tuple(float(share) * min(1.0, _MOST_FOUND / float(shares.sum())) for share in shares)
