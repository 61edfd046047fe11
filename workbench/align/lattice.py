"""The lattice of all alignments of two lanes: best path and posteriors by dynamic programming.

A node (i, j) has i source and j target paragraphs behind it; an edge is a bead. Rows are computed
as numpy vectors: beads with source paragraphs come from earlier rows, all of them in one gather,
and the one bead without (0-1) is a running (log-)sum along the row. Only a band of each row is
looked at. Posteriors as in forward-backward (Rabiner 1989), computed as the flow of probability
from the end back to the start, which needs no second table of logarithms.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from workbench.align.case import Floats, Indexes
from workbench.align.lanes import NOWHERE
from workbench.align.shapes import TARGET_ALONE, Shape

_ROUNDING = 1e-9


@dataclass(frozen=True, slots=True)
class Band:
    """The nodes that are looked at.

    Attributes:
        low: per row i (0..n) its first column, ascending.
        width: how many columns of every row.
    """

    low: Indexes
    width: int

    @property
    def columns(self) -> Indexes:
        """Column of every place, (rows, width)."""
        return self.low[:, None] + np.arange(self.width)


@dataclass(frozen=True, slots=True)
class Step:
    """A bead of a path: it ends at a node."""

    row: int
    column: int
    shape: Shape


@dataclass(frozen=True)
class Lattice:
    """Scores of all beads, by the node in which they end.

    Attributes:
        band: the nodes.
        row_begins: row in which the source window of each size that ends in a row begins, (4, n + 1).
        column_begins: the same of the columns, (4, m + 1).
        scores: per shape an array (n + 1, width) of natural-log scores, -inf where impossible.
    """

    band: Band
    row_begins: Indexes
    column_begins: Indexes
    scores: Mapping[Shape, Floats]

    @property
    def rows(self) -> int:
        """How many rows there are: n + 1."""
        return len(self.band.low)

    @property
    def end(self) -> int:
        """Place of the last node in its row."""
        return int(self.column_begins.shape[1] - 1 - self.band.low[-1])

    def part(self, source: range, target: range) -> Lattice | None:
        """The lattice of some paragraphs; None where its start or end is outside of the band.

        Args:
            source: places of neighbouring source paragraphs.
            target: the same of the target.
        """
        rows, columns = slice(source.start, source.stop + 1), len(target) + 1
        low, width = self.band.low[rows] - target.start, min(self.band.width, columns)
        band = Band(np.clip(low, 0, columns - width), width)
        if band.low[0] > 0 or band.low[-1] < columns - width or low[0] > 0:
            return None
        if low[-1] + self.band.width < columns:
            return None
        place = band.columns - low[:, None]
        inside = (place >= 0) & (place < self.band.width)
        place = np.where(inside, place, 0)
        scores = {
            shape: np.where(inside, np.take_along_axis(table[rows], place, axis=1), -np.inf)
            for shape, table in self.scores.items()
        }
        row_begins = _within(self.row_begins[:, rows], source.start)
        ends = slice(target.start, target.stop + 1)
        return Lattice(band, row_begins, _within(self.column_begins[:, ends], target.start), scores)

    @cached_property
    def shapes(self) -> tuple[Shape, ...]:
        """The shapes with source paragraphs, in the order of the stacked tables."""
        return tuple(shape for shape in self.scores if shape != TARGET_ALONE)

    @cached_property
    def _from(self) -> Indexes:
        """Place in the tables of `_Ways` where each bead begins, (rows, shapes, width).

        Where there is none it is the one after the last, which holds what is impossible.
        """
        size = self.rows * self.band.width
        columns = self.band.columns
        found = np.empty((self.rows, len(self.shapes), self.band.width), dtype=np.intp)
        for number, shape in enumerate(self.shapes):
            row = self.row_begins[shape.height][:, None]
            column = self.column_begins[shape.across][columns]
            place = column - self.band.low[row]
            inside = (row != NOWHERE) & (column != NOWHERE)
            inside &= (place >= 0) & (place < self.band.width)
            place = row * self.band.width + place + (0 if shape.across else size)
            found[:, number] = np.where(inside, place, 2 * size)
        return found

    @cached_property
    def _stacked(self) -> Floats:
        return np.stack([self.scores[shape] for shape in self.shapes], axis=1)

    @cached_property
    def _mass(self) -> _Ways:
        """Log mass of all paths from the start to each node."""
        return self._sweep(np.logaddexp, _log_sum)

    @property
    def total(self) -> float:
        """Log mass of all alignments; -inf where there is none."""
        return float(self._mass.all[-1, self.end])

    def _sweep(self, join: np.ufunc, over_shapes: Callable[[Floats], Floats]) -> _Ways:
        ways = _Ways.none(self.rows, self.band.width)
        ways.above[0, -self.band.low[0]] = 0.0
        for row in range(self.rows):
            if row:
                came = ways.flat[self._from[row]] + self._stacked[row]
                ways.above[row] = over_shapes(came)
            ways.all[row] = _along(ways.above[row], self.scores[TARGET_ALONE][row], join)
        return ways

    def posteriors(self) -> Mapping[Shape, Floats]:
        """Probability of every bead given both texts, arrays as in `scores`."""
        mass = self._mass
        flow = _Ways.nothing(self.rows, self.band.width)
        flow.all[-1, self.end] = 1.0
        found = np.zeros_like(self._stacked)
        alone = np.zeros((self.rows, self.band.width))
        for row in range(self.rows - 1, -1, -1):
            steps = self.scores[TARGET_ALONE][row]
            rest = _rest(flow.all[row], mass.all[row], steps)
            alone[row, 1:] = np.exp(mass.all[row, :-1] + steps[1:] + rest[1:])
            rest = np.logaddexp(rest, _rest_of(flow.above[row], mass.above[row]))
            found[row] = np.exp(mass.flat[self._from[row]] + self._stacked[row] + rest)
            np.add.at(flow.flat, self._from[row], found[row])
        by_shape = {shape: found[:, n] for n, shape in enumerate(self.shapes)}
        return {**by_shape, TARGET_ALONE: alone}

    def passing(self) -> Floats:
        """Probability that the alignment passes through each node, (n + 1, width)."""
        found = self.posteriors()
        arrived = sum(found.values(), np.zeros((self.rows, self.band.width)))
        arrived[0, -self.band.low[0]] = 1.0
        return arrived

    def best_path(self) -> list[Step]:
        """Beads of the best path from start to end."""
        ways = self._sweep(np.maximum, _highest)
        row, place, size = self.rows - 1, self.end, self.rows * self.band.width
        steps: list[Step] = []
        along = True
        while row or place + self.band.low[row]:
            column = int(place + self.band.low[row])
            if along and ways.all[row, place] > ways.above[row, place] + _ROUNDING:
                steps.append(Step(row, column, TARGET_ALONE))
                place -= 1
                continue
            came = ways.flat[self._from[row, :, place]] + self._stacked[row, :, place]
            best = int(np.argmax(came))
            steps.append(Step(row, column, self.shapes[best]))
            along = bool(self.shapes[best].across)
            row, place = divmod(int(self._from[row, best, place]) % size, self.band.width)
        return steps[::-1]


@dataclass(frozen=True)
class _Ways:
    """A number for every node, twice over, so that an alignment is one path and no more.

    Paragraphs left alone on both sides stand in any order in an alignment; here those of the
    source come first. So a source paragraph alone (1-0) follows only a way that came from above,
    not one along the row (0-1).

    Attributes:
        flat: both tables and, last, a place for what is impossible.
        all: of all ways to a node, (rows, width); a view.
        above: of those whose last bead had a source paragraph, and of the start; a view.
    """

    flat: Floats
    all: Floats
    above: Floats

    @staticmethod
    def none(rows: int, width: int) -> _Ways:
        return _Ways._of(np.full(2 * rows * width + 1, -np.inf), rows, width)

    @staticmethod
    def nothing(rows: int, width: int) -> _Ways:
        return _Ways._of(np.zeros(2 * rows * width + 1), rows, width)

    @staticmethod
    def _of(flat: Floats, rows: int, width: int) -> _Ways:
        both = flat[:-1].reshape(2, rows, width)
        return _Ways(flat, both[0], both[1])


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
    run = np.concatenate(([0.0], np.cumsum(np.where(np.isfinite(steps[1:]), steps[1:], 0.0))))
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
