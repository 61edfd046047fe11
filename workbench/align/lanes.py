"""Paragraphs of one side as the dynamic programme walks along them.

Between the paragraphs are nodes: node r has r of them behind it. What may stand on one side of a
bead and end at a node are windows of one to three paragraphs; a longer one skips over furniture in
its middle, such as a page header that stands in a torn paragraph.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from workbench.align.case import Floats, Indexes, Windows, running_sums

MOST = 3
"""Paragraphs in the longest window."""

_LIKELY = 0.5
_LONGEST_SKIP = 6
NOWHERE = -1


@dataclass(frozen=True, eq=False)
class Lane:
    """Some paragraphs of one side in reading order.

    Attributes:
        paragraphs: their indexes in the side.
        furniture: probability of each of being furniture, in [0, 1).
    """

    paragraphs: Indexes
    furniture: Floats

    @staticmethod
    def of(furniture: Floats, paragraphs: Sequence[int]) -> Lane:
        """The given paragraphs of a side of which all are judged."""
        chosen = np.asarray(paragraphs, dtype=np.intp)
        return Lane(chosen, furniture[chosen])

    def part(self, places: range) -> Lane:
        """Some neighbours of the lane."""
        chosen = slice(places.start, places.stop)
        return Lane(self.paragraphs[chosen], self.furniture[chosen])

    def __len__(self) -> int:
        return len(self.paragraphs)

    @cached_property
    def members(self) -> tuple[Indexes, ...]:
        """Per size 1..`MOST` the places in the lane of the window that ends at each node.

        Shape (nodes, size); a row with `NOWHERE` is no window.
        """
        last = np.arange(-1, len(self))
        columns = [last]
        while len(columns) < MOST:
            reached = np.append(self._before, NOWHERE)[columns[0]]
            columns.insert(0, reached)
        return tuple(np.stack(columns[-size:], axis=1) for size in range(1, MOST + 1))

    @cached_property
    def begins(self) -> Indexes:
        """Node at which the window of each size (0..`MOST`) ending at each node begins.

        Shape (`MOST` + 1, nodes); `NOWHERE` where there is no such window.
        """
        nodes = np.arange(len(self) + 1)
        return np.stack((nodes, *(members[:, 0] for members in self.members)))

    @cached_property
    def _before(self) -> Indexes:
        """Place before each one in a window: the one before it that is likely to be text."""
        likely = np.flatnonzero(self.furniture < _LIKELY)
        at = np.searchsorted(likely, np.arange(len(self))) - 1
        before = np.where(at >= 0, np.append(likely, NOWHERE)[at], NOWHERE)
        return np.where(np.arange(len(self)) - before <= _LONGEST_SKIP + 1, before, NOWHERE)

    def windows(self, size: int, nodes: Indexes) -> Windows:
        """The windows of a size that end at nodes where there are such."""
        return Windows(self.paragraphs[self.members[size - 1][nodes]])

    def window_sums(self, values: Floats) -> Floats:
        """Sums of values, one a place, over windows, (`MOST`, nodes); of no use where is none."""
        padded = np.append(values, 0.0)
        sums: Floats = np.stack([padded[members].sum(axis=1) for members in self.members])
        return sums

    def skipped_sums(self, values: Floats) -> Floats:
        """Sums over what every window skips, (`MOST`, nodes); 0 where there is none."""
        run = running_sums(values)
        nodes = np.arange(len(self) + 1)
        whole = run[nodes] - run[np.maximum(self.begins[1:], 0)]
        return np.where(self.begins[1:] >= 0, whole - self.window_sums(values), 0.0)


@dataclass(frozen=True, eq=False)
class Lanes:
    """What is aligned in one go: a lane of either side."""

    source: Lane
    target: Lane
