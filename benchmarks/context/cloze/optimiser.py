"""Numbers that are learned, each kind with its way of taking a step down a slope."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

_STEP = 0.001  # of Adam
_ROW_STEP = 0.05  # of Adagrad

Floats = NDArray[np.float32]
Numbers = NDArray[np.int64]


@dataclass(eq=False)
class Adam:
    """Numbers that are all changed at every step (Kingma and Ba 2015)."""

    value: Floats
    step: float = _STEP
    mean: Floats = field(init=False)
    square: Floats = field(init=False)
    times: int = 0

    def __post_init__(self) -> None:
        self.mean, self.square = np.zeros_like(self.value), np.zeros_like(self.value)

    def learn(self, slope: Floats, rate: float) -> None:
        """A step down the slope."""
        self.times += 1
        self.mean = 0.9 * self.mean + 0.1 * slope
        self.square = 0.999 * self.square + 0.001 * slope * slope
        mean = self.mean / (1 - 0.9**self.times)
        root = np.sqrt(self.square / (1 - 0.999**self.times)) + 1e-8
        self.value = (self.value - rate * self.step * mean / root).astype(np.float32)


@dataclass(eq=False)
class Rows:
    """A table of which few rows are changed at a step (Adagrad, Duchi et al. 2011); row 0 is 0."""

    value: Floats
    square: Floats = field(init=False)

    def __post_init__(self) -> None:
        self.value[0] = 0
        self.square = np.zeros_like(self.value)

    def learn(self, rows: Numbers, slope: Floats, rate: float) -> None:
        """A step of some rows, a row may be named several times."""
        kept, place = np.unique(rows, return_inverse=True)
        total = gathered(place, len(kept)) @ slope
        kept, total = kept[kept > 0], total[kept > 0]
        self.square[kept] += total * total
        self.value[kept] -= rate * _ROW_STEP * total / (np.sqrt(self.square[kept]) + 1e-6)


def gathered(place: Numbers, size: int) -> csr_matrix:
    """The matrix that adds up the rows that have the same place, shape (size, rows)."""
    rows = np.arange(len(place))
    return csr_matrix((np.ones(len(place), np.float32), (place, rows)), shape=(size, len(place)))
