"""How well the features of one text are covered by the other: a naive Bayes over shared features.

A feature (a name, a number, a mark) that stands in a paragraph is found again in its translation
with a certain rate, and in any other paragraph with the rate at which it is found there by chance,
which is counted in the document itself. The log of the ratio of the two is its weight, so a rare
name weighs much and one that stands everywhere nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from workbench.align.case import Blocks, Floats, Indexes
from workbench.model.beads import Bead

DOUBTFUL = " ?"
_MOST_WEIGHT = 6.0
_COMMON = 0.2
# A feature in a short document is given the chance it would have in a longer one.
_SEEN, _UNSEEN = 0.5, 20
_MOST_FOUND = 0.97


@dataclass(frozen=True, slots=True)
class Features:
    """Which feature stands in which paragraph.

    Attributes:
        names: the distinct features; one that ends in `DOUBTFUL` may be none.
        count: number of paragraphs.
        paragraph: paragraph of each occurrence, one entry a feature and paragraph.
        feature: index into `names` of each occurrence.
    """

    names: tuple[str, ...]
    count: int
    paragraph: Indexes
    feature: Indexes

    @property
    def doubtful(self) -> NDArray[np.bool_]:
        """Which features tell something when they are found again but nothing when not."""
        return np.array([name.endswith(DOUBTFUL) for name in self.names], dtype=bool)

    @staticmethod
    def of(found: Sequence[frozenset[str]]) -> Features:
        """The features of paragraphs, one set each."""
        names = tuple(sorted(frozenset().union(*found)))
        number = {name: n for n, name in enumerate(names)}
        pairs = [(p, number[name]) for p, one in enumerate(found) for name in one]
        table = np.array(sorted(pairs), dtype=np.intp).reshape(-1, 2)
        return Features(names, len(found), table[:, 0], table[:, 1])

    def windows(self, span: int) -> Features:
        """The features of all windows of `span` neighbouring paragraphs, by their first one."""
        first = [self.paragraph - step for step in range(span)]
        start = np.concatenate(first) if span > 1 else self.paragraph
        feature = np.tile(self.feature, span)
        inside = start >= 0
        both = np.unique(np.stack((start[inside], feature[inside])), axis=1)
        return Features(self.names, self.count, both[0], both[1])


@dataclass(frozen=True, slots=True)
class Matches:
    """Pairs of features taken for the same thing, with the tier (0 surest) of each."""

    source: Indexes
    target: Indexes
    tier: Indexes

    def reversed(self) -> Matches:
        """The same seen from the target."""
        return Matches(self.target, self.source, self.tier)


def identical(source: Features, target: Features) -> Matches:
    """Features that are the same string, all of tier 0."""
    number = {name: n for n, name in enumerate(target.names)}
    pairs = [(n, number[name]) for n, name in enumerate(source.names) if name in number]
    table = np.array(pairs, dtype=np.intp).reshape(-1, 2)
    return Matches(table[:, 0], table[:, 1], np.zeros(len(table), dtype=np.intp))


@dataclass(frozen=True)
class OneWay:
    """How the paragraphs here are covered by windows of `span` paragraphs on the other side.

    Attributes:
        base: per paragraph here the weight of finding none of its features again.
        windows: first paragraph of the window of each cell, ascending.
        paragraphs: paragraph here of each cell.
        cells: weight gained by what the paragraph finds in the window.
    """

    base: Floats
    windows: Indexes
    paragraphs: Indexes
    cells: Floats

    def weigh(self, window: Indexes, start: Indexes, end: Indexes) -> Floats:
        """Weights of paragraphs [start, end) here covered by the windows that begin at `window`."""
        if not len(window):
            return np.zeros(0)
        top, left = int(window.min()), int(start.min())
        height, width = int(window.max()) - top + 1, int(end.max()) - left
        first, last = np.searchsorted(self.windows, (top, top + height))
        column = self.paragraphs[first:last] - left
        inside = (column >= 0) & (column < width)
        place = (self.windows[first:last][inside] - top) * width + column[inside]
        cells = np.bincount(place, self.cells[first:last][inside], minlength=height * width)
        dense = cells.reshape(height, width) + self.base[left : left + width]
        run = np.concatenate((np.zeros((height, 1)), dense.cumsum(axis=1)), axis=1)
        sums: Floats = run[window - top, end - left] - run[window - top, start - left]
        return sums


@dataclass(frozen=True, slots=True)
class Rates:
    """Per tier the share of features that is found again in a true translation, both ways."""

    source: tuple[float, ...]
    target: tuple[float, ...]


class Coverage:
    """Weights of blocks in both directions, counted once a height and width of block.

    Args:
        source: features of the source paragraphs.
        target: features of the target paragraphs.
        matches: which of them are taken for the same.
        rates: how many are found again in a true translation.
    """

    def __init__(self, source: Features, target: Features, matches: Matches, rates: Rates) -> None:
        self._source, self._target, self._matches = source, target, matches
        self._rates = rates
        self._targets_by_height: dict[int, OneWay] = {}
        self._sources_by_width: dict[int, OneWay] = {}

    def refitted(self, beads: Sequence[Bead], strength: float) -> Coverage:
        """The same with the rates that these beads show, shrunk to the present ones.

        Args:
            beads: links taken for true.
            strength: how many features the present rates are worth.
        """
        rows = _bead_of(self._source.count, [bead.source for bead in beads])
        columns = _bead_of(self._target.count, [bead.target for bead in beads])
        there = _best_tiers(self._target, self._matches)
        back = _best_tiers(self._source, self._matches.reversed())
        source = _observed(self._source, there, (rows, columns), self._rates.source, strength)
        target = _observed(self._target, back, (columns, rows), self._rates.target, strength)
        return Coverage(self._source, self._target, self._matches, Rates(source, target))

    def weigh(self, blocks: Blocks) -> Floats:
        """One weight a block; 0.0 for blocks with an empty side."""
        weights = np.zeros(len(blocks))
        height, width = (
            blocks.source_end - blocks.source_start,
            blocks.target_end - blocks.target_start,
        )
        paired = blocks.paired
        for span in np.unique(height[paired]).tolist():
            where = paired & (height == span)
            one = self._cover_targets(span)
            weights[where] += one.weigh(
                blocks.source_start[where], blocks.target_start[where], blocks.target_end[where]
            )
        for span in np.unique(width[paired]).tolist():
            where = paired & (width == span)
            one = self._cover_sources(span)
            weights[where] += one.weigh(
                blocks.target_start[where], blocks.source_start[where], blocks.source_end[where]
            )
        return weights

    def _cover_targets(self, height: int) -> OneWay:
        if height not in self._targets_by_height:
            windows = self._source.windows(height)
            self._targets_by_height[height] = _cover(
                self._target, windows, self._matches.reversed(), self._rates.target, height
            )
        return self._targets_by_height[height]

    def _cover_sources(self, width: int) -> OneWay:
        if width not in self._sources_by_width:
            windows = self._target.windows(width)
            self._sources_by_width[width] = _cover(
                self._source, windows, self._matches, self._rates.source, width
            )
        return self._sources_by_width[width]


def _cover(
    here: Features, there: Features, matches: Matches, rates: Sequence[float], span: int
) -> OneWay:
    """How features of `here` are found again in windows of `span` paragraphs `there`."""
    feature, place, tier = _best_tiers(there, matches)
    found = np.zeros((len(here.names), len(rates)))
    np.add.at(found, (feature, tier), 1.0)
    size = max(there.count, 1)
    # the windows around the translation itself are no chance: it is what remains
    total = np.maximum(found.sum(axis=1, keepdims=True), 1.0)
    found *= np.maximum(total - span, 0.0) / total
    chance = np.clip((found + _SEEN * span) / (size + _UNSEEN), 1e-6, 0.95)
    missed = np.log((1 - sum(rates)) / np.clip(1 - chance.sum(axis=1), 0.05, 1.0))
    informative = chance.sum(axis=1) < max(_COMMON, 2.5 * span / size)
    missed = np.where(informative & ~here.doubtful, np.minimum(missed, 0.0), 0.0)
    weight = np.clip(np.log(np.asarray(rates) / chance), 0.0, _MOST_WEIGHT)
    base: Floats = np.bincount(here.paragraph, missed[here.feature], minlength=here.count).astype(
        np.float64
    )
    keep = informative[feature]
    feature, place, tier = feature[keep], place[keep], tier[keep]
    entry, owner = _join(feature, here.feature)
    # what is found is found in both directions, so it counts half; what is missed is not
    gain = weight[feature[entry], tier[entry]] / 2 - missed[feature[entry]]
    order = np.argsort(place[entry], kind="stable")
    return OneWay(base, place[entry][order], here.paragraph[owner][order], gain[order])


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
        found: feature, paragraph on the other side and tier, from `_best_tiers`.
        beads: number of the bead of each paragraph here and on the other side, -1 for none.
        rates: the shares expected, which count as `strength` features.
        strength: see there.
    """
    feature, place, tier = found
    bead_here, bead_there = beads
    entry, owner = _join(feature, here.feature)
    bead = bead_here[here.paragraph[owner]]
    linked = (bead >= 0) & (bead == bead_there[place[entry]])
    best = np.full(len(here.feature), len(rates), dtype=np.intp)
    np.minimum.at(best, owner[linked], tier[entry][linked])
    counted = (bead_here[here.paragraph] >= 0) & ~here.doubtful[here.feature]
    counts = np.bincount(best[counted], minlength=len(rates) + 1)[: len(rates)]
    total = np.count_nonzero(counted) + strength
    shares = (counts + strength * np.asarray(rates)) / total
    return tuple(float(share) * min(1.0, _MOST_FOUND / float(shares.sum())) for share in shares)


def _best_tiers(there: Features, matches: Matches) -> tuple[Indexes, Indexes, Indexes]:
    """Per feature and paragraph it is found in, its surest tier there."""
    entry, occurrence = _join(matches.target, there.feature)
    feature, tier = matches.source[entry], matches.tier[entry]
    place = there.paragraph[occurrence]
    order = np.lexsort((tier, place, feature))
    feature, place, tier = feature[order], place[order], tier[order]
    first = np.ones(len(feature), dtype=bool)
    first[1:] = (feature[1:] != feature[:-1]) | (place[1:] != place[:-1])
    return feature[first], place[first], tier[first]


def _join(left: Indexes, right: Indexes) -> tuple[Indexes, Indexes]:
    """Positions (in left, in right) of all pairs of equal values."""
    order = np.argsort(right, kind="stable")
    ranked = right[order]
    start = np.searchsorted(ranked, left, side="left")
    size = np.searchsorted(ranked, left, side="right") - start
    entry = np.repeat(np.arange(len(left)), size)
    offset = np.arange(len(entry)) - np.repeat(np.cumsum(size) - size, size)
    return entry, order[start[entry] + offset]
