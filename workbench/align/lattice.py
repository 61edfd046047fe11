"""The lattice of all alignments of two lanes: best path and posteriors by dynamic programming.

A node (i, j) has i source and j target paragraphs behind it; an edge is a bead. Rows are computed
as numpy vectors: beads with source paragraphs come from earlier rows, all of them in one gather,
and the one bead without (0-1) is a running (log-)sum along the row. Only a band of each row is
looked at. Posteriors as in forward-backward (Rabiner 1989), computed as the flow of probability
from the end back to the start, which needs no second table of logarithms.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from workbench.align.band import Band
from workbench.align.case import Floats, Indexes, running_sums
from workbench.align.lanes import NOWHERE
from workbench.align.shapes import SOURCE_ALONE, TARGET_ALONE, Shape

_ROUNDING = 1e-9
# Instead of minus infinity, where numbers are taken away from each other again.
_IMPOSSIBLE = -1e6


@dataclass(frozen=True, slots=True)
class Step:
    """A bead of a path: it ends at the node of a place in the band."""

    place: int
    shape: Shape


@dataclass(frozen=True)
class Lattice:
    """Scores of all beads, by the node in which they end.

    Attributes:
        band: the nodes.
        row_begins: row in which the source window of each size ending in a row begins, (4, n + 1).
        column_begins: the same of the columns, (4, m + 1).
        scores: per shape the natural-log score at every node, -inf where impossible.
    """

    band: Band
    row_begins: Indexes
    column_begins: Indexes
    scores: Mapping[Shape, Floats]

    @property
    def row_count(self) -> int:
        """How many rows there are: n + 1."""
        return len(self.band.low)

    def part(self, source: range, target: range) -> Lattice | None:
        """The lattice of some paragraphs; None where the band leaves one of their rows out.

        Args:
            source: places of neighbouring source paragraphs.
            target: the same of the target.
        """
        rows = slice(source.start, source.stop + 1)
        low = np.clip(self.band.low[rows], target.start, None)
        high = np.clip(self.band.high[rows], None, target.stop + 1)
        if (low >= high).any() or low[0] > target.start or high[-1] <= target.stop:
            return None
        band = Band(low - target.start, high - target.start)
        there = self.band.places(band.rows + source.start, band.columns + target.start)
        scores = {shape: table[there] for shape, table in self.scores.items()}
        row_begins = _within(self.row_begins[:, rows], source.start)
        ends = slice(target.start, target.stop + 1)
        return Lattice(band, row_begins, _within(self.column_begins[:, ends], target.start), scores)

    def without(self, rows: Sequence[int], columns: Sequence[int]) -> Lattice:
        """The lattice with some paragraphs in no bead but that of their own, which costs nothing.

        Args:
            rows: places of source paragraphs.
            columns: places of target paragraphs.
        """
        if not (rows or columns):
            return self
        above, beside = (
            _touched(begins, places)
            for begins, places in ((self.row_begins, rows), (self.column_begins, columns))
        )
        scores = {}
        for shape, table in self.scores.items():
            row = above[shape.height][self.band.rows]
            column = beside[shape.across][self.band.columns]
            free = 0.0 if shape in (SOURCE_ALONE, TARGET_ALONE) else -np.inf
            scores[shape] = np.where(row | column, free, table)
        return Lattice(self.band, self.row_begins, self.column_begins, scores)

    @cached_property
    def shapes(self) -> tuple[Shape, ...]:
        """The shapes with source paragraphs, in the order of the stacked tables."""
        return tuple(shape for shape in self.scores if shape != TARGET_ALONE)

    @cached_property
    def _from(self) -> NDArray[np.int32]:
        """Place in the tables of `_Ways` where each bead begins, (shapes, nodes).

        Where there is none it is the one after the last, which holds what is impossible.
        """
        band = self.band
        found = np.empty((len(self.shapes), band.size), dtype=np.int32)
        for number, shape in enumerate(self.shapes):
            rows = self.row_begins[shape.height][band.rows]
            columns = self.column_begins[shape.across][band.columns]
            place = band.places(rows, columns)
            moved = place if shape.across else place + band.size
            found[number] = np.where(place != NOWHERE, moved, 2 * band.size)
        return found

    @cached_property
    def _stacked(self) -> Floats:
        return np.stack([self.scores[shape] for shape in self.shapes])

    @cached_property
    def _mass(self) -> _Ways:
        """Log mass of all paths from the start to each node."""
        return self._sweep(np.logaddexp, _log_sum)

    @property
    def total(self) -> float:
        """Log mass of all alignments; -inf where there is none."""
        return float(self._mass.all[-1])

    def _sweep(self, join: np.ufunc, over_shapes: Callable[[Floats], Floats]) -> _Ways:
        ways = _Ways.of(self.band.size, -np.inf)
        steps = self.scores[TARGET_ALONE]
        ways.above[0] = 0.0
        for row in range(self.row_count):
            here = self.band.of_rows(row, row + 1)
            if row:
                came = ways.flat[self._from[:, here]] + self._stacked[:, here]
                ways.above[here] = over_shapes(came)
            ways.all[here] = _along(ways.above[here], steps[here], join)
        return ways

    def posteriors(self) -> Mapping[Shape, Floats]:
        """Probability of every bead given both texts, arrays as in `scores`."""
        mass, flow = self._mass, _Ways.of(self.band.size, 0.0)
        flow.all[-1] = 1.0
        found, alone = np.zeros_like(self._stacked), np.zeros(self.band.size)
        for row in range(self.row_count - 1, -1, -1):
            here = self.band.of_rows(row, row + 1)
            steps, all_ways = self.scores[TARGET_ALONE][here], mass.all[here]
            rest = _rest(flow.all[here], all_ways, steps)
            alone[here][1:] = np.exp(all_ways[:-1] + steps[1:] + rest[1:])
            rest = np.logaddexp(rest, _rest_of(flow.above[here], mass.above[here]))
            came = self._from[:, here]
            found[:, here] = np.exp(mass.flat[came] + self._stacked[:, here] + rest)
            np.add.at(flow.flat, came, found[:, here])
        by_shape = {shape: found[n] for n, shape in enumerate(self.shapes)}
        return {**by_shape, TARGET_ALONE: alone}

    def passing(self) -> Floats:
        """Probability that the alignment passes through each node."""
        arrived = sum(self.posteriors().values(), np.zeros(self.band.size))
        arrived[0] = 1.0
        return arrived

    def best_path(self) -> list[Step]:
        """Beads of the best path from start to end."""
        ways, size = self._sweep(np.maximum, _highest), self.band.size
        place, along = size - 1, True
        steps: list[Step] = []
        while place:
            if along and ways.all[place] > ways.above[place] + _ROUNDING:
                steps.append(Step(place, TARGET_ALONE))
                place -= 1
                continue
            came = ways.flat[self._from[:, place]] + self._stacked[:, place]
            best = int(np.argmax(came))
            steps.append(Step(place, self.shapes[best]))
            along = bool(self.shapes[best].across)
            place = int(self._from[best, place]) % size
        return steps[::-1]


@dataclass(frozen=True)
class _Ways:
    """A number for every node, twice over, so that an alignment is one path and no more.

    Paragraphs left alone on both sides stand in any order in an alignment; here those of the
    source come first. So a source paragraph alone (1-0) follows only a way that came from above,
    not one along the row (0-1).

    Attributes:
        flat: both tables and, last, a place for what is impossible.
        all: of all ways to a node; a view.
        above: of those whose last bead had a source paragraph, and of the start; a view.
    """

    flat: Floats
    all: Floats
    above: Floats

    @staticmethod
    def of(size: int, value: float) -> _Ways:
        flat = np.full(2 * size + 1, value)
        return _Ways(flat, flat[:size], flat[size:-1])


def _touched(begins: Indexes, places: Sequence[int]) -> NDArray[np.bool_]:
    """Which windows, by size and the node they end at, span one of the places."""
    count = np.zeros(begins.shape[1], dtype=np.intp)
    count[np.asarray(places, dtype=np.intp) + 1] = 1
    run = np.cumsum(count)
    touched: NDArray[np.bool_] = (run > run[np.maximum(begins, 0)]) & (begins != NOWHERE)
    return touched


def _within(begins: Indexes, start: int) -> Indexes:
    """Nodes counted from `start`; `NOWHERE` for those before it."""
    return np.where(begins >= start, begins - start, NOWHERE)


def _rest(flow: Floats, mass: Floats, steps: Floats) -> Floats:
    """Log mass from each node of a row to the end, from the flow that later rows sent to it."""
    ahead = np.append(steps[1:], -np.inf)[::-1]
    return _along(_rest_of(flow, mass)[::-1], ahead, np.logaddexp)[::-1]


def _rest_of(flow: Floats, mass: Floats) -> Floats:
    rest = np.full(len(flow), -np.inf)
    there = flow > 0
    rest[there] = np.log(flow[there]) - mass[there]
    return rest


def _along(line: Floats, steps: Floats, join: np.ufunc) -> Floats:
    """Joins in the ways that come along the row itself, by beads without a source paragraph.

    Args:
        line: what each node has without them.
        steps: score of the step that leads to each node from the one before; the first is unused.
        join: how two ways are joined.
    """
    run = running_sums(np.maximum(steps[1:], _IMPOSSIBLE))
    joined: Floats = join.accumulate(line - run) + run
    return joined


def _log_sum(ways: Floats) -> Floats:
    highest = ways.max(axis=0)
    safe = np.where(np.isfinite(highest), highest, 0.0)
    with np.errstate(divide="ignore"):
        total: Floats = np.log(np.exp(ways - safe).sum(axis=0)) + safe
    return total


def _highest(ways: Floats) -> Floats:
    best: Floats = ways.max(axis=0)
    return best
