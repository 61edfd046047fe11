"""The part of a grid of nodes that is looked at."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from workbench.align.case import Indexes
from workbench.align.lanes import NOWHERE


@dataclass(frozen=True)
class Band:
    """The nodes that are looked at: some neighbouring columns of every row, one after the other.

    The first row begins with the first column, the last row ends with the last one.

    Attributes:
        low: per row i (0..n) its first column.
        high: per row the column after its last one.
    """

    low: Indexes
    high: Indexes

    @staticmethod
    def whole(rows: int, columns: int) -> Band:
        """All nodes."""
        return Band(np.zeros(rows, dtype=np.intp), np.full(rows, columns, dtype=np.intp))

    @cached_property
    def starts(self) -> Indexes:
        """Place of the first node of each row, and the number of all nodes."""
        return np.concatenate(([0], np.cumsum(self.high - self.low)))

    @cached_property
    def rows(self) -> Indexes:
        """Row of every node."""
        return np.repeat(np.arange(len(self.low)), self.high - self.low)

    @cached_property
    def columns(self) -> Indexes:
        """Column of every node."""
        return np.arange(self.size) - self.starts[self.rows] + self.low[self.rows]

    @property
    def size(self) -> int:
        """Number of nodes."""
        return int(self.starts[-1])

    def of_rows(self, first: int, last: int) -> slice:
        """Places of the nodes of rows [first, last)."""
        return slice(int(self.starts[first]), int(self.starts[last]))

    def places(self, rows: Indexes, columns: Indexes) -> Indexes:
        """Place of each node; `NOWHERE` for those outside of the band, or where one is nowhere."""
        inside = (rows >= 0) & (columns >= self.low[rows]) & (columns < self.high[rows])
        return np.where(inside, self.starts[rows] + columns - self.low[rows], NOWHERE)
