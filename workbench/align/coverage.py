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
from workbench.align.features import Features, Matches, firsts, join, spread
from workbench.align.found import Found
from workbench.model.beads import Bead

_MOST_WEIGHT = 6.0
# The features of a paragraph hang together: many say hardly more than some.
_ENOUGH = 5.0
_MARGIN = 24
_RARE = 4


@dataclass(frozen=True, slots=True)
class _Covered:
    """Weights of paragraphs from `first` on, covered by windows: (windows, paragraphs)."""

    first: int
    dense: Floats


class OneWay:
    """How the paragraphs here are covered by windows on the other side.

    Args:
        found: where the features here are found again.
        rates: per tier the share of features that is found again in a true translation.
    """

    def __init__(self, found: Found, rates: Sequence[float]) -> None:
        self.found, self._here = found, found.here
        weight = np.log(np.asarray(rates)[found.tier]) - np.log(found.chances)
        self._missed = found.missed(rates)
        order = np.argsort(found.place, kind="stable")
        self._feature, self._place, self._weight = (
            column[order] for column in (found.feature, found.place, weight)
        )
        sizes = np.bincount(found.there.paragraph, minlength=found.there.count) + 1.0
        self._lengths = np.asarray(sizes / (np.sum(sizes) or 1.0) * len(sizes), dtype=np.float64)

    @property
    def paragraphs(self) -> int:
        """How many there are here."""
        return self._here.count

    @cached_property
    def links(self) -> tuple[Indexes, Indexes, Floats]:
        """Paragraph here, paragraph there and weight of all that is rare and found again."""
        count = len(self._here.names)
        there = np.bincount(self._feature, minlength=count) <= _RARE
        rare = there & (np.bincount(self._here.feature, minlength=count) <= _RARE)
        found = np.flatnonzero(rare[self._feature])
        entry, owner = join(self._feature[found], self._here.feature)
        place, weight = self._place[found][entry], self._weight[found][entry]
        return self._here.paragraph[owner], place, weight.clip(0.0)

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
        return np.asarray(cells.reshape(len(windows), last - first) + base, dtype=np.float64)

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
        weight = weight - np.log(windows.sums(self._lengths)[window])
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
        sources: where the features of the source are found again.
        targets: where those of the target are.
        rates: how many are found again in a true translation.
    """

    def __init__(self, sources: Found, targets: Found, rates: Rates) -> None:
        self._rates = rates
        self.sources = OneWay(sources, rates.source)
        self.targets = OneWay(targets, rates.target)
        self._covered: WeakKeyDictionary[Windows, _Covered] = WeakKeyDictionary()

    @staticmethod
    def of(source: Features, target: Features, matches: Matches, rates: Rates) -> Coverage:
        """Counts the features of both sides, of which some match."""
        sources = Found.of(source, target, matches)
        return Coverage(sources, Found.of(target, source, matches.reversed()), rates)

    def refitted(self, beads: Sequence[Bead], strength: float) -> Coverage:
        """The same with the rates that these beads show, shrunk to the present ones.

        Args:
            beads: links taken for true.
            strength: how many features the present rates are worth.
        """
        sources, targets = self.sources.found, self.targets.found
        rows = _bead_of(sources.here.count, [bead.source for bead in beads])
        columns = _bead_of(targets.here.count, [bead.target for bead in beads])
        source = sources.rates((rows, columns), self._rates.source, strength)
        target = targets.rates((columns, rows), self._rates.target, strength)
        return Coverage(sources, targets, Rates(source, target))

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
