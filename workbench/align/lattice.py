"""The lattice of all alignments of two texts: best path and posteriors by dynamic programming.

A node (i, j) says that i source and j target paragraphs are consumed; an edge is a bead. Rows are
computed as numpy vectors: beads with source paragraphs look at earlier rows, and the one bead
without (0-1) is a running (log-)sum along the row. Forward-backward after Rabiner (1989).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from workbench.align.case import Floats, Indexes

Shape = tuple[int, int]
SHAPES: tuple[Shape, ...] = (
    *((1, 0), (0, 1), (1, 1), (1, 2), (2, 1), (2, 2)),
    *((1, 3), (3, 1), (2, 3), (3, 2), (3, 3)),
)
Step = tuple[int, int, Shape]


@dataclass(frozen=True)
class Lattice:
    """Scores of all beads, by the node in which they end.

    Attributes:
        low: per row i (0..n) the first column of the band, ascending.
        width: columns in the band of every row.
        columns: m + 1; columns beyond are not part of the lattice.
        scores: per shape an array (n + 1, width) of natural-log scores, -inf where impossible.
    """

    low: Indexes
    width: int
    columns: int
    scores: Mapping[Shape, Floats]

    @property
    def rows(self) -> int:
        """How many rows there are: n + 1."""
        return len(self.low)

    def column_sums(self, table: Floats) -> Floats:
        """Sums down the rows of a table in the band, one a column of the lattice."""
        sums = np.zeros(self.columns)
        for row in range(self.rows):
            start = int(self.low[row])
            sums[start : start + self.width] += table[row]
        return sums

    def _from_row(self, table: Floats, row: int, start: int) -> Floats:
        """`width` values of a row beginning at column `start`, -inf outside its band."""
        out = np.full(self.width, -np.inf)
        offset = start - int(self.low[row])
        first, last = max(0, -offset), min(self.width, self.width - offset)
        if first < last:
            out[first:last] = table[row, first + offset : last + offset]
        return out

    def _arrivals(self, table: Floats, row: int) -> Iterator[Floats]:
        """Scores of reaching the row's nodes from earlier rows, one vector a shape."""
        for (height, across), scores in self.scores.items():
            if height and row >= height:
                start = int(self.low[row]) - across
                yield self._from_row(table, row - height, start) + scores[row]

    def _sweep(self, join: np.ufunc) -> Floats:
        table = np.full((self.rows, self.width), -np.inf)
        for row in range(self.rows):
            line = np.full(self.width, -np.inf)
            if row == 0:
                line[0] = 0.0
            for arrival in self._arrivals(table, row):
                line = join(line, arrival)
            table[row] = _along(line, self.scores[0, 1][row], join)
        return table

    def forward(self) -> Floats:
        """Log mass of all paths from the start to each node, (n + 1, width)."""
        return self._sweep(np.logaddexp)

    def backward(self) -> Floats:
        """Log mass of all paths from each node to the end, (n + 1, width)."""
        return self.flipped().forward()[::-1, ::-1]

    def flipped(self) -> Lattice:
        """The same lattice read from its end to its start, beads scored where they began."""
        scores = {shape: self._at_start(shape)[::-1, ::-1] for shape in self.scores}
        low = (self.columns - 1) - (self.low + self.width - 1)
        return Lattice(low[::-1], self.width, self.columns, scores)

    def _at_start(self, shape: Shape) -> Floats:
        """Scores of a shape moved from the end node of each bead to its start node."""
        height, across = shape
        moved = np.full((self.rows, self.width), -np.inf)
        for row in range(self.rows - height):
            start = int(self.low[row]) + across
            moved[row] = self._from_row(self.scores[shape], row + height, start)
        return moved

    def best_path(self) -> list[Step]:
        """Beads of the best path from start to end, as (end row, end column, shape)."""
        table = self._sweep(np.maximum)
        row, column = self.rows - 1, self.columns - 1
        steps: list[Step] = []
        while row or column:
            shape = max(self.scores, key=lambda s: self._through(table, row, column, s))
            steps.append((row, column, shape))
            row, column = row - shape[0], column - shape[1]
        return steps[::-1]

    def _through(self, table: Floats, row: int, column: int, shape: Shape) -> float:
        before, left = row - shape[0], column - shape[1]
        if before < 0 or left < 0 or not 0 <= left - int(self.low[before]) < self.width:
            return -np.inf
        bead = self.scores[shape][row, column - int(self.low[row])]
        return float(table[before, left - int(self.low[before])] + bead)

    def rewarded(self, posteriors: Mapping[Shape, Floats], lonely: float) -> Lattice:
        """The lattice whose best path expects most right decisions (maximum expected accuracy).

        Args:
            posteriors: probability of every bead, from `posteriors`.
            lonely: what a paragraph rightly left alone is worth, a right link being worth 1.
        """
        rows = posteriors[1, 0].sum(axis=1)
        columns = self.column_sums(posteriors[0, 1])
        at = np.minimum(self.low[:, None] + np.arange(self.width), self.columns - 1)
        rewards: dict[Shape, Floats] = dict(posteriors)
        rewards[1, 0] = np.broadcast_to(lonely * rows[:, None], at.shape)
        rewards[0, 1] = lonely * columns[at]
        scores = {
            shape: np.where(np.isfinite(self.scores[shape]), reward, -np.inf)
            for shape, reward in rewards.items()
        }
        return Lattice(self.low, self.width, self.columns, scores)

    def posteriors(self) -> Mapping[Shape, Floats]:
        """Probability of every bead given both texts, arrays as in `scores`."""
        forward, backward = self.forward(), self.backward()
        total = forward[-1, self.columns - 1 - int(self.low[-1])]
        found = {}
        for shape, scores in self.scores.items():
            log = np.full_like(scores, -np.inf)
            for row in range(shape[0], self.rows):
                start = int(self.low[row]) - shape[1]
                log[row] = self._from_row(forward, row - shape[0], start) + scores[row]
            found[shape] = np.exp(np.minimum(log + backward - total, 0.0))
        return found


def _along(line: Floats, steps: Floats, join: np.ufunc) -> Floats:
    """Joins in the ways that come along the row itself, by beads without a source paragraph."""
    if len(line) == 1:
        return line
    run = np.concatenate(([0.0], np.cumsum(np.where(np.isfinite(steps[1:]), steps[1:], 0.0))))
    joined: Floats = join.accumulate(line - run) + run
    blocked = ~np.isfinite(steps)
    return np.where(blocked & (np.arange(len(line)) > 0), line, joined)


def band(rows: int, columns: int, centre: Callable[[Indexes], Floats], half: int) -> Indexes:
    """First column of each row's band, so that start and end lie in it.

    Args:
        rows: n + 1.
        columns: m + 1.
        centre: expected column of each row.
        half: half the width of the band.
    """
    width = min(columns, 2 * half + 1)
    low = np.rint(centre(np.arange(rows))).astype(np.intp) - half
    return np.maximum.accumulate(np.clip(low, 0, columns - width))
